"""What a meeting talks about: items, papers, speeches, conflicts of interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.decisions.models import (
    AgendaItem,
    ConflictOfInterest,
    DecisionStatus,
    Meeting,
    MeetingPaper,
    Speech,
    Vote,
)
from ortaq.plan.decisions.permissions import MANAGE, READ
from ortaq.plan.decisions.queries import own_seats
from ortaq.plan.decisions.services.meetings import reference_of
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.files.services import store

if TYPE_CHECKING:
    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.decisions.models import CommitteeMember
    from ortaq.shared.actors import Actor


class ItemWithoutTitle(OrtaqError):
    """An item of the agenda needs a title. Write what it is about."""

    code = "item_without_title"


class ConflictNeedsReason(OrtaqError):
    """Say in a sentence what the conflict of interest is; the protocol keeps it."""

    code = "conflict_needs_reason"


class ConflictOfOthers(OrtaqError):
    """A member declares his own conflict of interest only. Ask the secretariat to note it."""

    code = "conflict_of_others"


def item_reference(item: AgendaItem) -> str:
    """How the log names an item: meeting and number, without its words."""
    return f"{reference_of(item.meeting)}/{item.number}"


@transaction.atomic
def add_item(
    *,
    actor: Actor,
    meeting: Meeting,
    title: Trilingual,
    minutes: int,
    rapporteur: CommitteeMember | None = None,
    is_closed: bool = False,
) -> AgendaItem:
    """Put an item at the end of the agenda.

    Raises:
        ItemWithoutTitle: no language has a title.
    """
    actor.require(MANAGE)
    if not any(value.strip() for value in title.as_dict().values()):
        raise ItemWithoutTitle
    locked = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("committee")
        .get(pk=meeting.pk)
    )
    last = AgendaItem.objects.filter(meeting=locked).aggregate(last=Max("number"))["last"]
    item = AgendaItem.objects.create(
        meeting=locked,
        number=(last or 0) + 1,
        title=title,
        minutes=minutes,
        rapporteur=rapporteur,
        is_closed=is_closed,
    )
    _tell(actor, "item.add", item)
    return item


@transaction.atomic
def add_paper(*, actor: Actor, item: AgendaItem, title: str, content: bytes) -> MeetingPaper:
    """Keep a paper for an item; one with the same title becomes its next version.

    Raises:
        FileEmpty, FileTooLarge, FileTypeRefused: see `files.services.store`.
    """
    actor.require(MANAGE)
    stored = store(actor=actor, content=content)
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    last = MeetingPaper.objects.filter(item=item, title=title).aggregate(last=Max("version"))
    paper = MeetingPaper.objects.create(
        item=item,
        title=title,
        version=(last["last"] or 0) + 1,
        file=stored,
        added_at=clock.now(),
        added_by=actor.name,
    )
    _tell(actor, "paper.add", item, digest=stored.digest, version=paper.version)
    return paper


@transaction.atomic
def add_speech(*, actor: Actor, item: AgendaItem, speaker: str, said: str) -> Speech:
    """Note what somebody said to an item."""
    actor.require(MANAGE)
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    last = Speech.objects.filter(item=item).aggregate(last=Max("position"))["last"]
    speech = Speech.objects.create(
        item=item, position=(last or 0) + 1, speaker=speaker.strip(), said=said.strip()
    )
    _tell(actor, "item.speak", item)
    return speech


@transaction.atomic
def declare_conflict(
    *, actor: Actor, item: AgendaItem, member: CommitteeMember, reason: str
) -> ConflictOfInterest:
    """Exclude a member from the votes on an item: by himself, or as the secretariat heard it.

    A vote that he gave on a text still open is taken back.

    Raises:
        ConflictNeedsReason: no reason is given.
        ConflictOfOthers: the actor is neither the member nor the secretariat.
    """
    actor.require(READ)
    if not actor.may(MANAGE) and member.pk not in {seat.pk for seat in own_seats(actor)}:
        raise ConflictOfOthers
    if not reason.strip():
        raise ConflictNeedsReason
    conflict, _new = ConflictOfInterest.objects.update_or_create(
        item=item,
        member=member,
        defaults={
            "reason": reason.strip(),
            "declared_at": clock.now(),
            "declared_by": actor.name,
        },
    )
    open_votes = Vote.objects.filter(decision__item=item, decision__status=DecisionStatus.PROPOSED)
    open_votes.filter(member=member).delete()
    _tell(actor, "conflict.declare", item, member=member.pk)
    return conflict


def _tell(actor: Actor, deed: str, item: AgendaItem, **details: object) -> None:
    record(actor, deed, subject_kind="meeting", subject=item_reference(item), **details)
