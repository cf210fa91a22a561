"""What somebody has typed and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.measures.models import PersonalDraft
from ortaq.plan.measures.permissions import MANAGE

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor


def find_draft(actor: Actor, measure: Measure) -> PersonalDraft | None:
    """The actor's own draft of a measure; nobody sees that of another person."""
    actor.require(MANAGE)
    return PersonalDraft.objects.filter(measure=measure, written_by=actor.name).first()
