"""Tables of the consultations."""

from ortaq.plan.consultations.models.answer import Disposition, Outcome
from ortaq.plan.consultations.models.comment import (
    Appeal,
    Comment,
    CommentGroup,
    CommentState,
    Kind,
    Refusal,
    Society,
)
from ortaq.plan.consultations.models.consultation import (
    Consultation,
    ConsultationStatus,
    Section,
    Subject,
)

__all__ = [
    "Appeal",
    "Comment",
    "CommentGroup",
    "CommentState",
    "Consultation",
    "ConsultationStatus",
    "Disposition",
    "Kind",
    "Outcome",
    "Refusal",
    "Section",
    "Society",
    "Subject",
]
