"""The protocol of a meeting: heard, spoke, decided, as committees of the country write it.

Source: the usual layout of protocols of state bodies (тыңдалды, сөз сөйледі, шешті; слушали,
выступили, решили).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from ortaq.engine.render.paper.blocks import Bullets, Heading, Paper, Paragraph
from ortaq.engine.terms.language import Language
from ortaq.plan.decisions.documents.lines import decision_lines
from ortaq.plan.decisions.documents.printing import name_of, print_paper
from ortaq.plan.decisions.models import MemberRole, Presence
from ortaq.plan.decisions.queries import (
    compute_quorum,
    get_meeting,
    list_attendance,
    list_decisions,
    list_entitled,
    list_meetings,
    list_members,
    list_voting_members,
    list_whole_items,
)
from ortaq.shared.actors import NotAllowed
from ortaq.shared.labels import label
from ortaq.shared.words import days, in_language, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.paper.blocks import Block
    from ortaq.plan.decisions.models import AgendaItem, Attendance, Meeting
    from ortaq.shared.actors import Actor

_CLOSED = ":closed"


def make_protocol(
    *, actor: Actor, reference: str, file_format: str, language: str
) -> tuple[str, bytes]:
    """Name and content of a meeting's protocol: its open part, or its closed one.

    Args:
        actor: who reads it.
        reference: `committee/4`, or `committee/4:closed`; empty for the newest meeting.
        file_format: docx or pdf.
        language: kk, ru or en.

    Raises:
        Meeting.DoesNotExist: there is no such meeting.
        NotAllowed: the actor may not hear closed items.
    """
    is_closed = reference.endswith(_CLOSED)
    meeting = _find(actor, reference.removesuffix(_CLOSED))
    if is_closed and meeting.committee_id not in list_entitled(actor):
        raise NotAllowed(permission="decisions.closed")
    with translation.override(language):
        paper = _paper(actor, meeting, language, is_closed=is_closed)
    part = "-closed" if is_closed else ""
    name = f"protocol-{meeting.committee.slug}-{meeting.number}{part}-{language}"
    return print_paper(paper, name, file_format)


def _find(actor: Actor, reference: str) -> Meeting:
    if not reference:
        return list_meetings(actor).order_by("-held_from", "-pk")[:1].get()
    committee, _slash, number = reference.rpartition("/")
    return get_meeting(actor, committee, int(number) if number.isdigit() else 0)


def _paper(actor: Actor, meeting: Meeting, language: str, *, is_closed: bool) -> Paper:
    items = [i for i in list_whole_items(actor, meeting) if i.is_closed == is_closed]
    title = _("Protocol No. %(number)s of the meeting: %(committee)s") % {
        "number": meeting.number,
        "committee": in_language(meeting.committee.name),
    }
    part = _("Closed part") if is_closed else _("Open part")
    blocks = [*_present(actor, meeting), *_agenda(items)]
    blocks.extend(block for item in items for block in _item(item))
    if not is_closed:
        blocks.extend(_without_item(actor, meeting))
    blocks.extend(_signatures(actor, meeting))
    return Paper(
        title=title,
        language=Language(language),
        blocks=tuple(blocks),
        imprint=(part, *_head(meeting)),
        demo_label=_("For demonstration") if meeting.committee.is_demo else "",
    )


def _head(meeting: Meeting) -> Iterator[str]:
    when = (
        moment(meeting.starts_at) if meeting.starts_at else days(meeting.held_from, meeting.held_to)
    )
    yield _("Date: %(date)s") % {"date": when}
    yield _("Place: %(place)s") % {"place": in_language(meeting.place)}
    if meeting.mode:
        yield _("Held: %(mode)s") % {"mode": label(meeting.mode, "meeting_mode")}
    if meeting.chaired_by:
        yield _("Chaired by: %(name)s") % {"name": name_of(meeting.chaired_by)}


def _present(actor: Actor, meeting: Meeting) -> Iterator[Block]:
    came = list_attendance(actor, meeting)
    if not came:
        return
    quorum = compute_quorum(meeting, list_voting_members(meeting), came)
    yield Heading(_("Present"))
    yield Bullets(tuple(_came(row) for row in came if row.presence != Presence.ABSENT))
    absent = [name_of(row.member) for row in came if row.presence == Presence.ABSENT]
    if absent:
        yield Paragraph(_("Absent: %(names)s.") % {"names": "; ".join(absent)})
    words = (
        _(
            "%(present)s of %(members)s members with a vote take part; %(needed)s are needed: there is a quorum."
        )
        if quorum.holds
        else _(
            "%(present)s of %(members)s members with a vote take part; %(needed)s are needed: there is no quorum."
        )
    )
    yield Paragraph(
        words % {"present": quorum.taking_part, "members": quorum.members, "needed": quorum.needed}
    )


def _came(row: Attendance) -> str:
    if row.represented_by is None:
        return name_of(row.member)
    return _("%(member)s, represented by %(alternate)s") % {
        "member": name_of(row.member),
        "alternate": name_of(row.represented_by),
    }


def _agenda(items: list[AgendaItem]) -> Iterator[Block]:
    if not items:
        return
    yield Heading(_("Agenda"))
    lines = []
    for item in items:
        line = f"{item.number}. {in_language(item.title)}"
        if item.rapporteur:
            line += " " + _("(rapporteur: %(name)s)") % {"name": name_of(item.rapporteur)}
        lines.append(line)
    yield Paragraph("\n".join(lines))


def _item(item: AgendaItem) -> Iterator[Block]:
    yield Heading(f"{item.number}. {in_language(item.title)}")
    if item.rapporteur:
        yield Paragraph(_("HEARD: %(name)s") % {"name": name_of(item.rapporteur)})
    conflicts = [f"{name_of(row.member)} – {row.reason}" for row in item.conflicts.all()]
    if conflicts:
        yield Paragraph(
            _("Do not vote because of a conflict of interest: %(names)s.")
            % {"names": "; ".join(conflicts)}
        )
    speeches = [f"{row.speaker} – {row.said}" for row in item.speeches.all()]
    if speeches:
        yield Paragraph("\n".join([_("SPOKE:"), *speeches]))
    decisions = list(item.decisions.all())
    if decisions:
        lines = [_("DECIDED:")]
        for position, decision in enumerate(decisions, 1):
            number = f"{item.number}.{position}"
            lines.extend(decision_lines(decision, number, list(decision.assignments.all())))
        yield Paragraph("\n".join(lines))


def _without_item(actor: Actor, meeting: Meeting) -> Iterator[Block]:
    """Decisions recorded without an agenda."""
    found = list_decisions(actor).filter(meeting=meeting, item__isnull=True)
    decisions = list(
        found.prefetch_related("votes__member__organisation", "assignments__co_executors")
    )
    if not decisions:
        return
    if in_language(meeting.summary):
        yield Heading(_("What happened"))
        yield Paragraph(in_language(meeting.summary))
    yield Heading(_("DECIDED:").rstrip(":"))
    lines: list[str] = []
    for decision in decisions:
        lines.extend(
            decision_lines(decision, str(decision.number), list(decision.assignments.all()))
        )
    yield Paragraph("\n".join(lines))
    if meeting.source_url:
        yield Paragraph(_("Source: %(source)s") % {"source": meeting.source_url})


def _signatures(actor: Actor, meeting: Meeting) -> Iterator[Block]:
    seated = list_members(actor, meeting.committee, on=meeting.held_from)
    secretary = next((m for m in seated if m.role == MemberRole.SECRETARY), None)
    lines = [
        f"{title} ____________________ {name_of(member) if member else ''}".rstrip()
        for title, member in (
            (_("Chair of the meeting"), meeting.chaired_by),
            (_("Secretary"), secretary),
        )
    ]
    yield Heading(_("Signatures"))
    signed = _("Date of signing: %(line)s") % {"line": "____________________"}
    yield Paragraph("\n\n".join([*lines, signed]))
