from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.similar.meaning import fuse, rank_meanings

PLACES = st.lists(st.integers(0, 20), unique=True, max_size=8)


def test_the_closest_stands_first_and_ties_keep_their_order():
    wanted = np.array([[1, 0]], np.float32)
    held = np.array([[0, 1], [1, 0], [0.6, 0.8], [1, 0]], np.float32)

    assert rank_meanings(wanted, held) == [1, 3, 2, 0]
    assert rank_meanings(wanted, held, top=2) == [1, 3]


def test_of_several_languages_the_mean_counts():
    wanted = np.array([[1, 0], [0, 1]], np.float32)
    held = np.array([[1, 0], [0.8, 0.6], [0, 1]], np.float32)

    assert rank_meanings(wanted, held)[0] == 1


def test_nothing_is_found_in_nothing():
    nothing = np.empty((0, 2), np.float32)
    one = np.array([[1, 0]], np.float32)

    assert rank_meanings(nothing, one) == rank_meanings(one, nothing) == []
    assert fuse([]) == fuse([[], []]) == []


def test_what_both_orders_name_comes_before_what_one_names_first():
    assert fuse([[7, 1], [5, 1]]) == [1, 5, 7]


@given(PLACES)
def test_one_order_stays_as_it_is(places):
    assert fuse([places]) == places


@given(st.lists(PLACES, max_size=4), st.integers(1, 12))
def test_fused_are_the_named_places_each_once(rankings, top):
    named = {place for ranking in rankings for place in ranking}

    found = fuse(rankings, top=top)

    assert len(found) == len(set(found)) == min(top, len(named))
    assert set(found) <= named
    assert found == fuse(rankings[::-1], top=top)
