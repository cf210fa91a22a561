"""Pages of campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.act.campaigns import permissions, queries
from ortaq.act.campaigns.wording import sentence
from ortaq.act.reports.forms import crime_type_choices
from ortaq.shared import clock, drawing
from ortaq.shared.access import actor_of, allow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.act.campaigns.queries import CampaignView

PAGE_SIZE = 25
EVIDENCE_SHOWN = 20


@require_GET
@allow(permissions.READ)
def campaign_list(request: HttpRequest) -> HttpResponse:
    """Campaigns: hot now, largest, costliest, newest."""
    sort = request.GET.get("sort", "hot")
    crime_type = request.GET.get("crime_type", "")
    found = queries.list_campaigns(
        actor_of(request), on=clock.today(), sort=sort, crime_type=crime_type
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "sort": sort if sort in queries.SORTS else "hot",
        "crime_type": crime_type,
        "crime_types": [("", _("All")), *crime_type_choices()],
        "orders": _orders(),
        "hot_days": queries.HOT_DAYS,
    }
    return render(request, "campaigns/list.html", context)


@require_GET
@allow(permissions.READ)
def campaign_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One campaign: reports, identifiers, months, regions, damage, and why each report is in it."""
    actor = actor_of(request)
    key = queries.parse_reference(reference)
    campaign = queries.find_survivor(actor, key)
    if campaign.pk != key or campaign.reference != reference:
        return redirect("campaigns:campaign", reference=campaign.reference)
    view = queries.get_campaign_view(actor, campaign)
    page = Paginator(view.reports, PAGE_SIZE).get_page(request.GET.get("page"))
    reasons = queries.explain_all(page)
    members = [
        (membership, [sentence(reason) for reason in reasons[membership.pk]]) for membership in page
    ]
    context = {
        "view": view,
        "page": page,
        "members": members,
        "months_svg": _months(view),
        "map_svg": _map(view),
        "evidence": view.evidence[:EVIDENCE_SHOWN],
        "regions": sorted(view.by_region.items(), key=lambda pair: -pair[1]),
    }
    return render(request, "campaigns/campaign.html", context)


def _months(view: CampaignView) -> str:
    return drawing.months(
        view.by_month,
        title=_("Reports by month"),
        description=_("Number of reports of this campaign in each month."),
        source=_("Register of Ortaq"),
        unit=_("reports"),
        width=drawing.HALF_WIDTH,
    )


def _map(view: CampaignView) -> str:
    return drawing.regions(
        view.by_region,
        title=_("Reports by region"),
        description=_("Number of reports of this campaign in each region."),
        source=_("Register of Ortaq"),
        unit=_("reports"),
    )


def _orders() -> list[tuple[str, str]]:
    return [
        ("hot", _("hot now")),
        ("-reports", _("most reports")),
        ("-claimed", _("largest damage")),
        ("-last", _("latest report")),
        ("-first", _("newest")),
    ]
