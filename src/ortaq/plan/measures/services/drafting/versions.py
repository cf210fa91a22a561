"""Going back to an older version of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.models import MeasureVersion
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.queries.drafting.content import content_of
from ortaq.plan.measures.services.drafting.content import draft_of, record_of
from ortaq.plan.measures.services.measures import change_measure

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor


class SameContent(OrtaqError):
    """The measure has this content already. Choose another version."""

    code = "same_content"


@transaction.atomic
def restore_version(*, actor: Actor, measure: Measure, number: int) -> Measure:
    """Give a measure the content of an older version, as a new one; linked gaps stay as they are.

    Raises:
        MeasureVersion.DoesNotExist: there is no version of this number.
        SameContent: nothing would change.
        DeadlineIsFixed: the plan is approved and the deadline differs.
        OrtaqError: the old content breaks a rule of today.
    """
    actor.require(MANAGE)
    old = MeasureVersion.objects.get(measure=measure, number=number)
    if _without_gaps(old.content) == _without_gaps(content_of(measure)):
        raise SameContent(measure=measure.reference)
    return change_measure(
        actor=actor,
        measure=measure,
        draft=draft_of(old.content),
        version=measure.version,
        record=record_of(old.content),
        restored_from=number,
    )


def _without_gaps(content: dict[str, str]) -> dict[str, str]:
    return {cell: value for cell, value in content.items() if not cell.startswith("gap.")}
