"""What somebody needs to check a published decision without us."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.decisions.content import content_of
from ortaq.plan.decisions.queries.decisions import get_published
from ortaq.shared.audit.models import Entry
from ortaq.shared.audit.queries import get_inclusion_proof, get_tree_head

if TYPE_CHECKING:
    from ortaq.plan.decisions.models import Decision

FORMAT = "ortaq-proof-1"


class DecisionNotProvable(OrtaqError):
    """The decision was recorded before the log kept its words. It has no proof."""

    code = "decision_not_provable"


def get_proof(reference: str) -> dict[str, Any]:
    """The proof of one published decision, for everybody: content, entry, way to the head, head.

    Raises:
        Decision.DoesNotExist: none with this number is published.
        DecisionNotProvable: the log does not hold its words.
    """
    return proof_of(get_published(reference))


@transaction.atomic
def proof_of(decision: Decision) -> dict[str, Any]:
    """As `get_proof`, of a decision at hand."""
    if decision.log_index is None:
        raise DecisionNotProvable(decision=decision.reference)
    entry = Entry.objects.get(index=decision.log_index)
    head = get_tree_head()
    return {
        "format": FORMAT,
        "content": content_of(decision),
        "entry": {
            "index": entry.index,
            "at": entry.at.isoformat(),
            "actor": entry.actor,
            "organisation": entry.organisation,
            "action": entry.action,
            "subject_kind": entry.subject_kind,
            "subject": entry.subject,
            "details": entry.details,
            "salt": bytes(entry.salt or b"").hex(),
        },
        "inclusion": get_inclusion_proof(entry.index),
        "head": {"size": head.size, "root": head.root},
    }
