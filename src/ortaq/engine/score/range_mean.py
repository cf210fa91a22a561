"""The rule for values on ranges of their own: mean, sum or mean of means.

A value is brought from its own range to the framework's; weights are whole numbers; "not
applicable" is dropped, or counted as the target. The result is cut (not rounded) to one decimal.

Source: behaviour of CISO Assistant (intuitem, snapshot of 8 August 2026): average, sum, average of
    averages; scale and weight by item; not applicable dropped or anchored; one decimal, truncated.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from ortaq.engine.score.items import (
    ScoredGroup,
    ScoredItem,
    Unrated,
    ValueOffScaleError,
    check_codes,
)
from ortaq.engine.score.share import Part
from ortaq.engine.score.tree import WHOLE, Leaf, Score, Yardstick, grow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Method(StrEnum):
    """How values become one."""

    AVERAGE = "average"  # of all items, weighted
    SUM = "sum"  # of weight x value
    AVERAGE_OF_AVERAGES = "average_of_averages"  # of the groups, each by its own weight


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest value; `highest` is above `lowest`."""

    lowest: int
    highest: int

    def share(self, value: Fraction) -> Fraction:
        """Where the value lies, 0 at the lowest and 1 at the highest."""
        return (value - self.lowest) / (self.highest - self.lowest)

    def value(self, share: Fraction) -> Fraction:
        """The value at this share."""
        return self.lowest + share * (self.highest - self.lowest)


@dataclass(frozen=True, slots=True)
class RangeRule:
    """How a framework scores.

    Args:
        scale: the framework's range.
        ranges: an item's own range where it differs, by code.
        method: average, sum, average of averages.
        target: value that "not applicable" counts as; None drops it.
    """

    scale: Range
    ranges: Mapping[str, Range]
    method: Method = Method.AVERAGE
    target: Fraction | None = None


def score_range_mean(
    items: Sequence[ScoredItem],
    groups: Sequence[ScoredGroup],
    answers: Mapping[str, Fraction | Unrated],
    rule: RangeRule,
) -> Score:
    """The tree of scores on the framework's scale, cut to one decimal.

    Raises:
        UnknownCodeError: answers, items and groups don't fit together.
        ValueOffScaleError: a value lies outside its range.
    """
    check_codes(items, groups, answers)
    asked = [item for item in items if item.assessable]
    leaves = {
        item.code: leaf(item, answers.get(item.code, Unrated.UNANSWERED), rule) for item in asked
    }
    return grow(asked, groups, leaves, yardstick_of(rule))


def yardstick_of(rule: RangeRule) -> Yardstick:
    """The units of a framework."""
    return _sums(rule) if rule.method is Method.SUM else _means(rule)


def _means(rule: RangeRule) -> Yardstick:
    return Yardstick(
        nested=rule.method is Method.AVERAGE_OF_AVERAGES,
        adds=False,
        score=lambda part: None if part.share is None else _cut(rule.scale.value(part.share)),
        most=lambda _: float(rule.scale.highest),
    )


def _sums(rule: RangeRule) -> Yardstick:
    lowest, highest = rule.scale.lowest, rule.scale.highest
    return Yardstick(
        nested=False,
        adds=True,
        score=lambda part: (
            _cut(lowest * part.rated + (highest - lowest) * part.earned) if part.rated else None
        ),
        most=lambda part: float(highest * part.total),
    )


def _cut(score: Fraction) -> float:
    """The score without what follows its first decimal."""
    return math.trunc(score * 10) / 10


def leaf(item: ScoredItem, answer: Fraction | Unrated, rule: RangeRule) -> Leaf:
    """The sums of one answer; raises `ValueOffScaleError` outside its range."""
    if answer is Unrated.NOT_APPLICABLE:
        dropped = rule.target is None
        part = Part() if dropped else Part.known(rule.scale.share(Fraction(rule.target or 0)))
        return Leaf({WHOLE: part}, answer)
    if isinstance(answer, Unrated):
        return Leaf({WHOLE: Part.open()}, answer)
    own = rule.ranges.get(item.code, rule.scale)
    if not own.lowest <= answer <= own.highest:
        raise ValueOffScaleError(item=item.code, lowest=own.lowest, highest=own.highest)
    return Leaf({WHOLE: Part.known(own.share(Fraction(answer)))}, None)
