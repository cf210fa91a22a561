"""Setting a point of the SMART check aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.models import SmartOverride
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.services.store import note
from ortaq.shared import clock

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure
    from ortaq.plan.measures.smart import Criterion
    from ortaq.shared.actors import Actor


class OverrideNeedsReason(OrtaqError):
    """A point of the check is set aside only with a reason. Write it in a sentence."""

    code = "override_needs_reason"


@transaction.atomic
def override_smart(*, actor: Actor, measure: Measure, criterion: Criterion, reason: str) -> None:
    """Say why a point does not hold against a measure; the reason is shown with it.

    Raises:
        OverrideNeedsReason: no reason is given.
    """
    actor.require(MANAGE)
    if not reason.strip():
        raise OverrideNeedsReason
    SmartOverride.objects.update_or_create(
        measure=measure,
        criterion=criterion,
        defaults={"reason": reason.strip(), "made_at": clock.now(), "made_by": actor.name},
    )
    note(actor, "measure.override", measure, criterion=criterion, reason=reason.strip()[:200])


@transaction.atomic
def withdraw_override(*, actor: Actor, measure: Measure, criterion: Criterion) -> None:
    """Let a point of the check hold again."""
    actor.require(MANAGE)
    removed, _ = SmartOverride.objects.filter(measure=measure, criterion=criterion).delete()
    if removed:
        note(actor, "measure.withdraw_override", measure, criterion=criterion)
