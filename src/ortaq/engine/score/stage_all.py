"""The rule for maturity models whose stages are reached whole.

The stage of an aspect is the highest s such that all its indicators of the stages 1 to s are true;
the stage of what stands above is the least of its members (the median is given beside). Nothing is
averaged and nothing is weighted.

Source: Cybersecurity Capacity Maturity Model for Nations (GCSCC Oxford), edition of 2021.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.score.level_tree import LevelRule, LevelScore, YesNo, grow_levels, mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.engine.score.items import ScoredGroup, ScoredItem

_RULE = LevelRule(decides=lambda _: True, join=min, join_coverage=mean)


def score_stage_all(
    items: Sequence[ScoredItem],
    groups: Sequence[ScoredGroup],
    answers: Mapping[str, YesNo],
) -> LevelScore:
    """The tree of stages; 0 where not even the first is reached.

    Raises:
        UnknownCodeError: answers, items and groups don't fit together.

    Example:
        >>> from ortaq.engine.score.items import ScoredItem
        >>> items = [ScoredItem("a", "", level=1), ScoredItem("b", "", level=2)]
        >>> score_stage_all(items, (), {"a": True}).level
        1.0
    """
    return grow_levels(items, groups, answers, _RULE)
