"""Weights from pairwise judgements."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.choose.pairwise import BadJudgement, joint_weights, pairwise_weights

THINGS = ("law", "people", "technology")


def test_weights_of_consistent_judgements_are_their_ratios():
    judged = {("law", "people"): 2.0, ("law", "technology"): 4.0, ("people", "technology"): 2.0}

    found = pairwise_weights(THINGS, judged)

    assert found.weights == pytest.approx({"law": 4 / 7, "people": 2 / 7, "technology": 1 / 7})
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)


def test_a_case_counted_by_hand():
    """Characteristic polynomial of a 3 x 3 reciprocal matrix: lambda = 1 + c + 1/c, c = (ac/b)^(1/3)."""
    judged = {("law", "people"): 3.0, ("law", "technology"): 5.0, ("people", "technology"): 3.0}
    c = (3.0 * 3.0 / 5.0) ** (1 / 3)
    largest = 1 + c + 1 / c
    raw = [(3 * 5) ** (1 / 3), (3 / 3) ** (1 / 3), (1 / 15) ** (1 / 3)]

    found = pairwise_weights(THINGS, judged)

    assert found.consistency_ratio == pytest.approx((largest - 3) / 2 / 0.58)
    assert list(found.weights.values()) == pytest.approx([one / sum(raw) for one in raw])
    assert found.is_consistent


def test_judgements_in_a_circle_are_not_consistent():
    judged = {("law", "people"): 5.0, ("people", "technology"): 5.0, ("technology", "law"): 5.0}

    found = pairwise_weights(THINGS, judged)

    assert not found.is_consistent
    assert list(found.weights.values()) == pytest.approx([1 / 3] * 3)


@given(st.lists(st.floats(1 / 3, 3), min_size=5, max_size=5))
def test_recovers_any_weights(logs):
    things = [f"t{n}" for n in range(5)]
    weights = [one / sum(logs) for one in logs]
    judged = {(things[i], things[j]): weights[i] / weights[j] for i, j in combinations(range(5), 2)}
    if not all(1 / 9 <= ratio <= 9 for ratio in judged.values()):
        return

    found = pairwise_weights(things, judged)

    assert list(found.weights.values()) == pytest.approx(weights, rel=1e-6)


@pytest.mark.parametrize(
    "judged",
    [
        {("law", "people"): 2.0, ("law", "technology"): 4.0},
        {("law", "people"): 20.0, ("law", "technology"): 4.0, ("people", "technology"): 2.0},
        {
            ("law", "people"): 2.0,
            ("people", "law"): 2.0,
            ("law", "technology"): 4.0,
            ("people", "technology"): 2.0,
        },
    ],
)
def test_missing_double_or_wild_judgements_are_refused(judged):
    with pytest.raises(BadJudgement):
        pairwise_weights(THINGS, judged)


def test_several_judges_meet_in_the_geometric_mean():
    pairs = list(combinations(THINGS, 2))
    first = dict(zip(pairs, (2.0, 4.0, 2.0), strict=True))
    second = dict(zip(pairs, (8.0, 4.0, 0.5), strict=True))

    found = joint_weights(THINGS, {"ministry": first, "bank": second})

    assert found.together.weights == pytest.approx(
        pairwise_weights(THINGS, dict(zip(pairs, (4.0, 4.0, 1.0), strict=True))).weights
    )
    assert found.hottest[0] == ("law", "people", pytest.approx(4.0))
    assert found.disagreement["people"] == pytest.approx(
        abs(found.judges["ministry"].weights["people"] - found.judges["bank"].weights["people"])
    )


def test_no_judge_is_no_weight():
    with pytest.raises(BadJudgement):
        joint_weights(THINGS, {})


@pytest.mark.parametrize("utmost", [9.0, 1 / 9])
@pytest.mark.parametrize("count", range(1, 8))
def test_judges_who_all_say_the_utmost_stay_on_the_scale(utmost, count):
    judges = {f"judge {number}": {("a", "b"): utmost} for number in range(count)}

    joint = joint_weights(("a", "b"), judges)

    assert joint.together.weights["a"] / joint.together.weights["b"] == pytest.approx(utmost)
