"""The first page and the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_from_request
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from ortaq.act.campaigns.queries import HOT_DAYS, list_campaigns, list_gists
from ortaq.act.reports.models import ReportStatus
from ortaq.act.reports.permissions import READ_ALL, SUBMIT
from ortaq.act.reports.queries import ReportFilter, list_reports
from ortaq.picture.statistics.queries import get_situation, list_rivals
from ortaq.plan.measures.queries import get_plan_summary
from ortaq.shared import clock, drawing
from ortaq.shared.access import actor_of, public
from ortaq.shared.actors import PUBLIC
from ortaq.shared.people.models import User
from ortaq.web.waiting import list_waiting_for

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from ortaq.picture.statistics.queries import Situation
    from ortaq.shared.actors import Actor

CAMPAIGNS_SHOWN = 5
CHART_WIDTH = 290
"""Pixels of a plot that stands in one of three columns."""


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many reports have come how far."""

    status: ReportStatus
    count: int


@require_safe
@public
def choose_language(request: HttpRequest) -> HttpResponse:
    """Lead to the first page in the person's, else the browser's language, else Kazakh."""
    if isinstance(request.user, User):
        language = request.user.language
    else:
        language = get_language_from_request(request)
    return redirect(f"/{language}/")


@require_safe
@public
def health(request: HttpRequest) -> HttpResponse:
    """200 where the database answers, for a load balancer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_GET
@public
def home(request: HttpRequest) -> HttpResponse:
    """The situation, what the plan does about it, and what waits for the reader."""
    actor, today = actor_of(request), clock.today()
    situation = get_situation(actor, today)
    hot = list(list_campaigns(actor, on=today)[:CAMPAIGNS_SHOWN])
    gists = list_gists(actor, hot)
    context = {
        "situation": situation,
        "months_svg": _months(situation) if situation and situation.reports else "",
        "rivals": list_rivals(),
        "summary": get_plan_summary(actor, today),
        "hot_days": HOT_DAYS,
        "campaigns": [(campaign, gists[campaign.pk]) for campaign in hot],
        "waiting": list_waiting_for(actor, on=today),
        "own_reports": _own_reports(actor),
        "is_public": actor == PUBLIC,
    }
    return render(request, "web/home.html", context)


@require_GET
@public
def about(request: HttpRequest) -> HttpResponse:
    """What Ortaq is and is not, accessibility, licence."""
    return render(request, "about.html")


def _own_reports(actor: Actor) -> list[StatusCount] | None:
    """How far the reports of his organisation have come; None for who doesn't send any or sees all."""
    if actor.may(READ_ALL) or not actor.may(SUBMIT):
        return None
    counts = (
        StatusCount(status, list_reports(actor, ReportFilter(status=status)).count())
        for status in ReportStatus
    )
    return [found for found in counts if found.count]


def _months(situation: Situation) -> SafeString:
    return drawing.months(
        [(month, int(count)) for month, count in situation.series if count is not None],
        title=_("Reports by month"),
        description=_("Reports of the last twelve months, by the month in which they were told."),
        source=_("Register of Ortaq"),
        unit=_("reports"),
        width=CHART_WIDTH,
    )
