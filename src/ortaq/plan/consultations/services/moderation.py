"""What the public reads: publishing, refusing with a reason, deciding appeals, opening a contact."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations.models import (
    Appeal,
    Comment,
    CommentState,
    Consultation,
    ConsultationStatus,
    Refusal,
)
from ortaq.plan.consultations.permissions import MANAGE
from ortaq.plan.consultations.services.groups import leave_group, stand_alone
from ortaq.plan.consultations.services.rules import lock_consultation, note, publish_numbers
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.secrets import unseal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.shared.actors import Actor

SHORTEST_REASON = 10
"""Characters. Ortaq's own rule, as for the identity vault of the reports."""

_MODERATED = tuple(status for status in ConsultationStatus if status != ConsultationStatus.DRAFT)


class CommentSettled(OrtaqError):
    """The comment is withdrawn, or its moderation is done. Load the page again."""

    code = "comment_settled"


class ReasonMissing(OrtaqError):
    """This needs a reason that the author or a controller can read. Write it in a sentence."""

    code = "comment_reason_needed"


@transaction.atomic
def publish_comment(
    *, actor: Actor, comment: Comment, shown_text: str = "", shown_change: str = ""
) -> Comment:
    """Show a comment to the public, in the words given; without any, as the extractor masked it.

    Raises:
        CommentSettled: it is withdrawn.
    """
    actor.require(MANAGE)
    current = _lock(comment, CommentState.WAITING, CommentState.REFUSED, CommentState.PUBLISHED)
    current.shown_text = shown_text.strip() or current.shown_text
    if shown_text:
        current.shown_change = shown_change.strip()
    _show(actor, current)
    record(actor, "comment.publish", subject_kind="comment", subject=current.reference)
    return current


@transaction.atomic
def publish_comments(*, actor: Actor, consultation: Consultation, numbers: Sequence[int]) -> int:
    """Show waiting comments to the public as the extractor masked them; return how many."""
    actor.require(MANAGE)
    current = lock_consultation(consultation, *_MODERATED)
    waiting = Comment.objects.select_for_update(of=("self",)).filter(
        consultation=current, state=CommentState.WAITING, number__in=numbers
    )
    shown = list(waiting)
    for comment in shown:
        _show(actor, comment)
    if shown:
        note(
            actor,
            "comment.publish_many",
            current,
            numbers=sorted(comment.number for comment in shown),
        )
    return len(shown)


@transaction.atomic
def refuse_comment(*, actor: Actor, comment: Comment, refusal: Refusal, words: str) -> Comment:
    """Keep a comment from the public; its author sees why and may appeal.

    Raises:
        CommentSettled: it is withdrawn or refused.
        ReasonMissing: the author would not learn why.
    """
    actor.require(MANAGE)
    if not words.strip():
        raise ReasonMissing
    current = _lock(comment, CommentState.WAITING, CommentState.PUBLISHED)
    leave_group(current)
    current.state, current.refusal = CommentState.REFUSED, refusal
    current.refusal_words = words.strip()[:500]
    current.moderated_at, current.moderated_by = clock.now(), actor.name
    current.save()
    record(
        actor,
        "comment.refuse",
        subject_kind="comment",
        subject=current.reference,
        refusal=refusal,
    )
    return current


@transaction.atomic
def decide_appeal(*, actor: Actor, appeal: Appeal, is_upheld: bool, answer: str) -> Appeal:
    """Decide an appeal; a refused comment whose author is right is published.

    Raises:
        ReasonMissing: the author would not learn why.
        CommentSettled: the appeal is decided.
    """
    actor.require(MANAGE)
    if not answer.strip():
        raise ReasonMissing
    current = Appeal.objects.select_for_update(of=("self",)).get(pk=appeal.pk)
    if current.decided_at is not None:
        raise CommentSettled
    current.is_upheld, current.answer = is_upheld, answer.strip()
    current.decided_at, current.decided_by = clock.now(), actor.name
    current.save()
    comment = _lock(current.comment, CommentState.REFUSED, CommentState.PUBLISHED)
    if is_upheld and comment.state == CommentState.REFUSED:
        _show(actor, comment)
    record(
        actor,
        "comment.decide_appeal",
        subject_kind="comment",
        subject=comment.reference,
        upheld=is_upheld,
    )
    if comment.consultation.is_answered:
        publish_numbers(actor, "consultation.correct_answers", comment.consultation)
    return current


@transaction.atomic
def open_contact(*, actor: Actor, comment: Comment, reason: str) -> str:
    """How to reach an author; empty where he left nothing. The opening is logged either way.

    Raises:
        ReasonMissing: the reason is empty or too short.
    """
    actor.require(MANAGE)
    if len(reason.strip()) < SHORTEST_REASON:
        raise ReasonMissing
    record(
        actor,
        "comment.open_contact",
        subject_kind="comment",
        subject=comment.reference,
        reason=reason.strip()[:500],
    )
    if comment.sealed_contact is None:
        return ""
    plain = unseal(bytes(comment.sealed_contact), bound_to=comment.receipt_digest)
    return str(json.loads(plain)["contact"])


def _show(actor: Actor, comment: Comment) -> None:
    comment.state, comment.refusal, comment.refusal_words = CommentState.PUBLISHED, "", ""
    comment.moderated_at, comment.moderated_by = clock.now(), actor.name
    if comment.group_id is None:
        stand_alone(comment)
    comment.save()


def _lock(comment: Comment, *allowed: CommentState) -> Comment:
    current = (
        Comment.objects.select_for_update(of=("self",))
        .select_related("consultation", "group")
        .get(pk=comment.pk)
    )
    if current.state not in allowed:
        raise CommentSettled(state=current.state)
    return current
