"""Computing a choice and keeping it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from ortaq.engine.choose.compare import as_drafted
from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.greedy import greedy
from ortaq.engine.choose.plain import plain_answer, to_plain
from ortaq.engine.choose.rejected import why_not_each
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.variants import only_in
from ortaq.engine.choose.worth import broken, closures, spent, worth
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.choices.models import Choice
from ortaq.plan.choices.permissions import MANAGE
from ortaq.plan.choices.queries import WHY_NOT, problem_of
from ortaq.plan.measures.services import UnknownOrganisation
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.people.queries import find_organisation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.engine.choose.problem import Problem
    from ortaq.engine.choose.solve import Solution
    from ortaq.engine.choose.variants import Variant
    from ortaq.engine.choose.why_not import WhyNot
    from ortaq.plan.choices.frame import Frame
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor


class NothingToChoose(OrtaqError):
    """No measure of the plan closes a gap that weighs anything. Link them, or give directions a weight."""

    code = "nothing_to_choose"


def choose_measures(
    *, actor: Actor, plan: Plan, frame: Frame, own: Sequence[str] = (), note: str = ""
) -> Choice:
    """Compute the best choice among the measures of a plan within a frame, and keep it.

    Why each other measure was not chosen is computed with it, as far as as much time again goes.

    Args:
        actor: who asks.
        plan: whose measures.
        frame: money, weights and limits.
        own: codes that the committee would take itself, to be compared; none compares nothing.
        note: what this choice tries.

    Raises:
        NotAllowed: the role may not compute.
        NothingToChoose: no measure closes a gap that weighs anything.
        UnknownOrganisation: the frame names posts of a body that nobody knows.
        BadProblem, NoChoicePossible, OutOfTime: see `engine.choose.solve`.
        UnknownCandidate: `own` names a code that is none of the plan's.
    """
    actor.require(MANAGE)
    problem = problem_of(actor, plan, frame)
    if not any(problem.weights.values()):
        raise NothingToChoose(plan=plan.slug)
    for code in frame.staff:
        if find_organisation(code) is None:
            raise UnknownOrganisation(value=code)
    own_choice = as_drafted(problem, own)
    solution = choose(problem, effort=effort_of(frame))
    result = _result(problem, solution)
    if own_choice:
        result["own"] = _told(problem, own_choice)
    rejected = only_in((one.code for one in problem.candidates), solution.codes)
    answers = why_not_each(problem, solution, rejected, effort=effort_of(frame))
    studies = {WHY_NOT: {answer.code: plain_answer(answer) for answer in answers}}
    return _keep(actor, plan, frame, problem, solution, result, studies, note)


@transaction.atomic
def record_study(*, actor: Actor, choice: Choice, name: str, study: object) -> Choice:
    """Keep what a study of a choice found, under its name."""
    return _add(actor, _locked(actor, choice), name, study)


@transaction.atomic
def record_answers(*, actor: Actor, choice: Choice, answers: Mapping[str, WhyNot]) -> Choice:
    """Keep why these measures were not chosen, beside the answers about others."""
    locked = _locked(actor, choice)
    plain = {code: plain_answer(answer) for code, answer in answers.items()}
    return _add(actor, locked, WHY_NOT, {**locked.studies.get(WHY_NOT, {}), **plain})


def _locked(actor: Actor, choice: Choice) -> Choice:
    actor.require(MANAGE)
    return Choice.objects.select_for_update().get(pk=choice.pk)


def _add(actor: Actor, locked: Choice, name: str, study: object) -> Choice:
    locked.studies[name] = study
    locked.save(update_fields=["studies"])
    record(actor, "choice.study", subject_kind="choice", subject=locked.reference, study=name)
    return locked


def effort_of(frame: Frame) -> Effort:
    """How hard the frame wants the solver to try."""
    return Effort(frame.seconds, frame.gap, frame.seed)


@transaction.atomic
def _keep(
    actor: Actor,
    plan: Plan,
    frame: Frame,
    problem: Problem,
    solution: Solution,
    result: dict[str, Any],
    studies: dict[str, Any],
    note: str,
) -> Choice:
    kept = Choice.objects.create(
        plan=plan,
        plan_version=plan.version,
        note=note,
        frame=frame.as_dict(),
        problem=to_plain(problem),
        result=result,
        studies=studies,
        digest=solution.digest,
        solver=solution.solver,
        computed_at=clock.now(),
        computed_by=actor.name,
    )
    record(
        actor,
        "choice.compute",
        subject_kind="choice",
        subject=kept.reference,
        plan=plan.slug,
        plan_version=plan.version,
        digest=solution.digest,
        solver=solution.solver,
        chosen=len(solution.choice),
    )
    return kept


def _result(problem: Problem, solution: Solution) -> dict[str, Any]:
    return {
        **_told(problem, solution.choice),
        "worth": solution.worth,
        "bound": solution.bound,
        "gap": solution.gap,
        "greedy": _told(problem, greedy(problem)),
        "everything": _told(problem, as_drafted(problem, _movable(problem))),
    }


def _movable(problem: Problem) -> list[str]:
    return [candidate.code for candidate in problem.candidates]


def _told(problem: Problem, choice: Sequence[Variant]) -> dict[str, Any]:
    """A set of variants in plain values."""
    return {
        "chosen": [
            {
                "code": variant.code,
                "start": variant.start,
                "scale": variant.scale,
                "cost": variant.cost,
                "closes": variant.closes,
            }
            for variant in choice
        ],
        "worth": worth(problem, choice),
        "cost": sum(spent(choice).values()),
        "spent": [[year, source, amount] for (year, source), amount in spent(choice).items()],
        "closures": closures(problem, choice),
        "broken": [[one.limit, one.name, one.excess] for one in broken(problem, choice)],
    }
