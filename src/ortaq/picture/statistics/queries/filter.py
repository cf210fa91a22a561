"""What the picture is narrowed to."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from ortaq.engine.cube.query import Dimension, MonthRange
from ortaq.picture.statistics.queries.months import list_months, shift_month
from ortaq.shared.country import pack
from ortaq.shared.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

UNKNOWN = "unknown"
"""Stands in an address for a value that a report does not tell; the cube's own key is empty."""

NARROWING = (Dimension.REGION, Dimension.CRIME_TYPE, Dimension.CHANNEL, Dimension.LANGUAGE)
"""Dimensions that a reader may narrow by; each is a field of the filter and a name in the address."""

YEAR = 12

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_NAMES = {"from_month": "from", "to_month": "to"}


@dataclass(frozen=True, slots=True)
class PictureFilter:
    """Months and values that are counted; empty fields narrow nothing.

    Args:
        from_month: first month, YYYY-MM.
        to_month: last month, YYYY-MM, included.
        region: code, or `UNKNOWN`.
        crime_type: code, or `UNKNOWN`.
        channel: value, or `UNKNOWN`.
        language: value, or `UNKNOWN`.
    """

    from_month: str = ""
    to_month: str = ""
    region: str = ""
    crime_type: str = ""
    channel: str = ""
    language: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves out reports of its months."""
        return bool(self.filters)

    @property
    def filters(self) -> dict[Dimension, frozenset[str]]:
        """The filters of a cube query."""
        chosen = {dimension: getattr(self, dimension) for dimension in NARROWING}
        return {
            dimension: frozenset({"" if value == UNKNOWN else value})
            for dimension, value in chosen.items()
            if value
        }

    @property
    def period(self) -> MonthRange:
        """Its months as a cube query takes them; both months must be known."""
        return MonthRange(self.from_month, shift_month(self.to_month, 1))

    @property
    def months(self) -> tuple[str, ...]:
        """Every month of the period; both months must be known."""
        return list_months(self.from_month, self.to_month)

    @property
    def parameters(self) -> dict[str, str]:
        """The filter as an address carries it; `parse_filter` gives it back."""
        named = {_NAMES.get(field.name, field.name): field.name for field in fields(self)}
        return {name: value for name, field in named.items() if (value := getattr(self, field))}

    def a_year_before(self) -> PictureFilter:
        """The same values in the same months of the year before."""
        return replace(
            self,
            from_month=shift_month(self.from_month, -YEAR),
            to_month=shift_month(self.to_month, -YEAR),
        )

    def within(self, first: str, last: str, *, current: str) -> PictureFilter:
        """The filter with both months known and inside [first, last].

        Without months: the last twelve complete ones, or the running one where there is no other.
        Without the first month: twelve up to the last. A month outside becomes the nearest inside.

        Args:
            first: first month of the lake.
            last: its last month.
            current: the running month, which is not complete.
        """
        complete = max(min(last, shift_month(current, -1)), first)
        wanted = self.to_month or (last if self.from_month else complete)
        to_month = max(min(wanted, last), first)
        from_month = self.from_month or shift_month(to_month, 1 - YEAR)
        return replace(self, from_month=max(min(from_month, last), first), to_month=to_month)


def parse_filter(parameters: Mapping[str, str]) -> PictureFilter:
    """The filter in the parameters of an address.

    A month or value that does not exist narrows nothing; a period written backwards is turned round.
    """
    country = pack()
    known: dict[Dimension, Collection[str]] = {
        Dimension.REGION: {region.code for region in country.regions},
        Dimension.CRIME_TYPE: {crime_type.code for crime_type in country.crime_types},
        Dimension.CHANNEL: LABELS["channel"],
        Dimension.LANGUAGE: LABELS["language"],
    }
    chosen = {
        dimension.value: value
        for dimension, values in known.items()
        if (value := parameters.get(dimension, "")) == UNKNOWN or value in values
    }
    months = [_month(parameters.get(name, "")) for name in _NAMES.values()]
    from_month, to_month = sorted(months) if all(months) else months
    return PictureFilter(from_month=from_month, to_month=to_month, **chosen)


def _month(text: str) -> str:
    return text if _MONTH.fullmatch(text) else ""
