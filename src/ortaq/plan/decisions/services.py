"""Recording the committee, its meetings and what they decided."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models import Committee, Decision, Meeting, Step
from ortaq.plan.decisions.permissions import MANAGE
from ortaq.plan.measures.services import approve_plan
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from datetime import date

    from ortaq.data.demo.entries import DemoCommittee, DemoMeeting
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor

DEFAULT_SLUG = "committee"
"""Short name of a country's first committee."""


class MeetingEndsBeforeStart(OrtaqError):
    """The meeting ends before it begins. Correct one of the days."""

    code = "meeting_ends_before_start"


class MeetingNumberTaken(OrtaqError):
    """The committee has a meeting with this number. Choose another one."""

    code = "meeting_number_taken"


class DecisionWithoutText(OrtaqError):
    """A decision without a text is none. Write what was decided."""

    code = "decision_without_text"


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
    """Record a meeting; its source is named by the host of its address.

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
    record(
        actor,
        "meeting.record",
        subject_kind="meeting",
        subject=f"{committee.slug}/{number}",
        step=step,
    )
    return meeting


@transaction.atomic
def record_decision(
    *,
    actor: Actor,
    meeting: Meeting,
    text: Trilingual,
    plan: Plan | None = None,
    approves_plan: bool = False,
) -> Decision:
    """Record what a meeting decided, in the version that the plan has now; maybe approve the plan.

    Raises:
        DecisionWithoutText: the text is empty.
        PlanNotDraft, PlanIncomplete: see `measures.services.approve_plan`.
    """
    actor.require(MANAGE)
    if not any(value.strip() for value in text.as_dict().values()):
        raise DecisionWithoutText
    if plan is not None:
        plan.refresh_from_db(fields=["version"])
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    last = Decision.objects.filter(meeting=locked).aggregate(last=Max("number"))["last"] or 0
    decision = Decision.objects.create(
        meeting=locked,
        number=last + 1,
        text=text,
        plan=plan,
        plan_version=plan.version if plan else None,
        approves_plan=approves_plan and plan is not None,
    )
    if plan is not None and approves_plan:
        approve_plan(actor=actor, plan=plan, decision=decision.reference, on=locked.held_to)
    record(
        actor,
        "decision.record",
        subject_kind="decision",
        subject=decision.reference,
        plan=plan.slug if plan else "",
        plan_version=decision.plan_version,
    )
    return decision


@transaction.atomic
def load_committee(*, actor: Actor, content: DemoCommittee, slug: str = DEFAULT_SLUG) -> Committee:
    """Record a committee with its meetings as public sources tell them; one that is there stays.

    The meetings are facts with their sources, also where other content is for demonstration; their
    decisions are about a draft whose text isn't public, so that they name no plan.
    """
    actor.require(MANAGE)
    committee, is_new = Committee.objects.get_or_create(
        slug=slug, defaults={"name": content.name, "mandate_note": content.mandate_note}
    )
    if not is_new:
        return committee
    record(actor, "committee.load", subject_kind="committee", subject=slug)
    for step, meeting in zip(Step, content.meetings, strict=False):
        _load_meeting(actor, committee, step, meeting)
    return committee


def _load_meeting(actor: Actor, committee: Committee, step: Step, content: DemoMeeting) -> None:
    meeting = record_meeting(
        actor=actor,
        committee=committee,
        number=content.number,
        step=step,
        held_from=content.first_day,
        held_to=content.last_day,
        place=content.place,
        summary=content.facts,
        participants_at_least=content.participants_at_least,
        source_url=content.source_url,
    )
    for text in content.decisions:
        record_decision(actor=actor, meeting=meeting, text=text)
