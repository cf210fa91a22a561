"""Answers to one version of a framework in an assessment against another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.score.migrate import Carry
from ortaq.plan.assessments.models import AnswerState, Basis
from ortaq.plan.assessments.permissions import READ
from ortaq.plan.assessments.queries.answers import list_answers
from ortaq.plan.frameworks.queries import get_migration_plan, list_provisions

if TYPE_CHECKING:
    from ortaq.engine.score.migrate import MigrationPlan, Move
    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class MovedAnswer:
    """A question of the later version that a human has to look at.

    Args:
        provision: the question.
        move: why.
        answer: as it stands in the later assessment; None where nobody touched it.
        earlier: answers to the questions that it came from, the nearest first.
    """

    provision: Provision
    move: Move
    answer: Answer | None
    earlier: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Migration:
    """What becomes of the answers of an earlier assessment.

    Args:
        source: the earlier assessment.
        target: the later one.
        plan: what the versions say about each question.
        ready: how many answers can be taken over now.
        open: questions that a human has to look at: answers taken over that need a check, then those
            that nothing was taken over for.
    """

    source: Assessment
    target: Assessment
    plan: MigrationPlan
    ready: int
    open: tuple[MovedAnswer, ...]


def get_migration(actor: Actor, source: Assessment, target: Assessment) -> Migration:
    """What can be taken over from `source` into `target`, and what waits for a human.

    Raises:
        Framework.DoesNotExist: a framework is gone.
    """
    actor.require(READ)
    plan = get_migration_plan(actor, source.framework.reference, target.framework.reference)
    earlier = {answer.provision.code: answer for answer in list_answers(source)}
    now = {answer.provision.code: answer for answer in list_answers(target)}
    provisions = {p.code: p for p in list_provisions(target.framework)}
    movable = [move for move in plan.moves if can_move(move, earlier, now)]
    waiting = [
        MovedAnswer(
            provisions[move.target],
            move,
            now.get(move.target),
            tuple(earlier[code] for code in move.sources if code in earlier),
        )
        for move in plan.moves
        if _waits(move, now.get(move.target))
    ]
    order = (Carry.CHECK, Carry.HUMAN)
    waiting.sort(key=lambda moved: order.index(moved.move.carry))
    return Migration(source, target, plan, len(movable), tuple(waiting))


def can_move(move: Move, earlier: dict[str, Answer], now: dict[str, Answer]) -> bool:
    """True where there is an answer to take over and none that it would overwrite."""
    if move.carry is Carry.HUMAN or not move.sources:
        return False
    found, there = earlier.get(move.sources[0]), now.get(move.target)
    given = found is not None and found.state != AnswerState.UNANSWERED
    return given and (there is None or there.version == 0)


def _waits(move: Move, answer: Answer | None) -> bool:
    if move.carry is Carry.CHECK:
        return answer is not None and answer.basis == Basis.MIGRATED
    untouched = answer is None or answer.state == AnswerState.UNANSWERED
    return move.carry is Carry.HUMAN and untouched
