"""Breakdowns as tables of a page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.cube.query import Dimension, Measure
from ortaq.engine.terms.language import sort_key
from ortaq.picture.statistics import charts, wording
from ortaq.shared import words
from ortaq.shared.country import pack
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.engine.cube.table import Value
    from ortaq.picture.statistics.queries import Breakdown, BreakdownRow


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row: its name, the page it narrows to (or empty), and (heading, text) of each cell."""

    name: str
    url: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table in the reader's words; `totals` is None where a sum makes no sense or is withheld."""

    heading: str
    headings: tuple[str, ...]
    rows: tuple[PageRow, ...]
    totals: tuple[tuple[str, str], ...] | None


def page_table(
    breakdown: Breakdown, shown: Measure, link: Callable[[Dimension, str], str]
) -> PageTable:
    """A breakdown by one dimension, every measure a column."""
    (dimension,) = breakdown.dimensions
    headings = tuple(label(measure, "measure") for measure in breakdown.measures)
    return PageTable(
        heading=label(dimension, "dimension"),
        headings=headings,
        rows=tuple(
            PageRow(
                name=wording.key_name(dimension, row.keys[0]),
                url=link(dimension, row.keys[0]),
                cells=tuple(zip(headings, _texts(row.values, len(headings)), strict=True)),
            )
            for row in charts.ordered(breakdown, shown)
        ),
        totals=tuple(zip(headings, _texts(breakdown.totals, len(headings)), strict=True)),
    )


def cross_table(
    breakdown: Breakdown, shown: Measure, link: Callable[[Dimension, str], str]
) -> PageTable:
    """Types down, regions across by their short names, one measure; sums at the end of both."""
    cells = {row.keys: _number(breakdown, row, shown) for row in breakdown.rows}
    regions = _names({keys[0] for keys in cells}, Dimension.REGION)
    types = _names({keys[1] for keys in cells}, Dimension.CRIME_TYPE)
    headings = (*(name for name, _key in regions), _("All regions"))

    def line(wanted: set[str]) -> tuple[tuple[str, str], ...]:
        sums = [
            sum((cells.get((region, crime_type), Decimal(0)) for crime_type in wanted), Decimal(0))
            for _name, region in regions
        ]
        texts = [wording.number(value) for value in (*sums, sum(sums, Decimal(0)))]
        return tuple(zip(headings, texts, strict=True))

    return PageTable(
        heading=label(Dimension.CRIME_TYPE, "dimension"),
        headings=headings,
        rows=tuple(
            PageRow(name, link(Dimension.CRIME_TYPE, crime_type), line({crime_type}))
            for name, crime_type in types
        ),
        totals=line({crime_type for _name, crime_type in types}),
    )


def _number(breakdown: Breakdown, row: BreakdownRow, shown: Measure) -> Decimal:
    return Decimal(breakdown.value(row, shown) or 0)


def _names(keys: set[str], dimension: Dimension) -> list[tuple[str, str]]:
    """(words, key) in the order of the alphabet, the unknown last; regions by their short names."""
    short = {region.code: words.in_language(region.short_name) for region in pack().regions}
    named = [(short.get(key) or wording.key_name(dimension, key), key) for key in keys]
    return sorted(named, key=lambda pair: (not pair[1], sort_key(pair[0])))


def _texts(values: tuple[Value, ...] | None, width: int) -> list[str]:
    if values is None:
        return [_("hidden")] * width
    return [wording.number(value) for value in values]
