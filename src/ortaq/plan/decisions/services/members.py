"""Who sits in the committee, by which act, and in which working group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models import Committee, CommitteeMember, MemberRole, WorkingGroup
from ortaq.plan.decisions.permissions import MANAGE
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ortaq.engine.terms.direction import Direction
    from ortaq.plan.decisions.quorum import QuorumRule
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation, User


class AlternateOfNobody(OrtaqError):
    """An alternate stands in for a member with a vote. Choose whom he stands in for."""

    code = "alternate_of_nobody"


class SeatTaken(OrtaqError):
    """The committee has one chair and one secretary at a time. End the other term first."""

    code = "seat_taken"


class TermEndsBeforeStart(OrtaqError):
    """The term ends before it begins. Correct the day."""

    code = "term_ends_before_start"


_ONE_AT_A_TIME = frozenset({MemberRole.CHAIR, MemberRole.SECRETARY})


@transaction.atomic
def change_committee(
    *,
    actor: Actor,
    committee: Committee,
    name: Trilingual,
    mandate_act: Trilingual,
    mandate_on: date | None,
    mandate_url: str,
    quorum: QuorumRule,
    papers_days: int,
) -> Committee:
    """Change what the committee is founded on and how it works; the log keeps which parts changed."""
    actor.require(MANAGE)
    wanted = {
        "name": name,
        "mandate_act": mandate_act,
        "mandate_on": mandate_on,
        "mandate_url": mandate_url,
        "quorum": quorum,
        "papers_days": papers_days,
    }
    current = Committee.objects.select_for_update().get(pk=committee.pk)
    changed = [field for field, value in wanted.items() if getattr(current, field) != value]
    for field in changed:
        setattr(current, field, wanted[field])
    if changed:
        current.save(update_fields=changed)
        record(
            actor,
            "committee.change",
            subject_kind="committee",
            subject=current.slug,
            changed=changed,
        )
    return current


@transaction.atomic
def add_member(
    *,
    actor: Actor,
    committee: Committee,
    role: MemberRole,
    organisation: Organisation,
    from_on: date,
    person_name: str = "",
    post: Trilingual | None = None,
    user: User | None = None,
    email: str = "",
    alternate_of: CommitteeMember | None = None,
) -> CommitteeMember:
    """Seat somebody in the committee from a day on.

    Raises:
        AlternateOfNobody: an alternate without a member of this committee, or a member with one.
        SeatTaken: there is a chair or secretary whose term goes on.
    """
    actor.require(MANAGE)
    if (role == MemberRole.ALTERNATE) != (alternate_of is not None):
        raise AlternateOfNobody
    if alternate_of and (alternate_of.committee_id != committee.pk or not alternate_of.has_vote):
        raise AlternateOfNobody
    Committee.objects.select_for_update().get(pk=committee.pk)
    same = CommitteeMember.objects.filter(committee=committee, role=role)
    if role in _ONE_AT_A_TIME and any(seat.sits_on(from_on) for seat in same):
        raise SeatTaken
    member = CommitteeMember.objects.create(
        committee=committee,
        role=role,
        organisation=organisation,
        person_name=person_name,
        post=post or Trilingual(),
        user=user,
        email=email,
        alternate_of=alternate_of,
        from_on=from_on,
    )
    _tell(actor, committee, "member.add", member)
    return member


@transaction.atomic
def end_member(*, actor: Actor, member: CommitteeMember, until_on: date) -> CommitteeMember:
    """End a term; from that day on the seat is empty, and its alternates' terms end with it.

    Raises:
        TermEndsBeforeStart: the day does not lie after the first one.
    """
    actor.require(MANAGE)
    if until_on <= member.from_on:
        raise TermEndsBeforeStart
    for seat in [member, *member.alternates.filter(until_on__isnull=True)]:
        seat.until_on = max(until_on, seat.from_on) if seat.pk == member.pk else until_on
        if seat.until_on > seat.from_on:
            seat.save(update_fields=["until_on"])
            _tell(actor, member.committee, "member.end", seat)
    return member


@transaction.atomic
def set_group(
    *,
    actor: Actor,
    committee: Committee,
    direction: Direction,
    lead: CommitteeMember | None,
    members: Sequence[CommitteeMember],
) -> WorkingGroup:
    """Set who prepares a direction; without members the group is dissolved but stays on record."""
    actor.require(MANAGE)
    group, _new = WorkingGroup.objects.get_or_create(committee=committee, direction=direction)
    group.lead = lead
    group.save(update_fields=["lead"])
    group.members.set(members)
    record(
        actor,
        "group.set",
        subject_kind="committee",
        subject=committee.slug,
        direction=direction,
        members=[member.pk for member in members],
    )
    return group


def _tell(actor: Actor, committee: Committee, deed: str, member: CommitteeMember) -> None:
    record(
        actor,
        deed,
        subject_kind="committee",
        subject=committee.slug,
        member=member.pk,
        role=member.role,
        organisation=member.organisation.code,
        until_on=member.until_on,
    )
