"""Gaps: the items whose score lies too far below the full one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ortaq.engine.score.tree import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.score.items import ScoredItem
    from ortaq.engine.score.tree import Score


@dataclass(frozen=True, slots=True)
class GapFinding:
    """One item that falls short.

    Args:
        code: the item.
        group: its group.
        size: 1 minus the share, in [0, 1]; None where the item isn't rated to the end.
        least: what the gap is at least.
        most: what it can be at most, if all that isn't known is bad.
        weight: of the item.
        law: 1 minus the share of the law, None where it isn't rated.
        practice: the same of practice.
    """

    code: str
    group: str
    size: float | None
    least: float
    most: float
    weight: float
    law: float | None = None
    practice: float | None = None


def gaps(score: Score, items: Iterable[ScoredItem], threshold: float) -> tuple[GapFinding, ...]:
    """Items whose gap is certainly at least `threshold`, the largest first.

    Equal sizes stand by weight, the heavier first, then by code. An item of which nothing is known
    is no gap yet: ask for it (see `open_items`); one whose known half alone is bad enough is.

    Args:
        score: a tree whose leaves are items.
        items: the framework's items.
        threshold: in (0, 1].
    """
    known = {item.code: item for item in items}
    found = [
        _finding(leaf, known[leaf.code])
        for leaf in score.walk()
        if leaf.code in known and leaf.high is not None and 1 - leaf.high >= threshold
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.least, -gap.weight, gap.code)))


def level_gaps(
    score: Score, items: Iterable[ScoredItem], threshold: float, *, all_decide: bool
) -> tuple[GapFinding, ...]:
    """Questions not met that keep their group from its next levels, the nearest first.

    A gap is 1 where the next level fails by it, 1/2 where the level after that does, and so on, so
    that nobody plans for the last level before the second.

    Args:
        score: a tree whose `score` is a level.
        items: the framework's items.
        threshold: in (0, 1].
        all_decide: True where every question is a condition of its level, not only a requisite one.

    Source: own rule.
    """
    known = {item.code: item for item in items if all_decide or item.requisite}
    found = []
    for group in score.walk():
        reached = int(group.score or 0)
        for leaf in group.children:
            if leaf.code not in known or leaf.children or leaf.high != 0:
                continue
            item = known[leaf.code]
            size = 1 / max(item.level - reached, 1)
            if size >= threshold:
                found.append(
                    GapFinding(leaf.code, item.group, size, size, size, float(item.weight))
                )
    return tuple(sorted(found, key=lambda gap: (-gap.least, -gap.weight, gap.code)))


def open_items(score: Score, items: Iterable[ScoredItem]) -> tuple[str, ...]:
    """Codes of applicable items that aren't rated to the end, in the order of the tree."""
    codes = {item.code for item in items}
    return tuple(
        leaf.code
        for leaf in score.walk()
        if leaf.code in codes and leaf.share is None and leaf.tally.applicable
    )


def mean_of(leaves: Iterable[tuple[Score, float]]) -> Interval:
    """The weighted mean of items that no group of the framework holds together, with its interval.

    Items that do not apply leave the denominator; those of which nothing is known widen the interval.

    Args:
        leaves: score of each item, and its weight; weights that are all 0 count as equal.

    Source: own rule, the same mean that `score_treaty` takes over a group.
    """
    known = [(leaf, Fraction(weight)) for leaf, weight in leaves if leaf.high is not None]
    if not any(weight for _, weight in known):
        known = [(leaf, Fraction(1)) for leaf, _ in known]
    rated = [(leaf.share, weight) for leaf, weight in known if leaf.share is not None]
    return Interval(
        _mean(rated),
        _mean([(leaf.low or 0.0, weight) for leaf, weight in known]),
        _mean([(leaf.high or 0.0, weight) for leaf, weight in known]),
    )


def _mean(weighed: list[tuple[float, Fraction]]) -> float | None:
    total = sum(weight for _, weight in weighed)
    if not total:
        return None
    return float(sum(Fraction(value) * weight for value, weight in weighed) / total)


def _finding(leaf: Score, item: ScoredItem) -> GapFinding:
    return GapFinding(
        code=leaf.code,
        group=item.group,
        size=_missing(leaf.share),
        least=1 - (leaf.high or 0.0),
        most=1 - (leaf.low or 0.0),
        weight=float(item.weight),
        law=_missing(leaf.parts["law"].share) if "law" in leaf.parts else None,
        practice=_missing(leaf.parts["practice"].share) if "practice" in leaf.parts else None,
    )


def _missing(share: float | None) -> float | None:
    return None if share is None else 1 - share
