"""Studies of a choice: why not, what more money buys, how sure it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ortaq.engine.choose.compare import UnknownCandidate
from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.money import budget_curve, next_money
from ortaq.engine.choose.rejected import why_not_each
from ortaq.engine.choose.robust import robustness
from ortaq.engine.choose.sensitivity import sensitivity
from ortaq.engine.choose.variants import only_in
from ortaq.engine.choose.why_not import sharper, why_not
from ortaq.plan.choices.frame import Frame
from ortaq.plan.choices.permissions import MANAGE
from ortaq.plan.choices.queries import answers_of, get_problem, solution_of
from ortaq.plan.choices.services.compute import effort_of, record_answers, record_study
from ortaq.plan.gaps.queries import list_gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.choose.why_not import WhyNot
    from ortaq.plan.choices.models import Choice
    from ortaq.shared.actors import Actor

SHARES = (0.0, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0)
"""Multiples of the budgets on the curve."""
MOST_DRAWS = 1000
_REST_SECONDS = 60.0
_DRAW_SECONDS = 2.0
_DRAW_GAP = 0.01


def explain_rest(*, actor: Actor, choice: Choice) -> Choice:
    """Why each measure that has no answer yet was not chosen, within a minute; kept with the choice."""
    actor.require(MANAGE)
    problem = get_problem(choice)
    solution, known = solution_of(choice, problem), answers_of(choice)
    open_codes = only_in((one.code for one in problem.candidates), (*solution.codes, *known))
    effort = replace(effort_of(Frame.of(choice.frame)), seconds=_REST_SECONDS)
    answers = why_not_each(problem, solution, open_codes, effort=effort)
    return record_answers(actor=actor, choice=choice, answers={one.code: one for one in answers})


def explain(*, actor: Actor, choice: Choice, code: str) -> WhyNot:
    """Why a measure was not chosen, as exactly as the time for the choice allows; kept with the choice.

    Raises:
        NotAllowed: the role may not compute.
        UnknownCandidate: no measure of the plan had this code when the choice was computed.
        OutOfTime: the time ended before a choice with it was found.
    """
    actor.require(MANAGE)
    if code not in {one["code"] for one in choice.problem["candidates"]}:
        raise UnknownCandidate(value=code)
    known = answers_of(choice).get(code)
    if known is not None and known.is_exact:
        return known
    problem = get_problem(choice)
    effort = replace(effort_of(Frame.of(choice.frame)), gap=0.0)
    answer = why_not(problem, solution_of(choice, problem), code, effort=effort)
    answer = sharper(known, answer) if known else answer
    record_answers(actor=actor, choice=choice, answers={code: answer})
    return answer


def study_curve(*, actor: Actor, choice: Choice) -> Choice:
    """The curve from money to worth, kept with the choice."""
    actor.require(MANAGE)
    problem = get_problem(choice)
    points = [
        {
            "share": point.share,
            "worth": point.solution.worth if point.solution else None,
            "cost": point.solution.cost if point.solution else None,
            "count": len(point.solution.choice) if point.solution else None,
        }
        for point in budget_curve(problem, SHARES, effort=_quick(choice))
    ]
    return record_study(actor=actor, choice=choice, name="curve", study=points)


def study_next_money(*, actor: Actor, choice: Choice, amount: float) -> Choice:
    """What so many thousand tenge more in each budget buy, kept with the choice."""
    actor.require(MANAGE)
    problem = get_problem(choice)
    solution = solution_of(choice, problem)
    rows = [
        {
            "year": one.budget.year,
            "source": one.budget.source,
            "gain": one.gain,
            "comes": list(one.comes),
            "goes": list(one.goes),
        }
        for one in next_money(problem, solution, amount, effort=_quick(choice))
    ]
    study = {"amount": amount, "rows": rows}
    return record_study(actor=actor, choice=choice, name="next_money", study=study)


def study_robustness(*, actor: Actor, choice: Choice, draws: int) -> Choice:
    """How often each measure is chosen where costs and effects are drawn, kept with the choice."""
    actor.require(MANAGE)
    problem = get_problem(choice)
    found = robustness(
        problem,
        solution_of(choice, problem),
        draws=min(draws, MOST_DRAWS),
        seed=choice.frame["seed"],
        effort=Effort(_DRAW_SECONDS, _DRAW_GAP, choice.frame["seed"]),
    )
    study = {
        "draws": found.draws,
        "seed": found.seed,
        "chosen": found.chosen,
        "affordable": found.affordable,
        "worth": list(found.worth),
    }
    return record_study(actor=actor, choice=choice, name="robustness", study=study)


def study_weights(*, actor: Actor, choice: Choice, factors: Sequence[float] = (0.5, 2.0)) -> Choice:
    """What changes where one direction weighs more or less, kept with the choice."""
    actor.require(MANAGE)
    problem = get_problem(choice)
    pillars: dict[str, list[str]] = {}
    for gap in list_gaps(actor):
        if gap.reference in problem.weights:
            pillars.setdefault(gap.pillar, []).append(gap.reference)
    rows = [
        {
            "direction": one.group,
            "factor": one.factor,
            "comes": list(one.comes),
            "goes": list(one.goes),
        }
        for one in sensitivity(
            problem, solution_of(choice, problem), pillars, factors=factors, effort=_quick(choice)
        )
    ]
    return record_study(actor=actor, choice=choice, name="weights", study=rows)


def _quick(choice: Choice) -> Effort:
    """A tenth of the time of the choice itself for each of many runs, two seconds at least."""
    effort = effort_of(Frame.of(choice.frame))
    return replace(effort, seconds=max(2.0, effort.seconds / 10))
