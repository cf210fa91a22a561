"""What somebody needs to check a published decision without us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.decisions.content import content_of
from ortaq.plan.decisions.queries.decisions import get_published
from ortaq.shared.audit import queries as audit
from ortaq.shared.audit.models import Entry

if TYPE_CHECKING:
    from ortaq.plan.decisions.models import Decision


class DecisionNotProvable(OrtaqError):
    """The decision was recorded before the log kept its words. It has no proof."""

    code = "decision_not_provable"


def get_proof(reference: str) -> dict[str, object]:
    """The proof of one published decision, for everybody: content, entry, way to the head, head.

    Raises:
        Decision.DoesNotExist: none with this number is published.
        DecisionNotProvable: the log does not hold its words.
    """
    return proof_of(get_published(reference))


def proof_of(decision: Decision) -> dict[str, object]:
    """As `get_proof`, of a decision at hand."""
    if decision.log_index is None:
        raise DecisionNotProvable(decision=decision.reference)
    return audit.get_proof(Entry.objects.get(index=decision.log_index), content_of(decision))
