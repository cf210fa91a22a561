"""The secretariat's board: what waits for moderation, an answer, a decision; what is late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from ortaq.plan.consultations.models import (
    Appeal,
    Comment,
    CommentGroup,
    CommentState,
    Consultation,
    ConsultationStatus,
)
from ortaq.plan.consultations.permissions import ANSWER, MANAGE
from ortaq.plan.consultations.queries.left import count_left

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.plan.consultations.models import Section
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class GroupFilter:
    """Narrows the board; an empty value narrows nothing."""

    state: str = ""
    section: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """How far a consultation is, in numbers of comments.

    Args:
        received: all, also withdrawn and refused ones.
        waiting: for moderation.
        held: of those, the ones that came in a flood.
        published: seen by the public.
        refused: kept from it, with a reason.
        withdrawn: taken back.
        open_groups: groups without an answer.
        open_comments: comments in them.
        late_groups: of those, the ones past their day.
        appeals: without a decision.
        left: everything that stands before the published answers.
    """

    received: int
    waiting: int
    held: int
    published: int
    refused: int
    withdrawn: int
    open_groups: int
    open_comments: int
    late_groups: int
    appeals: int
    left: int


def visible_groups(actor: Actor, consultation: Consultation) -> QuerySet[CommentGroup]:
    """Groups of comments, the largest first: the secretariat's all, an agency's own published ones."""
    actor.require(ANSWER)
    groups = (
        CommentGroup.objects.filter(consultation=consultation)
        .select_related("section__measure", "organisation", "person", "disposition", "consultation")
        .order_by("-size", "pk")
    )
    if actor.may(MANAGE):
        return groups
    return groups.filter(_has_published(), organisation=actor.organisation_id or 0)


def list_groups(
    actor: Actor, consultation: Consultation, *, on: date, narrow: GroupFilter
) -> QuerySet[CommentGroup]:
    """The groups of the board, narrowed to open, late or answered ones or to a section."""
    groups = visible_groups(actor, consultation)
    if narrow.state == "open":
        groups = groups.filter(disposition__isnull=True)
    elif narrow.state == "late":
        groups = groups.filter(disposition__isnull=True, due_on__lt=on)
    elif narrow.state == "answered":
        groups = groups.filter(disposition__isnull=False)
    if narrow.section:
        groups = groups.filter(section__position=narrow.section)
    return groups


def get_group(actor: Actor, consultation: Consultation, key: int) -> CommentGroup:
    """One group that the actor may see.

    Raises:
        CommentGroup.DoesNotExist: there is none.
    """
    return visible_groups(actor, consultation).get(pk=key)


def list_members(group: CommentGroup) -> QuerySet[Comment]:
    """The comments of a group that stand, by number."""
    return (
        group.comments.filter(state__in=[CommentState.PUBLISHED, CommentState.WAITING])
        .select_related("organisation", "section", "consultation")
        .order_by("number")
    )


def list_sections_open(actor: Actor, consultation: Consultation) -> list[Section]:
    """Sections that have groups, with `open_groups` and `all_groups`; the most open first."""
    actor.require(MANAGE)
    groups = CommentGroup.objects.filter(consultation=consultation)
    counted = {
        row["section"]: row
        for row in groups.values("section").annotate(
            every=Count("pk"), open_=Count("pk", filter=Q(disposition__isnull=True))
        )
    }
    found = []
    for section in consultation.sections.order_by("position"):
        if row := counted.get(section.pk):
            section.open_groups, section.all_groups = row["open_"], row["every"]  # type: ignore[attr-defined]  # for the page
            found.append(section)
    return sorted(found, key=lambda section: -section.open_groups)  # type: ignore[attr-defined]  # set above


def get_board(actor: Actor, consultation: Consultation, *, on: date) -> Board:
    """The numbers of the board, in three queries."""
    actor.require(MANAGE)
    state = {name: Count("pk", filter=Q(state=name)) for name in CommentState}
    comments = Comment.objects.filter(consultation=consultation).aggregate(
        received=Count("pk"),
        held=Count("pk", filter=Q(state=CommentState.WAITING, is_held=True)),
        **{name.value: value for name, value in state.items()},
    )
    unanswered = CommentGroup.objects.filter(consultation=consultation, disposition__isnull=True)
    groups = unanswered.aggregate(
        every=Count("pk"), members=Sum("size"), late=Count("pk", filter=Q(due_on__lt=on))
    )
    appeals = Appeal.objects.filter(comment__consultation=consultation, decided_at__isnull=True)
    return Board(
        received=comments["received"],
        waiting=comments["waiting"],
        held=comments["held"],
        published=comments["published"],
        refused=comments["refused"],
        withdrawn=comments["withdrawn"],
        open_groups=groups["every"],
        open_comments=groups["members"] or 0,
        late_groups=groups["late"],
        appeals=appeals.count(),
        left=count_left(consultation),
    )


def list_comments(
    actor: Actor, consultation: Consultation, *, state: str = CommentState.WAITING
) -> QuerySet[Comment]:
    """Comments in one state for the secretariat; what came in a flood stands behind."""
    actor.require(MANAGE)
    return (
        Comment.objects.filter(consultation=consultation, state=state)
        .select_related("section", "organisation", "consultation", "group")
        .order_by("is_held", "number")
    )


def get_comment(actor: Actor, consultation: Consultation, number: int) -> Comment:
    """One comment in full, for the secretariat.

    Raises:
        Comment.DoesNotExist: there is none.
    """
    actor.require(MANAGE)
    return (
        Comment.objects.select_related("consultation", "section", "organisation", "group")
        .prefetch_related("appeals")
        .get(consultation=consultation, number=number)
    )


def list_appeals(actor: Actor, consultation: Consultation) -> QuerySet[Appeal]:
    """Appeals without a decision, the oldest first."""
    actor.require(MANAGE)
    return (
        Appeal.objects.filter(comment__consultation=consultation, decided_at__isnull=True)
        .select_related("comment", "comment__consultation")
        .order_by("made_at")
    )


def list_like(group: CommentGroup) -> QuerySet[CommentGroup]:
    """Unanswered groups of the same section that a person may merge into this one."""
    return (
        CommentGroup.objects.filter(
            consultation=group.consultation, section=group.section, disposition__isnull=True
        )
        .exclude(pk=group.pk)
        .order_by("-size", "pk")
    )


def list_own_open(actor: Actor) -> QuerySet[CommentGroup]:
    """Groups that wait for the actor's organisation, the most urgent first."""
    actor.require(ANSWER)
    return (
        CommentGroup.objects.filter(
            _has_published(),
            organisation=actor.organisation_id or 0,
            disposition__isnull=True,
        )
        .exclude(consultation__status=ConsultationStatus.DRAFT)
        .select_related("consultation", "section")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def _has_published() -> Exists:
    """Where at least one comment of a group is published; before that an agency cannot open it."""
    return Exists(Comment.objects.filter(group=OuterRef("pk"), state=CommentState.PUBLISHED))
