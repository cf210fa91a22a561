"""Loading a committee with its meetings as public sources tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.plan.decisions.models import Committee, Step
from ortaq.plan.decisions.permissions import MANAGE
from ortaq.plan.decisions.services.cycles import open_cycle
from ortaq.plan.decisions.services.decisions import record_decision
from ortaq.plan.decisions.services.meetings import record_meeting
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.data.demo.entries import DemoCommittee, DemoMeeting
    from ortaq.plan.assessments.models import Assessment
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor

DEFAULT_SLUG = "committee"
"""Short name of a country's first committee."""


@transaction.atomic
def load_committee(
    *,
    actor: Actor,
    content: DemoCommittee,
    slug: str = DEFAULT_SLUG,
    plan: Plan | None = None,
    assessments: Sequence[Assessment] = (),
) -> Committee:
    """Record a committee with its meetings as public sources tell them; one that is there stays.

    The meetings are its first cycle, whose draft is `plan` and which starts from `assessments`.

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
    if content.meetings:
        open_cycle(
            actor=actor,
            committee=committee,
            title=content.plan.title,
            begins_on=content.meetings[0].first_day,
            plan=plan,
            assessments=assessments,
        )
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
