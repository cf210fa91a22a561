from __future__ import annotations

import pytest

from ortaq.engine.exchange.oscal.values import line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("two  spaces", "two  spaces"),
        ("a\nb", "a b"),
        ("a \r\n  b", "a b"),
        ("  a\u2028", "a"),
        ("\n", "-"),
    ],
)
def test_a_line_loses_its_breaks_and_keeps_its_spaces(text, written):
    assert line(text) == written
