from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.plan.measures.deadlines import BadDeadline, Deadline, DeadlineKind

YEARS = st.integers(2000, 2099)


@pytest.mark.parametrize(
    ("code", "due_on", "kk", "ru", "en"),
    [
        (
            "2026-12-25",
            date(2026, 12, 25),
            "2026 жылғы 25 желтоқсан",
            "25 декабря 2026 года",
            "25 December 2026",
        ),
        ("2028-02", date(2028, 2, 29), "2028 жылғы ақпан", "февраль 2028 года", "February 2028"),
        ("2026Q4", date(2026, 12, 31), "2026 жылғы IV тоқсан", "IV квартал 2026 года", "Q4 2026"),
        (
            "2026H1",
            date(2026, 6, 30),
            "2026 жылғы I жартыжылдық",
            "I полугодие 2026 года",
            "first half of 2026",
        ),
        ("2027", date(2027, 12, 31), "2027 жыл", "2027 год", "2027"),
        ("2026-2028", date(2028, 12, 31), "2026–2028 жылдар", "2026–2028 годы", "2026–2028"),
        (
            "yearly 2026-2028",
            date(2028, 12, 31),
            "жыл сайын, 2026–2028 жылдар",
            "ежегодно, 2026–2028 годы",
            "every year, 2026–2028",
        ),
        (
            "continuous 2026-2028",
            date(2028, 12, 31),
            "тұрақты негізде, 2026–2028 жылдар",
            "на постоянной основе, 2026–2028 годы",
            "continuously, 2026–2028",
        ),
    ],
)
def test_a_code_gives_the_due_day_and_the_words_of_the_decree(code, due_on, kk, ru, en):
    deadline = Deadline.parse(code)

    assert deadline.due_on == due_on
    assert [deadline.text(language) for language in ("kk", "ru", "en")] == [kk, ru, en]


@pytest.mark.parametrize(
    "code", ["", "soon", "2026Q5", "2026-13", "2026-02-30", "2028-2026", "yearly 2026", "٢٠٢٦"]
)
def test_what_is_no_deadline_is_refused(code):
    with pytest.raises(BadDeadline):
        Deadline.parse(code)


@given(
    st.one_of(
        st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat),
        st.builds("{}-{:02d}".format, YEARS, st.integers(1, 12)),
        st.builds("{}Q{}".format, YEARS, st.integers(1, 4)),
        st.builds("{}H{}".format, YEARS, st.integers(1, 2)),
        st.builds(str, YEARS),
        st.builds(lambda first, more: f"{first}-{first + more}", YEARS, st.integers(0, 9)),
    )
)
def test_every_code_comes_back_from_its_deadline(code):
    deadline = Deadline.parse(code)

    assert deadline.code == code
    assert deadline.first_on <= deadline.due_on
    assert not deadline.is_recurring


def test_recurring_kinds_are_known():
    assert Deadline.parse("yearly 2026-2028").is_recurring
    assert Deadline.parse("continuous 2026-2028").kind == DeadlineKind.CONTINUOUS
