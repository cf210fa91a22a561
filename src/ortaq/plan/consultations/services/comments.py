"""Taking comments in, and the author's own rights: withdrawal and appeal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations.models import (
    Appeal,
    Comment,
    CommentState,
    Consultation,
    ConsultationStatus,
)
from ortaq.plan.consultations.receipts import new_receipt, receipt_digest, text_digest
from ortaq.plan.consultations.services.groups import leave_group
from ortaq.plan.consultations.services.redaction import redact
from ortaq.plan.consultations.services.rules import lock_consultation
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.secrets import seal

if TYPE_CHECKING:
    from ortaq.plan.consultations.models import Section
    from ortaq.shared.actors import Actor

LONGEST_TEXT = 5000
"""Characters of a comment: two printed pages. Ortaq's own choice."""
CEILING_PER_HOUR = 500
"""Comments of one consultation in an hour, beyond which new ones wait behind. Ortaq's own choice."""
EQUAL_PER_HOUR = 50
"""Equal texts in an hour, beyond which new ones wait behind. Ortaq's own choice."""


class ConsultationNotOpen(OrtaqError):
    """The consultation takes no comments today. Look at its days."""

    code = "consultation_not_open"


class AuthorNameNeeded(OrtaqError):
    """This consultation takes no anonymous comments. Write your name."""

    code = "comment_author_needed"


class CommentWithoutText(OrtaqError):
    """A comment says something. Write it in your own words."""

    code = "comment_without_text"


class CommentNotYours(OrtaqError):
    """The comment can't be withdrawn or appealed any more."""

    code = "comment_is_settled"


@dataclass(frozen=True, slots=True)
class CommentDraft:
    """What an author sends.

    Args:
        kind: general, technical or editorial.
        text: the statement.
        language: of the text.
        society: group of society that he speaks for.
        passage: quoted words; empty for the whole section.
        proposed_change: the wording that he wants.
        region: code of his region; empty where he doesn't say.
        author: name to be published; empty for an anonymous comment.
        contact: how to reach him; sealed.
    """

    kind: str
    text: str
    language: str
    society: str
    passage: str = ""
    proposed_change: str = ""
    region: str = ""
    author: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A comment that was taken in; `receipt` is its author's code, known only now."""

    comment: Comment
    receipt: str


@transaction.atomic
def submit_comment(*, actor: Actor, section: Section, draft: CommentDraft) -> Taken:
    """Take a comment; the public sees it after moderation.

    What comes in a flood is kept too, and waits behind the others.

    Raises:
        ConsultationNotOpen: before its first day, after its last one, or not published.
        AuthorNameNeeded: a name is asked for and missing.
        CommentWithoutText: nothing is said.
    """
    try:
        consultation = lock_consultation(section.consultation, ConsultationStatus.PUBLISHED)
    except OrtaqError as error:
        raise ConsultationNotOpen from error
    if not consultation.opens_on <= clock.today() <= consultation.closes_on:
        raise ConsultationNotOpen
    clean = _clean(draft.text)
    if not clean:
        raise CommentWithoutText
    if not (draft.author.strip() or actor.organisation_id or consultation.allows_anonymous):
        raise AuthorNameNeeded
    return _keep(actor, consultation, section, draft, clean)


def is_open(consultation: Consultation) -> bool:
    """True on a day on which comments are taken."""
    is_published = consultation.status == ConsultationStatus.PUBLISHED
    return is_published and consultation.opens_on <= clock.today() <= consultation.closes_on


@dataclass(frozen=True, slots=True)
class Rights:
    """What an author may still do."""

    withdraw: bool
    appeal: bool


def rights_of(comment: Comment) -> Rights:
    """What the author of a comment may still do with it."""
    is_answered = comment.consultation.is_answered
    may_object = comment.state == CommentState.REFUSED or (
        comment.state == CommentState.PUBLISHED and is_answered
    )
    return Rights(
        withdraw=comment.state != CommentState.WITHDRAWN and not is_answered,
        appeal=may_object and not comment.appeals.all(),
    )


@transaction.atomic
def withdraw_comment(*, actor: Actor, comment: Comment) -> Comment:
    """Take one's own comment back, until the answers are published; the caller knows its receipt.

    Raises:
        CommentNotYours: the answers are published, or it is withdrawn.
    """
    current = _own(comment)
    if not rights_of(current).withdraw:
        raise CommentNotYours
    leave_group(current)
    current.state, current.refusal = CommentState.WITHDRAWN, ""
    current.text = current.shown_text = current.proposed_change = current.shown_change = ""
    current.author, current.sealed_contact = "", None
    current.save()
    current.appeals.filter(decided_at__isnull=True).delete()
    record(actor, "comment.withdraw", subject_kind="comment", subject=current.reference)
    return current


@transaction.atomic
def appeal(*, actor: Actor, comment: Comment, text: str) -> Appeal:
    """Object to a refusal or to a published answer, once at a time; the caller knows its receipt.

    Raises:
        CommentNotYours: there is nothing to object to, or an appeal is open.
        CommentWithoutText: nothing is said.
    """
    current = _own(comment)
    if not _clean(text):
        raise CommentWithoutText
    if not rights_of(current).appeal:
        raise CommentNotYours
    made = Appeal.objects.create(
        comment=current, text=_clean(text)[:LONGEST_TEXT], made_at=clock.now()
    )
    record(actor, "comment.appeal", subject_kind="comment", subject=current.reference)
    return made


def _own(comment: Comment) -> Comment:
    return (
        Comment.objects.select_for_update(of=("self",))
        .select_related("consultation", "group")
        .get(pk=comment.pk)
    )


def _keep(
    actor: Actor, consultation: Consultation, section: Section, draft: CommentDraft, text: str
) -> Taken:
    now, receipt = clock.now(), new_receipt()
    digest = text_digest(text, draft.proposed_change)
    recent = Comment.objects.filter(
        consultation=consultation, submitted_at__gt=now - timedelta(hours=1)
    )
    is_held = (
        recent.count() >= CEILING_PER_HOUR
        or recent.filter(text_digest=digest).count() >= EQUAL_PER_HOUR
    )
    comment = Comment(
        consultation=consultation,
        section=section,
        number=consultation.comment_count + 1,
        passage=_clean(draft.passage)[:LONGEST_TEXT],
        language=draft.language,
        kind=draft.kind,
        text=text[:LONGEST_TEXT],
        proposed_change=_clean(draft.proposed_change)[:LONGEST_TEXT],
        society=draft.society,
        region=draft.region,
        author=" ".join(_clean(draft.author).split())[:200],
        organisation_id=actor.organisation_id,
        receipt_digest=receipt_digest(receipt),
        text_digest=digest,
        is_held=is_held,
        submitted_at=now,
    )
    comment.shown_text, comment.shown_change = redact(comment.text), redact(comment.proposed_change)
    if draft.contact.strip():
        sealed = json.dumps({"contact": draft.contact.strip()[:300]})
        comment.sealed_contact = seal(sealed, bound_to=comment.receipt_digest)
    comment.save()
    Consultation.objects.filter(pk=consultation.pk).update(comment_count=F("comment_count") + 1)
    record(actor, "comment.submit", subject_kind="comment", subject=comment.reference, held=is_held)
    return Taken(comment, receipt)


def _clean(text: str) -> str:
    """The text without control characters that no person types; line breaks and tabs stay."""
    plain = text.replace("\r\n", "\n")
    return "".join(letter for letter in plain if letter >= " " or letter in "\n\t").strip()
