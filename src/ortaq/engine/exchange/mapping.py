"""What a user says about his table: which column is which field, and how values are written."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from ortaq.engine.exchange.report_fields import SEVERAL_COLUMNS, ReportField
from ortaq.engine.exchange.values.vocabulary import folded
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterable

ANY_VALUE = "*"
"""In a table of values: what every other value that nobody knows becomes."""

_SECTIONS = ("columns", "values", "defaults", "formats", "ignore")
_FORMATS = ("dates", "encoding", "delimiter", "sheet")
_CODED = (ReportField.REGION, ReportField.CRIME_TYPE, ReportField.CHANNEL, ReportField.LANGUAGE)


class BadMappingError(OrtaqError):
    """The mapping file is wrong at `where`: `problem` says how, `allowed` what may stand there."""

    code = "bad_mapping"


@dataclass(frozen=True, slots=True)
class Mapping:
    """The content of a mapping file; without arguments everything is found by name.

    Args:
        columns: field -> its columns; several only for fields in `SEVERAL_COLUMNS`.
        values: coded field -> folded value of the table -> code; `*` stands for any other.
        defaults: coded field -> code of empty cells and absent columns.
        date_formats: further `strptime` forms.
        encoding: of a text file; empty detects it.
        delimiter: of a CSV file; empty detects it.
        sheet: of a workbook; empty takes the first one.
        ignore: columns that are known and not wanted.

    Example:
        >>> mapping = Mapping.from_toml('columns = {narrative = "Fabula"}')
        >>> mapping.columns[ReportField.NARRATIVE]
        ('Fabula',)
    """

    columns: dict[ReportField, tuple[str, ...]] = field(default_factory=dict)
    values: dict[ReportField, dict[str, str]] = field(default_factory=dict)
    defaults: dict[ReportField, str] = field(default_factory=dict)
    date_formats: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    ignore: tuple[str, ...] = ()

    @classmethod
    def from_toml(cls, text: str) -> Mapping:
        """The mapping written in TOML.

        Raises:
            BadMappingError: no TOML, an unknown key (with the allowed ones), a wrong type, a date
                form that can't be used.
        """
        try:
            content = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadMappingError(where="", problem="not_toml", detail=str(error)) from error
        _check_keys("", content, _SECTIONS)
        formats = _section(content, "formats")
        _check_keys("formats", formats, _FORMATS)
        return cls(
            columns=_columns(_section(content, "columns")),
            values=_values(_section(content, "values")),
            defaults=_defaults(_section(content, "defaults")),
            date_formats=_date_formats(formats.get("dates", [])),
            encoding=_text("formats.encoding", formats.get("encoding", "")),
            delimiter=_delimiter(formats.get("delimiter", "")),
            sheet=_text("formats.sheet", formats.get("sheet", "")),
            ignore=_texts("ignore", content.get("ignore", [])),
        )


def _check_keys(where: str, keys: Iterable[str], allowed: Iterable[str]) -> None:
    permitted = tuple(str(key) for key in allowed)
    for key in keys:
        if key not in permitted:
            place = f"{where}.{key}" if where else key
            raise BadMappingError(where=place, problem="unknown_key", allowed=", ".join(permitted))


def _section(content: dict[str, object], name: str) -> dict[str, object]:
    section = content.get(name, {})
    if not isinstance(section, dict):
        raise BadMappingError(where=name, problem="not_a_table")
    return section


def _text(where: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadMappingError(where=where, problem="not_text")
    return value


def _texts(where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadMappingError(where=where, problem="not_a_list")
    return tuple(_text(where, item) for item in value)


def _columns(section: dict[str, object]) -> dict[ReportField, tuple[str, ...]]:
    _check_keys("columns", section, ReportField)
    columns: dict[ReportField, tuple[str, ...]] = {}
    for key, value in section.items():
        name = ReportField(key)
        if isinstance(value, list) and name in SEVERAL_COLUMNS:
            columns[name] = _texts(f"columns.{key}", value)
        else:
            columns[name] = (_text(f"columns.{key}", value),)
    return columns


def _values(section: dict[str, object]) -> dict[ReportField, dict[str, str]]:
    _check_keys("values", section, _CODED)
    return {
        ReportField(key): {
            ANY_VALUE if value == ANY_VALUE else folded(value): _text(f"values.{key}", code)
            for value, code in _section(section, key).items()
        }
        for key in section
    }


def _defaults(section: dict[str, object]) -> dict[ReportField, str]:
    _check_keys("defaults", section, _CODED)
    return {ReportField(key): _text(f"defaults.{key}", code) for key, code in section.items()}


def _delimiter(value: object) -> str:
    delimiter = _text("formats.delimiter", value)
    if len(delimiter) > 1 or delimiter in ('"', "\n", "\r"):
        raise BadMappingError(where="formats.delimiter", problem="not_one_sign")
    return delimiter


def _date_formats(value: object) -> tuple[str, ...]:
    forms = _texts("formats.dates", value)
    probe = datetime(2026, 12, 31)  # noqa: DTZ001 - only its date is written and read back
    for form in forms:
        try:
            read = datetime.strptime(probe.strftime(form), form)  # noqa: DTZ007
        except ValueError:
            read = None
        if read is None or read.date() != probe.date():
            raise BadMappingError(where="formats.dates", problem="bad_date_format", value=form)
    return forms
