"""The page of one campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.act.campaigns import permissions, queries
from ortaq.act.campaigns.forms import MERGE_ID, NAME_ID, SPLIT_ID, MergeForm, NameForm, SplitForm
from ortaq.act.campaigns.graph import identifier_graph
from ortaq.act.campaigns.wording import sentence, similar_sentences
from ortaq.act.reports.permissions import READ_ALL
from ortaq.shared import clock, drawing
from ortaq.shared.access import actor_of, allow
from ortaq.shared.country import pack
from ortaq.shared.one_moment import one_moment

if TYPE_CHECKING:
    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from ortaq.act.campaigns.models import Membership
    from ortaq.act.campaigns.queries import CampaignView
    from ortaq.shared.actors import Actor

PAGE_SIZE = 25
EVIDENCE_SHOWN = 20


@require_GET
@allow(permissions.READ)
@one_moment()
def campaign_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One campaign: reports, identifiers, months, regions, damage, and why each report is in it."""
    key = queries.parse_reference(reference)
    campaign = queries.find_survivor(actor_of(request), key)
    if campaign.pk != key or campaign.reference != reference:
        return redirect("campaigns:campaign", reference=campaign.reference)
    return show_campaign(request, campaign.reference)


@one_moment()
def show_campaign(
    request: HttpRequest, reference: str, status: int = 200, **forms: Form
) -> HttpResponse:
    """The page, with a form of it that was sent and is wrong."""
    actor = actor_of(request)
    campaign = queries.find_survivor(actor, queries.parse_reference(reference))
    view = queries.get_campaign_view(actor, campaign)
    page = Paginator(view.reports, PAGE_SIZE).get_page(request.GET.get("page"))
    graph = identifier_graph(view)
    similar = queries.list_similar(actor, campaign)
    gists = queries.list_gists(actor, [campaign, *(one.campaign for one in similar)])
    may_judge = actor.may(permissions.JUDGE)
    context = {
        "view": view,
        "gist": gists[campaign.pk],
        "page": page,
        "members": _members(actor, list(page)),
        "graph": graph,
        "graph_svg": drawing.identifiers(graph) if graph else "",
        "months_svg": _months(view),
        "map_svg": _map(view),
        "evidence": view.evidence[:EVIDENCE_SHOWN],
        "evidence_left": max(0, len(view.evidence) - EVIDENCE_SHOWN),
        "regions": sorted(view.by_region.items(), key=lambda pair: -pair[1]),
        "lately": queries.count_lately(actor, campaign, on=clock.today()),
        "hot_days": queries.HOT_DAYS,
        "sees_all": actor.may(READ_ALL),
        "events": queries.name_deciders(actor, view.events),
        "similar": [(one, gists[one.campaign.pk], similar_sentences(one)) for one in similar],
        "may_judge": may_judge,
        "judgements": queries.list_judgements_of_campaign(actor, campaign) if may_judge else [],
        "regroupings": queries.list_regroupings(campaign) if may_judge else [],
        "name_form": forms.get("name_form")
        or NameForm(auto_id=NAME_ID, initial={"name": campaign.name}),
        "merge_form": forms.get("merge_form")
        or MergeForm(auto_id=MERGE_ID, initial={"other": request.GET.get("other", "")}),
        "split_form": forms.get("split_form") or SplitForm(auto_id=SPLIT_ID),
    }
    return render(request, "campaigns/campaign.html", context, status=status)


def _members(actor: Actor, listed: list[Membership]) -> list[tuple[Membership, list[str]]]:
    reasons = queries.explain_all(actor, listed)
    return [
        (membership, [sentence(reason) for reason in reasons[membership.pk]])
        for membership in listed
    ]


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
    """The map; a region that nobody names has no report, not no figure."""
    return drawing.regions(
        dict.fromkeys((region.code for region in pack().regions), 0) | view.by_region,
        title=_("Reports by region"),
        description=_("Number of reports of this campaign in each region."),
        source=_("Register of Ortaq"),
        unit=_("reports"),
    )
