"""A chart: a Vega-Lite file, its rows and its words, drawn to an accessible SVG."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import vl_convert

from ortaq.engine.render.charts.svg import finish
from ortaq.engine.render.fonts import FONT_DIRECTORY, SCREEN_FONT
from ortaq.engine.render.numbers import DECIMAL_SIGN, THOUSANDS_SIGN
from ortaq.engine.render.palette import GRID, INK, SERIES
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from ortaq.engine.render.charts.rows import Row

_VEGA_LITE = "6.4"

_REMEMBERED = 512
"""Charts that are kept once drawn, some 20 kB each: drawing takes 10 ms and more, and pages are read again and again."""


class UnknownChartError(OrtaqError):
    """No file of this name in `charts/`: use one of its `.vl.json` names."""

    code = "unknown_chart"


class TooManySeriesError(OrtaqError):
    """A chart has more series than a reader tells apart: group the smallest as "other"."""

    code = "too_many_series"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in one language.

    Args:
        name: bars, boxes, paired_bars, columns_by_month, lines or stacked_months.
        title: what it shows, for readers who do not see it.
        description: what the reader should take from it, with the main figures.
        source: where the figures come from, in words.
        unit: what the values count, in words; stands above the plot; a line end breaks it.
        rows: what the function of this name in `charts.rows` returns.
        language: kk, ru or en; decides the number signs.
        width: of the plot without its labels, in pixels.
    """

    name: str
    title: str
    description: str
    source: str
    unit: str
    rows: tuple[Row, ...]
    language: str
    width: int = 600


def draw(chart: Chart) -> str:
    """The chart as an SVG element to be placed inside a page: no style attribute, no script, no outside address.

    Text and axes take the colour of the page; series have a colour and a class (`chart-fill-1`,
    `chart-stroke-1` and so on) by which a style sheet may give them another one. Equal charts give equal bytes.

    Raises:
        UnknownChartError: unknown_chart.
        TooManySeriesError: too_many_series.
    """
    register_fonts()
    drawn = _drawn(json.dumps(_specification(chart)), chart.language)
    description = " ".join(part for part in (chart.description, chart.source) if part)
    return finish(drawn, title=chart.title, description=description, name=chart.name)


@lru_cache(maxsize=_REMEMBERED)
def _drawn(specification: str, language: str) -> str:
    drawn: str = vl_convert.vegalite_to_svg(
        specification,
        vl_version=_VEGA_LITE,
        config=_CONFIG,
        allowed_base_urls=[],
        format_locale=_locale(language),
    )
    return drawn


def _specification(chart: Chart) -> dict[str, Any]:  # Any: JSON
    series = list(dict.fromkeys(str(row["series"]) for row in chart.rows if "series" in row))
    if len(series) > len(SERIES):
        raise TooManySeriesError(series=len(series), limit=len(SERIES))
    ticks = {str(row["key"]): str(row["label"]) for row in chart.rows}
    values = {
        "$rows": list(chart.rows),
        "$unit": chart.unit.split("\n") if chart.unit else None,
        "$plot_width": chart.width,
        "$ticks": ticks,
        "$keys": sorted(ticks),
        "$tick_keys": sorted(key for key, label in ticks.items() if label),
        "$series": series,
        "$palette": list(SERIES[: len(series)]),
    }
    filled: dict[str, Any] = _fill(_file(chart.name), values)
    return filled


def _fill(node: Any, values: Mapping[str, Any]) -> Any:  # Any: JSON
    """The JSON of a chart file with its `$` words replaced; what is filled in is data and is not read again."""
    if isinstance(node, dict):
        return {key: _fill(child, values) for key, child in node.items()}
    if isinstance(node, list):
        return [_fill(child, values) for child in node]
    if isinstance(node, str) and node.startswith("$"):
        return values[node]
    return node


def has_file(name: str) -> bool:
    """Whether there is a chart of this name."""
    return name.isidentifier() and _path(name).is_file()


def _path(name: str) -> Traversable:
    return files("ortaq.engine.render.charts").joinpath(f"{name}.vl.json")


def _file(name: str) -> dict[str, Any]:  # Any: JSON
    if not has_file(name):
        raise UnknownChartError(name=name)
    content: dict[str, Any] = json.loads(_path(name).read_text(encoding="utf-8"))
    del content["$schema"]
    return content


def _locale(language: str) -> dict[str, object]:
    known = Language(language)
    return {
        "decimal": DECIMAL_SIGN[known],
        "thousands": THOUSANDS_SIGN[known],
        "grouping": [3],
        "currency": ["", ""],
    }


@cache
def register_fonts() -> None:
    """Makes the fonts of the product known to the drawing tool, once per process."""
    vl_convert.register_font_directory(str(FONT_DIRECTORY))


_CONFIG: dict[str, object] = {
    "aria": False,
    "background": None,
    "font": SCREEN_FONT,
    "padding": 4,
    "view": {"stroke": None},
    "text": {"color": INK, "lineBreak": "\n"},
    "title": {
        "color": INK,
        "anchor": "start",
        "fontSize": 12,
        "fontWeight": "normal",
        "offset": 10,
    },
    "axis": {
        "labelColor": INK,
        "labelFontSize": 12,
        "domainColor": GRID,
        "tickColor": GRID,
        "gridColor": GRID,
    },
    "axisX": {"labelAngle": 0, "grid": False, "labelOverlap": "parity"},
    "axisY": {"tickCount": 5, "domain": False, "ticks": False, "format": ",~f"},
    "legend": {
        "orient": "top",
        "title": None,
        "labelColor": INK,
        "labelFontSize": 12,
        "labelLimit": 260,
        "columns": 3,
        "symbolType": "stroke",
        "symbolSize": 300,
        "symbolStrokeWidth": 4,
    },
}
