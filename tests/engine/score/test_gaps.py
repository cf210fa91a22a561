from __future__ import annotations

from decimal import Decimal

import pytest

from ortaq.engine.score.gaps import GapFinding, gaps, open_items
from ortaq.engine.score.items import ScoredItem, Unrated
from ortaq.engine.score.treaty import TreatyAnswer, score_treaty

DONT_KNOW, NOT_APPLICABLE = Unrated.DONT_KNOW, Unrated.NOT_APPLICABLE
ITEMS = tuple(
    ScoredItem(code, "", Decimal(weight))
    for code, weight in (("A", 1), ("B", 1), ("C", 2), ("D", 1), ("E", 1), ("F", 1), ("G", 1))
)
ANSWERS = {
    "A": TreatyAnswer(2, 2),
    "B": TreatyAnswer(1, 0),
    "C": TreatyAnswer(0, 1),
    "D": TreatyAnswer(0, 0),
    "E": TreatyAnswer(0, DONT_KNOW),
    "F": TreatyAnswer.none(NOT_APPLICABLE),
}


@pytest.fixture
def score():
    return score_treaty(ITEMS, (), ANSWERS)


def test_gaps_are_ordered_by_size_then_weight_then_code(score):
    found = gaps(score, ITEMS, threshold=0.5)

    assert [(gap.code, gap.least) for gap in found] == [
        ("D", 1.0),
        ("C", 0.75),
        ("B", 0.75),
        ("E", 0.5),
    ]


def test_a_gap_tells_law_from_practice_and_known_from_possible(score):
    found = {gap.code: gap for gap in gaps(score, ITEMS, threshold=0.5)}

    assert found["B"] == GapFinding("B", "", 0.75, 0.75, 0.75, 1.0, law=0.5, practice=1.0)
    assert found["E"] == GapFinding("E", "", None, 0.5, 1.0, 1.0, law=1.0, practice=None)


def test_the_threshold_is_included(score):
    assert [gap.code for gap in gaps(score, ITEMS, threshold=0.75)] == ["D", "C", "B"]
    assert [gap.code for gap in gaps(score, ITEMS, threshold=1.0)] == ["D"]


def test_what_is_not_known_is_no_gap_but_asked_for(score):
    assert open_items(score, ITEMS) == ("E", "G")
