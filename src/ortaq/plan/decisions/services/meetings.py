"""Planning, recording, holding and calling off meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models import (
    Attendance,
    Committee,
    CommitteeMember,
    Meeting,
    MeetingMode,
    MeetingStatus,
    Presence,
    Step,
)
from ortaq.plan.decisions.permissions import MANAGE
from ortaq.plan.decisions.queries import list_voting_members
from ortaq.plan.decisions.services.cycles import cycle_on
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from ortaq.shared.actors import Actor


class MeetingEndsBeforeStart(OrtaqError):
    """The meeting ends before it begins. Correct one of the days."""

    code = "meeting_ends_before_start"


class MeetingNumberTaken(OrtaqError):
    """The committee has a meeting with this number. Choose another one."""

    code = "meeting_number_taken"


class MeetingWrongStatus(OrtaqError):
    """The meeting has been held or called off by now. Load the page again and look."""

    code = "meeting_wrong_status"


class NotTheirAlternate(OrtaqError):
    """Only a member's own alternate represents him. Choose another one."""

    code = "not_their_alternate"


def reference_of(meeting: Meeting) -> str:
    """How the log and letters name a meeting: committee and number."""
    return f"{meeting.committee.slug}/{meeting.number}"


@transaction.atomic
def record_meeting(
    *,
    actor: Actor,
    committee: Committee,
    number: int,
    step: Step,
    held_from: date,
    held_to: date,
    place: Trilingual,
    summary: Trilingual | None = None,
    participants_at_least: int | None = None,
    source_url: str = "",
) -> Meeting:
    """Record a meeting that was held; its source is named by the host of its address.

    Raises:
        MeetingEndsBeforeStart: the days are in the wrong order.
        MeetingNumberTaken: the number is in use.
    """
    actor.require(MANAGE)
    if held_to < held_from:
        raise MeetingEndsBeforeStart
    if Meeting.objects.filter(committee=committee, number=number).exists():
        raise MeetingNumberTaken(number=number)
    meeting = Meeting.objects.create(
        committee=committee,
        cycle=cycle_on(actor, committee, held_from),
        number=number,
        step=step,
        held_from=held_from,
        held_to=held_to,
        place=place,
        summary=summary or Trilingual(),
        participants_at_least=participants_at_least,
        source_name=(urlsplit(source_url).hostname or "").removeprefix("www."),
        source_url=source_url,
    )
    _tell(actor, "meeting.record", meeting)
    return meeting


@transaction.atomic
def plan_meeting(
    *,
    actor: Actor,
    committee: Committee,
    step: Step,
    mode: MeetingMode,
    starts_at: datetime,
    ends_at: datetime,
    place: Trilingual,
) -> Meeting:
    """Plan the next meeting; by circulation, written votes are taken until `ends_at`.

    Raises:
        MeetingEndsBeforeStart: the end does not come after the beginning.
    """
    actor.require(MANAGE)
    if ends_at <= starts_at:
        raise MeetingEndsBeforeStart
    Committee.objects.select_for_update().get(pk=committee.pk)
    last = Meeting.objects.filter(committee=committee).aggregate(last=Max("number"))["last"]
    meeting = Meeting.objects.create(
        committee=committee,
        cycle=cycle_on(actor, committee, timezone.localdate(starts_at)),
        number=(last or 0) + 1,
        step=step,
        status=MeetingStatus.PLANNED,
        mode=mode,
        held_from=timezone.localdate(starts_at),
        held_to=timezone.localdate(ends_at),
        starts_at=starts_at,
        ends_at=ends_at,
        votes_until=ends_at if mode == MeetingMode.CIRCULATION else None,
        place=place,
    )
    _tell(actor, "meeting.plan", meeting)
    return meeting


@transaction.atomic
def move_meeting(
    *, actor: Actor, meeting: Meeting, starts_at: datetime, ends_at: datetime, place: Trilingual
) -> Meeting:
    """Put a planned meeting on another time or place; those invited must be told anew.

    Raises:
        MeetingWrongStatus: it was held or called off.
        MeetingEndsBeforeStart: the end does not come after the beginning.
    """
    current = lock_planned(actor, meeting)
    if ends_at <= starts_at:
        raise MeetingEndsBeforeStart
    current.starts_at, current.ends_at, current.place = starts_at, ends_at, place
    current.held_from, current.held_to = timezone.localdate(starts_at), timezone.localdate(ends_at)
    current.votes_until = ends_at if current.is_by_circulation else None
    current.save(
        update_fields=["starts_at", "ends_at", "place", "held_from", "held_to", "votes_until"]
    )
    _tell(actor, "meeting.move", current)
    return current


@transaction.atomic
def hold_meeting(*, actor: Actor, meeting: Meeting, chaired_by: CommitteeMember | None) -> Meeting:
    """Say that a planned meeting took place, and who chaired it.

    Raises:
        MeetingWrongStatus: it was held or called off.
    """
    current = lock_planned(actor, meeting)
    current.status, current.chaired_by = MeetingStatus.HELD, chaired_by
    current.save(update_fields=["status", "chaired_by"])
    _tell(actor, "meeting.hold", current)
    return current


@transaction.atomic
def record_attendance(
    *,
    actor: Actor,
    meeting: Meeting,
    presences: Mapping[int, Presence],
    alternates: Mapping[int, CommitteeMember] | None = None,
) -> None:
    """Record who came, by the key of the member; who isn't named was absent.

    Raises:
        NotTheirAlternate: somebody is represented by nobody, or by another member's alternate.
    """
    actor.require(MANAGE)
    stand_ins = alternates or {}
    Attendance.objects.filter(meeting=meeting).delete()
    rows = []
    for member in list_voting_members(meeting):
        presence = presences.get(member.pk, Presence.ABSENT)
        stand_in = stand_ins.get(member.pk) if presence == Presence.REPRESENTED else None
        if presence == Presence.REPRESENTED and (
            stand_in is None or stand_in.alternate_of_id != member.pk
        ):
            raise NotTheirAlternate
        rows.append(
            Attendance(meeting=meeting, member=member, presence=presence, represented_by=stand_in)
        )
    Attendance.objects.bulk_create(rows)
    _tell(actor, "meeting.attend", meeting)


def lock_planned(actor: Actor, meeting: Meeting) -> Meeting:
    """The meeting, locked, where it is still to come."""
    actor.require(MANAGE)
    current = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("committee")
        .get(pk=meeting.pk)
    )
    if current.status != MeetingStatus.PLANNED:
        raise MeetingWrongStatus
    return current


def _tell(actor: Actor, deed: str, meeting: Meeting) -> None:
    record(actor, deed, subject_kind="meeting", subject=reference_of(meeting), step=meeting.step)
