from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.exchange.spreadsheet_safety import neutralise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+77091234567", "'+77091234567"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "  '=1"),
        ("＝1+1", "'＝1+1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("a;=cmd", "a;'=cmd"),
        ('"=cmd', "\"'=cmd"),
        ("a\n=cmd", "a\n'=cmd"),
        ("a=b+c", "a=b+c"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_formulas_become_text(text, expected):
    assert neutralise(text) == expected


@given(st.text("=+-@ \t\r\n,;|\"'a1＝"))
def test_no_cell_begins_a_formula_and_twice_is_once(text):
    safe = neutralise(text)

    cells = re.split(r"[,;|\"\t\r\n]", safe)
    assert not any(cell.lstrip(" ")[:1] in tuple("=+-@＝") for cell in cells)
    assert neutralise(safe) == safe
