"""The rule for treaties: what the law says and what practice does, rated apart.

An item is worth (law + practice) / 4, each rated 0, 1 or 2; a group is the weighted mean of what is
in it; "not applicable" leaves the denominator, for one of the two or for both. The gap of an item
is 1 minus its share.

Source: own rule, after the country profiles of parties to CETS 185, which list domestic provisions
    beside each article, and evaluations of their application.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from ortaq.engine.score.items import (
    UNKNOWN,
    ScoredGroup,
    ScoredItem,
    Unrated,
    ValueOffScaleError,
    check_codes,
)
from ortaq.engine.score.share import Part, total
from ortaq.engine.score.tree import MEANS, WHOLE, Leaf, Score, grow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LAW = "law"
PRACTICE = "practice"

FULL = 2
"""The highest rating of either: 0 absent, 1 in part, 2 fully."""

Rating = int | Unrated


@dataclass(frozen=True, slots=True)
class TreatyAnswer:
    """Ratings of one provision, each 0 to `FULL` or the reason why there is none."""

    law: Rating = Unrated.UNANSWERED
    practice: Rating = Unrated.UNANSWERED

    @classmethod
    def none(cls, reason: Unrated) -> TreatyAnswer:
        """An answer without any rating."""
        return cls(reason, reason)


def score_treaty(
    items: Sequence[ScoredItem],
    groups: Sequence[ScoredGroup],
    answers: Mapping[str, TreatyAnswer],
) -> Score:
    """The tree of scores, each in [0, 1], with the parts `law` and `practice`.

    An item with one rating missing has no score but an interval; in its groups the rating that is
    there counts for half the item.

    Raises:
        UnknownCodeError: answers, items and groups don't fit together.
        ValueOffScaleError: a rating is not 0, 1 or 2.

    Example:
        >>> items = (ScoredItem("A", ""), ScoredItem("B", ""))
        >>> answers = {"A": TreatyAnswer(2, 1), "B": TreatyAnswer(0, Unrated.DONT_KNOW)}
        >>> score = score_treaty(items, (), answers)
        >>> score.children[0].share, (score.share, score.low, score.high)
        (0.75, (0.5, 0.375, 0.625))
    """
    check_codes(items, groups, answers)
    asked = [item for item in items if item.assessable]
    given = {item.code: answers.get(item.code, TreatyAnswer()) for item in asked}
    for code, answer in given.items():
        _check(code, answer)
    return grow(asked, groups, {code: leaf(answer) for code, answer in given.items()}, MEANS)


@cache
def leaf(answer: TreatyAnswer) -> Leaf:
    """The sums of one answer."""
    law, practice = _part(answer.law), _part(answer.practice)
    both = total((law, practice))
    whole = both.times(1 / both.total) if both.total else both
    return Leaf({WHOLE: whole, LAW: law, PRACTICE: practice}, _state(answer))


def _check(code: str, answer: TreatyAnswer) -> None:
    for rating in (answer.law, answer.practice):
        if not isinstance(rating, Unrated) and not 0 <= rating <= FULL:
            raise ValueOffScaleError(item=code, lowest=0, highest=FULL)


def _part(rating: Rating) -> Part:
    if rating is Unrated.NOT_APPLICABLE:
        return Part()
    if isinstance(rating, Unrated):
        return Part.open()
    return Part.known(Fraction(rating, FULL))


def _state(answer: TreatyAnswer) -> Unrated | None:
    """The worst that is missing: unanswered before don't know; None where all is rated."""
    ratings = (answer.law, answer.practice)
    for reason in reversed(UNKNOWN):
        if reason in ratings:
            return reason
    return Unrated.NOT_APPLICABLE if set(ratings) == {Unrated.NOT_APPLICABLE} else None
