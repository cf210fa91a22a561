"""Recording, proposing and publishing what is decided, with what it was about frozen beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.decisions.content import content_of
from ortaq.plan.decisions.models import (
    Attendance,
    Decision,
    DecisionStatus,
    DecisionSubject,
    Meeting,
)
from ortaq.plan.decisions.permissions import MANAGE
from ortaq.plan.decisions.queries.snapshots import assessment_snapshot, plan_snapshot
from ortaq.plan.decisions.queries.voting import list_votable
from ortaq.plan.measures.services import approve_plan
from ortaq.shared import clock
from ortaq.shared.audit.encoding import digest_of
from ortaq.shared.audit.services import record
from ortaq.shared.files.services import store

if TYPE_CHECKING:
    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.decisions.models import AgendaItem
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor
    from ortaq.shared.files.models import StoredFile


class DecisionWithoutText(OrtaqError):
    """A decision without a text is none. Write what was decided."""

    code = "decision_without_text"


class TooManyVotes(OrtaqError):
    """More votes than members who may vote on this item. Count again."""

    code = "too_many_votes"


class PlanMoved(OrtaqError):
    """The plan changed after its version was put to the vote. Put the new version to the vote."""

    code = "plan_moved"


class DecisionIsClosed(OrtaqError):
    """A decision on a closed item is not published."""

    code = "decision_is_closed"


class DecisionNotAdopted(OrtaqError):
    """The text is not adopted. Only what was adopted is published or carried out."""

    code = "decision_not_adopted"


@dataclass(frozen=True, slots=True)
class Votes:
    """Totals of a vote by show of hands."""

    in_favour: int
    against: int
    abstained: int


@dataclass(frozen=True, slots=True)
class About:
    """What a decision is about besides its words; nothing is also possible.

    Args:
        plan: whose present version is frozen.
        approves_plan: True where it approves the plan.
        assessment: number of an assessment whose answers and scores are frozen.
        document: content of a document.
        document_name: how the document is called.
    """

    plan: Plan | None = None
    approves_plan: bool = False
    assessment: str = ""
    document: bytes = b""
    document_name: str = ""


@transaction.atomic
def record_decision(
    *,
    actor: Actor,
    meeting: Meeting,
    text: Trilingual,
    plan: Plan | None = None,
    approves_plan: bool = False,
    item: AgendaItem | None = None,
    about: About | None = None,
    votes: Votes | None = None,
    dissent: str = "",
) -> Decision:
    """Record what a meeting decided, and freeze what it was about; maybe approve the plan.

    Raises:
        DecisionWithoutText: the text is empty.
        TooManyVotes: there are more votes than members present without a conflict of interest.
        PlanNotDraft, PlanIncomplete: see `measures.services.approve_plan`.
    """
    subject = about or About(plan=plan, approves_plan=approves_plan)
    decision = _write(actor, meeting, text, item, subject)
    if votes is not None:
        decision.votes_for, decision.votes_against = votes.in_favour, votes.against
        decision.votes_abstained = votes.abstained
        _check_votes(decision, votes)
    decision.dissent = dissent.strip()
    return adopt(actor, decision, "decision.record")


@transaction.atomic
def propose_decision(
    *,
    actor: Actor,
    meeting: Meeting,
    text: Trilingual,
    item: AgendaItem | None = None,
    about: About | None = None,
) -> Decision:
    """Put a text to the vote, with what it is about frozen as members see it.

    Raises:
        DecisionWithoutText: the text is empty.
    """
    decision = _write(actor, meeting, text, item, about or About())
    decision.status = DecisionStatus.PROPOSED
    decision.save()
    record(
        actor,
        "decision.propose",
        subject_kind="decision",
        subject=decision.reference,
        snapshot_sha256=decision.snapshot.digest if decision.snapshot else "",
    )
    return decision


@transaction.atomic
def publish_decision(*, actor: Actor, decision: Decision) -> Decision:
    """Show a decision to everybody, with its proof.

    Raises:
        DecisionIsClosed: it was taken on a closed item.
        DecisionNotAdopted: it was refused or is still open.
    """
    actor.require(MANAGE)
    current = (
        Decision.objects.select_for_update(of=("self",)).select_related("item").get(pk=decision.pk)
    )
    if current.is_closed:
        raise DecisionIsClosed
    if current.status != DecisionStatus.ADOPTED:
        raise DecisionNotAdopted
    current.published_at, current.published_by = clock.now(), actor.name
    current.save(update_fields=["published_at", "published_by"])
    record(actor, "decision.publish", subject_kind="decision", subject=current.reference)
    return current


def adopt(actor: Actor, decision: Decision, deed: str) -> Decision:
    """Make a text a decision: approve the plan where it says so, and seal its words in the log.

    Raises:
        PlanMoved: it approves another version than the plan has by now.
        PlanNotDraft, PlanIncomplete: see `measures.services.approve_plan`.
    """
    decision.status, decision.decided_at = DecisionStatus.ADOPTED, clock.now()
    plan = decision.plan
    if plan is not None and decision.approves_plan:
        plan.refresh_from_db(fields=["version"])
        if plan.version != decision.plan_version:
            raise PlanMoved
        approve_plan(
            actor=actor, plan=plan, decision=decision.reference, on=decision.meeting.held_to
        )
    content = content_of(decision)
    decision.content_digest = digest_of(content)
    decision.log_index = record(
        actor,
        deed,
        subject_kind="decision",
        subject=decision.reference,
        plan=plan.slug if plan else "",
        plan_version=decision.plan_version,
        content_sha256=decision.content_digest,
        snapshot_sha256=content["snapshot_sha256"],
    )
    decision.save()
    return decision


def _write(
    actor: Actor, meeting: Meeting, text: Trilingual, item: AgendaItem | None, about: About
) -> Decision:
    actor.require(MANAGE)
    if not any(value.strip() for value in text.as_dict().values()):
        raise DecisionWithoutText
    plan = about.plan
    if plan is not None:
        plan.refresh_from_db(fields=["version"])
    locked = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("committee")
        .get(pk=meeting.pk)
    )
    last = Decision.objects.filter(meeting=locked).aggregate(last=Max("number"))["last"] or 0
    subject, reference, snapshot = _freeze(actor, about)
    return Decision.objects.create(
        meeting=locked,
        item=item,
        number=last + 1,
        text=text,
        plan=plan,
        plan_version=plan.version if plan else None,
        approves_plan=about.approves_plan and plan is not None,
        subject=subject,
        subject_reference=reference,
        snapshot=snapshot,
    )


def _freeze(actor: Actor, about: About) -> tuple[str, str, StoredFile | None]:
    """What the decision is about, as a kept file."""
    if about.plan is not None:
        content = plan_snapshot(actor, about.plan)
        return DecisionSubject.PLAN, about.plan.slug, store(actor=actor, content=content)
    if about.assessment:
        content = assessment_snapshot(actor, about.assessment)
        return DecisionSubject.ASSESSMENT, about.assessment, store(actor=actor, content=content)
    if about.document:
        stored = store(actor=actor, content=about.document)
        return DecisionSubject.DOCUMENT, about.document_name[:64], stored
    return "", "", None


def _check_votes(decision: Decision, votes: Votes) -> None:
    """Where attendance is recorded, nobody votes who was absent or has a conflict of interest."""
    cast = votes.in_favour + votes.against + votes.abstained
    if not Attendance.objects.filter(meeting=decision.meeting_id).exists():
        return
    members = len(list_votable(decision))
    if cast > members:
        raise TooManyVotes(cast=cast, members=members)
