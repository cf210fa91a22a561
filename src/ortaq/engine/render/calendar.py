"""Calendars in the form that every calendar program reads.

Source: RFC 5545 (iCalendar), RFC 5546 (METHOD), RFC 7986 (NAME).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.render.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CONTENT_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//Ortaq//Ortaq//EN"
_LONGEST_LINE = 75
"""Octets of a line without its end. Source: RFC 5545, section 3.1."""


class Method(StrEnum):
    """What a program does with the calendar. Source: RFC 5546, section 1.4."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who calls or is called to an event."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a calendar.

    Args:
        uid: unique for ever, such as "meeting-4@ortaq.example"; the same event keeps it.
        title: what it is.
        starts: a day for an event of whole days, or an aware instant.
        ends: the last day of it, or the instant of its end; None for one day or no length.
        description: longer words; LF breaks the line.
        place: where.
        url: a page about it.
        organizer: who calls; needed for REQUEST and CANCEL.
        attendees: who is called.
        sequence: counts the changes of the event.
        is_cancelled: it does not take place.
        remind_days: a reminder so many days before; None for no reminder.
        categories: words to sort by.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime | None = None
    description: str = ""
    place: str = ""
    url: str = ""
    organizer: Person | None = None
    attendees: tuple[Person, ...] = ()
    sequence: int = 0
    is_cancelled: bool = False
    remind_days: int | None = None
    categories: tuple[str, ...] = ()


def write_calendar(
    events: Iterable[Event], *, name: str, created_at: datetime, method: Method = Method.PUBLISH
) -> bytes:
    """The events as an iCalendar file; equal arguments give equal bytes.

    Args:
        events: in the order written.
        name: of the calendar, as the program lists it.
        created_at: aware instant of writing.
        method: PUBLISH for a list to subscribe to, REQUEST for an invitation, CANCEL to call it off.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
        f"NAME:{escape(name)}",
        f"X-WR-CALNAME:{escape(name)}",
        *(line for event in events for line in _event(event, created_at)),
        "END:VCALENDAR",
    ]
    return b"".join(fold(line) for line in lines)


def escape(text: str) -> str:
    r"""A text value: backslash, semicolon, comma and line break are escaped.

    Source: RFC 5545, section 3.3.11.

    Example:
        >>> escape("law; order, rule")
        'law\\; order\\, rule'
    """
    clean = clean_text(text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        clean = clean.replace(sign, escaped)
    return clean


def fold(line: str) -> bytes:
    """A content line of at most 75 octets each, never cut inside a letter, ended by CRLF."""
    parts, size, limit = [""], 0, _LONGEST_LINE
    for letter in line:
        width = len(letter.encode())
        if size + width > limit:
            parts.append("")
            size, limit = 0, _LONGEST_LINE - 1
        parts[-1] += letter
        size += width
    return ("\r\n ".join(parts) + "\r\n").encode()


def _event(event: Event, created_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(event.uid)}"
    yield f"DTSTAMP:{_instant(created_at)}"
    yield from _time(event)
    yield f"SUMMARY:{escape(event.title)}"
    for name, text in (("DESCRIPTION", event.description), ("LOCATION", event.place)):
        if text:
            yield f"{name}:{escape(text)}"
    if event.url:
        yield f"URL:{_address(event.url)}"
    if event.categories:
        yield f"CATEGORIES:{','.join(escape(word) for word in event.categories)}"
    yield from _people(event)
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    if not isinstance(event.starts, datetime):
        yield "TRANSP:TRANSPARENT"
    if event.remind_days is not None:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escape(event.title)}"
        yield f"TRIGGER:-P{event.remind_days}D"
        yield "END:VALARM"
    yield "END:VEVENT"


def _time(event: Event) -> Iterator[str]:
    """DTEND of whole days is the day after the last one. Source: RFC 5545, section 3.6.1."""
    if isinstance(event.starts, datetime):
        yield f"DTSTART:{_instant(event.starts)}"
        if isinstance(event.ends, datetime):
            yield f"DTEND:{_instant(event.ends)}"
        return
    last = event.ends or event.starts
    yield f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"


def _people(event: Event) -> Iterator[str]:
    if event.organizer is not None:
        yield f"ORGANIZER;{_person(event.organizer)}"
    for person in event.attendees:
        yield f"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;{_person(person)}"


def _person(person: Person) -> str:
    name = clean_text(person.name).replace('"', "'").replace("\n", " ")
    return f'CN="{name}":mailto:{_address(person.email)}'


def _address(text: str) -> str:
    """An address on one line. Source: RFC 3986: it holds no spaces."""
    return "".join(clean_text(text).split())


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
