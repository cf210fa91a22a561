"""Whether what is published of a consultation changed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Sum

from ortaq.plan.consultations.models import Comment, CommentGroup, CommentState, Disposition

if TYPE_CHECKING:
    from ortaq.plan.consultations.models import Consultation


def state_of(consultation: Consultation) -> str:
    """A digest that changes whenever the table of comments and answers does; three queries."""
    comments = Comment.objects.filter(consultation=consultation, state=CommentState.PUBLISHED)
    groups = CommentGroup.objects.filter(consultation=consultation)
    answers = Disposition.objects.filter(group__consultation=consultation)
    told = [
        consultation.status,
        *comments.aggregate(Count("pk"), Max("moderated_at"), Sum("group")).values(),
        *groups.aggregate(Count("pk"), Max("pk")).values(),
        *answers.aggregate(Count("pk"), Max("answered_at"), Sum("changed_in_version")).values(),
    ]
    return hashlib.sha256(repr([str(value) for value in told]).encode()).hexdigest()
