"""Which answers meet what a gap is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.queries import get_scores, list_answers_to

if TYPE_CHECKING:
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.plan.gaps.models import Gap
    from ortaq.shared.actors import Actor


def list_met(actor: Actor, assessment: Assessment) -> frozenset[str]:
    """Codes of the provisions that an assessment certainly meets in full."""
    scores = get_scores(actor, assessment.reference)
    return frozenset(
        row.provision.code
        for row in scores.provisions
        if row.score.low is not None and row.score.low >= 1
    )


def list_unmet(actor: Actor, gap: Gap) -> list[Gap]:
    """The gap and those merged into it whose provision no answer given after them meets in full.

    Of several assessments, the newest counts; a gap at no provision is never met by an answer.
    """
    return [one for one in (gap, *gap.merged.all()) if not _is_met(actor, one)]


def _is_met(actor: Actor, gap: Gap) -> bool:
    if gap.provision is None:
        return False
    answer = list_answers_to(actor, gap.provision).first()
    if (
        answer is None
        or answer.state != AnswerState.ANSWERED
        or answer.disputed
        or answer.updated_at <= gap.opened_at
    ):
        return False
    return _meets(actor, answer.assessment, gap.provision)


def _meets(actor: Actor, assessment: Assessment, provision: Provision) -> bool:
    return provision.code in list_met(actor, assessment)
