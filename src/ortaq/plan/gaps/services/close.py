"""Ending a gap: by a measure's proof, by a new answer, or because it should not be on the list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.gaps.models import Closing, Gap, GapStatus, ProofKind
from ortaq.plan.gaps.permissions import MANAGE
from ortaq.plan.gaps.queries.meeting import list_unmet
from ortaq.plan.gaps.services.keep import GapWrongStatus, lock, note
from ortaq.shared import clock

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

SHORTEST_REASON = 10
"""Characters. Ortaq's own rule, as for every reason that is kept."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
BY_PEOPLE = frozenset({Closing.PROOF, Closing.MERGED, Closing.MISTAKE, Closing.REASON})
"""Closings that deriving gaps from scores leaves alone."""


class ClosingReasonNeeded(OrtaqError):
    """A gap leaves the list for a stated reason only. Write why it should not be there."""

    code = "gap_closing_reason_needed"


class ProofNeeded(OrtaqError):
    """A proof names the measure and what shows it; a document has a digest. Add what is missing."""

    code = "gap_proof_needed"


class AnswerDoesNotMeet(OrtaqError):
    """No newer answer meets the provision. Answer it first, or close the gap with a measure's proof."""

    code = "gap_answer_does_not_meet"


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that a measure closed a gap.

    Args:
        kind: act, document or figure.
        measure: number of the measure, such as M-000012.
        reference: names the act with its article, the document or the indicator.
        digest: SHA-256 of the file in small hexadecimal digits; a document has one.
    """

    kind: ProofKind
    measure: str
    reference: str
    digest: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether somebody can follow it."""
        named = bool(self.measure.strip() and self.reference.strip())
        if self.kind == ProofKind.DOCUMENT or self.digest:
            return named and _DIGEST.fullmatch(self.digest) is not None
        return named


@transaction.atomic
def close_with_proof(*, actor: Actor, gap: Gap, proof: Proof) -> Gap:
    """End a gap because a measure closed it; whoever owns measures checks that it did.

    Raises:
        ProofNeeded: the proof can't be followed.
        GapWrongStatus: the gap is closed already.
    """
    actor.require(MANAGE)
    if not proof.is_whole:
        raise ProofNeeded(measure=proof.measure)
    current = _lock_standing(gap)
    current.proof_kind, current.proof_of = proof.kind, proof.measure.strip()
    current.proof, current.proof_digest = proof.reference.strip(), proof.digest
    shut(current, actor, Closing.PROOF)
    note(
        actor,
        "gap.close",
        current,
        closing=Closing.PROOF,
        measure=current.proof_of,
        proof=current.proof,
        digest=current.proof_digest,
    )
    return current


@transaction.atomic
def close_by_answer(*, actor: Actor, gap: Gap) -> Gap:
    """End a gap because answers given after it was opened meet its provision and those merged into it.

    Raises:
        AnswerDoesNotMeet: one of the provisions has no such answer.
        GapWrongStatus: the gap is closed already.
    """
    actor.require(MANAGE)
    current = _lock_standing(gap)
    if list_unmet(actor, current):
        raise AnswerDoesNotMeet(gap=current.reference)
    shut(current, actor, Closing.ANSWER)
    note(actor, "gap.close", current, closing=Closing.ANSWER)
    return current


@transaction.atomic
def close_as_mistake(*, actor: Actor, gap: Gap, reason: str) -> Gap:
    """Take a gap off the list that should not have been on it.

    Raises:
        ClosingReasonNeeded: the reason is empty or too short.
        GapWrongStatus: it is closed already.
    """
    actor.require(MANAGE)
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise ClosingReasonNeeded(limit=SHORTEST_REASON)
    current = _lock_standing(gap)
    shut(current, actor, Closing.MISTAKE, reason)
    note(actor, "gap.close", current, closing=Closing.MISTAKE)
    return current


@transaction.atomic
def reopen_gap(*, actor: Actor, gap: Gap) -> Gap:
    """Put a closed gap on the list again; a merged one comes back by `unmerge_gap`.

    Raises:
        GapWrongStatus: it isn't closed, or it is merged.
    """
    actor.require(MANAGE)
    current = lock(gap)
    if current.status != GapStatus.CLOSED or current.closing == Closing.MERGED:
        raise GapWrongStatus(gap=current.reference, status=current.status)
    unshut(current)
    note(actor, "gap.reopen", current)
    return current


def shut(gap: Gap, actor: Actor, closing: Closing, reason: str = "") -> None:
    """Save a gap as closed."""
    gap.status, gap.closing, gap.closed_reason = GapStatus.CLOSED, closing, reason
    gap.closed_at, gap.closed_by = clock.now(), actor.name
    gap.save()


def unshut(gap: Gap) -> None:
    """Save a gap as open."""
    gap.status, gap.closing, gap.closed_reason = GapStatus.OPEN, "", ""
    gap.closed_at, gap.closed_by, gap.merged_into = None, "", None
    gap.proof_kind, gap.proof_of, gap.proof, gap.proof_digest = "", "", "", ""
    gap.save()


def _lock_standing(gap: Gap) -> Gap:
    current = lock(gap)
    if current.status == GapStatus.CLOSED:
        raise GapWrongStatus(gap=current.reference, status=current.status)
    return current
