"""The words of a decision that its entry in the log covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortaq.plan.decisions.models import Decision


def content_of(decision: Decision) -> dict[str, object]:
    """The decision as the public checks it: what, where, with how many votes, about what."""
    meeting = decision.meeting
    return {
        "kind": "decision",
        "reference": decision.reference,
        "committee": meeting.committee.slug,
        "meeting": meeting.number,
        "held_on": meeting.held_to.isoformat(),
        "number": decision.number,
        "text": decision.text.as_dict(),
        "votes": [decision.votes_for, decision.votes_against, decision.votes_abstained],
        "subject": decision.subject,
        "subject_reference": decision.subject_reference,
        "subject_version": decision.plan_version,
        "snapshot_sha256": decision.snapshot.digest if decision.snapshot else "",
        "approves_plan": decision.approves_plan,
    }
