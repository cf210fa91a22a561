"""Pages of campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ortaq.act.campaigns import permissions, queries, services
from ortaq.act.campaigns.forms import JudgementForm
from ortaq.act.campaigns.wording import sentence
from ortaq.act.reports.forms import crime_type_choices
from ortaq.act.reports.queries import get_report
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


@require_POST
@allow(permissions.JUDGE)
def judge(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep what somebody judges of a report and a campaign, and go back to the report."""
    actor = actor_of(request)
    report = get_report(actor, reference)
    form = JudgementForm(request.POST)
    campaign = None
    if form.is_valid():
        campaign = queries.find_visible_campaign(actor, form.cleaned_data["campaign"])
    if campaign is None:
        messages.error(request, _("Nothing is judged: choose whether the report belongs here."))
        return redirect("reports:report", reference=reference)
    services.judge(
        actor=actor,
        report=report,
        campaign=campaign,
        verdict=form.judged(),
        note=form.cleaned_data["note"],
    )
    messages.success(request, _("Your judgement is kept. Every re-linking obeys it."))
    return redirect("reports:report", reference=reference)


@require_POST
@allow(permissions.JUDGE)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a judgement back and go to its report."""
    actor = actor_of(request)
    judgement = queries.get_judgement(actor, pk)
    services.withdraw_judgement(actor=actor, judgement=judgement)
    messages.success(
        request, _("The judgement is withdrawn. The next re-linking no longer obeys it.")
    )
    return redirect("reports:report", reference=judgement.report.reference)


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
