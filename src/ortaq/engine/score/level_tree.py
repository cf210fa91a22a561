"""The tree of levels, for the rules by which a country stands on a step and not on a scale."""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ortaq.engine.score.items import ROOT, ScoredGroup, ScoredItem, Unrated, check_codes
from ortaq.engine.score.tree import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

YesNo = bool | Unrated


@dataclass(frozen=True, slots=True)
class LevelScore:
    """The level of one group.

    Args:
        code: the group, or `ROOT`.
        level: what is reached by what is known, which is also the least; a mean of levels need
            not be whole; None where nothing applies.
        high: the level if everything not known were a yes.
        median: of the members' levels, None where the group has questions of its own.
        max: the highest level asked about.
        coverage: share of yes among all that applies, None where nothing does.
        tally: questions below it, by state.
        children: the groups in it.
    """

    code: str
    level: float | None
    high: float | None
    median: float | None
    max: int
    coverage: float | None
    tally: Tally
    children: tuple[LevelScore, ...] = ()

    def walk(self) -> Iterator[LevelScore]:
        """Itself and everything below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    def by_code(self) -> dict[str, LevelScore]:
        """Every level of the tree by its group's code.

        Where a group has both questions and groups, this is the level of the whole group.
        """
        return {score.code: score for score in reversed(tuple(self.walk()))}


@dataclass(frozen=True, slots=True)
class LevelRule:
    """What a rule decides about levels.

    Args:
        decides: whether a question is a condition of its level.
        join: level of a group from the levels of its members.
        join_coverage: coverage of a group from the coverages of its members.
    """

    decides: Callable[[ScoredItem], bool]
    join: Callable[[Sequence[float]], float]
    join_coverage: Callable[[Sequence[float]], float]


def grow_levels(
    items: Sequence[ScoredItem],
    groups: Sequence[ScoredGroup],
    answers: Mapping[str, YesNo],
    rule: LevelRule,
) -> LevelScore:
    """The tree of levels; the questions of a group that also has groups are one more member of it.

    Raises:
        UnknownCodeError: answers, items and groups don't fit together.
    """
    check_codes(items, groups, answers)
    asked: dict[str, list[ScoredItem]] = defaultdict(list)
    below: dict[str, list[str]] = defaultdict(list)
    for item in items:
        if item.assessable:
            asked[item.group].append(item)
    for group in groups:
        below[group.parent].append(group.code)

    def node(code: str) -> LevelScore | None:
        members = [child for inner in below[code] if (child := node(inner)) is not None]
        if asked[code]:
            members.append(_bottom(code, asked[code], answers, rule))
        if asked[code] and len(members) == 1:
            return members[0]
        return _above(code, members, rule) if members else None

    return node(ROOT) or _above(ROOT, [], rule)


def _bottom(
    code: str, items: Sequence[ScoredItem], answers: Mapping[str, YesNo], rule: LevelRule
) -> LevelScore:
    """The level of a group by its own questions."""
    given = {item.code: answers.get(item.code, Unrated.UNANSWERED) for item in items}
    applicable = [item for item in items if given[item.code] is not Unrated.NOT_APPLICABLE]
    deciding = [item for item in applicable if rule.decides(item)]
    levels = sorted({item.level for item in applicable})
    yes = sum(1 for item in applicable if given[item.code] is True)
    states = [answer if isinstance(answer, Unrated) else None for answer in given.values()]
    return LevelScore(
        code=code,
        level=_reached(levels, deciding, given, (True,)) if applicable else None,
        high=(
            _reached(levels, deciding, given, (True, Unrated.DONT_KNOW, Unrated.UNANSWERED))
            if applicable
            else None
        ),
        median=None,
        max=max(item.level for item in items),
        coverage=float(Fraction(yes, len(applicable))) if applicable else None,
        tally=sum((Tally.of(state) for state in states), Tally()),
    )


def _reached(
    levels: Sequence[int],
    deciding: Sequence[ScoredItem],
    given: Mapping[str, YesNo],
    accepted: Sequence[YesNo],
) -> float:
    """The highest level such that every deciding question of it and below is accepted."""
    failed = [item.level for item in deciding if given[item.code] not in accepted]
    ceiling = min(failed, default=levels[-1] + 1)
    return float(max((level for level in levels if level < ceiling), default=0))


def _above(code: str, members: Sequence[LevelScore], rule: LevelRule) -> LevelScore:
    """The level of a group by those of its members."""
    levels = [member.level for member in members if member.level is not None]
    highs = [member.high for member in members if member.high is not None]
    coverages = [member.coverage for member in members if member.coverage is not None]
    return LevelScore(
        code=code,
        level=rule.join(levels) if levels else None,
        high=rule.join(highs) if highs else None,
        median=statistics.median(levels) if levels else None,
        max=max((member.max for member in members), default=0),
        coverage=rule.join_coverage(coverages) if coverages else None,
        tally=sum((member.tally for member in members), Tally()),
        children=tuple(members),
    )
