"""The numbers that are published with the answers, and what one needs to check them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from ortaq.plan.consultations.models import Comment, CommentState, Consultation, Disposition
from ortaq.plan.consultations.queries.public import get_consultation
from ortaq.plan.consultations.queries.statistics import count_voices
from ortaq.shared.audit.queries import content_of, get_proof, list_publications

if TYPE_CHECKING:
    from ortaq.plan.consultations.queries.statistics import Voice
    from ortaq.shared.actors import Actor


def numbers_of(consultation: Consultation) -> dict[str, object]:
    """How many comments were received, shown and answered in which way, and who was heard."""
    comments = Comment.objects.filter(consultation=consultation)
    states = dict(comments.order_by().values_list("state").annotate(Count("pk")))
    shown = Disposition.objects.filter(
        group__consultation=consultation, group__comments__state=CommentState.PUBLISHED
    )
    voices = count_voices(consultation)
    return {
        "kind": "consultation",
        "sections_sha256": consultation.digest,
        "received": sum(states.values()),
        "states": states,
        "statements": voices.statements,
        "outcomes": dict(shown.order_by().values_list("outcome").annotate(Count("pk"))),
        "society": _counts(voices.society),
        "regions": _counts(voices.regions),
        "languages": _counts(voices.languages),
    }


def get_numbers_proof(actor: Actor, reference: str) -> dict[str, object]:
    """The proof of the numbers that were published with the answers.

    Raises:
        Consultation.DoesNotExist: its answers are not published, or the log does not hold its numbers.
    """
    found = get_consultation(actor, reference)
    entry = list_publications(subject_kind="consultation", subject=found.reference).first()
    if not found.is_answered or entry is None:
        raise Consultation.DoesNotExist
    return get_proof(entry, content_of(entry))


def _counts(voices: list[Voice]) -> dict[str, int]:
    return {voice.value: voice.comments for voice in voices}
