"""Gaps: the items whose score lies too far below the full one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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


def open_items(score: Score, items: Iterable[ScoredItem]) -> tuple[str, ...]:
    """Codes of applicable items that aren't rated to the end, in the order of the tree."""
    codes = {item.code for item in items}
    return tuple(
        leaf.code
        for leaf in score.walk()
        if leaf.code in codes and leaf.share is None and leaf.tally.applicable
    )


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
