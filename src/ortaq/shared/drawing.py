"""Charts and maps as they go into a page; the one place where drawn SVG is declared safe."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ortaq.engine.render.chart import Chart, draw
from ortaq.engine.render.charts import rows
from ortaq.engine.render.heat_map import draw_heat_map
from ortaq.engine.render.identifier_drawing import NARROW, draw_identifier_graph
from ortaq.engine.render.narrow import PHONE_WIDTH, draw_narrow, width_of
from ortaq.engine.render.tile_drawing import SMALL_TILES, draw_tile_map
from ortaq.engine.render.tile_map import TileMap, tiles_of
from ortaq.shared import words
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal
    from typing import Self

    from ortaq.engine.render.heat_map import HeatMap
    from ortaq.engine.render.identifier_drawing import IdentifierGraph


class Drawing(SafeString):
    """A drawing of our own, safe for a page.

    As text it is the drawing for paper and wide windows; a page shows the one for phones instead
    where there is no room for it.
    """

    _narrow: Callable[[], str] | None

    def __new__(cls, wide: str, narrow: Callable[[], str] | None = None) -> Self:
        """Take the drawing, and how to draw it for a phone."""
        made = super().__new__(cls, wide)
        made._narrow = narrow
        return made

    def __html__(self) -> Self:
        """Both, of which the style sheet shows one; the one alone where it fits a phone."""
        if self._narrow is None or width_of(self) <= PHONE_WIDTH:
            return self
        narrow = f'<div class="drawn-narrow">{self._narrow()}</div>'
        return type(self)(f'<div class="drawn-wide">{self}</div>{narrow}')


WIDTH = 600
"""Pixels of a plot that has the page's column for itself."""

HALF_WIDTH = 490
"""Pixels of a plot: two charts with their labels beside each other fill the page."""


def months(
    values: Sequence[tuple[str, Decimal | float]],
    *,
    title: str,
    description: str,
    source: str,
    unit: str,
    width: int = WIDTH,
) -> SafeString:
    """Columns by month; `values` are (YYYY-MM, count or sum) in order."""
    by_month = {_month(name): value for name, value in values}
    first, last = _month(values[0][0]), _month(values[-1][0])
    return _chart(
        "columns_by_month",
        rows.columns_by_month(by_month, first, last, words.language()),
        title=title,
        description=description,
        source=source,
        unit=unit,
        width=width,
    )


def bars(
    values: Iterable[tuple[str, Decimal | float]],
    *,
    title: str,
    description: str,
    source: str,
    unit: str,
    places: int = 0,
    width: int = WIDTH,
) -> SafeString:
    """Horizontal bars, one for each (label, value), in the order given."""
    return _chart(
        "bars",
        rows.bars(values, words.language(), places=places),
        title=title,
        description=description,
        source=source,
        unit=unit,
        width=width,
    )


def paired_bars(
    values: Iterable[tuple[str, Sequence[Decimal | float | None]]],
    series: Sequence[str],
    *,
    title: str,
    description: str,
    source: str,
    unit: str,
    width: int = HALF_WIDTH,
) -> SafeString:
    """Horizontal bars side by side, one for each series of a (label, values), in the order given."""
    return _chart(
        "paired_bars",
        rows.paired_bars(values, series, words.language()),
        title=title,
        description=description,
        source=source,
        unit=unit,
        width=width,
    )


def boxes(
    values: Iterable[tuple[str, Sequence[Decimal | float]]],
    *,
    stated: Decimal | float | None,
    title: str,
    description: str,
    source: str,
    unit: str,
    width: int = WIDTH,
) -> SafeString:
    """Medians in boxes of quartiles, one under the other; see `charts.rows.boxes`."""
    return _chart(
        "boxes",
        rows.boxes(values, stated=stated),
        title=title,
        description=description,
        source=source,
        unit=unit,
        width=width,
    )


def heat(grid: HeatMap) -> SafeString:
    """What stands in each row and column, as tiles from light to dark with their figures."""
    return mark_safe(draw_heat_map(grid))


def regions(
    values: Mapping[str, Decimal | float],
    *,
    title: str,
    description: str,
    source: str,
    unit: str,
    hrefs: Mapping[str, str] | None = None,
    places: int = 0,
) -> SafeString:
    """The tile map of the country's regions; `values` by region code."""
    language = words.language()
    tile_map = TileMap(
        title=title,
        description=description,
        source=source,
        unit=unit,
        no_data=_("no data"),
        tiles=tiles_of(pack().regions, values, language, hrefs=hrefs),
        language=language,
        places=places,
    )
    return Drawing(draw_tile_map(tile_map), partial(draw_tile_map, tile_map, SMALL_TILES))


def identifiers(graph: IdentifierGraph) -> SafeString:
    """Which identifiers tie which reports together."""
    return Drawing(draw_identifier_graph(graph), partial(draw_identifier_graph, graph, NARROW))


def _chart(
    name: str,
    chart_rows: tuple[dict[str, str | int | float], ...],
    *,
    title: str,
    description: str,
    source: str,
    unit: str,
    width: int,
) -> SafeString:
    chart = Chart(
        name=name,
        title=title,
        description=description,
        source=source,
        unit=unit,
        rows=chart_rows,
        language=words.language(),
        width=width,
    )
    return Drawing(draw(chart), partial(draw_narrow, chart))


def _month(name: str) -> tuple[int, int]:
    year, month = name.split("-")
    return int(year), int(month)
