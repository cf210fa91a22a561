"""Numbers in kk, ru and en."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.render.numbers import (
    MINUS,
    NBSP,
    format_amount,
    format_decimal,
    format_integer,
    format_percent,
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("kk", "1 234 567,50"), ("ru", "1 234 567,50"), ("en", "1,234,567.50")],
)
def test_decimal_uses_the_signs_of_the_language(language: str, expected: str) -> None:
    text = format_decimal(Decimal("1234567.5"), language, places=2)

    assert text.replace(NBSP, " ") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2.675, "2.68"),
        (Decimal("0.005"), "0.01"),
        (Decimal("-0.004"), "0.00"),
        (1e21, f"{10**21:,}.00"),
    ],
)
def test_rounding_is_half_up_on_what_is_written(value: float, expected: str) -> None:
    assert format_decimal(value, "en", places=2) == expected


def test_negative_numbers_have_a_true_minus() -> None:
    assert format_integer(-1500, "en") == f"{MINUS}1,500"


def test_per_cent_has_a_space_in_kazakh_and_russian_only() -> None:
    texts = [format_percent(0.125, language, places=1) for language in ("kk", "ru", "en")]

    assert texts == [f"12,5{NBSP}%", f"12,5{NBSP}%", "12.5%"]


def test_amount_stays_on_one_line_with_its_unit() -> None:
    assert format_amount(Decimal(12500), "теңге", "kk") == f"12{NBSP}500{NBSP}теңге"


@given(st.integers(min_value=-(10**18), max_value=10**18), st.sampled_from(["kk", "ru", "en"]))
def test_an_integer_can_be_read_back(value: int, language: str) -> None:
    text = format_integer(value, language)

    assert int(text.replace(NBSP, "").replace(",", "").replace(MINUS, "-")) == value
