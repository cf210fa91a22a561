"""The tree of scores: every item, every group above it, and the whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ortaq.engine.score.items import ROOT, ScoredGroup, ScoredItem, Unrated
from ortaq.engine.score.share import Part, add, total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items are in which state; half an answer counts by what is missing of it."""

    rated: int = 0
    not_applicable: int = 0
    dont_know: int = 0
    unanswered: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.rated + other.rated,
            self.not_applicable + other.not_applicable,
            self.dont_know + other.dont_know,
            self.unanswered + other.unanswered,
        )

    @classmethod
    def of(cls, state: Unrated | None) -> Tally:
        """One item; None stands for rated."""
        return cls(rated=1) if state is None else cls(**{str(state): 1})

    @property
    def applicable(self) -> int:
        """Items that are in the denominator."""
        return self.rated + self.dont_know + self.unanswered


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with the least and most it can become; all in [0, 1], None where nothing applies."""

    share: float | None
    low: float | None
    high: float | None

    @classmethod
    def of(cls, part: Part) -> Interval:
        """The interval that sums make."""
        bounds = part.interval
        low, high = (None, None) if bounds is None else (float(bounds[0]), float(bounds[1]))
        return cls(None if part.share is None else float(part.share), low, high)


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one item, group or whole framework (code `ROOT`).

    Args:
        code: whose score it is.
        score: in the rule's own units; None where nothing is rated.
        max: the most it can be.
        share: in [0, 1]: the score among what is rated, as a share of the possible.
        low: share if everything not known were worth nothing; None where nothing applies.
        high: share if everything not known were worth all.
        tally: items below it, by state.
        parts: shares by aspect, such as `law` and `practice`.
        children: groups, then items, in the framework's order.
        median: of the members' levels, for the rules that have levels.
    """

    code: str
    score: float | None
    max: float
    share: float | None
    low: float | None
    high: float | None
    tally: Tally
    parts: dict[str, Interval] = field(default_factory=dict)
    children: tuple[Score, ...] = ()
    median: float | None = None

    @property
    def confidence(self) -> float | None:
        """Share of the questions that apply and are rated to the end; None where none applies."""
        applicable = self.tally.applicable
        return self.tally.rated / applicable if applicable else None

    def walk(self) -> Iterator[Score]:
        """Itself and everything below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    def by_code(self) -> dict[str, Score]:
        """Every score of the tree by its code."""
        return {score.code: score for score in self.walk()}


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a rule makes of one item: its sums by aspect, the first being the score itself."""

    parts: dict[str, Part]
    state: Unrated | None


