"""Like comments become one group, by the machine and by hand; groups get somebody who answers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyarrow as pa
from django.db import transaction
from django.db.models import Q

from ortaq.engine.similar.groups import near_duplicates
from ortaq.engine.similar.signatures import signatures
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.consultations.models import (
    Comment,
    CommentGroup,
    CommentState,
    Consultation,
    Disposition,
)
from ortaq.plan.consultations.permissions import MANAGE
from ortaq.plan.consultations.services.groups import leave_group, resize, stand_alone
from ortaq.plan.consultations.services.rules import note
from ortaq.shared.batches import BATCH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation, User

LEAST_LIKENESS = 0.6
"""Share of common word pairs from which on two comments say the same. Ortaq's own choice, see
`ortaq.engine.similar`."""
LONG_LETTER_WORDS = 25
"""Words from which on a text speaks for itself, whatever section it was sent to; a shorter one, such as
"I agree", says something else of every section. Ortaq's own choice."""


class GroupsDiffer(OrtaqError):
    """One of the groups is answered, or belongs elsewhere. Take the answer back first."""

    code = "comment_groups_differ"


@transaction.atomic
def group_comments(*, actor: Actor, consultation: Consultation) -> int:
    """Group the comments that nobody grouped, assigned or answered; return how many groups there are.

    Waiting comments are grouped too, so that a campaign letter is moderated once.
    """
    actor.require(MANAGE)
    free = Q(group__isnull=True) | Q(
        group__is_kept=False, group__organisation__isnull=True, group__disposition__isnull=True
    )
    comments = list(
        Comment.objects.filter(
            free,
            consultation=consultation,
            state__in=[CommentState.WAITING, CommentState.PUBLISHED],
        ).order_by("number")
    )
    old = {comment.group_id for comment in comments if comment.group_id}
    heaps = list(_heaps(comments))
    made = CommentGroup.objects.bulk_create(
        (
            CommentGroup(
                consultation=consultation,
                section_id=heap[0].section_id,
                exemplar=heap[0].shown_text,
                size=len(heap),
            )
            for heap in heaps
        ),
        batch_size=BATCH,
    )
    for group, heap in zip(made, heaps, strict=True):
        for comment in heap:
            comment.group = group
    Comment.objects.bulk_update(comments, ["group"], batch_size=200)
    CommentGroup.objects.filter(consultation=consultation, comments__isnull=True).exclude(
        disposition__isnull=False
    ).delete()
    note(
        actor,
        "comment.group",
        consultation,
        comments=len(comments),
        groups=len(made),
        groups_before=len(old),
    )
    return CommentGroup.objects.filter(consultation=consultation).count()


@transaction.atomic
def take_out(*, actor: Actor, comment: Comment) -> CommentGroup:
    """Give one comment of a group an answer of its own."""
    actor.require(MANAGE)
    current = (
        Comment.objects.select_for_update(of=("self",)).select_related("group").get(pk=comment.pk)
    )
    leave_group(current)
    group = stand_alone(current, is_kept=True)
    current.save(update_fields=["group"])
    note(actor, "comment.take_out", current.consultation, number=current.number)
    return group


@transaction.atomic
def merge_groups(*, actor: Actor, into: CommentGroup, other: CommentGroup) -> CommentGroup:
    """Answer two groups as one.

    Raises:
        GroupsDiffer: they are the same, of two consultations, or the other one is answered.
    """
    actor.require(MANAGE)
    if into.pk == other.pk or into.consultation_id != other.consultation_id:
        raise GroupsDiffer
    if Disposition.objects.filter(group=other).exists():
        raise GroupsDiffer
    Comment.objects.filter(group=other).update(group=into)
    other.delete()
    into.is_kept = True
    into.save(update_fields=["is_kept"])
    resize(into)
    note(actor, "comment.merge_groups", into.consultation, group=into.pk, size=into.size)
    return into


@transaction.atomic
def assign_group(
    *,
    actor: Actor,
    group: CommentGroup,
    organisation: Organisation | None,
    person: User | None = None,
    due_on: date | None = None,
) -> CommentGroup:
    """Say who answers a group, and until when; without an organisation the secretariat does."""
    actor.require(MANAGE)
    group.organisation, group.person, group.due_on = organisation, person, due_on
    group.save(update_fields=["organisation", "person", "due_on"])
    note(
        actor,
        "comment.assign_group",
        group.consultation,
        group=group.pk,
        organisation=organisation.code if organisation else "",
        due_on=due_on.isoformat() if due_on else "",
    )
    return group


def _heaps(comments: list[Comment]) -> Iterable[list[Comment]]:
    if not comments:
        return []
    texts = [f"{comment.text}\n{comment.proposed_change}" for comment in comments]
    found = near_duplicates(signatures(pa.chunked_array([texts])), least=LEAST_LIKENESS)
    heaps: defaultdict[tuple[object, ...], list[Comment]] = defaultdict(list)
    for comment, text, group in zip(comments, texts, found, strict=True):
        is_long = len(text.split()) >= LONG_LETTER_WORDS
        key = (int(group), 0 if is_long else comment.section_id)
        heaps[key].append(comment)
    return heaps.values()
