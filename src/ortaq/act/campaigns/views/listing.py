"""The list of campaigns."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.act.campaigns import documents, permissions, queries
from ortaq.act.campaigns.forms import CampaignFilterForm
from ortaq.shared import clock
from ortaq.shared.access import actor_of, allow
from ortaq.shared.downloads import attachment

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 25
MOST_EXPORTED = 10_000
"""Campaigns in a file. Ortaq's own choice: what a spreadsheet is still read with."""


@require_GET
@allow(permissions.READ)
def campaign_list(request: HttpRequest) -> HttpResponse:
    """Campaigns: hot now, growing, costliest, in new regions, largest, newest."""
    actor, sort = actor_of(request), _sort(request)
    form = CampaignFilterForm(request.GET)
    found = queries.list_campaigns(actor, on=clock.today(), sort=sort, narrowed=form.narrowed())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    changes = queries.name_deciders(actor, queries.list_changes(actor))
    gists = queries.list_gists(actor, [*page, *(event.campaign for event, _by in changes)])
    context = {
        "page": page,
        "campaigns": [(campaign, gists[campaign.pk]) for campaign in page],
        "form": form,
        "sort": sort,
        "tabs": _tabs(request, sort),
        "meaning": _meanings()[sort],
        "hot_days": queries.HOT_DAYS,
        "counted_at": queries.find_counted_at(actor),
        "csv_query": request.GET.urlencode(),
        "changes": [(event, by, gists[event.campaign_id]) for event, by in changes],
        "may_judge": actor.may(permissions.JUDGE),
    }
    return render(request, "campaigns/list.html", context)


@require_GET
@allow(permissions.READ)
def campaign_csv(request: HttpRequest) -> HttpResponse:
    """The list as CSV, in the order and narrowed as the page is."""
    narrowed = CampaignFilterForm(request.GET).narrowed()
    found = queries.list_campaigns(
        actor_of(request), on=clock.today(), sort=_sort(request), narrowed=narrowed
    )
    content = documents.make_csv(islice(found.iterator(), MOST_EXPORTED))
    return attachment(f"campaigns-{clock.today()}.csv", content)


def _sort(request: HttpRequest) -> str:
    sort = request.GET.get("sort", "")
    return sort if sort in queries.SORTS else queries.SORTS[0]


def _tabs(request: HttpRequest, sort: str) -> list[dict[str, object]]:
    labels = {
        "hot": _("Hot now"),
        "growing": _("Growing"),
        "damage": _("Largest damage"),
        "new_regions": _("New regions"),
        "largest": _("Most reports"),
        "newest": _("Newest"),
    }
    tabs: list[dict[str, object]] = []
    for name, label in labels.items():
        query = request.GET.copy()
        query.pop("page", None)
        query["sort"] = name
        tabs.append({"label": label, "url": f"?{query.urlencode()}", "current": name == sort})
    return tabs


def _meanings() -> dict[str, str]:
    days = {"days": queries.HOT_DAYS}
    return {
        "hot": _("Most reports in the last %(days)s days first.") % days,
        "growing": _(
            "More reports in the last %(days)s days than in the %(days)s days before; the greatest"
            " difference first."
        )
        % days,
        "damage": _(
            "The largest sum of claimed damage first, over the whole life of the campaign."
        ),
        "new_regions": _(
            "Reported in the last %(days)s days from a region that had never reported it before."
        )
        % days,
        "largest": _("Most reports first, over the whole life of the campaign."),
        "newest": _("The campaign whose first report came last is first."),
    }
