"""A table of the population as statistical offices hand it out, to figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ortaq.engine.exchange.tabular import BrokenRow, open_table
from ortaq.engine.exchange.values.vocabulary import Vocabulary, folded
from ortaq.engine.terms.errors import OrtaqError
from ortaq.picture.indicators.services import PopulationEntry
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COLUMNS = {
    "region": "region; oblast; регион; область; өңір; облыс",
    "persons": "persons; population; inhabitants; численность; население; численность населения;"
    " халық саны; адам саны; саны",
    "year": "year; год; жыл; жылы",
    "source": "source; источник; дереккөз; дерек көзі",
}
_WHOLE = frozenset({"", "kz", "қазақстан республикасы", "республика казахстан", "total", "всего"})
"""What a table calls the whole country."""

_GROUPING = str.maketrans("", "", " \u00a0\u202f'")


class BadPopulationFile(OrtaqError):
    """A row of the file cannot be read: `row`, `column` and `value` say where."""

    code = "bad_population_file"


def read_population(
    path: Path, *, source: str = "", year: int | None = None, is_verified: bool = True
) -> list[PopulationEntry]:
    """The figures in a CSV, XLSX, JSON Lines or Parquet file.

    Args:
        path: of the file.
        source: of the rows whose file has no such column.
        year: likewise; the figures are of its 1 January.
        is_verified: whether an official publication confirms them.

    Raises:
        BadPopulationFile: a column is missing, or a cell cannot be read; nothing is stored.
        OrtaqError: the file as a whole cannot be read.
    """
    regions = Vocabulary.regions(pack())
    with open_table(path) as table:
        columns = _find_columns(table.columns)
        entries = []
        for number, row in table:
            if isinstance(row, BrokenRow):
                raise BadPopulationFile(row=number, column="", value=row.excerpt)
            cells = {name: str(row.get(column, "")).strip() for name, column in columns.items()}
            entries.append(
                PopulationEntry(
                    on=date(_year(cells, number, year), 1, 1),
                    region=_region(cells["region"], number, regions),
                    persons=_whole_number(cells["persons"], number, "persons"),
                    source=cells.get("source") or source,
                    is_verified=is_verified,
                )
            )
    return entries


def _find_columns(names: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for field, spellings in _COLUMNS.items():
        known = {folded(spelling) for spelling in spellings.split("; ")}
        for name in names:
            if folded(name) in known:
                found[field] = name
                break
    for field in ("region", "persons"):
        if field not in found:
            raise BadPopulationFile(row=1, column=field, value=", ".join(names))
    return found


def _region(cell: str, number: int, regions: Vocabulary) -> str:
    whole = {folded(name) for name in pack().name.as_dict().values()} | _WHOLE
    if folded(cell) in whole:
        return ""
    code = regions.find(cell)
    if code is None:
        raise BadPopulationFile(row=number, column="region", value=cell)
    return code


def _year(cells: Mapping[str, str], number: int, given: int | None) -> int:
    if cells.get("year"):
        year = _whole_number(cells["year"], number, "year")
    elif given is not None:
        year = given
    else:
        raise BadPopulationFile(row=number, column="year", value="")
    if not 1990 <= year <= 2100:
        raise BadPopulationFile(row=number, column="year", value=year)
    return year


def _whole_number(cell: str, number: int, column: str) -> int:
    digits = cell.translate(_GROUPING).removesuffix(".0")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 12:
        raise BadPopulationFile(row=number, column=column, value=cell)
    return int(digits)
