"""The tree of levels, for the rules by which a country stands on a step and not on a scale."""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ortaq.engine.score.items import (
    ROOT,
    UNKNOWN,
    ScoredGroup,
    ScoredItem,
    Unrated,
    check_codes,
)
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
        coverage_high: the same if everything not known were a yes.
        tally: questions below it, by state.
        children: the groups in it.
    """

    code: str
    level: float | None
    high: float | None
    median: float | None
    max: int
    coverage: float | None
    coverage_high: float | None
    tally: Tally
    children: tuple[LevelScore, ...] = ()

    @property
    def confidence(self) -> float | None:
        """Share of the questions that apply and are answered; None where none applies."""
        applicable = self.tally.applicable
        return self.tally.rated / applicable if applicable else None

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
    join: Callable[[Sequence[Fraction]], Fraction]
    join_coverage: Callable[[Sequence[Fraction]], Fraction]


def mean(numbers: Sequence[Fraction]) -> Fraction:
    """The plain mean, exact, so that no order changes it."""
    return sum(numbers, Fraction(0)) / len(numbers)


@dataclass(frozen=True, slots=True)
class _Exact:
    """The numbers of a node before they are rounded; None where nothing applies."""

    level: Fraction | None = None
    high: Fraction | None = None
    coverage: Fraction | None = None
    coverage_high: Fraction | None = None
    median: Fraction | None = None


_Node = tuple[LevelScore, _Exact]


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

    def node(code: str) -> _Node | None:
        members = [child for inner in below[code] if (child := node(inner)) is not None]
        if asked[code]:
            members.append(_bottom(code, asked[code], answers, rule))
        if asked[code] and len(members) == 1:
            return members[0]
        return _above(code, members, rule) if members else None

    return (node(ROOT) or _above(ROOT, [], rule))[0]


def _bottom(
    code: str, items: Sequence[ScoredItem], answers: Mapping[str, YesNo], rule: LevelRule
) -> _Node:
    """The level of a group by its own questions."""
    given = {item.code: answers.get(item.code, Unrated.UNANSWERED) for item in items}
    states = [answer if isinstance(answer, Unrated) else None for answer in given.values()]
    tally = sum((Tally.of(state) for state in states), Tally())
    most = max(item.level for item in items)
    applicable = [item for item in items if given[item.code] is not Unrated.NOT_APPLICABLE]
    if not applicable:
        return _node(code, _Exact(), most, tally)
    deciding = [item for item in applicable if rule.decides(item)]
    levels = sorted({item.level for item in applicable})
    yes = sum(1 for item in applicable if given[item.code] is True)
    unknown = tally.applicable - tally.rated
    exact = _Exact(
        level=_reached(levels, deciding, given, (True,)),
        high=_reached(levels, deciding, given, (True, *UNKNOWN)),
        coverage=Fraction(yes, len(applicable)),
        coverage_high=Fraction(yes + unknown, len(applicable)),
    )
    return _node(code, exact, most, tally)


def _reached(
    levels: Sequence[int],
    deciding: Sequence[ScoredItem],
    given: Mapping[str, YesNo],
    accepted: Sequence[YesNo],
) -> Fraction:
    """The highest level such that every deciding question of it and below is accepted."""
    failed = [item.level for item in deciding if given[item.code] not in accepted]
    ceiling = min(failed, default=levels[-1] + 1)
    return Fraction(max((level for level in levels if level < ceiling), default=0))


def _above(code: str, members: Sequence[_Node], rule: LevelRule) -> _Node:
    """The level of a group by those of its members."""
    exacts = [exact for _, exact in members]
    levels = [exact.level for exact in exacts if exact.level is not None]
    joined = _Exact(
        level=_join(rule.join, levels),
        high=_join(rule.join, [exact.high for exact in exacts]),
        coverage=_join(rule.join_coverage, [exact.coverage for exact in exacts]),
        coverage_high=_join(rule.join_coverage, [exact.coverage_high for exact in exacts]),
        median=statistics.median(levels) if levels else None,
    )
    most = max((score.max for score, _ in members), default=0)
    tally = sum((score.tally for score, _ in members), Tally())
    return _node(code, joined, most, tally, tuple(score for score, _ in members))


def _join(
    how: Callable[[Sequence[Fraction]], Fraction], numbers: Sequence[Fraction | None]
) -> Fraction | None:
    known = [number for number in numbers if number is not None]
    return how(known) if known else None


def _node(
    code: str, exact: _Exact, most: int, tally: Tally, children: tuple[LevelScore, ...] = ()
) -> _Node:
    score = LevelScore(
        code=code,
        level=_float(exact.level),
        high=_float(exact.high),
        median=_float(exact.median),
        max=most,
        coverage=_float(exact.coverage),
        coverage_high=_float(exact.coverage_high),
        tally=tally,
        children=children,
    )
    return score, exact


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)
