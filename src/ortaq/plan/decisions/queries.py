"""Reading the committee's cycle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from ortaq.plan.decisions.models import Committee, Decision, Meeting, Step
from ortaq.plan.decisions.permissions import READ

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"D-(\d{6,12})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Round:
    """One step of the cycle.

    Args:
        step: which.
        meetings: those held for it, in order.
        is_next: True for the first step after the last one held.
    """

    step: Step
    meetings: list[Meeting]
    is_next: bool


def find_committee(actor: Actor, slug: str = "") -> Committee | None:
    """The committee with this short name; without a name the first one; None where there is none."""
    actor.require(READ)
    committees = Committee.objects.order_by("pk")
    return (committees.filter(slug=slug) if slug else committees).first()


def list_committees(actor: Actor) -> QuerySet[Committee]:
    """All committees."""
    actor.require(READ)
    return Committee.objects.order_by("pk")


def list_meetings(actor: Actor) -> QuerySet[Meeting]:
    """All meetings with their decisions, by number."""
    actor.require(READ)
    decisions = Decision.objects.select_related("plan").order_by("number")
    return (
        Meeting.objects.select_related("committee")
        .prefetch_related(Prefetch("decisions", decisions))
        .order_by("number")
    )


def get_meeting(actor: Actor, committee: str, number: int) -> Meeting:
    """One meeting of a committee.

    Raises:
        Meeting.DoesNotExist: none has this number.
    """
    return list_meetings(actor).get(committee__slug=committee, number=number)


def get_decision(actor: Actor, reference: str) -> Decision:
    """One decision by its number, such as D-000001.

    Raises:
        Decision.DoesNotExist: none has this number.
    """
    actor.require(READ)
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise Decision.DoesNotExist
    decisions = Decision.objects.select_related("plan", "meeting", "meeting__committee")
    return decisions.get(pk=int(found[1]))


def list_rounds(actor: Actor, committee: Committee) -> list[Round]:
    """The whole cycle, held and still to come."""
    meetings = list(list_meetings(actor).filter(committee=committee))
    steps = list(Step)
    held = [steps.index(Step(meeting.step)) for meeting in meetings]
    coming = max(held) + 1 if held else 0
    return [
        Round(
            step=step,
            meetings=[meeting for meeting in meetings if meeting.step == step],
            is_next=position == coming,
        )
        for position, step in enumerate(steps)
    ]
