from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.render.calendar import Event, Method, Person, escape, fold, write_calendar

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)


def lines(*events: Event, **changes: object) -> list[str]:
    content = write_calendar(events, name="Plan", created_at=NOW, **changes).decode()
    return content.replace("\r\n ", "").split("\r\n")


def test_whole_days_end_on_the_day_after() -> None:
    event = Event("m-1@x", "Заң; жоба, бір", date(2026, 12, 31), remind_days=14)

    written = lines(event)

    assert "DTSTART;VALUE=DATE:20261231" in written
    assert "DTEND;VALUE=DATE:20270101" in written
    assert "SUMMARY:Заң\\; жоба\\, бір" in written
    assert "TRIGGER:-P14D" in written
    assert "METHOD:PUBLISH" in written


def test_an_invitation_names_who_calls_and_who_is_called() -> None:
    event = Event(
        "meeting-4@x",
        "Meeting",
        datetime(2026, 12, 1, 5, tzinfo=UTC),
        datetime(2026, 12, 1, 7, tzinfo=UTC),
        organizer=Person('Sec "A"', "s@x.example"),
        attendees=(Person("B", "b@x.example"),),
        sequence=2,
        is_cancelled=True,
    )

    written = lines(event, method=Method.CANCEL)

    assert "DTSTART:20261201T050000Z" in written
    assert "DTEND:20261201T070000Z" in written
    assert "ORGANIZER;CN=\"Sec 'A'\":mailto:s@x.example" in written
    assert any(line.startswith("ATTENDEE;") and "mailto:b@x.example" in line for line in written)
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2"} <= set(written)


@given(st.text())
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    event = Event("u", text, date(2026, 1, 1), description=text, place=text, url=text)

    written = lines(event)

    assert [line for line in written if line.startswith(("BEGIN:", "END:"))] == [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


@given(st.text())
def test_lines_are_short_and_come_back_whole(text: str) -> None:
    line = "SUMMARY:" + escape(text)

    folded = fold(line)

    assert all(len(part) <= 75 for part in folded.split(b"\r\n"))
    assert folded.replace(b"\r\n ", b"")[:-2].decode() == line
