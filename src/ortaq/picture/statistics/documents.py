"""Breakdowns as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.cube.query import Dimension
from ortaq.engine.render.tables import Column, Table, write_csv
from ortaq.engine.render.xlsx import write_xlsx
from ortaq.picture.statistics import wording
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from ortaq.engine.render.tables import Cell
    from ortaq.picture.statistics.queries import Breakdown, BreakdownRow, Picture


def make_csv(picture: Picture, name: str) -> bytes:
    """One breakdown of the picture as CSV: the keys as codes and words, then the measures."""
    return write_csv(_table(picture, name))


def make_xlsx(picture: Picture, name: str) -> bytes:
    """The same as a workbook; equal pictures give equal bytes."""
    return write_xlsx(_table(picture, name), created_at=picture.as_of)


def file_name(picture: Picture, name: str, extension: str) -> str:
    """What the file is called: plain letters and figures."""
    narrowed = picture.narrowed
    return f"ortaq-{name}-{narrowed.from_month}-{narrowed.to_month}.{extension}"


def _table(picture: Picture, name: str) -> Table:
    breakdown = picture.breakdowns[name]
    columns = [
        *(column for dimension in breakdown.dimensions for column in _key_columns(dimension)),
        *(Column(label(measure, "measure"), places=0) for measure in breakdown.measures),
    ]
    return Table(
        title=label(name, "picture_table"),
        columns=tuple(columns),
        rows=tuple(_row(breakdown, row) for row in breakdown.rows),
        source=_("Register of Ortaq"),
    )


def _key_columns(dimension: Dimension) -> list[Column]:
    heading = label(dimension, "dimension")
    if dimension is Dimension.MONTH:
        return [Column(heading)]
    return [Column(_("%(name)s, code") % {"name": heading}), Column(heading, width=36)]


def _row(breakdown: Breakdown, row: BreakdownRow) -> tuple[Cell, ...]:
    keys: list[Cell] = []
    for dimension, key in zip(breakdown.dimensions, row.keys, strict=True):
        keys.append(key)
        if dimension is not Dimension.MONTH:
            keys.append(wording.key_name(dimension, key))
    if row.values is None:
        return (*keys, *(_("hidden") for _measure in breakdown.measures))
    return (*keys, *row.values)
