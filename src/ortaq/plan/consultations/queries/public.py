"""Consultations as their readers see them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Prefetch, Q

from ortaq.plan.consultations.models import (
    Comment,
    CommentState,
    Consultation,
    ConsultationStatus,
    Disposition,
    Section,
)
from ortaq.plan.consultations.permissions import MANAGE
from ortaq.plan.consultations.queries.left import count_left
from ortaq.plan.consultations.receipts import receipt_digest
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from ortaq.plan.measures.models import Plan
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


def list_consultations_on(actor: Actor, plan: Plan) -> list[Consultation]:
    """The visible consultations on a plan, newest first.

    Each has `said`, its published comments, and for the secretariat `left`, what stands before its answers.
    """
    published = Count("comments", filter=Q(comments__state=CommentState.PUBLISHED))
    found: list[Consultation] = list(
        visible_consultations(actor).filter(plan=plan).annotate(said=published)
    )
    for one in found if actor.may(MANAGE) else []:
        one.left = count_left(one)  # type: ignore[attr-defined]  # for the page
    return found


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


def with_same(comments: Iterable[Comment]) -> list[Comment]:
    """The comments, each with `same`: how many published ones say the same, itself too; one query."""
    found = list(comments)
    alike = (
        Comment.objects.filter(
            group__in={comment.group_id for comment in found}, state=CommentState.PUBLISHED
        )
        .order_by()
        .values_list("group")
        .annotate(count=Count("pk"))
    )
    counts = dict(alike)
    for comment in found:
        comment.same = counts.get(comment.group_id, 1)  # type: ignore[attr-defined]  # for the page
    return found


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


def list_dispositions(consultation: Consultation) -> QuerySet[Disposition]:
    """The published answers with the published comments that they answer; none before all are given."""
    if not consultation.is_answered:
        return Disposition.objects.none()
    shown = Comment.objects.filter(state=CommentState.PUBLISHED).order_by("number")
    return (
        Disposition.objects.filter(group__consultation=consultation)
        .select_related("organisation", "group")
        .prefetch_related(Prefetch("group__comments", shown))
        .order_by("pk")
    )


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
