"""Weights of the directions from what organisations judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.choose.pairwise import JointWeights, joint_weights
from ortaq.engine.terms.direction import Direction
from ortaq.plan.choices.models import PairwiseJudgement
from ortaq.plan.choices.permissions import READ
from ortaq.plan.gaps.queries import list_gaps

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class JointJudgement:
    """The judgements on a plan.

    Args:
        directions: that are compared: those that have gaps.
        rows: one for each organisation that has judged.
        weights: of all together; None before the first judgement.
    """

    directions: tuple[str, ...]
    rows: tuple[PairwiseJudgement, ...]
    weights: JointWeights | None


def get_joint_judgement(actor: Actor, plan: Plan) -> JointJudgement:
    """What organisations judged, and the weights of all together."""
    actor.require(READ)
    directions = compared_directions(actor)
    rows = PairwiseJudgement.objects.filter(plan=plan).select_related("organisation")
    whole = tuple(row for row in rows.order_by("organisation__code") if _is_whole(row, directions))
    judges = {row.organisation.code: pairs_of(row) for row in whole}
    weights = joint_weights(directions, judges) if judges and len(directions) > 1 else None
    return JointJudgement(directions, whole, weights)


def own_judgement(actor: Actor, plan: Plan) -> PairwiseJudgement | None:
    """The judgement of the actor's organisation."""
    actor.require(READ)
    rows = PairwiseJudgement.objects.filter(plan=plan, organisation=actor.organisation_id)
    return rows.first() if actor.organisation_id else None


def compared_directions(actor: Actor) -> tuple[str, ...]:
    """Directions that have gaps, in the order of the plan's sections."""
    have = set(list_gaps(actor).values_list("pillar", flat=True))
    return tuple(str(one) for one in Direction if one in have)


def pairs_of(row: PairwiseJudgement) -> dict[tuple[str, str], float]:
    """(a, b) to how many times as much a matters."""
    return {(key.split()[0], key.split()[1]): float(value) for key, value in row.judged.items()}


def _is_whole(row: PairwiseJudgement, directions: tuple[str, ...]) -> bool:
    """False where gaps have brought new directions since it was written."""
    pairs = {frozenset(key.split()) for key in row.judged}
    size = len(directions)
    return len(pairs) == size * (size - 1) // 2 and all(pair <= set(directions) for pair in pairs)
