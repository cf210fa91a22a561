"""The rule of depth and breadth: a level by requisite questions, and coverage by all of them.

The level of an objective is the highest L such that every requisite question of the levels up to L
is a yes; its coverage is yes over all but the not applicable. Clusters and the whole are the plain
means of both over their members.

Source: ENISA National Capabilities Assessment Framework (December 2020), maturity score and
    coverage ratio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.score.level_tree import LevelRule, LevelScore, YesNo, grow_levels, mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.engine.score.items import ScoredGroup, ScoredItem

_RULE = LevelRule(decides=lambda item: item.requisite, join=mean, join_coverage=mean)


def score_requisite_coverage(
    items: Sequence[ScoredItem],
    groups: Sequence[ScoredGroup],
    answers: Mapping[str, YesNo],
) -> LevelScore:
    """The tree of levels and coverages; level 0 where the first isn't reached.

    Raises:
        UnknownCodeError: answers, items and groups don't fit together.
    """
    return grow_levels(items, groups, answers, _RULE)
