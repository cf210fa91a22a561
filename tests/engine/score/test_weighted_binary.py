from __future__ import annotations

from fractions import Fraction

import pytest

from ortaq.engine.score.items import ScoredItem, ValueOffScaleError
from ortaq.engine.score.weighted_binary import Tier, score_weighted_binary, tier

TIERS = (Tier("building", 0.0), Tier("role_model", 0.95), Tier("evolving", 0.2))


@pytest.mark.parametrize(
    ("share", "code"),
    [
        (0.0, "building"),
        (0.199, "building"),
        (0.2, "evolving"),
        (0.95, "role_model"),
        (1.0, "role_model"),
    ],
)
def test_tiers_are_reached_from_their_threshold_on(share, code):
    assert tier(share, TIERS) == code


def test_below_all_tiers_there_is_none():
    assert tier(0.1, (Tier("evolving", 0.2),)) == ""


def test_an_answer_between_the_three_is_refused():
    with pytest.raises(ValueOffScaleError):
        score_weighted_binary((ScoredItem("A", ""),), (), {"A": Fraction(1, 3)})
