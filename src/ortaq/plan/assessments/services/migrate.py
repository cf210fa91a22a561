"""Taking answers over from an assessment against another version of the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.models import AnswerSource, AnswerState, Basis
from ortaq.plan.assessments.permissions import MANAGE
from ortaq.plan.assessments.queries import can_move, list_answers
from ortaq.plan.assessments.services.lifecycle import lock_assessment, require_answerable
from ortaq.plan.assessments.services.rate import answer_row, write_answer
from ortaq.plan.assessments.services.ratings import Rating
from ortaq.plan.frameworks.queries import get_migration_plan, list_provisions
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor


class MigrationUnrelated(OrtaqError):
    """Answers are taken over between versions of one framework. Choose an assessment against it."""

    code = "migration_unrelated"


@transaction.atomic
def migrate_answers(*, actor: Actor, source: Assessment, target: Assessment) -> int:
    """Take over what the mappings between both versions allow; return how many answers.

    An answer that is there already stays. Sources come along. What needs a human is told by
    `queries.get_migration`.

    Args:
        actor: the secretariat.
        source: the earlier assessment.
        target: the later one, against another version or the same.

    Raises:
        NotAllowed: only the secretariat takes answers over.
        MigrationUnrelated: they are assessments against different frameworks, or the same assessment.
        AssessmentNotOpen: the later assessment takes no answers now.
    """
    actor.require(MANAGE)
    if source.pk == target.pk or source.framework.slug != target.framework.slug:
        raise MigrationUnrelated(source=source.reference, target=target.reference)
    current = lock_assessment(target)
    require_answerable(actor, current)
    plan = get_migration_plan(actor, source.framework.reference, current.framework.reference)
    earlier = {answer.provision.code: answer for answer in list_answers(source)}
    now = {answer.provision.code: answer for answer in list_answers(current)}
    provisions = {p.code: p for p in list_provisions(current.framework)}
    moves = [move for move in plan.moves if can_move(move, earlier, now)]
    for move in moves:
        _take(
            actor, current, provisions[move.target], earlier[move.sources[0]], why=move.reason.value
        )
    record(
        actor,
        "assessment.migrate",
        subject_kind="assessment",
        subject=current.reference,
        source=source.reference,
        answers=len(moves),
    )
    return len(moves)


def _take(
    actor: Actor, assessment: Assessment, provision: Provision, old: Answer, *, why: str
) -> None:
    answer = answer_row(actor, assessment, provision)
    rating = Rating(
        AnswerState(old.state), old.law, old.practice, old.justification, value=old.value
    )
    write_answer(actor, answer, rating, basis=Basis.MIGRATED, reason=why)
    for link in AnswerSource.objects.filter(answer=old).order_by("pk"):
        AnswerSource.objects.get_or_create(
            answer=answer,
            source_id=link.source_id,
            organisation=None,
            defaults={
                "added_at": clock.now(),
                "added_by": actor.name,
                "stated_value": link.stated_value,
                "stated_on": link.stated_on,
            },
        )
