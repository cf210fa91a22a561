"""Consultations as their readers see them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Q

from ortaq.plan.consultations.models import (
    Comment,
    CommentState,
    Consultation,
    ConsultationStatus,
    Section,
)
from ortaq.plan.consultations.permissions import MANAGE
from ortaq.plan.consultations.receipts import receipt_digest
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"K-(\d{6,12})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sections under one heading, in order; each has `said`, the number of its published comments."""

    heading: str
    sections: list[Section]


def visible_consultations(actor: Actor) -> QuerySet[Consultation]:
    """The published ones, newest first; the secretariat sees drafts too."""
    found = Consultation.objects.select_related("plan").order_by("-opens_on", "-pk")
    if actor.may(MANAGE):
        return found
    return found.exclude(status=ConsultationStatus.DRAFT)


def get_consultation(actor: Actor, reference: str) -> Consultation:
    """One consultation by its number, such as K-000001.

    Raises:
        Consultation.DoesNotExist: none that the actor may see has this number.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise Consultation.DoesNotExist
    return visible_consultations(actor).get(pk=int(found[1]))


def list_chapters(consultation: Consultation) -> list[Chapter]:
    """The contents: sections by chapter, with the number of published comments."""
    sections = (
        consultation.sections.select_related("measure")
        .annotate(said=Count("comments", filter=Q(comments__state=CommentState.PUBLISHED)))
        .order_by("position")
    )
    chapters: list[Chapter] = []
    for section in sections:
        heading = in_language(section.chapter)
        if not chapters or chapters[-1].heading != heading:
            chapters.append(Chapter(heading, []))
        chapters[-1].sections.append(section)
    return chapters


def get_section(consultation: Consultation, position: int) -> Section:
    """One section by its place.

    Raises:
        Section.DoesNotExist: there is none.
    """
    return consultation.sections.select_related("measure", "consultation").get(position=position)


def list_neighbours(section: Section) -> tuple[Section | None, Section | None]:
    """The sections before and after this one."""
    others = Section.objects.filter(consultation=section.consultation_id)
    return (
        others.filter(position__lt=section.position).order_by("-position").first(),
        others.filter(position__gt=section.position).order_by("position").first(),
    )


def list_published(consultation: Consultation, section: Section | None = None) -> QuerySet[Comment]:
    """The comments that everybody may read, by number, with their answers."""
    comments = Comment.objects.filter(consultation=consultation, state=CommentState.PUBLISHED)
    if section is not None:
        comments = comments.filter(section=section)
    return comments.select_related(
        "section__measure",
        "consultation",
        "organisation",
        "group__disposition__organisation",
    ).order_by("number")


def list_statements(consultation: Consultation, section: Section) -> QuerySet[Comment]:
    """What was said of a section, comments that say the same once: the first of each group."""
    firsts = (
        Comment.objects.filter(section=section, state=CommentState.PUBLISHED)
        .order_by()
        .values("group")
        .annotate(first=Min("number"))
        .values("first")
    )
    return list_published(consultation, section).filter(number__in=firsts)


def find_by_receipt(receipt: str) -> Comment | None:
    """The comment with this code, for its author, or None."""
    return (
        Comment.objects.select_related(
            "consultation", "section", "organisation", "group__disposition__organisation"
        )
        .prefetch_related("appeals")
        .filter(receipt_digest=receipt_digest(receipt))
        .first()
    )
