"""What holds for every rule and every set of answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ortaq.engine.score.items import ScoredGroup, ScoredItem, Unrated
from ortaq.engine.score.points_evidence import PointsAnswer, Proof, score_points_evidence
from ortaq.engine.score.range_mean import Method, Range, RangeRule, score_range_mean
from ortaq.engine.score.requisite_coverage import score_requisite_coverage
from ortaq.engine.score.stage_all import score_stage_all
from ortaq.engine.score.treaty import TreatyAnswer, score_treaty
from ortaq.engine.score.weighted_binary import score_weighted_binary

GROUPS = (
    ScoredGroup("p", "", Decimal(2)),
    ScoredGroup("q", "", Decimal(1)),
    ScoredGroup("p1", "p", Decimal("0.3")),
    ScoredGroup("p2", "p"),
)
DAY = date(2026, 11, 1)
NOT_APPLICABLE = Unrated.NOT_APPLICABLE
OPEN = st.sampled_from([Unrated.DONT_KNOW, Unrated.UNANSWERED])


def _range(items, groups, answers, method=Method.AVERAGE):
    return score_range_mean(items, groups, answers, RangeRule(Range(0, 5), {}, method))


RULES = {
    "treaty": (
        score_treaty,
        lambda step: TreatyAnswer(step // 2, (step + 1) // 2),
        TreatyAnswer.none,
    ),
    "weighted_binary": (score_weighted_binary, lambda step: Fraction(step // 2, 2), lambda r: r),
    "points_evidence": (
        lambda *given_: score_points_evidence(*given_, on=DAY),
        lambda step: PointsAnswer(step > 1, (Proof(step > 3),)),
        PointsAnswer,
    ),
    "range_mean": (_range, Fraction, lambda reason: reason),
    "average_of_averages": (
        lambda *given_: _range(*given_, method=Method.AVERAGE_OF_AVERAGES),
        Fraction,
        lambda reason: reason,
    ),
    "stage_all": (score_stage_all, lambda step: step > 1, lambda reason: reason),
    "requisite_coverage": (
        score_requisite_coverage,
        lambda step: step > 1,
        lambda reason: reason,
    ),
}
"""Rule -> (function, answer of a step from 0, worst, to 4, best, answer without a value)."""

SCALES = [name for name in RULES if name not in ("stage_all", "requisite_coverage")]

items = st.lists(
    st.builds(
        lambda group, weight, level, requisite: (group, weight, level, requisite),
        st.sampled_from(["p1", "p2", "q"]),
        st.sampled_from([Decimal("0.1"), Decimal(1), Decimal(3)]),
        st.integers(1, 4),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
).map(
    lambda rows: tuple(
        ScoredItem(f"i{number}", group, weight, level=level, requisite=requisite)
        for number, (group, weight, level, requisite) in enumerate(rows)
    )
)
steps = st.one_of(st.integers(0, 4), OPEN, st.just(NOT_APPLICABLE))
questionnaires = items.flatmap(
    lambda asked: st.tuples(
        st.just(asked), st.fixed_dictionaries({item.code: steps for item in asked})
    )
)


def _scored(rule, asked, given_, groups=GROUPS):
    score, valued, unvalued = RULES[rule]
    answers = {
        code: unvalued(step) if isinstance(step, Unrated) else valued(step)
        for code, step in given_.items()
    }
    return score(asked, groups, answers)


def _measure(tree):
    """Share or level, least and most, by code."""
    if hasattr(tree, "share"):
        return {s.code: (s.share, s.low, s.high) for s in tree.walk()}
    return {s.code: (s.level, s.level, s.high) for s in tree.walk()}


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=40)
@given(questionnaire=questionnaires, data=st.data())
def test_a_better_answer_never_makes_any_score_worse(rule, questionnaire, data):
    asked, given_ = questionnaire
    rated = [code for code, step in given_.items() if step in range(4)]
    if not rated:
        return
    code = data.draw(st.sampled_from(rated))

    before = _measure(_scored(rule, asked, given_))
    after = _measure(_scored(rule, asked, given_ | {code: given_[code] + 1}))

    for name, numbers in before.items():
        for old, new in zip(numbers, after[name], strict=True):
            assert (old is None and new is None) or new >= old


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=40)
@given(questionnaire=questionnaires)
def test_a_score_lies_between_the_least_and_the_most(rule, questionnaire):
    for share, low, high in _measure(_scored(rule, *questionnaire)).values():
        assert (low is None) == (high is None)
        if share is not None:
            assert low <= share <= high


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=40)
@given(questionnaire=questionnaires, data=st.data())
def test_knowing_more_never_widens_the_interval(rule, questionnaire, data):
    asked, given_ = questionnaire
    unknown = [code for code, s in given_.items() if s in (Unrated.DONT_KNOW, Unrated.UNANSWERED)]
    if not unknown:
        return
    code, step = data.draw(st.sampled_from(unknown)), data.draw(st.integers(0, 4))

    before = _measure(_scored(rule, asked, given_))
    after = _measure(_scored(rule, asked, given_ | {code: step}))

    for name, (_, low, high) in before.items():
        assert low <= after[name][1] if low is not None else after[name][1] is None
        assert high >= after[name][2] if high is not None else after[name][2] is None


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=40)
@given(questionnaire=questionnaires)
def test_not_applicable_is_as_if_it_were_not_there(rule, questionnaire):
    asked, given_ = questionnaire
    kept = tuple(item for item in asked if given_[item.code] is not NOT_APPLICABLE)
    left = {item.code: given_[item.code] for item in kept}

    everything = _measure(_scored(rule, asked, given_))
    without = _measure(_scored(rule, kept, left))

    for code, numbers in without.items():
        assert everything[code] == numbers


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=40)
@given(questionnaire=questionnaires, data=st.data())
def test_the_order_of_the_input_does_not_matter(rule, questionnaire, data):
    asked, given_ = questionnaire
    shuffled = tuple(data.draw(st.permutations(asked)))
    groups = tuple(data.draw(st.permutations(GROUPS)))

    straight = _measure(_scored(rule, asked, given_))
    mixed = _measure(_scored(rule, shuffled, dict(reversed(given_.items())), groups))

    assert mixed == straight


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=40)
@given(questionnaire=questionnaires)
def test_the_tally_counts_every_item_once_and_tells_reasons_apart(rule, questionnaire):
    asked, given_ = questionnaire

    tally = _scored(rule, asked, given_).tally

    steps_ = list(given_.values())
    assert tally.not_applicable == steps_.count(NOT_APPLICABLE)
    assert tally.dont_know == steps_.count(Unrated.DONT_KNOW)
    assert tally.unanswered == steps_.count(Unrated.UNANSWERED)
    assert tally.rated + tally.not_applicable + tally.dont_know + tally.unanswered == len(asked)


@pytest.mark.parametrize("rule", SCALES)
@settings(max_examples=40)
@given(questionnaire=questionnaires)
def test_no_answer_is_the_same_as_unanswered(rule, questionnaire):
    asked, given_ = questionnaire
    answered = {code: s for code, s in given_.items() if s is not Unrated.UNANSWERED}

    assert _scored(rule, asked, answered) == _scored(rule, asked, given_)
