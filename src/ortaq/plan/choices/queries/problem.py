"""A plan and a frame as a problem of the engine."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ortaq.engine.choose.problem import Budget, Candidate, Cover, Curve, Problem, Scale, Spread
from ortaq.plan.choices.models import Exclusion, PlanningInput
from ortaq.plan.choices.permissions import READ
from ortaq.plan.measures.queries import list_measures, visible_plans
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from ortaq.plan.choices.frame import Frame
    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor

DIRECTION, KIND, REGION = "direction", "kind", "region"
"""First words of the tags that minimum cover counts."""


def problem_of(actor: Actor, plan: Plan, frame: Frame) -> Problem:
    """The choice among the measures of a plan within a frame.

    A gap weighs its size times the weight of its direction. A measure starts in the year of its start
    or of its first cost; costs outside the years of the plan are counted in the nearest of them.
    """
    actor.require(READ)
    measures = [row.measure for row in list_measures(actor, plan, on=clock.today())]
    inputs = list_inputs(actor, plan)
    candidates = tuple(_candidate(m, inputs.get(m.pk), plan) for m in measures)
    return Problem(
        first_year=plan.first_year,
        last_year=plan.last_year,
        weights=_weights(measures, frame),
        candidates=candidates,
        budgets=tuple(Budget(line.limit, line.year, line.source) for line in frame.budgets),
        staff={(code, year): posts for code, posts in frame.staff.items() for year in plan.years},
        exclusions=_exclusions(plan),
        covers=tuple(_covers(candidates, frame)),
        curve=Curve(((0.5, frame.first_half), (1.0, 1.0))),
        harm_points=frame.harm_points,
        delay=frame.delay,
    )


def asked_money(actor: Actor, plan: Plan) -> dict[tuple[int, str], float]:
    """(year, source) to what all measures of the plan ask together, thousand tenge."""
    rows = list_measures(actor, plan, on=clock.today())
    return money_of((row.measure for row in rows), plan)


def money_of(measures: Iterable[Measure], plan: Plan) -> dict[tuple[int, str], float]:
    """(year, source) to what these measures of the plan ask together, thousand tenge."""
    sums: dict[tuple[int, str], float] = defaultdict(float)
    for measure in measures:
        for key, amount in _costs(measure, plan).items():
            sums[key] += amount
    return dict(sorted(sums.items()))


def list_inputs(actor: Actor, plan: Plan) -> dict[int, PlanningInput]:
    """Key of a measure to its planning input, where it has one."""
    actor.require(READ)
    rows = PlanningInput.objects.filter(measure__plan=plan).prefetch_related("needs")
    return {row.measure_id: row for row in rows}


def get_input(actor: Actor, measure: Measure) -> PlanningInput:
    """The planning input of a measure; one with the defaults, not stored, where it has none."""
    actor.require(READ)
    found = PlanningInput.objects.filter(measure=measure).prefetch_related("needs").first()
    return found or PlanningInput(measure=measure, version=0)


def list_exclusions(actor: Actor, plan: Plan) -> list[Exclusion]:
    """The exclusions of a plan, in the order written, with their measures."""
    actor.require(READ)
    rows = Exclusion.objects.filter(plan=plan).order_by("pk")
    return list(rows.prefetch_related("measures"))


def get_exclusion(actor: Actor, pk: int) -> Exclusion:
    """One exclusion of a plan that the actor may see.

    Raises:
        Exclusion.DoesNotExist: there is none.
    """
    actor.require(READ)
    plans = visible_plans(actor).values("pk")
    return Exclusion.objects.select_related("plan").get(pk=pk, plan__in=plans)


def _weights(measures: Iterable[Measure], frame: Frame) -> dict[str, float]:
    return {
        gap.reference: float(gap.severity) * frame.weights.get(gap.pillar, 1.0)
        for measure in measures
        for gap, _share in _closes(measure)
    }


def _closes(measure: Measure) -> Iterable[tuple[Gap, float]]:
    """Gaps that are not closed yet, with the share that the measure closes."""
    for link in measure.closes.all():
        if link.gap.closed_at is None:
            yield link.gap, float(link.share)


def _candidate(measure: Measure, told: PlanningInput | None, plan: Plan) -> Candidate:
    costs = _costs(measure, plan)
    start = _start(measure, costs, plan)
    told = told or PlanningInput(measure=measure)
    latest = told.latest_start
    return Candidate(
        code=measure.code,
        start=start,
        costs=costs,
        closes={gap.reference: share for gap, share in _closes(measure)},
        harm=float(told.harm_thousand_kzt),
        staff=_staff(told, measure, start, plan),
        latest_start=None if latest is None else min(max(latest, start), plan.last_year),
        scales=_scales(told),
        tags=frozenset(_tags(measure, told)),
        is_mandatory=told.is_mandatory,
        needs=tuple(sorted(need.code for need in told.needs.all())) if told.changed_by else (),
        cost_spread=_spread(told.cost_low, told.cost_high, told.cost_mode),
        effect_spread=_spread(told.effect_low, told.effect_high, told.effect_mode),
        harm_spread=_harm_spread(told),
    )


def _spread(low: Decimal, high: Decimal, mode: Decimal) -> Spread:
    return Spread(float(low), float(high), float(mode))


def _harm_spread(told: PlanningInput) -> Spread | None:
    if told.harm_low is None or told.harm_high is None:
        return None
    return Spread(float(told.harm_low), float(told.harm_high))


def _costs(measure: Measure, plan: Plan) -> dict[tuple[int, str], float]:
    costs: dict[tuple[int, str], float] = defaultdict(float)
    for cost in measure.costs.all():
        year = min(max(cost.year, plan.first_year), plan.last_year)
        costs[year, cost.source] += float(cost.amount_thousand_kzt)
    return dict(costs)


def _start(measure: Measure, costs: dict[tuple[int, str], float], plan: Plan) -> int:
    first_cost = min((year for year, _ in costs), default=plan.first_year)
    year = min(first_cost, measure.start_on.year) if measure.start_on else first_cost
    return min(max(year, plan.first_year), plan.last_year)


def _staff(
    told: PlanningInput, measure: Measure, start: int, plan: Plan
) -> dict[tuple[str, int], float]:
    """Posts are needed from the start to the last year of the deadline."""
    last = measure.due_on.year if measure.due_on else plan.last_year
    years = range(start, min(max(last, start), plan.last_year) + 1)
    return {(code, year): float(posts) for code, posts in told.staff.items() for year in years}


def _scales(told: PlanningInput) -> tuple[Scale, ...]:
    if told.pilot_cost is None or told.pilot_effect is None:
        return (Scale(),)
    return (Scale("pilot", float(told.pilot_cost), float(told.pilot_effect)), Scale())


def _tags(measure: Measure, told: PlanningInput) -> Iterable[str]:
    yield f"{DIRECTION}:{measure.direction}"
    if measure.lead:
        yield f"{KIND}:{measure.lead.group}"
    yield from (f"{KIND}:{one.organisation.group}" for one in measure.co_executors.all())
    yield from (f"{REGION}:{code}" for code in told.regions)


def _exclusions(plan: Plan) -> tuple[tuple[str, ...], ...]:
    groups = list_exclusions(SYSTEM, plan)
    return tuple(tuple(sorted(one.code for one in group.measures.all())) for group in groups)


def _covers(candidates: tuple[Candidate, ...], frame: Frame) -> Iterable[Cover]:
    minima = {DIRECTION: frame.per_direction, KIND: frame.per_kind, REGION: frame.per_region}
    for tag in sorted({tag for candidate in candidates for tag in candidate.tags}):
        if minimum := minima[tag.split(":")[0]]:
            yield Cover(tag, minimum)
