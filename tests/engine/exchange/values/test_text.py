from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.exchange.values import ValueProblem, clean_line, clean_text, text_of


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (None, ""),
        (float("nan"), ""),
        (77091234567.0, "77091234567"),
        (12.5, "12.5"),
        (7, "7"),
        (True, "True"),
        (Decimal("1.50"), "1.50"),
        (date(2026, 4, 3), "2026-04-03"),
    ],
)
def test_cells_as_text(cell, expected):
    assert text_of(cell) == expected


@pytest.mark.parametrize("cell", [[], {}, b"bytes"])
def test_what_is_no_text_is_refused(cell):
    with pytest.raises(ValueProblem, match="not_text"):
        text_of(cell)


def test_running_text_keeps_lines_and_direction_marks_and_loses_control_signs():
    text = clean_text(" a\x00b\x1b[31m\r\nc\td\ud800\u202ee ")

    assert text == "ab[31m\nc\td\u202ee"


def test_a_line_is_one_line_without_direction_marks():
    assert clean_line("  a\n b\u202e\tc\u0438\u0306 ") == "a b c\u0439"


@given(st.text())
def test_cleaning_twice_changes_nothing_and_can_be_stored(text):
    once = clean_text(text)

    assert clean_text(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)
    once.encode("utf-8")
