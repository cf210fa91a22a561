"""Consultations and comments for tests."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from factories.measures import text
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.consultations import services
from ortaq.plan.consultations.models import Outcome, Subject
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, SYSTEM

if TYPE_CHECKING:
    from ortaq.plan.consultations.models import Comment, Consultation, Disposition, Section

_numbers = count(1)
TEXTS = {
    "kk": "# Бірінші\nБірінші тармақ.\n\nЕкінші тармақ.\n# Екінші\nБасқа мәтін.",
    "ru": "# Первый\nПервый абзац.\n\nВторой абзац.\n# Второй\nДругой текст.",
    "en": "# First\nThe first passage.\n\nThe second passage.\n# Second\nAnother text.",
}


def draft(**changes: object) -> services.ConsultationDraft:
    values = {
        "title": text("Draft for discussion"),
        "subject": Subject.DOCUMENT,
        "opens_on": clock.today(),
        "closes_on": clock.today() + timedelta(days=14),
        **changes,
    }
    return services.ConsultationDraft(**values)


def consultation(*, published: bool = True, **changes: object) -> Consultation:
    """A consultation on a document of two sections, or on the plan given."""
    made = services.start_consultation(actor=SYSTEM, draft=draft(**changes))
    if made.subject == Subject.DOCUMENT:
        sections = services.sections_of_text(TEXTS)
        services.set_sections(actor=SYSTEM, consultation=made, sections=sections)
    return services.publish_consultation(actor=SYSTEM, consultation=made) if published else made


def on_plan(plan: object, **changes: object) -> Consultation:
    return consultation(subject=Subject.PLAN, plan=plan, **changes)


def section(of: Consultation, position: int = 1) -> Section:
    return of.sections.select_related("consultation").get(position=position)


def taken(of: Section, words: str = "", *, actor: object = PUBLIC, **changes: object):
    values = {
        "kind": "general",
        "text": words or f"Remark number {next(_numbers)}",
        "language": "ru",
        "society": "citizen",
        **changes,
    }
    return services.submit_comment(actor=actor, section=of, draft=services.CommentDraft(**values))


def comment(of: Section, words: str = "", *, published: bool = True, **changes: object) -> Comment:
    made = taken(of, words, **changes).comment
    return services.publish_comment(actor=SYSTEM, comment=made) if published else made


def answered(of: Comment, outcome: Outcome = Outcome.NOTED) -> Disposition:
    return services.dispose(
        actor=SYSTEM, group=of.group, outcome=outcome, reason=Trilingual(ru="Учтено")
    )
