"""Closing a gap by the proof of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.gaps.services import Proof, close_with_proof
from ortaq.plan.measures.models import MeasureGap
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.services.store import note
from ortaq.shared.files.services import store

if TYPE_CHECKING:
    from ortaq.plan.gaps.models import Gap, ProofKind
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor


class GapNotOfMeasure(OrtaqError):
    """The measure is not linked to the gap, so it proves nothing about it. Link it first."""

    code = "gap_not_of_measure"


@transaction.atomic
def prove_gap(
    *,
    actor: Actor,
    measure: Measure,
    gap: Gap,
    kind: ProofKind,
    reference: str,
    content: bytes | None = None,
) -> Gap:
    """Close a gap because a linked measure closed it, with what shows it.

    Args:
        actor: who closes.
        measure: the one that closed it.
        gap: one that the measure is linked to.
        kind: act, document or figure.
        reference: names the act with its article, the document or the indicator.
        content: of the file, for a document.

    Raises:
        GapNotOfMeasure: the measure is not linked to the gap.
        ProofNeeded: the proof names nothing, or a document comes without its file.
        GapWrongStatus: the gap is closed already.
    """
    actor.require(MANAGE)
    if not MeasureGap.objects.filter(measure=measure, gap=gap).exists():
        raise GapNotOfMeasure(gap=gap.reference, measure=measure.reference)
    digest = store(actor=actor, content=content).digest if content else ""
    proof = Proof(kind, measure.reference, reference, digest)
    closed = close_with_proof(actor=actor, gap=gap, proof=proof)
    note(actor, "measure.prove_gap", measure, gap=gap.reference, digest=digest)
    return closed
