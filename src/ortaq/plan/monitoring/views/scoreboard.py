"""The plan as everybody sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.plan.measures import permissions as measures
from ortaq.plan.measures.queries import find_current_plan, get_measure, summarise
from ortaq.plan.measures.services import may_report
from ortaq.plan.monitoring import permissions, queries
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.forms import ModerateForm, ReturnForm
from ortaq.shared import clock
from ortaq.shared.access import actor_of, public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.monitoring.models import ProgressReport


@require_GET
@public
def plan_page(request: HttpRequest) -> HttpResponse:
    """Every measure of the plan: where it stands, what it costs, how success is seen."""
    actor, on = actor_of(request), clock.today()
    plan = find_current_plan(actor, request.GET.get("plan", ""))
    if plan is None:
        return render(request, "measures/no_plan.html", status=404 if request.GET else 200)
    found = queries.get_scoreboard(actor, plan, on=on)
    context = {
        "plan": plan,
        "found": found,
        "summary": summarise(plan, [row.now.row for row in found.rows], on=on),
        "may_read": actor.may(measures.READ),
        "may_counter": queries.may_counter(actor),
        "files": _files(plan.slug),
        "on": on,
    }
    return render(request, "monitoring/plan.html", context)


@require_GET
@public
def measure_page(request: HttpRequest, reference: str) -> HttpResponse:
    """One measure: every figure with where it comes from, every report, what civil society says."""
    actor, on = actor_of(request), clock.today()
    measure = get_measure(actor, reference)
    period = HalfYear.last_ended(on)
    row = queries.get_row(actor, measure, period, on=on)
    reports = queries.list_versions(actor, measure)
    may_manage = actor.may(permissions.MANAGE)
    context = {
        "plan": measure.plan,
        "measure": measure,
        "row": row,
        "period": period,
        "reports": [
            (one, _is_newest(one, reports), ReturnForm(auto_id=f"return-{one.pk}-%s"))
            for one in reports
        ],
        "money": queries.list_money(measure, reports),
        "standings": queries.list_history(measure),
        "counters": [
            (one, ModerateForm(auto_id=f"moderate-{one.pk}-%s"))
            for one in queries.list_counters(actor, measure=measure)
        ],
        "may_manage": may_manage,
        "may_report": may_report(actor, measure),
        "may_read": actor.may(measures.READ),
        "may_files": may_manage or may_report(actor, measure),
        "may_counter": queries.may_counter(actor),
        "on": on,
        "breadcrumbs": [
            {"label": _("Plan"), "url": f"{reverse('monitoring:plan')}?plan={measure.plan.slug}"}
        ],
    }
    return render(request, "monitoring/measure.html", context)


def _is_newest(report: ProgressReport, reports: list[ProgressReport]) -> bool:
    return report.version == max(one.version for one in reports if one.period == report.period)


def _files(slug: str) -> list[dict[str, str]]:
    names = {
        "open_csv": _("The plan as CSV"),
        "open_json": _("The plan as JSON, with the meaning of each column"),
        "dictionary": _("What each column means, CSV"),
        "deadlines": _("Deadlines for your calendar"),
    }
    return [
        {"label": words, "url": f"{reverse(f'monitoring:{name}')}?plan={slug}"}
        for name, words in names.items()
    ]
