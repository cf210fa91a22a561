"""Who may vote, and what the votes say."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.plan.decisions.models import (
    Attendance,
    CommitteeMember,
    ConflictOfInterest,
    Decision,
    DecisionStatus,
    MemberRole,
    Presence,
    Vote,
    VoteChoice,
)
from ortaq.plan.decisions.permissions import MANAGE
from ortaq.plan.decisions.queries.decisions import key_of
from ortaq.plan.decisions.queries.meetings import list_voting_members
from ortaq.plan.decisions.queries.visible import own_seats
from ortaq.plan.decisions.quorum import QuorumRule, members_needed
from ortaq.shared import clock
from ortaq.shared.secrets import keyed_digest

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

TOKEN_LENGTH = 40
"""Hexadecimal digits, 160 bits: NIST SP 800-63B, section 5.1.2.2 asks for 64 with a limit of tries."""


@dataclass(frozen=True, slots=True)
class Count:
    """The votes on one text.

    Args:
        in_favour: for it.
        against: against it.
        abstained: neither.
        members: with a vote, without those who declared a conflict of interest.
        needed: votes or members present that make a quorum.
        taking_part: who voted by circulation, or who came to the meeting.
        chair_is_for: how the chair voted; decides where both sides are equal.
    """

    in_favour: int
    against: int
    abstained: int
    members: int
    needed: int
    taking_part: int
    chair_is_for: bool

    @property
    def result(self) -> DecisionStatus:
        """What becomes of the text: more for than against; the chair decides where they are equal."""
        if self.taking_part < self.needed:
            return DecisionStatus.NO_QUORUM
        equal = self.in_favour == self.against
        adopted = self.in_favour > self.against or (equal and self.chair_is_for)
        return DecisionStatus.ADOPTED if adopted else DecisionStatus.REFUSED

    @property
    def all_voted(self) -> bool:
        """True where nobody is missing."""
        return self.in_favour + self.against + self.abstained >= self.members


def list_votable(decision: Decision) -> list[CommitteeMember]:
    """The members who may vote on a text: no conflict, and at a meeting present or represented."""
    members = list_voting_members(decision.meeting)
    conflicted = set(
        ConflictOfInterest.objects.filter(item=decision.item_id).values_list("member", flat=True)
    )
    free = [member for member in members if member.pk not in conflicted]
    if decision.meeting.is_by_circulation:
        return free
    came = Attendance.objects.filter(meeting=decision.meeting_id).exclude(presence=Presence.ABSENT)
    present = set(came.values_list("member", flat=True))
    return [member for member in free if member.pk in present]


def count_votes(decision: Decision) -> Count:
    """The votes cast so far; a member with a conflict takes part without a vote."""
    meeting = decision.meeting
    members, votable = list_voting_members(meeting), list_votable(decision)
    votes = list(decision.votes.select_related("member"))
    choices = [vote.choice for vote in votes]
    if meeting.is_by_circulation:
        taking_part = len(votes) + len(members) - len(votable)
    else:
        came = Attendance.objects.filter(meeting=meeting.pk).exclude(presence=Presence.ABSENT)
        keys = {member.pk for member in members}
        taking_part = len(keys & set(came.values_list("member", flat=True)))
    return Count(
        in_favour=choices.count(VoteChoice.FOR),
        against=choices.count(VoteChoice.AGAINST),
        abstained=choices.count(VoteChoice.ABSTAINED),
        members=len(votable),
        needed=members_needed(QuorumRule(meeting.committee.quorum), len(members)),
        taking_part=taking_part,
        chair_is_for=any(
            vote.member.role == MemberRole.CHAIR and vote.choice == VoteChoice.FOR for vote in votes
        ),
    )


def who_may_vote_for(actor: Actor, decision: Decision) -> list[CommitteeMember]:
    """The members for whom the actor may vote on a text now: himself, whom he represents, or all."""
    if decision.status != DecisionStatus.PROPOSED or is_over(decision):
        return []
    if actor.may(MANAGE):
        return list_votable(decision)
    seats = [s for s in own_seats(actor) if s.committee_id == decision.meeting.committee_id]
    if not seats:
        return []
    keys = {seat.pk for seat in seats}
    stands_in = {seat.alternate_of_id for seat in seats if seat.alternate_of_id}
    if not decision.meeting.is_by_circulation:
        sent = Attendance.objects.filter(meeting=decision.meeting_id, represented_by__in=keys)
        stands_in &= set(sent.values_list("member", flat=True))
    return [member for member in list_votable(decision) if member.pk in keys | stands_in]


def is_over(decision: Decision) -> bool:
    """True where the time for written votes has run out."""
    until = decision.meeting.votes_until
    return until is not None and until <= clock.now()


def token_of(decision: Decision, member: CommitteeMember) -> str:
    """The secret part of a member's personal link; never stored, made again from the home's key."""
    return keyed_digest("decision vote", str(decision.pk), str(member.pk))[:TOKEN_LENGTH]


def find_ballot(reference: str, member: int, token: str) -> tuple[Decision, CommitteeMember] | None:
    """The text and the member behind a personal link; None for a wrong or worn-out one."""
    rows = Decision.objects.select_related("meeting", "meeting__committee", "item", "plan")
    decision = rows.filter(pk=key_of(reference)).first()
    if decision is None or not decision.meeting.is_by_circulation:
        return None
    found = next((m for m in list_votable(decision) if m.pk == member), None)
    if found is None or not hmac.compare_digest(token_of(decision, found), token):
        return None
    return (decision, found) if found.sits_on(clock.today()) else None


def is_open(decision: Decision) -> bool:
    """True while votes are taken on a text."""
    return decision.status == DecisionStatus.PROPOSED and not is_over(decision)


def find_vote(decision: Decision, member: CommitteeMember) -> Vote | None:
    """How a member voted on a text so far; None where he did not."""
    return Vote.objects.filter(decision=decision, member=member).first()
