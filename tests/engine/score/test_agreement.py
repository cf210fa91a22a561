from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.score.agreement import (
    Metric,
    Reading,
    cohens_kappa,
    krippendorffs_alpha,
    linear,
    quadratic,
)

# Krippendorff (2011), section C: four observers, twelve units, ratings missing.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
UNITS = [
    [int(rating) for rating in column if rating != "."]
    for column in zip(*(line.split() for line in OBSERVERS), strict=True)
]
# Krippendorff (2011), section A: two observers, two values.
BINARY = list(zip(map(int, "0100000010"), map(int, "1110010000"), strict=True))
# Krippendorff (2011), section B: two observers, five values a to e.
NOMINAL = list(zip(map(ord, "aabbdcccedda"), map(ord, "babbbccceddd"), strict=True))
# Cohen (1968), table 1: 200 cases, three categories, weights of disagreement.
COHEN = {(1, 1): 88, (1, 2): 14, (1, 3): 18, (2, 1): 10, (2, 2): 40, (2, 3): 10}
COHEN |= {(3, 1): 2, (3, 2): 6, (3, 3): 12}
COHEN_WEIGHTS = {frozenset({1, 2}): 1, frozenset({1, 3}): 3, frozenset({2, 3}): 6}
TABLE = [pair for pair, times in COHEN.items() for _ in range(times)]
ratings = st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=8)


@pytest.mark.parametrize(
    ("metric", "expected"),
    [(Metric.NOMINAL, 0.743), (Metric.ORDINAL, 0.815), (Metric.INTERVAL, 0.849)],
)
def test_alpha_of_four_observers_with_missing_ratings(metric, expected):
    found = krippendorffs_alpha(UNITS, metric)

    assert round(found.value, 3) == expected
    assert (found.units, found.ratings) == (11, 40)


@pytest.mark.parametrize(("units", "expected"), [(BINARY, 0.095), (NOMINAL, 0.692)])
def test_alpha_of_two_observers(units, expected):
    assert round(krippendorffs_alpha(units).value, 3) == expected


def test_plain_and_weighted_kappa_of_cohen():
    plain = cohens_kappa(TABLE)
    weighted = cohens_kappa(TABLE, lambda *pair: COHEN_WEIGHTS.get(frozenset(pair), 0))

    assert round(plain.value, 3) == 0.492
    assert round(weighted.value, 3) == 0.348


@pytest.mark.parametrize("weigh", [linear, quadratic])
def test_with_two_ratings_every_weighting_is_plain_kappa(weigh):
    pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15

    assert cohens_kappa(pairs, weigh).value == cohens_kappa(pairs).value == 0.4


def test_where_all_say_the_same_there_is_nothing_to_measure():
    found = krippendorffs_alpha([[1, 1], [1, 1, 1]])

    assert found.value is None
    assert found.unanimous
    assert found.reading is Reading.UNDEFINED


@pytest.mark.parametrize("units", [[], [[1]], [[1], [2], []]])
def test_without_two_ratings_of_one_thing_there_is_no_measure(units):
    found = krippendorffs_alpha(units)

    assert (found.value, found.units, found.unanimous) == (None, 0, False)


@pytest.mark.parametrize(
    ("units", "reading"),
    [([[0, 0], [1, 1]], Reading.RELIABLE), ([[0, 1], [1, 0]], Reading.UNRELIABLE)],
)
def test_what_a_measure_allows(units, reading):
    assert krippendorffs_alpha(units).reading is reading


@given(ratings, st.sampled_from(Metric))
def test_alpha_is_one_at_most_and_only_where_nobody_differs(units, metric):
    found = krippendorffs_alpha(units, metric)

    if found.value is not None:
        assert found.value <= 1
        assert (found.value == 1) == (found.observed == 0)


@given(ratings, st.sampled_from(Metric), st.randoms())
def test_the_order_of_things_and_raters_does_not_matter(units, metric, random):
    mixed = [random.sample(unit, len(unit)) for unit in units]
    random.shuffle(mixed)

    assert krippendorffs_alpha(mixed, metric) == krippendorffs_alpha(units, metric)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=10))
def test_kappa_does_not_mind_which_rater_is_first(pairs):
    swapped = [(other, one) for one, other in pairs]

    assert cohens_kappa(swapped, quadratic) == cohens_kappa(pairs, quadratic)
