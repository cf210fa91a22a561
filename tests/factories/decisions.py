"""Committees and meetings for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from factories import people
from ortaq.data.demo.content import committee as content
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions import services
from ortaq.plan.decisions.models import MeetingMode, MemberRole, Step
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role

if TYPE_CHECKING:
    from ortaq.plan.decisions.models import (
        AgendaItem,
        Assignment,
        Committee,
        CommitteeMember,
        Decision,
        Meeting,
    )
    from ortaq.shared.people.models import Organisation


def committee() -> Committee:
    """The committee with its three meetings of 2024."""
    return services.load_committee(actor=SYSTEM, content=content())


def meeting(of: Committee | None = None, **changes: object) -> Meeting:
    values = {
        "number": 4,
        "step": Step.ADOPTION,
        "held_from": date(2026, 3, 2),
        "held_to": date(2026, 3, 2),
        "place": Trilingual("Астана", "Астана", "Astana"),
        **changes,
    }
    return services.record_meeting(actor=SYSTEM, committee=of or committee(), **values)


def words(text: str) -> Trilingual:
    return Trilingual(f"{text} kk", f"{text} ru", f"{text} en")


def member(
    of: Committee,
    role: MemberRole = MemberRole.MEMBER,
    organisation: Organisation | None = None,
    **changes: object,
) -> CommitteeMember:
    """A member with an account; `user=None` and `email` for one without."""
    body = organisation or people.organisation()
    if "user" not in changes:
        changes["user"] = people.user(Role.AGENCY_MEMBER, body)
    return services.add_member(
        actor=SYSTEM,
        committee=of,
        role=role,
        organisation=body,
        from_on=date(2020, 1, 1),
        **changes,
    )


def planned(of: Committee, mode: MeetingMode = MeetingMode.IN_PERSON, *, days: int = 10) -> Meeting:
    """A meeting to come, two hours long; by circulation, of two days."""
    starts = (clock.now() + timedelta(days=days)).replace(microsecond=0)
    length = timedelta(days=2) if mode == MeetingMode.CIRCULATION else timedelta(hours=2)
    return services.plan_meeting(
        actor=SYSTEM,
        committee=of,
        step=Step.ADOPTION,
        mode=mode,
        starts_at=starts,
        ends_at=starts + length,
        place=words("Place"),
    )


def item(of: Meeting, text: str = "Item", *, is_closed: bool = False) -> AgendaItem:
    return services.add_item(
        actor=SYSTEM, meeting=of, title=words(text), minutes=10, is_closed=is_closed
    )


def decision(of: AgendaItem, text: str = "Decision", **changes: object) -> Decision:
    return services.record_decision(
        actor=SYSTEM, meeting=of.meeting, item=of, text=words(text), **changes
    )


def assignment(
    of: Decision, executor: Organisation, text: str = "Assignment", due_on: date | None = None
) -> Assignment:
    return services.assign(
        actor=SYSTEM,
        decision=of,
        text=words(text),
        executor=executor,
        due_on=due_on or datetime.now(tz=UTC).date() + timedelta(days=30),
    )
