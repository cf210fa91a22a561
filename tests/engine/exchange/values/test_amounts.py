from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.exchange.values import AmountReader, ValueProblem

READER = AmountReader("KZT", ("тг", "тг.", "тенге", "теңге", "₸", "tenge"))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1 250 000,50 тг", "1250000.50"),
        ("1\xa0250\xa0000,50\u202fтг.", "1250000.50"),
        ("1,250,000.50", "1250000.50"),
        ("1.250.000,50", "1250000.50"),
        ("1 250 000", "1250000"),
        ("1'250'000", "1250000"),
        ("1,250", "1250"),
        ("1.250", "1250"),
        ("12.5", "12.50"),
        ("0,125", "0.12"),
        ("1234,567", "1234.57"),
        ("500k", "500000"),
        ("500 К", "500000"),
        ("500 тыс", "500000"),
        ("500 тыс. тенге", "500000"),
        ("500 мың теңге", "500000"),
        ("2,5 млн", "2500000"),
        ("1,250 млн тг", "1250000"),
        ("1.2 млрд", "1200000000"),
        ("₸500000", "500000"),
        ("500000 KZT", "500000"),
        ("+500", "500"),
        ("0", "0"),
        (1250000, "1250000"),
        (1250000.5, "1250000.50"),
        (Decimal("10.005"), "10.00"),
    ],
)
def test_ways_of_writing_an_amount(cell, expected):
    assert READER.read(cell) == Decimal(expected)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "—", "нет", "жоқ", "N/A", float("nan")])
def test_nothing_is_none_and_not_zero(cell):
    assert READER.read(cell) is None


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("-500", "negative_amount"),
        ("−500 тг", "negative_amount"),
        ("(500)", "negative_amount"),
        (-1, "negative_amount"),
        ("500 USD", "foreign_currency"),
        ("$500", "foreign_currency"),
        ("500 рублей", "foreign_currency"),
        ("0,5 BTC", "foreign_currency"),
        ("500 тг (1 $)", "foreign_currency"),
        ("много", "bad_amount"),
        ("тг", "bad_amount"),
        ("12 34", "bad_amount"),
        ("1,25,000", "bad_amount"),
        ("1.250,00.5", "bad_amount"),
        ("1 млн 200 тыс", "bad_amount"),
        ("от 100 до 200", "bad_amount"),
        (True, "bad_amount"),
        (float("inf"), "bad_amount"),
        ("400003123412341234", "amount_too_large"),
        (1e300, "amount_too_large"),
        ([500], "not_text"),
    ],
)
def test_amounts_that_are_refused(cell, code):
    with pytest.raises(ValueProblem) as caught:
        READER.read(cell)

    assert caught.value.code == code


@given(st.decimals(0, 10**13, places=2), st.sampled_from([" ", "\xa0", ",", "'"]))
def test_grouping_does_not_change_an_amount(amount, group):
    text = f"{amount:,.2f}".replace(",", group)

    assert READER.read(text) == amount


@given(st.text("0123456789 .,'+-k₸$тгмлн()", max_size=20))
def test_any_text_is_an_amount_or_a_reason(text):
    try:
        amount = READER.read(text)
    except ValueProblem:
        return

    assert amount is None or amount >= 0
