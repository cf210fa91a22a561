"""Cards by their issuers."""

from __future__ import annotations

import pytest

from ortaq.engine.extract.kinds.cards import parse_card, parse_masked_card


@pytest.mark.parametrize("digits", ["8600000000000007", "9860000000000000", "9999990000000006"])
def test_issuers(digits):
    """Uzcard, Humo and the prefix of made-up cards."""
    assert parse_card(digits) == digits


@pytest.mark.parametrize(
    "digits", ["8600000000000008", "8601000000000006", "0000000000000000", "4\u0966\u0967" * 5]
)
def test_no_cards(digits):
    """A wrong check digit and prefixes that nobody issues."""
    assert parse_card(digits) is None


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("9999****0006", "9999********0006"),
        ("999999******0006", "999999******0006"),
        ("99999900****0006", "999999******0006"),
        ("9999**0006", None),
        ("9999****\u0966\u0966\u0966\u096c", None),
    ],
)
def test_masked_cards(shown, value):
    """At most six digits of the head are kept, however many are shown."""
    assert parse_masked_card(shown) == value
