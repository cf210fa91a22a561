"""Writing what an organisation thinks matters more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.choose.pairwise import pairwise_weights
from ortaq.plan.choices.models import PairwiseJudgement
from ortaq.plan.choices.permissions import JUDGE
from ortaq.plan.choices.queries.judging import compared_directions
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor


@transaction.atomic
def judge_pairs(
    *, actor: Actor, plan: Plan, judged: Mapping[tuple[str, str], float]
) -> PairwiseJudgement:
    """Write the judgements of the actor's organisation; new ones replace those before.

    Args:
        actor: a member of an organisation.
        plan: whose directions are compared.
        judged: (a, b) to how many times as much a matters as b; each pair of directions with gaps.

    Raises:
        NotAllowed: the role may not, or the actor has no organisation.
        BadJudgement: a pair is missing or off the scale.
    """
    actor.require(JUDGE)
    if actor.organisation_id is None:
        raise NotAllowed(permission=JUDGE.name)
    weights = pairwise_weights(compared_directions(actor), judged)
    saved, _ = PairwiseJudgement.objects.update_or_create(
        plan=plan,
        organisation_id=actor.organisation_id,
        defaults={
            "judged": {f"{a} {b}": value for (a, b), value in judged.items()},
            "consistency_ratio": weights.consistency_ratio,
            "judged_at": clock.now(),
            "judged_by": actor.name,
        },
    )
    record(
        actor,
        "pairwise.judge",
        subject_kind="plan",
        subject=plan.slug,
        consistency_ratio=round(weights.consistency_ratio, 4),
    )
    return saved
