"""The year that is measured, who reads it, and the pages that they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import translation

from factories import year as scripted
from factories import year_voices
from ortaq.install.reference import load_reference_data
from ortaq.plan.assessments.services import draft_assessment, open_assessment
from ortaq.plan.consultations.models import CommentGroup, Consultation
from ortaq.plan.decisions.models import AgendaItem, Assignment, Committee, Decision, Meeting
from ortaq.plan.frameworks.queries import get_framework
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM
from ortaq.shared.people.models import User

if TYPE_CHECKING:
    from django.db.models import Model

FRAMEWORK = "budapest-2001"
SLUG = "year"


def is_filled() -> bool:
    """Whether the home holds a year."""
    return Committee.objects.filter(slug=SLUG).exists()


def fill(*, small: bool) -> str:
    """Make the year; say what it holds."""
    load_reference_data()
    size = scripted.Size(6, 3, 20, 60, 16) if small else scripted.Size()
    assessment = draft_assessment(
        actor=SYSTEM,
        framework=get_framework(SYSTEM, FRAMEWORK),
        title=scripted.words("Бағалау"),
        as_of=clock.today(),
    )
    open_assessment(actor=SYSTEM, assessment=assessment)
    year = scripted.make_year(size, assessment=assessment.reference)
    said = year_voices.consult(year)
    return (
        f"{size.agencies} agencies, {len(year.meetings)} meetings, {len(year.fates)} assignments, "
        f"{sum(one.received for one in said)} comments of which {sum(one.letters for one in said)} are letters"
    )


def readers() -> dict[str, User | None]:
    """Who asks; the agency sits in the committee, the observer does not hear closed items."""
    names = {"secretary": "year-secretary", "agency": "agency3", "observer": "year-observer"}
    found: dict[str, User | None] = {
        reader: User.objects.get(username=name) for reader, name in names.items()
    }
    return {**found, "public": None}


def addresses(reader: str) -> dict[str, str]:
    """Every page of the committee and of the consultations, by name, in Kazakh."""
    with translation.override("kk"):
        pages = {**_committee(), **_consultations(), "search": f"{reverse('search')}?q=шешім"}
        if reader == "agency":
            pages["own assignments"] = f"{reverse('decisions:assignments')}?mine=on"
    return pages


def _committee() -> dict[str, str]:
    meeting = Meeting.objects.filter(committee__slug=SLUG).order_by("-number")[1]
    item = AgendaItem.objects.filter(meeting=meeting, is_closed=False).order_by("number")[1]
    place = [SLUG, meeting.number]
    about = {
        subject: Decision.objects.filter(subject=subject, item__is_closed=False).order_by("pk")[0]
        for subject in ("plan", "assessment", "document")
    }
    pages = {
        "committee": f"{_to('committee')}?committee={SLUG}",
        "cycle": _to("cycle", SLUG, 1),
        "members": _to("members", SLUG),
        "change committee": _to("change", SLUG),
        "plan meeting": _to("plan_meeting", SLUG),
        "change cycle": _to("change_cycle", SLUG, 1),
        "meeting": _to("meeting", *place),
        "attendance": _to("attendance", *place),
        "calendar": _to("calendar", *place),
        "protocol docx": _to("protocol", *place, "docx"),
        "protocol pdf": _to("protocol", *place, "pdf"),
        "item": _to("item", *place, item.number),
        "published decisions": _to("published"),
        "assignments": _to("assignments"),
        "assignments, page 4": f"{_to('assignments')}?page=4",
        "assignments, overdue": f"{_to('assignments')}?status=overdue",
        "assignments csv": _to("assignments_csv"),
        "assignment": _to("assignment", _first(Assignment).reference),
        "extract docx": _to("extract", _first(Assignment).reference, "docx"),
    }
    for subject, decision in about.items():
        pages[f"decision on {subject}"] = _to("decision", decision.reference)
        pages[f"proof of {subject}"] = _to("proof", decision.reference)
    return pages


def _consultations() -> dict[str, str]:
    pages = {"consultations": _on("list"), "new consultation": _on("new"), "answer": _on("answer")}
    for number, one in enumerate(Consultation.objects.order_by("pk"), 1):
        group = CommentGroup.objects.filter(consultation=one).order_by("-size", "pk")[0]
        many, other = one.reference, group.section.position
        pages |= {
            f"{number} consultation": _on("consultation", many),
            f"{number} comments": _on("comments", many),
            f"{number} comments, page 20": f"{_on('comments', many)}?page=20",
            f"{number} voices": _on("voices", many),
            f"{number} section": _on("section", many, other),
            f"{number} comment form": _on("comment", many, other),
            f"{number} prepare": _on("prepare", many),
            f"{number} moderation": _on("moderation", many),
            f"{number} moderate": _on("moderate", many, 1),
            f"{number} board": _on("board", many),
            f"{number} board, all": f"{_on('board', many)}?state=all",
            f"{number} board, late": f"{_on('board', many)}?state=late",
            f"{number} group": _on("group", many, group.pk),
        }
        for kind in ("json", "csv", "xlsx", "docx", "pdf"):
            pages[f"{number} table {kind}"] = _on("table_download", many, kind)
    return pages


def _first(model: type[Model]) -> Model:
    return model._default_manager.order_by("pk")[0]  # noqa: SLF001 - Django's public way to a model's rows


def _to(name: str, *arguments: object) -> str:
    return reverse(f"decisions:{name}", args=arguments)


def _on(name: str, *arguments: object) -> str:
    return reverse(f"consultations:{name}", args=arguments)
