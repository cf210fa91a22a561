from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ortaq.engine.score.gaps import level_gaps
from ortaq.engine.score.items import ScoredGroup, ScoredItem, Unrated, ValueOffScaleError
from ortaq.engine.score.points_evidence import Proof
from ortaq.engine.score.range_mean import Range
from ortaq.engine.score.rules import Questionnaire, Said, score_answers, share_of_whole
from ortaq.engine.terms.framework import Engine

DAY = date(2026, 1, 1)
GROUPS = (ScoredGroup("p", "", Decimal(2)), ScoredGroup("q"), ScoredGroup("p1", "p"))
ITEMS = tuple(
    ScoredItem(f"i{number}", group, Decimal(weight), level=level)
    for number, (group, weight, level) in enumerate(
        [("p1", 1, 1), ("p1", 2, 2), ("p", 1, 1), ("q", 0, 1), ("q", 1, 2)]
    )
)
PROVED = (Proof(accepted=True),)
said = st.one_of(
    st.builds(
        Said, st.integers(0, 2), st.integers(0, 2), st.integers(0, 1), st.sampled_from([(), PROVED])
    ),
    st.sampled_from([Said.none(reason) for reason in Unrated]),
)
answers = st.fixed_dictionaries({item.code: said for item in ITEMS})


def _asked(engine, scale=None):
    return Questionnaire(engine, ITEMS, GROUPS, scale or Range(0, 1))


@pytest.mark.parametrize("engine", Engine)
@settings(max_examples=40)
@given(given_=answers)
def test_one_tree_for_every_rule_with_every_question_once(engine, given_):
    tree = score_answers(_asked(engine), given_, on=DAY)

    leaves = [node.code for node in tree.walk() if not node.children]
    assert sorted(leaves) == [item.code for item in ITEMS]
    assert tree.tally.rated + tree.tally.not_applicable <= len(ITEMS)
    for node in tree.walk():
        assert (node.low is None) == (node.high is None)
        if node.share is not None and node.low is not None:
            assert 0 <= node.low <= node.share <= node.high <= 1


@pytest.mark.parametrize("engine", Engine)
@settings(max_examples=40)
@given(given_=answers)
def test_the_quick_share_is_that_of_the_tree(engine, given_):
    asked = _asked(engine)

    assert share_of_whole(asked, given_, on=DAY) == score_answers(asked, given_, on=DAY).share


@pytest.mark.parametrize("engine", [engine for engine in Engine if engine != Engine.TREATY])
def test_a_value_off_the_scale_is_refused(engine):
    with pytest.raises(ValueOffScaleError):
        score_answers(_asked(engine), {"i0": Said(value=7)}, on=DAY)


def test_three_steps_are_no_partly_and_yes():
    asked = _asked(Engine.WEIGHTED_BINARY, Range(0, 2))

    tree = score_answers(asked, {"i0": Said(value=1), "i1": Said(value=2)}, on=DAY)

    # (1/2 * 1 + 1 * 2) / 3
    assert (tree.score, tree.share) == (2.5, 2.5 / 3)


def test_levels_are_told_as_shares_with_their_coverage():
    given_ = {"i0": Said(value=1), "i1": Said(value=0), "i2": Said(value=1)}

    node = score_answers(_asked(Engine.STAGE_ALL), given_, on=DAY).by_code()["p1"]

    assert (node.score, node.max, node.share) == (1.0, 2.0, 0.5)
    assert node.parts["coverage"].share == 0.5
    assert [child.share for child in node.children] == [1.0, 0.0]
    assert node.confidence == 1


def test_confidence_is_the_part_that_is_rated():
    given_ = {"i0": Said(1, 1), "i1": Said.none(Unrated.DONT_KNOW)}
    given_ |= {"i2": Said.none(Unrated.NOT_APPLICABLE)}

    tree = score_answers(_asked(Engine.TREATY), given_, on=DAY)

    assert tree.confidence == 1 / 4


@pytest.mark.parametrize(
    ("threshold", "codes"), [(1.0, ["near"]), (0.5, ["near", "far"]), (0.3, ["near", "far", "top"])]
)
def test_gaps_of_levels_begin_with_the_next_step(threshold, codes):
    items = (
        ScoredItem("done", "g", level=1),
        ScoredItem("near", "g", level=2),
        ScoredItem("far", "g", level=3),
        ScoredItem("extra", "g", level=2, requisite=False),
        ScoredItem("open", "g", level=2),
        ScoredItem("top", "g", level=4),
    )
    no = Said(value=0)
    asked = Questionnaire(Engine.REQUISITE_COVERAGE, items, (ScoredGroup("g"),))
    given_ = dict.fromkeys(("near", "far", "extra", "top"), no) | {"done": Said(value=1)}

    tree = score_answers(asked, given_, on=DAY)
    found = level_gaps(tree, items, threshold, all_decide=False)

    assert [gap.code for gap in found] == codes
