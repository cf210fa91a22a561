"""A share of the possible, with the interval that what is not known leaves open."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NONE = Fraction(0)


@dataclass(frozen=True, slots=True)
class Part:
    """Sums from which a share and its interval follow; exact, so that no order changes them.

    Args:
        earned: sum of weight x share over what is rated.
        rated: weight of what is rated.
        low: sum of weight x lowest possible share over all that applies.
        high: sum of weight x highest possible share over all that applies.
        total: weight of all that applies.
    """

    earned: Fraction = _NONE
    rated: Fraction = _NONE
    low: Fraction = _NONE
    high: Fraction = _NONE
    total: Fraction = _NONE

    @classmethod
    def known(cls, share: Fraction) -> Part:
        """A rated share of weight 1."""
        return cls(share, Fraction(1), share, share, Fraction(1))

    @classmethod
    def open(cls) -> Part:
        """Weight 1 of which nothing is known: anything from 0 to 1."""
        return cls(high=Fraction(1), total=Fraction(1))

    @property
    def share(self) -> Fraction | None:
        """The weighted mean of what is rated; None where nothing is."""
        return self.earned / self.rated if self.rated else None

    @property
    def interval(self) -> tuple[Fraction, Fraction] | None:
        """Lowest and highest possible share; None where nothing applies."""
        return (self.low / self.total, self.high / self.total) if self.total else None

    def times(self, weight: Fraction) -> Part:
        """The same shares with another weight."""
        if weight == 1:
            return self
        return Part(
            self.earned * weight,
            self.rated * weight,
            self.low * weight,
            self.high * weight,
            self.total * weight,
        )

    def as_one(self) -> Part:
        """The same share and interval with weight 1, as a member among others."""
        share, interval = self.share, self.interval
        if interval is None:
            return Part()
        rated = Fraction(0 if share is None else 1)
        return Part(share or _NONE, rated, *interval, Fraction(1))


def total(parts: Iterable[Part]) -> Part:
    """The sum of parts."""
    held = list(parts)
    return Part(
        add([part.earned for part in held]),
        add([part.rated for part in held]),
        add([part.low for part in held]),
        add([part.high for part in held]),
        add([part.total for part in held]),
    )


def add(terms: Sequence[Fraction]) -> Fraction:
    """The exact sum, over one common denominator: reducing each partial sum takes the most time."""
    common = math.lcm(*(term.denominator for term in terms))
    above = sum(term.numerator * (common // term.denominator) for term in terms)
    return Fraction(above, common)