WHOLE = "whole"
"""Aspect of a leaf that is its score."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """In which units a rule measures.

    Args:
        nested: True takes a group as one member of its parent, by the group's weight; False adds
            up all items below.
        adds: True where a score counts weight, so that an item of weight 0 is worth 0.
        score: score that sums make; None where nothing is rated.
        most: the most that these sums can make.
    """

    nested: bool
    adds: bool
    score: Callable[[Part], float | None]
    most: Callable[[Part], float]


def _share(part: Part) -> float | None:
    return None if part.share is None else float(part.share)


MEANS = Yardstick(nested=True, adds=False, score=_share, most=lambda _: 1.0)
"""Means of means, in [0, 1]."""

SUMS = Yardstick(
    nested=False,
    adds=True,
    score=lambda part: float(part.earned) if part.rated else None,
    most=lambda part: float(part.total),
)
"""Sums of earned weight."""


def grow(
    items: Sequence[ScoredItem],
    groups: Sequence[ScoredGroup],
    leaves: Mapping[str, Leaf],
    yardstick: Yardstick,
) -> Score:
    """The tree over the leaves.

    Args:
        items: items that are assessable and have a leaf.
        groups: their groups; those without an item below are left out.
        leaves: by item code.
        yardstick: the units.
    """
    return _Grower(items, groups, leaves, yardstick).node(ROOT)[0]


def whole_share(
    items: Sequence[ScoredItem],
    groups: Sequence[ScoredGroup],
    leaves: Mapping[str, Leaf],
    yardstick: Yardstick,
) -> Fraction | None:
    """The share of the whole that `grow` makes, without the tree: for whoever asks many times."""
    earned: dict[str, list[Fraction]] = defaultdict(list)
    rated: dict[str, list[Fraction]] = defaultdict(list)
    for item in items:
        part, weight = leaves[item.code].parts[WHOLE], item.weight
        if part.rated:
            plain = weight == 1
            earned[item.group].append(part.earned if plain else part.earned * Fraction(weight))
            rated[item.group].append(part.rated if plain else part.rated * Fraction(weight))
    below: dict[str, list[ScoredGroup]] = defaultdict(list)
    for group in groups:
        below[group.parent].append(group)

    def node(code: str) -> tuple[Fraction, Fraction]:
        for group in below[code]:
            got, known = node(group.code)
            if known and yardstick.nested:
                got, known = got / known * Fraction(group.weight), Fraction(group.weight)
            earned[code].append(got)
            rated[code].append(known)
        return add(earned[code]), add(rated[code])

    got, known = node(ROOT)
    return got / known if known else None


class _Grower:
    def __init__(
        self,
        items: Iterable[ScoredItem],
        groups: Iterable[ScoredGroup],
        leaves: Mapping[str, Leaf],
        yardstick: Yardstick,
    ) -> None:
        self._leaves = leaves
        self._weighted: dict[tuple[int, Decimal], tuple[Score, dict[str, Part]]] = {}
        self._yardstick = yardstick
        self._items: dict[str, list[ScoredItem]] = defaultdict(list)
        self._groups: dict[str, list[ScoredGroup]] = defaultdict(list)
        for item in items:
            self._items[item.group].append(item)
        for group in groups:
            self._groups[group.parent].append(group)

    def node(self, code: str) -> tuple[Score, dict[str, Part]]:
        """The score of a group and its sums by aspect."""
        children: list[Score] = []
        sums: dict[str, list[Part]] = defaultdict(list)
        for group in self._groups[code]:
            child, below = self.node(group.code)
            if child.children:
                children.append(child)
                _add(sums, self._as_member(below, Fraction(group.weight)))
        for item in self._items[code]:
            score, weighted = self._leaf(item)
            children.append(score)
            _add(sums, weighted)
        parts = {name: total(held) for name, held in sums.items()}
        tally = sum((child.tally for child in children), Tally())
        return self._score(code, parts, tally, tuple(children)), parts

    def _as_member(self, parts: dict[str, Part], weight: Fraction) -> dict[str, Part]:
        if not self._yardstick.nested:
            return parts
        return _times({name: part.as_one() for name, part in parts.items()}, weight)

    def _leaf(self, item: ScoredItem) -> tuple[Score, dict[str, Part]]:
        """The score of an item and its sums by weight; equal answers are worked out once."""
        leaf = self._leaves[item.code]
        key = (id(leaf), item.weight)
        if key not in self._weighted:
            weighted = _times(leaf.parts, Fraction(item.weight))
            self._weighted[key] = (self._item_score(leaf, weighted[WHOLE]), weighted)
        score, weighted = self._weighted[key]
        return replace(score, code=item.code), weighted

    def _item_score(self, leaf: Leaf, weighted: Part) -> Score:
        """The share is the item's own, whatever it weighs; the score counts its weight."""
        own = self._score("", leaf.parts, Tally.of(leaf.state), ())
        if leaf.state is not None:
            return replace(own, score=None, share=None, max=self._yardstick.most(weighted))
        if not self._yardstick.adds:
            return own
        worth = self._yardstick.score(weighted) or 0.0
        return replace(own, score=worth, max=self._yardstick.most(weighted))

    def _score(
        self, code: str, parts: dict[str, Part], tally: Tally, children: tuple[Score, ...]
    ) -> Score:
        whole = parts.get(WHOLE, Part())
        interval = Interval.of(whole)
        return Score(
            code=code,
            score=self._yardstick.score(whole),
            max=self._yardstick.most(whole),
            share=interval.share,
            low=interval.low,
            high=interval.high,
            tally=tally,
            parts={name: Interval.of(part) for name, part in parts.items() if name != WHOLE},
            children=children,
        )


def _add(sums: dict[str, list[Part]], parts: dict[str, Part]) -> None:
    for name, part in parts.items():
        sums[name].append(part)


def _times(parts: dict[str, Part], weight: Fraction) -> dict[str, Part]:
    return {name: part.times(weight) for name, part in parts.items()}
