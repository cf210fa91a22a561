"""What stands between a consultation and its published answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ortaq.plan.consultations.models import Appeal, Comment, CommentState

if TYPE_CHECKING:
    from ortaq.plan.consultations.models import Consultation


def count_left(consultation: Consultation) -> int:
    """Comments without moderation or answer, and appeals without a decision."""
    comments = Comment.objects.filter(consultation=consultation)
    unanswered = comments.filter(
        Q(state=CommentState.WAITING)
        | Q(state=CommentState.PUBLISHED, group__isnull=True)
        | Q(state=CommentState.PUBLISHED, group__disposition__isnull=True)
    )
    appeals = Appeal.objects.filter(comment__consultation=consultation, decided_at__isnull=True)
    return unanswered.count() + appeals.count()
