"""Inviting to a meeting, and calling it off: letters with a calendar entry, papers frozen."""

from __future__ import annotations

from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq import options
from ortaq.engine.render.calendar import Event, Method, Person, write_calendar
from ortaq.plan.decisions.models import (
    AgendaItem,
    CommitteeMember,
    Meeting,
    MeetingPaper,
    MeetingStatus,
)
from ortaq.plan.decisions.services.meetings import lock_planned, reference_of
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.labels import label
from ortaq.shared.outbox.links import absolute
from ortaq.shared.outbox.services import File, Letter, Reader, post, withdraw
from ortaq.shared.words import in_language, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.shared.actors import Actor

INVITATION = "decisions.invitation"
CANCELLATION = "decisions.cancellation"


@transaction.atomic
def invite(*, actor: Actor, meeting: Meeting) -> int:
    """Write an invitation to everybody who sits in the committee, and freeze the papers; return how many.

    A letter names the open items only: who may hear closed ones finds them on the page after signing in.

    Raises:
        MeetingWrongStatus: the meeting was held or called off.
    """
    current = lock_planned(actor, meeting)
    now = clock.now()
    current.revision, current.invited_at = current.revision + 1, now
    current.save(update_fields=["revision", "invited_at"])
    papers = MeetingPaper.objects.filter(item__meeting=current, sent_at__isnull=True)
    frozen = [
        [paper.item_id, paper.version, paper.file.digest]
        for paper in papers.select_related("file").order_by("pk")
    ]
    papers.update(sent_at=now)
    withdraw(actor=actor, about=("meeting", reference_of(current)), kind=INVITATION)
    count = _post(actor, current, INVITATION)
    record(
        actor,
        "meeting.invite",
        subject_kind="meeting",
        subject=reference_of(current),
        revision=current.revision,
        papers=frozen,
        readers=count,
    )
    return count


@transaction.atomic
def cancel_meeting(*, actor: Actor, meeting: Meeting) -> Meeting:
    """Call a planned meeting off; those who were invited are told.

    Raises:
        MeetingWrongStatus: it was held or called off.
    """
    current = lock_planned(actor, meeting)
    current.status, current.revision = MeetingStatus.CANCELLED, current.revision + 1
    current.save(update_fields=["status", "revision"])
    withdraw(actor=actor, about=("meeting", reference_of(current)))
    if current.invited_at is not None:
        _post(actor, current, CANCELLATION)
    record(actor, "meeting.cancel", subject_kind="meeting", subject=reference_of(current))
    return current


def meeting_calendar(meeting: Meeting, items: list[AgendaItem], method: Method) -> bytes:
    """The meeting as a calendar entry in the reader's language, with the items that are given."""
    starts = meeting.starts_at or meeting.held_from
    event = Event(
        uid=f"meeting-{meeting.pk}@{meeting.committee.slug}.ortaq",
        title=_title(meeting),
        starts=starts,
        ends=meeting.ends_at if meeting.starts_at else meeting.held_to,
        description="\n".join(agenda_lines(items)),
        place=in_language(meeting.place),
        url=absolute(_address(meeting)),
        organizer=Person(in_language(meeting.committee.name), _sender()),
        sequence=meeting.revision,
        is_cancelled=meeting.status == MeetingStatus.CANCELLED,
        remind_days=1,
    )
    name = in_language(meeting.committee.name)
    return write_calendar([event], name=name, created_at=clock.now(), method=method)


def agenda_lines(items: list[AgendaItem]) -> Iterator[str]:
    """The items as lines: number, title, minutes."""
    for item in items:
        yield _("%(number)s. %(title)s (%(minutes)s min)") % {
            "number": item.number,
            "title": in_language(item.title),
            "minutes": item.minutes,
        }


def readers_of(meeting: Meeting) -> list[tuple[CommitteeMember, Reader]]:
    """Everybody who sits in the committee on the day of the meeting and can be reached, once."""
    found = CommitteeMember.objects.filter(committee=meeting.committee_id).select_related(
        "user", "user__organisation", "organisation"
    )
    readers: dict[str, tuple[CommitteeMember, Reader]] = {}
    for member in found.order_by("pk"):
        reader = _reader(member)
        if reader is not None and member.sits_on(meeting.held_from):
            readers.setdefault(reader.key, (member, reader))
    return list(readers.values())


def _reader(member: CommitteeMember) -> Reader | None:
    if member.user is not None:
        return Reader.of(member.user) if member.user.is_active else None
    if not member.email:
        return None
    name = member.person_name or in_language(member.organisation.name)
    return Reader(name, "kk", address=member.email, organisation=member.organisation)


def _post(actor: Actor, meeting: Meeting, kind: str) -> int:
    items = list(AgendaItem.objects.filter(meeting=meeting, is_closed=False).order_by("number"))
    readers = readers_of(meeting)
    for _member, reader in readers:
        post(
            actor=actor,
            kind=kind,
            key=f"{kind}:{meeting.pk}:{meeting.revision}:{reader.key}",
            to=reader,
            write=lambda: _letter(meeting, items, kind),
            about=("meeting", reference_of(meeting)),
        )
    return len(readers)


def _letter(meeting: Meeting, items: list[AgendaItem], kind: str) -> Letter:
    is_off = kind == CANCELLATION
    method = Method.CANCEL if is_off else Method.REQUEST
    file = File(
        "meeting.ics",
        f"text/calendar; method={method}; charset=utf-8",
        meeting_calendar(meeting, items, method),
    )
    first = (
        _("The meeting will not take place.") if is_off else _("You are invited to the meeting.")
    )
    lines = [
        first,
        "\n".join(_facts(meeting)),
        "" if is_off else "\n".join([_("Agenda:"), *agenda_lines(items)]),
        _("The whole agenda and the papers: %(url)s") % {"url": absolute(_address(meeting))},
    ]
    return Letter(_title(meeting), "\n\n".join(line for line in lines if line), (file,))


def _facts(meeting: Meeting) -> Iterator[str]:
    yield _title(meeting)
    if meeting.is_by_circulation and meeting.votes_until is not None:
        yield _("Vote in writing until %(moment)s.") % {"moment": moment(meeting.votes_until)}
        return
    if meeting.starts_at is not None:
        yield moment(meeting.starts_at)
    yield in_language(meeting.place)
    if meeting.mode:
        yield label(meeting.mode, "meeting_mode")


def _title(meeting: Meeting) -> str:
    return _("%(committee)s: meeting %(number)s") % {
        "committee": in_language(meeting.committee.name),
        "number": meeting.number,
    }


def _address(meeting: Meeting) -> str:
    return reverse("decisions:meeting", args=[meeting.committee.slug, meeting.number])


def _sender() -> str:
    """The bare address of `Name <address>`."""
    return parseaddr(options.MAIL_FROM.text())[1]
