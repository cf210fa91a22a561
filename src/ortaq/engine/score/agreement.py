"""How far raters agree beyond chance.

Cohen's kappa for two raters, Krippendorff's alpha for any number of them with ratings missing. Both
are 1 where all agree, 0 where they agree no more often than chance would have it, and below 0 where
they differ on purpose. Neither is defined where nobody has anything to differ about.

Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological
    Measurement 20 (1960), and Weighted kappa, Psychological Bulletin 70 (1968); K. Krippendorff,
    Computing Krippendorff's Alpha-Reliability, University of Pennsylvania (2011).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Distance = Callable[[int, int], Fraction]

RELIABLE, TENTATIVE = Fraction(800, 1000), Fraction(667, 1000)
"""From which alpha on ratings may be relied on, and from which on for tentative conclusions.

Source: K. Krippendorff, Content Analysis, 2nd edition (2004), section 11.4.1."""


class Metric(StrEnum):
    """How far two ratings lie apart."""

    NOMINAL = "nominal"  # the same or not
    ORDINAL = "ordinal"  # by how many ratings lie between them
    INTERVAL = "interval"  # by the square of the distance


class Reading(StrEnum):
    """What a measure of agreement allows."""

    RELIABLE = "reliable"
    TENTATIVE = "tentative"
    UNRELIABLE = "unreliable"
    UNDEFINED = "undefined"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A measure of agreement and what it rests on.

    Args:
        value: at most 1; None where it is not defined.
        units: how many things were rated by at least two.
        ratings: how many ratings of them there are.
        observed: disagreement found, 0 for none.
        expected: disagreement that chance alone would make.
    """

    value: float | None
    units: int
    ratings: int
    observed: float
    expected: float

    @property
    def unanimous(self) -> bool:
        """True where there is something to compare and all say the same."""
        return self.units > 0 and self.observed == 0

    @property
    def reading(self) -> Reading:
        """What the measure allows to conclude."""
        if self.value is None:
            return Reading.UNDEFINED
        if self.value >= RELIABLE:
            return Reading.RELIABLE
        return Reading.TENTATIVE if self.value >= TENTATIVE else Reading.UNRELIABLE


def nominal(one: int, other: int) -> Fraction:
    """0 for the same rating, else 1."""
    return Fraction(int(one != other))


def linear(one: int, other: int) -> Fraction:
    """How many steps lie between two ratings."""
    return Fraction(abs(one - other))


def quadratic(one: int, other: int) -> Fraction:
    """The square of the steps between two ratings."""
    return Fraction((one - other) ** 2)


def cohens_kappa(pairs: Iterable[tuple[int, int]], weigh: Distance = nominal) -> Agreement:
    """Cohen's kappa of two raters, weighted by how far their ratings lie apart.

    Args:
        pairs: both ratings of each thing that both rated.
        weigh: weight of a disagreement, 0 for the same rating; `nominal` gives plain kappa.

    Example:
        >>> pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
        >>> cohens_kappa(pairs).value
        0.4
    """
    found = Counter(pairs)
    count = sum(found.values())
    if not count:
        return Agreement(None, 0, 0, 0.0, 0.0)
    firsts: Counter[int] = Counter()
    seconds: Counter[int] = Counter()
    for (one, other), times in found.items():
        firsts[one] += times
        seconds[other] += times
    observed = sum((weigh(*pair) * times for pair, times in found.items()), Fraction(0)) / count
    chance = sum(
        (weigh(one, other) * firsts[one] * seconds[other] for one in firsts for other in seconds),
        Fraction(0),
    )
    return _agreement(observed, chance / count**2, units=count, ratings=2 * count)


def krippendorffs_alpha(
    units: Iterable[Sequence[int]], metric: Metric = Metric.NOMINAL
) -> Agreement:
    """Krippendorff's alpha of any number of raters.

    Args:
        units: for each thing, its ratings in any order; a missing one is left out.
            A thing with fewer than two ratings can't be compared and counts for nothing.
        metric: how far two ratings lie apart.
    """
    compared = [ratings for ratings in units if len(ratings) > 1]
    matrix: dict[tuple[int, int], Fraction] = defaultdict(Fraction)
    for ratings in compared:
        times = Counter(ratings)
        for one, other in product(times, repeat=2):
            together = times[one] * (times[other] - (one == other))
            matrix[one, other] += Fraction(together, len(ratings) - 1)
    totals: Counter[int] = Counter(rating for ratings in compared for rating in ratings)
    count = sum(totals.values())
    if not count:
        return Agreement(None, 0, 0, 0.0, 0.0)
    distance = _distance(metric, totals)
    observed = sum((distance(*pair) * share for pair, share in matrix.items()), Fraction(0)) / count
    chance = sum(
        (distance(one, other) * totals[one] * totals[other] for one in totals for other in totals),
        Fraction(0),
    )
    expected = Fraction(chance) / (count * (count - 1))
    return _agreement(observed, expected, units=len(compared), ratings=count)


def _distance(metric: Metric, totals: Counter[int]) -> Distance:
    if metric is Metric.NOMINAL:
        return nominal
    if metric is Metric.INTERVAL:
        return quadratic

    def ordinal(one: int, other: int) -> Fraction:
        lower, upper = min(one, other), max(one, other)
        between = sum(times for rating, times in totals.items() if lower <= rating <= upper)
        return (between - Fraction(totals[lower] + totals[upper], 2)) ** 2

    return ordinal


def _agreement(observed: Fraction, expected: Fraction, *, units: int, ratings: int) -> Agreement:
    value = None if not expected else float(1 - Fraction(observed) / expected)
    return Agreement(value, units, ratings, float(observed), float(expected))
