"""One door to the six rules: what a framework asks and what was said become one tree of scores.

Levels are told in the same tree: `score` is the level, `max` the highest one, `share` the one over
the other, and the part `coverage` how much is met at all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ortaq.engine.score import points_evidence, range_mean, treaty, weighted_binary
from ortaq.engine.score.items import Unrated, ValueOffScaleError
from ortaq.engine.score.points_evidence import PointsAnswer, Proof, score_points_evidence
from ortaq.engine.score.range_mean import Range, RangeRule, score_range_mean
from ortaq.engine.score.requisite_coverage import score_requisite_coverage
from ortaq.engine.score.stage_all import score_stage_all
from ortaq.engine.score.treaty import Rating, TreatyAnswer, score_treaty
from ortaq.engine.score.tree import MEANS, SUMS, Interval, Score, whole_share
from ortaq.engine.score.weighted_binary import score_weighted_binary
from ortaq.engine.terms.framework import Engine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ortaq.engine.score.items import ScoredGroup, ScoredItem
    from ortaq.engine.score.level_tree import LevelScore, YesNo
    from ortaq.engine.score.tree import Leaf, Yardstick

COVERAGE = "coverage"
BINARY = Range(0, 1)
LEVEL_RULES = {
    Engine.STAGE_ALL: score_stage_all,
    Engine.REQUISITE_COVERAGE: score_requisite_coverage,
}


@dataclass(frozen=True, slots=True)
class Said:
    """What was answered to one item; a rule reads what it asks for.

    Args:
        law: of a treaty.
        practice: of a treaty.
        value: step of the scale, for every other rule.
        proofs: references, for points that need them.
    """

    law: Rating = Unrated.UNANSWERED
    practice: Rating = Unrated.UNANSWERED
    value: int | Unrated = Unrated.UNANSWERED
    proofs: tuple[Proof, ...] = ()

    @classmethod
    def none(cls, reason: Unrated) -> Said:
        """An answer without any rating."""
        return cls(reason, reason, reason)


NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What a framework asks, as far as its rule needs to know; `scale` is that of the values."""

    engine: Engine
    items: tuple[ScoredItem, ...]
    groups: tuple[ScoredGroup, ...]
    scale: Range = BINARY


def score_answers(asked: Questionnaire, answers: Mapping[str, Said], *, on: date) -> Score:
    """The tree of scores by the framework's own rule.

    Args:
        asked: the framework.
        answers: by item; one that is missing is unanswered.
        on: day on which references have to be in force.

    Raises:
        UnknownCodeError: answers, items and groups don't fit together.
        ValueOffScaleError: a rating is not on its scale.
    """
    _check_values(asked, answers)
    parts = (asked.items, asked.groups)
    if asked.engine in LEVEL_RULES:
        given = {code: _yes(asked, said) for code, said in answers.items()}
        return _as_tree(asked, LEVEL_RULES[asked.engine](*parts, given), given)
    if asked.engine is Engine.TREATY:
        pairs = {code: TreatyAnswer(said.law, said.practice) for code, said in answers.items()}
        return score_treaty(*parts, pairs)
    if asked.engine is Engine.POINTS_EVIDENCE:
        points = {
            code: PointsAnswer(_yes(asked, said), said.proofs) for code, said in answers.items()
        }
        return score_points_evidence(*parts, points, on=on)
    if asked.engine is Engine.WEIGHTED_BINARY:
        return score_weighted_binary(
            *parts, {code: _share(asked, said) for code, said in answers.items()}
        )
    values = {code: _value(said) for code, said in answers.items()}
    return score_range_mean(*parts, values, RangeRule(asked.scale, {}))


def share_of_whole(asked: Questionnaire, answers: Mapping[str, Said], *, on: date) -> float | None:
    """The share of the whole as `score_answers` gives it, many times faster than the tree.

    Raises:
        ValueOffScaleError: a rating is not on its scale.
    """
    if asked.engine in LEVEL_RULES:
        given = {code: _yes(asked, said) for code, said in answers.items()}
        levels = LEVEL_RULES[asked.engine](asked.items, asked.groups, given)
        return _over(levels.level, levels.max)
    items = [item for item in asked.items if item.assessable]
    leaves = {item.code: _leaf(asked, item, answers.get(item.code, NOTHING), on) for item in items}
    share = whole_share(items, asked.groups, leaves, _yardstick(asked))
    return None if share is None else float(share)


def _leaf(asked: Questionnaire, item: ScoredItem, said: Said, on: date) -> Leaf:
    if asked.engine is Engine.TREATY:
        return treaty.leaf(TreatyAnswer(said.law, said.practice))
    if asked.engine is Engine.POINTS_EVIDENCE:
        return points_evidence.leaf(PointsAnswer(_yes(asked, said), said.proofs), on)
    if asked.engine is Engine.WEIGHTED_BINARY:
        return weighted_binary.leaf(item, _share(asked, said))
    return range_mean.leaf(item, _value(said), RangeRule(asked.scale, {}))


def _yardstick(asked: Questionnaire) -> Yardstick:
    if asked.engine is Engine.TREATY:
        return MEANS
    if asked.engine is Engine.RANGE_MEAN:
        return range_mean.yardstick_of(RangeRule(asked.scale, {}))
    return SUMS


def _check_values(asked: Questionnaire, answers: Mapping[str, Said]) -> None:
    lowest, highest = asked.scale.lowest, asked.scale.highest
    for code, said in answers.items():
        if not isinstance(said.value, Unrated) and not lowest <= said.value <= highest:
            raise ValueOffScaleError(item=code, lowest=lowest, highest=highest)


def _value(said: Said) -> Fraction | Unrated:
    return said.value if isinstance(said.value, Unrated) else Fraction(said.value)


def _share(asked: Questionnaire, said: Said) -> Fraction | Unrated:
    value = _value(said)
    return value if isinstance(value, Unrated) else asked.scale.share(value)


def _yes(asked: Questionnaire, said: Said) -> YesNo:
    """Only the highest step is a yes."""
    return said.value if isinstance(said.value, Unrated) else said.value == asked.scale.highest


def _as_tree(asked: Questionnaire, levels: LevelScore, given: Mapping[str, YesNo]) -> Score:
    """Levels with their questions, each worth 0 or 1, as a tree of scores."""
    shares = {
        code: said if isinstance(said, Unrated) else Fraction(said) for code, said in given.items()
    }
    flat = score_weighted_binary(asked.items, asked.groups, shares)
    leaves = {node.code: node for node in flat.walk() if not node.children}
    questions: dict[str, list[Score]] = defaultdict(list)
    for item in asked.items:
        if item.assessable:
            questions[item.group].append(leaves[item.code])
    return _level_node(levels, questions)


def _level_node(level: LevelScore, questions: Mapping[str, list[Score]]) -> Score:
    groups = [child for child in level.children if child.code != level.code]
    own = questions.get(level.code, [])
    inner = tuple(_level_node(child, questions) for child in groups)
    return Score(
        code=level.code,
        score=level.level,
        max=float(level.max),
        share=_over(level.level, level.max),
        low=_over(level.level, level.max),
        high=_over(level.high, level.max),
        tally=level.tally,
        parts={COVERAGE: Interval(level.coverage, level.coverage, level.coverage_high)},
        children=(*inner, *own),
        median=level.median,
    )


def _over(level: float | None, most: int) -> float | None:
    return None if level is None or not most else level / most
