"""What every service of a consultation needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations.models import Consultation
from ortaq.plan.consultations.queries.numbers import numbers_of
from ortaq.shared.audit.services import published, record, record_all

if TYPE_CHECKING:
    from ortaq.plan.consultations.models import ConsultationStatus
    from ortaq.shared.actors import Actor


class ConsultationWrongStatus(OrtaqError):
    """The consultation isn't at the step that this needs. Load the page again."""

    code = "consultation_wrong_status"


def lock_consultation(consultation: Consultation, *allowed: ConsultationStatus) -> Consultation:
    """The consultation as it is now, locked.

    Raises:
        ConsultationWrongStatus: it isn't in one of the allowed states.
    """
    current = Consultation.objects.select_for_update(of=("self",)).get(pk=consultation.pk)
    if current.status not in allowed:
        raise ConsultationWrongStatus(status=current.status)
    return current


def note(actor: Actor, action: str, consultation: Consultation, **details: object) -> None:
    """Write one line about a consultation into the log."""
    record(actor, action, subject_kind="consultation", subject=consultation.reference, **details)


def publish_numbers(actor: Actor, action: str, consultation: Consultation) -> None:
    """Write the numbers that everybody reads with the answers into the log, so that anybody can check them."""
    deed = published(
        action,
        subject_kind="consultation",
        subject=consultation.reference,
        content=numbers_of(consultation),
    )
    record_all(actor, [deed])
