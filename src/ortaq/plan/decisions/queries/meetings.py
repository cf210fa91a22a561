"""Reading meetings: agenda, papers, attendance, quorum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from ortaq.plan.decisions.models import (
    AgendaItem,
    Assignment,
    Attendance,
    CommitteeMember,
    ConflictOfInterest,
    Decision,
    Meeting,
    MeetingPaper,
    Presence,
    Speech,
    Vote,
)
from ortaq.plan.decisions.permissions import MANAGE, READ
from ortaq.plan.decisions.queries.visible import visible_to
from ortaq.plan.decisions.quorum import QuorumRule, members_needed

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether enough members take part.

    Args:
        members: with a vote on the day of the meeting.
        needed: the least number that makes a quorum.
        taking_part: present, or represented by an alternate, or voted by circulation.
    """

    members: int
    needed: int
    taking_part: int

    @property
    def holds(self) -> bool:
        """True where enough take part."""
        return self.taking_part >= self.needed


def list_meetings(actor: Actor) -> QuerySet[Meeting]:
    """All meetings with their visible decisions and items, by number."""
    actor.require(READ)
    decisions = visible_to(actor, Decision).select_related("plan", "item").order_by("number")
    items = (
        visible_to(actor, AgendaItem)
        .select_related("rapporteur", "rapporteur__organisation")
        .order_by("number")
    )
    return (
        Meeting.objects.select_related(
            "committee", "cycle", "chaired_by", "chaired_by__organisation"
        )
        .prefetch_related(Prefetch("decisions", decisions), Prefetch("items", items))
        .order_by("number")
    )


def get_meeting(actor: Actor, committee: str, number: int) -> Meeting:
    """One meeting of a committee.

    Raises:
        Meeting.DoesNotExist: none has this number.
    """
    return list_meetings(actor).get(committee__slug=committee, number=number)


def list_whole_items(actor: Actor, meeting: Meeting) -> list[AgendaItem]:
    """The visible items with papers, speeches, conflicts, decisions, votes and assignments."""
    votes = Vote.objects.select_related("member", "member__organisation").order_by("pk")
    assignments = (
        Assignment.objects.select_related("executor").prefetch_related("co_executors")
    ).order_by("number")
    decisions = (
        Decision.objects.select_related("plan", "item")
        .prefetch_related(Prefetch("votes", votes), Prefetch("assignments", assignments))
        .order_by("number")
    )
    conflicts = ConflictOfInterest.objects.select_related("member", "member__organisation")
    return list(
        visible_to(actor, AgendaItem)
        .filter(meeting=meeting)
        .select_related("rapporteur", "rapporteur__organisation", "meeting", "meeting__committee")
        .prefetch_related(
            Prefetch(
                "papers", MeetingPaper.objects.select_related("file").order_by("title", "version")
            ),
            Prefetch("speeches", Speech.objects.order_by("position")),
            Prefetch("conflicts", conflicts.order_by("pk")),
            Prefetch("decisions", decisions),
        )
        .order_by("number")
    )


def get_item(actor: Actor, committee: str, number: int, item: int) -> AgendaItem:
    """One visible item of a meeting.

    Raises:
        AgendaItem.DoesNotExist: there is none with this number that the actor may see.
    """
    items = visible_to(actor, AgendaItem).select_related(
        "meeting", "meeting__committee", "rapporteur", "rapporteur__organisation"
    )
    return items.get(meeting__committee__slug=committee, meeting__number=number, number=item)


def get_paper(actor: Actor, pk: int) -> MeetingPaper:
    """One paper; before it is sent only the secretariat has it.

    Raises:
        MeetingPaper.DoesNotExist: there is none that the actor may see.
    """
    papers = visible_to(actor, MeetingPaper).select_related("file", "item__meeting__committee")
    if not actor.may(MANAGE):
        papers = papers.filter(sent_at__isnull=False)
    return papers.get(pk=pk)


def list_attendance(actor: Actor, meeting: Meeting) -> list[Attendance]:
    """Who came, in the order recorded."""
    actor.require(READ)
    return list(
        Attendance.objects.filter(meeting=meeting)
        .select_related(
            "member", "member__organisation", "represented_by", "represented_by__organisation"
        )
        .order_by("pk")
    )


def list_voting_members(meeting: Meeting) -> list[CommitteeMember]:
    """The members with a vote on the first day of the meeting."""
    members = CommitteeMember.objects.filter(committee=meeting.committee_id).select_related(
        "organisation"
    )
    return [m for m in members.order_by("pk") if m.has_vote and m.sits_on(meeting.held_from)]


def compute_quorum(
    meeting: Meeting, members: list[CommitteeMember], attendance: list[Attendance]
) -> Quorum:
    """Whether enough members came; see `Quorum`."""
    keys = {member.pk for member in members}
    came = sum(
        row.presence in {Presence.PRESENT, Presence.REPRESENTED} and row.member_id in keys
        for row in attendance
    )
    needed = members_needed(QuorumRule(meeting.committee.quorum), len(members))
    return Quorum(len(members), needed, came)


def papers_due_on(meeting: Meeting) -> date:
    """The last day to send the papers in time."""
    return meeting.held_from - timedelta(days=meeting.committee.papers_days)
