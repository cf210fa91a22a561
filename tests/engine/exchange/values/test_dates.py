# ruff: noqa: DTZ001 - spreadsheets hold dates without a zone
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.exchange.values import DateReader, ValueProblem

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ALMATY = ZoneInfo("Asia/Almaty")
READER = DateReader(NOW, ALMATY)


def _local(*parts):
    return datetime(*parts, tzinfo=ALMATY)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-04-03", _local(2026, 4, 3)),
        ("2026-04-03T10:30:00", _local(2026, 4, 3, 10, 30)),
        ("2026-04-03T10:30:00Z", datetime(2026, 4, 3, 10, 30, tzinfo=UTC)),
        ("2026-04-03 10:30+03:00", datetime(2026, 4, 3, 7, 30, tzinfo=UTC)),
        ("03.04.2026", _local(2026, 4, 3)),
        ("3.4.2026 г.", _local(2026, 4, 3)),
        ("03.04.2026 ж.", _local(2026, 4, 3)),
        ("03/04/2026", _local(2026, 4, 3)),
        ("03-04-2026 23:59", _local(2026, 4, 3, 23, 59)),
        ("03.04.2026, 9:05:07", _local(2026, 4, 3, 9, 5, 7)),
        ("03.04.2026\xa010:30", _local(2026, 4, 3, 10, 30)),
        ("2026/04/03", _local(2026, 4, 3)),
        ("2026.4.3 10:30", _local(2026, 4, 3, 10, 30)),
        (46115, _local(2026, 4, 3)),
        (46115.4375, _local(2026, 4, 3, 10, 30)),
        ("46115", _local(2026, 4, 3)),
        (date(2026, 4, 3), _local(2026, 4, 3)),
        (datetime(2026, 4, 3, 10, 30), _local(2026, 4, 3, 10, 30)),
        (
            datetime(2026, 4, 3, 10, 30, tzinfo=timezone(timedelta(hours=1))),
            datetime(2026, 4, 3, 9, 30, tzinfo=UTC),
        ),
        ("2026-11-20", _local(2026, 11, 20)),
    ],
)
def test_ways_of_writing_a_date(cell, expected):
    moment = READER.instant(cell)

    assert moment == expected
    assert moment.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-11-21", "future_date"),
        ("20.11.2026 14:01", "future_date"),
        ("31.12.1989", "date_too_early"),
        ("01.01.1900", "date_too_early"),
        ("31.02.2026", "unknown_date"),
        ("04/25/2026", "unknown_date"),
        ("03.04.26", "unknown_date"),
        ("03.04.2026 25:00", "unknown_date"),
        ("yesterday", "unknown_date"),
        ("1", "unknown_date"),
        (0, "unknown_date"),
        (1e300, "unknown_date"),
        (float("inf"), "unknown_date"),
        (True, "unknown_date"),
        ("0001-01-01T00:00:00+23:00", "unknown_date"),
        (["2026-04-03"], "not_text"),
    ],
)
def test_dates_that_are_refused(cell, code):
    with pytest.raises(ValueProblem) as caught:
        READER.instant(cell)

    assert caught.value.code == code


def test_own_forms_go_first():
    reader = DateReader(NOW, ALMATY, ("%m/%d/%Y", "%y%m%d"))

    assert reader.day("04/03/2026") == date(2026, 4, 3)
    assert reader.day("260403") == date(2026, 4, 3)
    assert reader.day("03.04.2026") == date(2026, 4, 3)


@given(
    st.datetimes(datetime(1990, 1, 2), datetime(2026, 11, 19)).map(
        lambda m: m.replace(microsecond=0)
    )
)
def test_day_first_and_iso_and_serial_say_the_same(moment):
    serial = (moment - datetime(1899, 12, 30)) / timedelta(days=1)

    spellings = (moment.isoformat(), moment.strftime("%d.%m.%Y %H:%M:%S"), serial)

    assert {READER.instant(cell) for cell in spellings} == {moment.replace(tzinfo=ALMATY)}


@given(st.text())
def test_any_text_is_a_date_or_a_reason(text):
    try:
        assert READER.instant(text) <= NOW
    except ValueProblem as problem:
        assert problem.code in {"unknown_date", "future_date", "date_too_early"}  # noqa: PT017


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("03.04.2026", False),
        ("03.04.2026 10:30", True),
        ("03.04.2026 00:00", True),
        ("2026-04-03T10:30:00Z", True),
        (date(2026, 4, 3), False),
        (datetime(2026, 4, 3), False),
        (datetime(2026, 4, 3, 10, 30), True),
        (46115, False),
        (46115.4375, True),
    ],
)
def test_a_date_tells_a_time_of_day_or_not(cell, told):
    assert READER.has_time(cell) is told
