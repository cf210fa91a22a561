"""Closing a half-year: what the summary says is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.monitoring.models import MeasureStanding, PeriodSummary
from ortaq.plan.monitoring.permissions import MANAGE
from ortaq.plan.monitoring.queries import get_board
from ortaq.plan.monitoring.rag import USUAL
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.measures.models import Plan
    from ortaq.plan.monitoring.cycle import HalfYear
    from ortaq.plan.monitoring.queries import BoardRow
    from ortaq.plan.monitoring.rag import Thresholds
    from ortaq.shared.actors import Actor


class PeriodClosed(OrtaqError):
    """The half-year is closed already. Corrections show as a change against it."""

    code = "period_closed"


class PeriodNotOver(OrtaqError):
    """The half-year is not over. Close it afterwards."""

    code = "period_not_over"


@transaction.atomic
def close_period(
    *,
    actor: Actor,
    plan: Plan,
    period: HalfYear,
    limits: Thresholds = USUAL,
    on: date | None = None,
) -> PeriodSummary:
    """Keep where every measure stands, with the thresholds by which that was computed.

    Args:
        actor: the secretariat.
        plan: which.
        period: which half-year.
        limits: where the lights change.
        on: day of which it speaks; today where not given.

    Raises:
        PeriodNotOver, PeriodClosed: see there.
    """
    actor.require(MANAGE)
    day = on or clock.today()
    if day < period.end:
        raise PeriodNotOver(period=period.code)
    summary, is_new = PeriodSummary.objects.get_or_create(
        plan=plan,
        period=period.code,
        defaults={
            "thresholds": limits.as_dict(),
            "closed_at": clock.now(),
            "closed_by": actor.name,
        },
    )
    if not is_new:
        raise PeriodClosed(period=period.code)
    board = get_board(actor, plan, period, on=day, limits=limits)
    MeasureStanding.objects.bulk_create(_standing(summary, row) for row in board.rows)
    record(
        actor,
        "period.close",
        subject_kind="plan",
        subject=plan.slug,
        period=period.code,
        measures=len(board.rows),
        red=sum(row.verdict.rag == "red" for row in board.rows),
        alarms=len(board.alarms),
    )
    return summary


def _standing(summary: PeriodSummary, row: BoardRow) -> MeasureStanding:
    return MeasureStanding(
        summary=summary,
        measure=row.measure,
        rag=row.verdict.rag,
        lights={light.aspect: light.rag for light in row.verdict.lights},
        declared_status=row.declared,
        progress=row.progress,
        reporting=row.reporting,
        is_too_good=row.verdict.too_good,
        planned_thousand_kzt=row.planned,
        spent_thousand_kzt=row.spent,
    )
