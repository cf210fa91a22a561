"""Charts for a phone: as wide as it is, with long labels in several lines."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace

from ortaq.engine.render.chart import Chart, draw, has_file

PHONE_WIDTH = 328
"""Pixels of a drawing on a phone of 360 with its margins; a page makes it as wide as the phone is."""

_TRIED_PLOT, _LEAST_PLOT = 220, 120
_NEAR = range(PHONE_WIDTH - 40, PHONE_WIDTH + 5)
"""Widths that a page brings to that of the phone with letters hardly larger or smaller: not drawn again."""

_LETTERS_ABOVE = 43
"""Letters of 13 pixels in a line as wide as the drawing."""

_LETTERS = {"bars": _LETTERS_ABOVE, "boxes": _LETTERS_ABOVE, "paired_bars": 17}
"""In a line of a label; other charts have short labels."""

_LINES = {"bars": 2, "boxes": 2}
"""Of a label, where its place is that high."""

_ONE_LINE = {"bars": 27}
"""Letters of labels that need no second line: the file for wide windows leaves less room between them."""

_WIDTH = re.compile(r'^<svg [^>]*?\bwidth="([0-9.]+)"')


def width_of(svg: str) -> float:
    """Pixels of a drawing."""
    found = _WIDTH.search(svg)
    return float(found[1]) if found else 0.0


def draw_narrow(chart: Chart) -> str:
    """The same chart for a phone, from the file `<name>_narrow` where there is one and it is needed.

    Raises:
        UnknownChartError: unknown_chart.
        TooManySeriesError: too_many_series.
    """
    narrow = replace(
        chart,
        name=_name(chart),
        unit=_broken(chart.unit, _LETTERS_ABOVE),
        rows=tuple(
            {**row, "label": _label(str(row["label"]), chart.name)} if "label" in row else row
            for row in chart.rows
        ),
        width=_TRIED_PLOT,
    )
    tried = draw(narrow)
    width = int(width_of(tried))
    if width in _NEAR:
        return tried
    return draw(replace(narrow, width=max(PHONE_WIDTH - (width - _TRIED_PLOT), _LEAST_PLOT)))


def _name(chart: Chart) -> str:
    name = f"{chart.name}_narrow"
    longest = max((len(str(row.get("label", ""))) for row in chart.rows), default=0)
    is_needed = longest > _ONE_LINE.get(chart.name, 0) and has_file(name)
    return name if is_needed else chart.name


def _label(label: str, name: str) -> str:
    letters = _LETTERS.get(name)
    return _broken(label, letters, _LINES.get(name)) if letters else label


def _broken(text: str, letters: int, lines: int | None = None) -> str:
    """A text in lines of so many letters; what needs more lines ends with an ellipsis."""
    return "\n".join(textwrap.wrap(text, letters, max_lines=lines, placeholder="…"))
