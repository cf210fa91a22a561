"""The rule for weighted questionnaires: yes, partly, no.

Score = sum of weight x answer over the sum of weights, answers being 0, 0.5 or 1; a group's most is
the sum of the weights in it; the whole may be put into tiers by thresholds.

Source: ITU Global Cybersecurity Index, 5th edition (2024), in its shape: weighted answers by
    indicator and pillar, then tiers. The cut-offs are an argument, because published ones change.
"""

from __future__ import annotations

from dataclasses import dataclass
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
from ortaq.engine.score.tree import SUMS, WHOLE, Leaf, Score, grow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NO, PARTLY, YES = Fraction(0), Fraction(1, 2), Fraction(1)


@dataclass(frozen=True, slots=True)
class Tier:
    """A class of results, reached from this share on."""

    code: str
    from_share: float


def score_weighted_binary(
    items: Sequence[ScoredItem],
    groups: Sequence[ScoredGroup],
    answers: Mapping[str, Fraction | Unrated],
) -> Score:
    """The tree of scores in units of weight; group weights don't matter.

    Raises:
        UnknownCodeError: answers, items and groups don't fit together.
        ValueOffScaleError: an answer is none of `NO`, `PARTLY`, `YES`.
    """
    check_codes(items, groups, answers)
    asked = [item for item in items if item.assessable]
    leaves = {item.code: leaf(item, answers.get(item.code, Unrated.UNANSWERED)) for item in asked}
    return grow(asked, groups, leaves, SUMS)


def tier(share: float, tiers: Sequence[Tier]) -> str:
    """Code of the highest tier that a share reaches, or empty."""
    reached = [step for step in tiers if share >= step.from_share]
    return max(reached, key=lambda step: step.from_share).code if reached else ""


def leaf(item: ScoredItem, answer: Fraction | Unrated) -> Leaf:
    """The sums of one answer; raises `ValueOffScaleError` off the scale."""
    if answer is Unrated.NOT_APPLICABLE:
        return Leaf({WHOLE: Part()}, answer)
    if isinstance(answer, Unrated):
        return Leaf({WHOLE: Part.open()}, answer)
    if answer not in (NO, PARTLY, YES):
        raise ValueOffScaleError(item=item.code, lowest=0, highest=1)
    return Leaf({WHOLE: Part.known(Fraction(answer))}, None)
