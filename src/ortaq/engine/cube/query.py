"""The question put to the cube."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


class MalformedMonth(OrtaqError):
    """A month is not written YYYY-MM: write March 2026 as 2026-03."""

    code = "malformed_month"


class RepeatedColumn(OrtaqError):
    """A dimension or measure is asked for twice, or no measure at all: name each once."""

    code = "repeated_column"


class Dimension(StrEnum):
    """What reports are grouped and filtered by; the key of an unknown value is empty."""

    MONTH = "month"
    REGION = "region"
    CRIME_TYPE = "crime_type"
    CHANNEL = "channel"
    LANGUAGE = "language"
    ORGANISATION = "organisation"
    CAMPAIGN_LINKED = "campaign_linked"  # "true" or "false"
    PROVIDER = "provider"  # who held the money
    IDENTIFIER_USE = "identifier_use"  # "first", "again"; unknown where no identifier is named


class Measure(StrEnum):
    """What is counted. Sums, medians and p90 are of the known values, and None where none is known."""

    REPORTS = "reports"
    REPORTS_WITH_DAMAGE = "reports_with_damage"  # claimed_kzt known and above 0
    REPORTS_WITH_HELD = "reports_with_held"  # held_kzt known and above 0
    REPORTS_WITH_RESTORED = "reports_with_restored"  # restored_kzt known and above 0
    REPORTS_WITH_HOLD_TIME = "reports_with_hold_time"  # held_after_min known
    CLAIMED_KZT = "claimed_kzt"
    CLAIMED_MEDIAN_KZT = "claimed_median_kzt"  # half of the middle two, exact, a Decimal
    HELD_KZT = "held_kzt"
    RESTORED_KZT = "restored_kzt"
    HELD_AFTER_MEDIAN_MIN = "held_after_median_min"  # half of the middle two, exact, a Decimal
    HELD_AFTER_P90_MIN = "held_after_p90_min"  # the least that 9 of 10 do not exceed

    @property
    def is_count(self) -> bool:
        """True for numbers of reports: nothing of them is 0, and not unknown."""
        return not self.endswith(("_kzt", "_min"))


@dataclass(frozen=True, slots=True)
class MonthRange:
    """Months in [from_month, to_month), written YYYY-MM; None leaves a side open.

    A range with a side holds no report of an unknown month; the open range holds all.

    Raises:
        MalformedMonth: a side is not YYYY-MM.
    """

    from_month: str | None = None
    to_month: str | None = None

    def __post_init__(self) -> None:
        for month in (self.from_month, self.to_month):
            if month is not None and not _MONTH.fullmatch(month):
                raise MalformedMonth(month=month)

    def __contains__(self, month: str) -> bool:
        if self.from_month is None and self.to_month is None:
            return True
        return bool(month) and (self.from_month or "") <= month < (self.to_month or "~")


EVER = MonthRange()

MEDIANS = {
    Measure.CLAIMED_MEDIAN_KZT: "claimed_kzt",
    Measure.HELD_AFTER_MEDIAN_MIN: "held_after_min",
}
"""Median to the column of the lake that it is taken of."""


@dataclass(frozen=True, slots=True)
class CubeQuery:
    """Measures of the reports that pass all filters, one row for each combination of dimensions.

    Args:
        dimensions: what rows are keyed by, in this order; none gives totals alone.
        measures: at least one.
        filters: allowed values by dimension; "" allows the unknown, an empty set allows nothing.
        period: months of receipt.

    Raises:
        RepeatedColumn: a dimension or measure stands twice, or there is no measure.
    """

    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    filters: Mapping[Dimension, frozenset[str]] = field(default_factory=dict)
    period: MonthRange = EVER

    def __post_init__(self) -> None:
        for columns in (self.dimensions, self.measures):
            if len(set(columns)) < len(columns):
                raise RepeatedColumn(columns=", ".join(columns))
        if not self.measures:
            raise RepeatedColumn(columns="")
