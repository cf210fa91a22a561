"""What experts think together."""

from __future__ import annotations

import statistics
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.choose.experts import (
    BadEstimate,
    Estimate,
    GroupEstimate,
    TooFewEstimates,
    agrees,
    narrowed,
    place,
    pool,
    quartiles,
)

NUMBERS = st.decimals(min_value=0, max_value=10**9, places=3)
VALUES = st.lists(NUMBERS, min_size=2, max_size=40)
ESTIMATES = st.lists(
    st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda three: Estimate(*sorted(three))),
    min_size=3,
    max_size=40,
)


def group(*values: object, **changes: object) -> GroupEstimate:
    numbers = [Decimal(str(value)) for value in values]
    return pool([Estimate(one, one, one) for one in numbers], **changes)


@given(VALUES)
def test_quartiles_are_those_of_the_standard_library(values):
    found = quartiles(values)

    assert list(found) == statistics.quantiles(values, n=4, method="inclusive")


@given(VALUES)
def test_quartiles_are_those_of_numpy(values):
    found = quartiles(values)

    theirs = np.percentile([float(value) for value in values], (25, 50, 75))
    assert [float(value) for value in found] == pytest.approx(list(theirs), rel=1e-9, abs=1e-9)


@given(VALUES, st.randoms())
def test_the_order_of_the_values_does_not_matter(values, chance):
    shuffled = list(values)
    chance.shuffle(shuffled)

    assert quartiles(shuffled) == quartiles(values)


@given(ESTIMATES, st.randoms())
def test_the_order_of_the_experts_does_not_matter(estimates, chance):
    shuffled = list(estimates)
    chance.shuffle(shuffled)

    assert pool(shuffled) == pool(estimates)


@given(ESTIMATES)
def test_the_triangle_is_in_order_and_takes_in_all_quartiles(estimates):
    found = pool(estimates)

    low, mode, high = found.triangle
    assert low <= found.lower <= mode == found.median <= found.upper <= high
    assert low <= found.low
    assert found.high <= high


@given(ESTIMATES)
def test_half_of_the_experts_lie_within_the_quartiles(estimates):
    found = pool(estimates)

    within = sum(place(one.likely, found) == "within" for one in estimates)
    assert 2 * within >= len(estimates) - 2


def test_one_value_is_all_its_quartiles():
    assert quartiles([Decimal(5)]) == (5, 5, 5)


def test_no_value_has_no_quartiles():
    with pytest.raises(TooFewEstimates):
        quartiles([])


def test_fewer_than_the_least_have_no_figures():
    with pytest.raises(TooFewEstimates):
        group(1, 2, 3, 4, least=5)


def test_numbers_out_of_order_are_no_estimate():
    with pytest.raises(BadEstimate):
        Estimate(Decimal(2), Decimal(1), Decimal(3))


def test_doubt_of_each_and_doubt_between_them_both_widen_the_triangle():
    sure = pool([Estimate(Decimal(v), Decimal(v), Decimal(v)) for v in (10, 20, 30, 40, 50)])
    unsure = pool([Estimate(Decimal(5), Decimal(30), Decimal(90)) for _ in range(5)])

    assert sure.triangle == (20, 30, 40)
    assert unsure.triangle == (5, 30, 90)


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        ((10, 20, 30, 40, 50), (25, 28, 30, 32, 35), Decimal("0.8")),
        ((10, 20, 30, 40, 50), (10, 20, 30, 40, 50), Decimal(0)),
        ((25, 28, 30, 32, 35), (20, 26, 30, 34, 40), Decimal(-1)),
        ((30, 30, 30, 30, 30), (10, 20, 30, 40, 50), None),
    ],
)
def test_says_how_much_of_the_spread_is_gone(first, second, share):
    assert narrowed(group(*first), group(*second)) == share


@pytest.mark.parametrize(
    ("values", "holds"),
    [((80, 90, 100, 110, 120), True), ((10, 20, 30, 40, 50), False), ((0, 0, 0, 0, 9), True)],
)
def test_agreement_is_a_spread_below_the_bound(values, holds):
    assert agrees(group(*values), most=Decimal("0.5")) is holds


def test_the_quartiles_themselves_are_within():
    found = group(10, 20, 30, 40, 50)

    places = [place(Decimal(value), found) for value in (19, 20, 40, 41)]
    assert places == ["below", "within", "within", "above"]
