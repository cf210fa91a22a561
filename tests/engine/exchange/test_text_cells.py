from __future__ import annotations

import pytest

from ortaq.engine.exchange import text_cells
from ortaq.engine.exchange.report_fields import ReportField
from ortaq.engine.exchange.values import ValueProblem


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        ("phone", "+7 709 123 45 67; 8 (709) 765-43-21", ("+7 709 123 45 67", "8 (709) 765-43-21")),
        ("phone", 77091234567.0, ("77091234567",)),
        ("wallet", "0xabc 0xdef,0xabc", ("0xabc", "0xdef")),
        (
            "site",
            "http://a.example/x;y,z  b.example, c.example",
            ("http://a.example/x;y,z", "b.example", "c.example"),
        ),
        (
            "iban",
            "KZ90 999T EST0 0000 0001\nKZ299990000000000042",
            ("KZ90 999T EST0 0000 0001", "KZ299990000000000042"),
        ),
        ("email", ["a@b.example", None, " c@d.example "], ("a@b.example", "c@d.example")),
        ("card", None, ()),
        ("card", " ,; ", ()),
    ],
)
def test_the_identifiers_of_one_cell(name, cell, expected):
    assert text_cells.identifiers(ReportField(name), cell) == expected


@pytest.mark.parametrize(
    ("read", "cell", "code"),
    [
        (text_cells.narrative, " \x00\n ", "empty_narrative"),
        (text_cells.narrative, "+7777" * 200_000, "text_too_long"),
        (text_cells.narrative, {"a": 1}, "not_text"),
        (text_cells.source_id, ["", None], "empty_source_id"),
        (text_cells.line, "x" * 201, "text_too_long"),
        (lambda cell: text_cells.identifiers(ReportField.WALLET, cell), "x" * 201, "text_too_long"),
        (
            lambda cell: text_cells.identifiers(ReportField.WALLET, cell),
            " ".join(map(str, range(101))),
            "too_many_values",
        ),
    ],
)
def test_cells_beyond_the_limits_are_refused(read, cell, code):
    with pytest.raises(ValueProblem) as caught:
        read(cell)

    assert caught.value.code == code


def test_a_number_too_long_to_keep_becomes_its_digest():
    short, long = (text_cells.source_id(["A 1 ", 7.0, "x" * size]) for size in (10, 200))

    assert short == "A 1|7|xxxxxxxxxx"
    assert long.startswith("sha256:")
    assert len(long) == 39


def test_an_excerpt_is_one_short_line_of_anything():
    assert text_cells.excerpt("a\nb" + "c" * 1000) == "a b" + "c" * 77 + "…"
    assert text_cells.excerpt({"a": 1}) == "{'a': 1}"
    assert text_cells.excerpt(None) == ""
