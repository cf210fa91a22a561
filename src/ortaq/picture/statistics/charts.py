"""The charts of the picture."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.engine.cube.query import Dimension, Measure
from ortaq.picture.statistics import wording
from ortaq.shared import drawing, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise
    from django.utils.safestring import SafeString

    from ortaq.picture.statistics.queries import Breakdown, BreakdownRow

SHOWN = (Measure.REPORTS, Measure.CLAIMED_KZT)
"""Measures that charts and map can show."""

TITLES: dict[tuple[Measure, Dimension], _StrPromise] = {
    (Measure.REPORTS, Dimension.MONTH): gettext_lazy("Reports by month"),
    (Measure.REPORTS, Dimension.REGION): gettext_lazy("Reports by region"),
    (Measure.REPORTS, Dimension.CRIME_TYPE): gettext_lazy("Reports by type"),
    (Measure.REPORTS, Dimension.CHANNEL): gettext_lazy("Reports by channel"),
    (Measure.REPORTS, Dimension.LANGUAGE): gettext_lazy("Reports by language"),
    (Measure.CLAIMED_KZT, Dimension.MONTH): gettext_lazy("Claimed damage by month"),
    (Measure.CLAIMED_KZT, Dimension.REGION): gettext_lazy("Claimed damage by region"),
    (Measure.CLAIMED_KZT, Dimension.CRIME_TYPE): gettext_lazy("Claimed damage by type"),
    (Measure.CLAIMED_KZT, Dimension.CHANNEL): gettext_lazy("Claimed damage by channel"),
    (Measure.CLAIMED_KZT, Dimension.LANGUAGE): gettext_lazy("Claimed damage by language"),
}

_REMEMBERED = 128
"""Drawings kept in memory, about 20 KB each. Ortaq's own rule: drawing one takes about 30 ms."""


def draw(breakdown: Breakdown, shown: Measure, *, links: Mapping[str, str]) -> SafeString:
    """The chart that fits the breakdown's only dimension: columns, the map, or bars.

    Args:
        breakdown: by one dimension; withheld rows are left out of it.
        shown: one of `SHOWN`.
        links: paths by region code, for the map.
    """
    (dimension,) = breakdown.dimensions
    title, about = str(TITLES[shown, dimension]), describe(breakdown, shown)
    values = tuple(
        (row.keys[0], _scaled(breakdown.value(row, shown), shown))
        for row in ordered(breakdown, shown)
    )
    if dimension is Dimension.MONTH:
        return _months(values, title, about, shown, words.language())
    if dimension is Dimension.REGION:
        known = {key: value for key, value in values if value is not None}
        return drawing.regions(
            known,
            title=title,
            description=about,
            source=source(),
            unit=unit(shown),
            hrefs=links,
            places=_places(shown),
        )
    named = tuple(
        (wording.key_name(dimension, key), value) for key, value in values if value is not None
    )
    return _bars(named, title, about, shown, words.language())


def ordered(breakdown: Breakdown, shown: Measure) -> list[BreakdownRow]:
    """The rows as a reader wants them: months as they come, others largest first, unknown last."""
    if breakdown.dimensions == (Dimension.MONTH,):
        return list(breakdown.rows)

    def place(row: BreakdownRow) -> tuple[bool, bool, Decimal, tuple[str, ...]]:
        value = breakdown.value(row, shown)
        return not row.keys[0], row.is_hidden, -Decimal(value or 0), row.keys

    return sorted(breakdown.rows, key=place)


def describe(breakdown: Breakdown, shown: Measure) -> str:
    """The largest value in a sentence, for readers who don't see the drawing."""
    known = [row for row in breakdown.rows if breakdown.value(row, shown) is not None]
    if not known:
        return ""
    largest = max(known, key=lambda row: Decimal(breakdown.value(row, shown) or 0))
    values = {
        "name": wording.key_name(breakdown.dimensions[0], largest.keys[0]),
        "value": wording.number(breakdown.value(largest, shown)),
    }
    if shown is Measure.REPORTS:
        return _("Most: %(name)s, %(value)s reports.") % values
    return _("Most: %(name)s, %(value)s tenge.") % values


def unit(shown: Measure) -> str:
    """What a chart's numbers count."""
    return _("reports") if shown is Measure.REPORTS else _("million tenge")


def source() -> str:
    """Where our own numbers come from."""
    return _("Register of Ortaq")


def _scaled(value: Decimal | int | None, shown: Measure) -> Decimal | None:
    if value is None:
        return None
    return Decimal(value) if shown is Measure.REPORTS else Decimal(value) / words.MILLION


def _places(shown: Measure) -> int:
    return 0 if shown is Measure.REPORTS else 1


@lru_cache(maxsize=_REMEMBERED)
def _months(
    values: tuple[tuple[str, Decimal | None], ...],
    title: str,
    about: str,
    shown: Measure,
    language: str,
) -> SafeString:
    """Columns; the language is an argument because the drawing's numbers follow it."""
    return drawing.months(
        [(month, value or Decimal(0)) for month, value in values],
        title=title,
        description=about,
        source=source(),
        unit=unit(shown),
        width=drawing.HALF_WIDTH,
    )


@lru_cache(maxsize=_REMEMBERED)
def _bars(
    values: tuple[tuple[str, Decimal], ...],
    title: str,
    about: str,
    shown: Measure,
    language: str,
) -> SafeString:
    """Bars; the language is an argument because the drawing's numbers follow it."""
    return drawing.bars(
        values,
        title=title,
        description=about,
        source=source(),
        unit=unit(shown),
        places=_places(shown),
        width=drawing.HALF_WIDTH,
    )
