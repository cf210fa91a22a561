from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.plan.consultations.differences import compare
from ortaq.plan.consultations.passages import passages_of
from ortaq.plan.consultations.services.frozen import sections_of_text
from ortaq.plan.consultations.working_days import add_working_days

TEXT = st.text(alphabet="абв 1,\n", max_size=60)


@given(TEXT, TEXT)
def test_both_wordings_are_whole_in_their_difference(before, after):
    pieces = compare(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


@given(st.lists(st.text(alphabet="абв", min_size=1), max_size=6))
def test_passages_are_what_empty_lines_separate(parts):
    assert passages_of("\n\n".join(parts)) == parts


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2026, 11, 25), 1, date(2026, 11, 25)),
        (date(2026, 11, 25), 10, date(2026, 12, 8)),
        (date(2026, 11, 28), 1, date(2026, 11, 30)),
    ],
)
def test_working_days_leave_the_weekend_out(start, days, last):
    assert add_working_days(start, days) == last


def test_a_pasted_text_is_cut_at_its_headings_in_each_language():
    found = sections_of_text({"kk": "# Бір\nМәтін\n# Екі\n", "ru": "# Один\nТекст", "en": ""})

    assert [section.heading.kk for section in found] == ["Бір", "Екі"]
    assert (found[0].text.ru, found[1].heading.ru) == ("Текст", "")
