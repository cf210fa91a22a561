"""Published figures: what others counted, always with source, definition and date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ortaq.engine.terms.language import Trilingual


class Basis(StrEnum):
    """Which of the damages a sum is; sums of different bases are never added or compared."""

    CLAIMED = "claimed"  # as victims or police state it when a crime is registered
    ESTABLISHED = "established"  # proved in finished cases
    HELD = "held"  # stopped before it was gone
    RESTORED = "restored"  # given back to victims
    UNSTATED = "unstated"  # the publisher does not say


class Qualifier(StrEnum):
    """How exact the publisher was."""

    EXACT = "exact"
    ROUNDED = "rounded"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class FigureDefinition:
    """What was counted and how.

    Args:
        code: stable code; an indicator may have several definitions.
        indicator: the indicator that figures of this definition are values of.
        unit: crimes, incidents, persons, groups, calls, requests, KZT or share (in [0, 1]).
        basis: which damage it is; None where the figure is not a sum of money.
        name: short name of the indicator under this definition.
        text: what the publisher counted, in our words.
    """

    code: str
    indicator: str
    unit: str
    basis: Basis | None
    name: Trilingual
    text: Trilingual


@dataclass(frozen=True, slots=True)
class FigureSource:
    """Who published a figure, where and when.

    Args:
        code: stable code.
        name: publisher and, where it differs, the body whose number it is.
        url: address of the page.
        published: ISO date, or only its year and month, or only its year.
    """

    code: str
    name: Trilingual
    url: str
    published: str


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """One number that somebody published; a number that disagrees with it is another figure.

    Args:
        period_from: first day.
        period_to: day after the last.
        area: ISO 3166-1 country or ISO 3166-2 region.
        value: in the unit of the definition.
        qualifier: exact, rounded, at least or at most.
        definition: what was counted.
        source: who published it.
        typology: list of types that `category` belongs to; empty for a total.
        category: type within the typology; empty for a total.
        confidence: `high` (official, or several agreeing sources) or `medium` (one secondary
            source).
        verified: False where the number must be shown as unverified.
    """

    period_from: date
    period_to: date
    area: str
    value: Decimal
    qualifier: Qualifier
    definition: FigureDefinition
    source: FigureSource
    typology: str = ""
    category: str = ""
    confidence: str = "medium"
    verified: bool = True

    @property
    def indicator(self) -> str:
        """The indicator this figure is a value of."""
        return self.definition.indicator

    @property
    def unit(self) -> str:
        """The unit of the value."""
        return self.definition.unit


@dataclass(frozen=True, slots=True)
class TypologyCategory:
    """One type in a state body's own typology of online fraud."""

    typology: str
    category: str
    name: Trilingual
