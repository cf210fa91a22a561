from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.exchange.codes import MAX_CODE, Codes, slug


@given(st.lists(st.text(max_size=3) | st.just("a" * 100), max_size=30))
def test_codes_are_short_and_no_two_are_equal(wanted: list[str]) -> None:
    codes = Codes()

    taken = [codes.take(each) for each in wanted]

    assert len(set(taken)) == len(taken)
    assert all(0 < len(code) <= MAX_CODE for code in taken)


def test_a_code_that_is_free_is_given_as_it_is() -> None:
    codes = Codes(5, "-")

    assert [codes.take(each) for each in ("A.1", "A.1", "toolong", "toolong", " ")] == [
        "A.1",
        "A.1-2",
        "toolo",
        "too-2",
        "-",
    ]


@given(st.text(max_size=200))
def test_a_slug_can_stand_in_an_address(text: str) -> None:
    made = slug(text)

    assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,63}", made)
    assert slug(made) == made
