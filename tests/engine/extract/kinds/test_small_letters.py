"""Small letters in their old places."""

from __future__ import annotations

import pytest

from ortaq.engine.extract.kinds.small_letters import in_small_letters


@pytest.mark.parametrize(
    ("text", "small"),
    [("ҚОҢЫРАУ 102", "қоңырау 102"), ("İstanbul, 102", "istanbul, 102"), ("", "")],
)
def test_every_character_keeps_its_place(text: str, small: str) -> None:
    """A Turkish İ is two signs in lower case; what follows it must not move."""
    assert in_small_letters(text) == small
