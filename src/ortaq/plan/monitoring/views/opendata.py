"""The plan for machines: CSV, JSON, the meaning of its columns, a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from ortaq.engine.render.tables import Column, Table, write_csv
from ortaq.plan.measures.queries import get_plan
from ortaq.plan.monitoring import documents, queries
from ortaq.shared import clock
from ortaq.shared.access import actor_of, public
from ortaq.shared.downloads import attachment

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ortaq.plan.measures.models import Plan


@require_GET
@public
def csv(request: HttpRequest) -> HttpResponse:
    """One row per measure."""
    plan, table = _found(request)
    return attachment(f"{plan.slug}-open.csv", write_csv(table))


@require_GET
@public
def json(request: HttpRequest) -> HttpResponse:
    """The same rows, with the meaning of each column."""
    plan, table = _found(request)
    names = [column.heading for column in table.columns]
    return JsonResponse(
        {
            "plan": plan.slug,
            "title": plan.title.as_dict(),
            "as_of": clock.today(),
            "is_demo": plan.is_demo,
            "columns": documents.dictionary(),
            "measures": [dict(zip(names, row, strict=True)) for row in table.rows],
        },
        json_dumps_params={"ensure_ascii": False},
    )


@require_GET
@public
def dictionary_csv(request: HttpRequest) -> HttpResponse:
    """What each column means."""
    columns = tuple(Column(name) for name in ("name", "type", "meaning"))
    rows = tuple(tuple(one.values()) for one in documents.dictionary())
    table = Table(title="dictionary", columns=columns, rows=rows, source="")
    return attachment("plan-dictionary.csv", write_csv(table))


@require_GET
@public
def deadlines(request: HttpRequest) -> HttpResponse:
    """Deadlines of the whole plan, to subscribe to."""
    actor = actor_of(request)
    plan = get_plan(actor, request.GET.get("plan", ""))
    return attachment(f"{plan.slug}-deadlines.ics", documents.make_deadlines(actor, plan))


def _found(request: HttpRequest) -> tuple[Plan, Table]:
    actor = actor_of(request)
    plan = get_plan(actor, request.GET.get("plan", ""))
    return plan, documents.open_table(queries.get_scoreboard(actor, plan, on=clock.today()))
