"""The SMART check of measures and of a whole plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.picture.indicators.queries import list_readings
from ortaq.plan.measures.models import MeasureRecord, SmartOverride
from ortaq.plan.measures.queries.measures import visible_measures
from ortaq.plan.measures.smart import (
    Finding,
    IndicatorFacts,
    SmartFacts,
    Verdict,
    check_smart,
)
from ortaq.shared import clock
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from ortaq.plan.measures.models import Measure, MeasureIndicator, Plan
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class SmartRow:
    """A measure with what the check says of it."""

    measure: Measure
    findings: list[Finding]

    @property
    def to_improve(self) -> list[Finding]:
        """What somebody has to do something about."""
        return [one for one in self.findings if one.verdict == Verdict.TO_IMPROVE]


def check_measure_smart(actor: Actor, measure: Measure) -> list[Finding]:
    """The findings about one measure, one per criterion."""
    linked = any(indicator.indicator_id for indicator in measure.indicators.all())
    history = _histories(actor) if linked else {}
    overrides = dict(
        SmartOverride.objects.filter(measure=measure).values_list("criterion", "reason")
    )
    record = MeasureRecord.objects.filter(measure=measure).first()
    goal = record is not None and bool(in_language(record.goal))
    return check_smart(_facts(measure, history, has_goal=goal), overrides)


def check_plan_smart(actor: Actor, plan: Plan) -> list[SmartRow]:
    """Every measure of a plan with its findings, in the plan's order."""
    measures = list(visible_measures(actor).filter(plan=plan).order_by("position"))
    history = _histories(actor)
    overrides: dict[int, dict[str, str]] = {}
    for row in SmartOverride.objects.filter(measure__plan=plan):
        overrides.setdefault(row.measure_id, {})[row.criterion] = row.reason
    records = MeasureRecord.objects.filter(measure__plan=plan)
    goals = {row.measure_id for row in records if in_language(row.goal)}
    return [
        SmartRow(
            measure,
            check_smart(
                _facts(measure, history, has_goal=measure.pk in goals),
                overrides.get(measure.pk, {}),
            ),
        )
        for measure in measures
    ]


def _facts(
    measure: Measure, history: Mapping[str, tuple[Decimal, ...]], *, has_goal: bool
) -> SmartFacts:
    return SmartFacts(
        title=in_language(measure.title),
        has_lead=measure.lead_id is not None,
        indicators=tuple(
            _indicator(one, history, has_lead=measure.lead_id is not None)
            for one in measure.indicators.all()
        ),
        is_linked=bool(measure.closes.all()) or has_goal,
        start_on=measure.start_on,
        due_on=measure.due_on,
        is_recurring=measure.deadline is not None and measure.deadline.is_recurring,
        first_year=measure.plan.first_year,
        last_year=measure.plan.last_year,
    )


def _indicator(
    row: MeasureIndicator, history: Mapping[str, tuple[Decimal, ...]], *, has_lead: bool
) -> IndicatorFacts:
    code = row.indicator.code if row.indicator else ""
    return IndicatorFacts(
        has_unit=bool(in_language(row.unit)),
        has_source=bool(code) or has_lead,
        baseline=row.baseline,
        targets=row.targets_by_year,
        history=history.get(code, ()),
    )


def _histories(actor: Actor) -> dict[str, tuple[Decimal, ...]]:
    return {
        reading.indicator.code: tuple(
            point.value for point in reading.points if point.value is not None
        )
        for reading in list_readings(actor, on=clock.today())
    }
