"""Preparing, publishing and closing a consultation."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.consultations.models import Consultation, ConsultationStatus, Section, Subject
from ortaq.plan.consultations.permissions import MANAGE
from ortaq.plan.consultations.queries.left import count_left
from ortaq.plan.consultations.services.frozen import sections_of_gaps, sections_of_plan
from ortaq.plan.consultations.services.rules import lock_consultation, note, publish_numbers
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ortaq.plan.consultations.services.frozen import SectionDraft
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


class ConsultationDaysWrong(OrtaqError):
    """The last day lies before the first one, or has passed. Correct the days."""

    code = "consultation_days_wrong"


class ConsultationEmpty(OrtaqError):
    """There is no section to comment on. Add one before publishing."""

    code = "consultation_empty"


class CommentsUnanswered(OrtaqError):
    """Some comments have no answer yet. Answer or moderate them first."""

    code = "comments_unanswered"


@dataclass(frozen=True, slots=True)
class ConsultationDraft:
    """What the secretariat says of a consultation.

    Args:
        title: what is put to the public.
        about: why, and what is asked.
        subject: a plan, the gaps, or a document.
        opens_on: first day of comments.
        closes_on: last day of comments.
        plan: for a plan only.
        allows_anonymous: True where nobody has to say his name.
        organisations: those asked by the secretariat.
        society: groups of society asked.
        regions: codes of regions asked.
    """

    title: Trilingual
    subject: Subject
    opens_on: date
    closes_on: date
    about: Trilingual = field(default_factory=Trilingual)
    plan: Plan | None = None
    allows_anonymous: bool = True
    organisations: Sequence[Organisation] = ()
    society: Sequence[str] = ()
    regions: Sequence[str] = ()


@transaction.atomic
def start_consultation(
    *, actor: Actor, draft: ConsultationDraft, is_demo: bool = False
) -> Consultation:
    """Prepare a consultation that only the secretariat sees.

    Raises:
        ConsultationDaysWrong: the days are in the wrong order.
    """
    actor.require(MANAGE)
    consultation = Consultation(
        created_at=clock.now(), created_by=actor.name, is_demo=is_demo, subject=draft.subject
    )
    _write(consultation, draft)
    note(actor, "consultation.start", consultation, about=draft.subject)
    return consultation


@transaction.atomic
def change_consultation(
    *, actor: Actor, consultation: Consultation, draft: ConsultationDraft
) -> Consultation:
    """Change a draft; of a published one only the last day, forwards, and who is invited.

    Raises:
        ConsultationDaysWrong: the days are in the wrong order, or the time given would be shortened.
        ConsultationWrongStatus: it is closed.
    """
    actor.require(MANAGE)
    current = lock_consultation(
        consultation, ConsultationStatus.DRAFT, ConsultationStatus.PUBLISHED
    )
    if current.is_draft:
        _write(current, draft)
    else:
        if draft.closes_on < current.closes_on:
            raise ConsultationDaysWrong
        current.closes_on = draft.closes_on
        _invite(current, draft)
        current.save()
    note(actor, "consultation.change", current, closes_on=current.closes_on.isoformat())
    return current


@transaction.atomic
def set_sections(
    *, actor: Actor, consultation: Consultation, sections: Sequence[SectionDraft]
) -> None:
    """Give a draft its sections, in order; what was there goes.

    Raises:
        ConsultationWrongStatus: it is published, so that its text is frozen.
    """
    actor.require(MANAGE)
    current = lock_consultation(consultation, ConsultationStatus.DRAFT)
    current.sections.all().delete()
    Section.objects.bulk_create(
        Section(
            consultation=current,
            position=position,
            code=section.code or str(position),
            chapter=section.chapter,
            heading=section.heading,
            text=section.text,
            measure=section.measure,
        )
        for position, section in enumerate(sections, start=1)
    )
    note(actor, "consultation.set_sections", current, sections=len(sections))


@transaction.atomic
def publish_consultation(*, actor: Actor, consultation: Consultation) -> Consultation:
    """Freeze the text as it is now, put its hash into the log, and open the door.

    Raises:
        ConsultationEmpty: there is nothing to comment on.
        ConsultationDaysWrong: the last day has passed.
        ConsultationWrongStatus: it is published already.
    """
    actor.require(MANAGE)
    current = lock_consultation(consultation, ConsultationStatus.DRAFT)
    if current.subject == Subject.PLAN and current.plan is not None:
        set_sections(actor=actor, consultation=current, sections=sections_of_plan(current.plan))
        current.plan.refresh_from_db(fields=["version"])
        current.plan_version = current.plan.version
    elif current.subject == Subject.GAPS:
        set_sections(actor=actor, consultation=current, sections=sections_of_gaps(actor))
    if not current.sections.exists():
        raise ConsultationEmpty
    if current.closes_on < clock.today():
        raise ConsultationDaysWrong
    current.digest = digest_of(current)
    current.status, current.published_at = ConsultationStatus.PUBLISHED, clock.now()
    current.save()
    note(actor, "consultation.publish", current, digest=current.digest)
    return current


def digest_of(consultation: Consultation) -> str:
    """SHA-256 of the sections as canonical JSON: what the log has of the frozen text."""
    sections = [
        [
            section.position,
            section.code,
            section.chapter.as_dict(),
            section.heading.as_dict(),
            section.text.as_dict(),
        ]
        for section in consultation.sections.order_by("position")
    ]
    plain = json.dumps(sections, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


@transaction.atomic
def close_consultation(*, actor: Actor, consultation: Consultation) -> Consultation:
    """Take no more comments.

    Raises:
        ConsultationWrongStatus: it isn't open.
    """
    actor.require(MANAGE)
    current = lock_consultation(consultation, ConsultationStatus.PUBLISHED)
    current.status, current.closed_at = ConsultationStatus.CLOSED, clock.now()
    current.save(update_fields=["status", "closed_at"])
    note(actor, "consultation.close", current, comments=current.comment_count)
    return current


@transaction.atomic
def publish_answers(*, actor: Actor, consultation: Consultation) -> Consultation:
    """Show all answers to the public; impossible while one comment has none.

    Raises:
        CommentsUnanswered: comments wait for moderation or an answer, or appeals for a decision.
        ConsultationWrongStatus: it isn't closed.
    """
    actor.require(MANAGE)
    current = lock_consultation(consultation, ConsultationStatus.CLOSED)
    if left := count_left(current):
        raise CommentsUnanswered(count=left)
    current.status, current.answered_at = ConsultationStatus.ANSWERED, clock.now()
    current.save(update_fields=["status", "answered_at"])
    publish_numbers(actor, "consultation.publish_answers", current)
    return current


def _write(consultation: Consultation, draft: ConsultationDraft) -> None:
    if draft.closes_on < draft.opens_on:
        raise ConsultationDaysWrong
    consultation.title, consultation.about = draft.title, draft.about
    consultation.subject = draft.subject
    consultation.plan = draft.plan if draft.subject == Subject.PLAN else None
    consultation.opens_on, consultation.closes_on = draft.opens_on, draft.closes_on
    consultation.allows_anonymous = draft.allows_anonymous
    consultation.society_invited = list(draft.society)
    consultation.region_invited = list(draft.regions)
    consultation.save()
    consultation.organisations_invited.set(draft.organisations)


def _invite(consultation: Consultation, draft: ConsultationDraft) -> None:
    consultation.society_invited = list(draft.society)
    consultation.region_invited = list(draft.regions)
    consultation.organisations_invited.set(draft.organisations)
