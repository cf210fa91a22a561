"""Rows of a table become reports, or are refused with a reason."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from ortaq.engine.exchange import text_cells
from ortaq.engine.exchange.coded_cells import CodedCells
from ortaq.engine.exchange.rejections import Rejection
from ortaq.engine.exchange.report_fields import OFFENDER_FIELDS, ReportField
from ortaq.engine.exchange.tabular.reader import BrokenRow, Note, Row
from ortaq.engine.exchange.values import (
    AmountReader,
    DateReader,
    ValueProblem,
    clean_line,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from decimal import Decimal

    from ortaq.engine.exchange.layout import Layout
    from ortaq.engine.terms.country import CountryPack

_C = TypeVar("_C")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ReporterDetails:
    """Who reported, for the identity vault; empty where unknown."""

    name: str = ""
    phone: str = ""
    email: str = ""
    iin: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report as a table gives it, with every value checked.

    Args:
        source_id: the source's own number, or the digest where the table has no such column (so
            that equal rows are one report).
        digest: of the whole row: the same number with another digest is another report, or a
            changed one.
        narrative: not empty, at most `text_cells.MAX_NARRATIVE_CHARS` signs.
        reported_at: aware, UTC, not after the present.
        occurred_on: local day of the event.
        region: ISO 3166-2 code, or empty.
        crime_type: code of the typology, or empty.
        channel: code, or empty.
        language: kk, ru, en, or empty where the text must tell.
        claimed_kzt: damage as the reporter states it.
        held_kzt: at most the claimed one.
        restored_kzt: at most the held one.
        held_at: aware, UTC, not after the present, with a time of day; only beside a held sum.
        held_by: the provider as the table names it; only beside a held sum.
        offender_fields: pairs of a `ReportField` value and one raw identifier.
        reporter: None where the table says nothing of him.
    """

    source_id: str
    digest: str
    narrative: str
    reported_at: datetime
    occurred_on: date | None = None
    region: str = ""
    crime_type: str = ""
    channel: str = ""
    language: str = ""
    claimed_kzt: Decimal | None = None
    held_kzt: Decimal | None = None
    restored_kzt: Decimal | None = None
    held_at: datetime | None = None
    held_by: str = ""
    offender_fields: tuple[tuple[str, str], ...] = ()
    reporter: ReporterDetails | None = None


class _RefusedError(Exception):
    """A problem with the field it belongs to."""

    def __init__(self, name: str, cell: object, problem: ValueProblem) -> None:
        super().__init__(name)
        self.name = name
        self.cell = cell
        self.problem = problem


class RowParser:
    """Parses the rows of one table.

    Args:
        layout: the table's columns.
        pack: regions, crime types, currency and time zone.
        now: the present, aware; later dates are refused.
        channels: allowed channel codes; empty allows any short code.

    Raises:
        BadMappingError: a code in the mapping is not one of the pack.
    """

    def __init__(
        self, layout: Layout, pack: CountryPack, *, now: datetime, channels: tuple[str, ...] = ()
    ) -> None:
        mapping = layout.mapping
        self._columns = layout.columns
        self._coded = CodedCells(mapping, pack, channels)
        self._dates = DateReader(now, ZoneInfo(pack.time_zone), mapping.date_formats)
        self._amounts = AmountReader(pack.currency, pack.currency_words)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Values left unclassified so far: `unknown_crime_type` with `value` and `rows`."""
        return tuple(
            Note("unknown_crime_type", {"value": value, "rows": str(rows)})
            for value, rows in self._coded.unknown_types.most_common()
        )

    def parse(self, row_number: int, row: Row) -> ReportRow | Rejection:
        """The report in a row, or the first thing that is wrong with it."""
        if isinstance(row, BrokenRow):
            return Rejection(row_number, "", row.code, text_cells.excerpt(row.excerpt))
        try:
            return self._report(row)
        except _RefusedError as refused:
            problem = refused.problem
            value = text_cells.excerpt(refused.cell)
            return Rejection(row_number, refused.name, problem.code, value, problem.parameters)

    def _report(self, row: dict[str, object]) -> ReportRow:
        claimed, held, restored = self._money(row)
        digest = _digest(row)
        return ReportRow(
            source_id=self._source_id(row) or digest,
            digest=digest,
            narrative=self._read(row, ReportField.NARRATIVE, text_cells.narrative),
            reported_at=self._read(row, ReportField.REPORTED_AT, self._reported_at),
            occurred_on=self._read(row, ReportField.OCCURRED_ON, self._occurred_on),
            region=self._read(row, ReportField.REGION, self._coded.region),
            crime_type=self._read(row, ReportField.CRIME_TYPE, self._coded.crime_type),
            channel=self._read(row, ReportField.CHANNEL, self._coded.channel),
            language=self._read(row, ReportField.LANGUAGE, self._coded.language),
            claimed_kzt=claimed,
            held_kzt=held,
            restored_kzt=restored,
            held_at=self._hold(row, ReportField.HELD_AT, self._held_at, held),
            held_by=self._hold(row, ReportField.HELD_BY, text_cells.line, held),
            offender_fields=self._offender_fields(row),
            reporter=self._reporter(row),
        )

    def _read(self, row: dict[str, object], name: ReportField, parse: Callable[[object], _T]) -> _T:
        columns = self._columns.get(name, ())
        cell = row.get(columns[0]) if columns else None
        return _parsed(name, cell, parse)

    def _source_id(self, row: dict[str, object]) -> str:
        columns = self._columns.get(ReportField.SOURCE_ID, ())
        cells = [row.get(column) for column in columns]
        return _parsed(ReportField.SOURCE_ID, cells, text_cells.source_id) if cells else ""

    def _reported_at(self, cell: object) -> datetime:
        if not clean_line(cell):
            raise ValueProblem("empty_date")
        return self._dates.instant(cell)

    def _occurred_on(self, cell: object) -> date | None:
        return self._dates.day(cell) if clean_line(cell) else None

    def _held_at(self, cell: object) -> datetime | None:
        if not clean_line(cell):
            return None
        if not self._dates.has_time(cell):
            raise ValueProblem("time_missing")
        return self._dates.instant(cell)

    def _hold(
        self,
        row: dict[str, object],
        name: ReportField,
        parse: Callable[[object], _T],
        held: Decimal | None,
    ) -> _T:
        told = self._read(row, name, parse)
        if told and not held:
            raise _refused(name, told, "hold_without_sum")
        return told

    def _money(
        self, row: dict[str, object]
    ) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        claimed = self._read(row, ReportField.CLAIMED_KZT, self._amounts.read)
        held = self._read(row, ReportField.HELD_KZT, self._amounts.read)
        restored = self._read(row, ReportField.RESTORED_KZT, self._amounts.read)
        if held is not None and claimed is not None and held > claimed:
            raise _refused(ReportField.HELD_KZT, held, "held_exceeds_claimed", claimed=claimed)
        if restored is not None and held is not None and restored > held:
            raise _refused(ReportField.RESTORED_KZT, restored, "restored_exceeds_held", held=held)
        return claimed, held, restored

    def _offender_fields(self, row: dict[str, object]) -> tuple[tuple[str, str], ...]:
        return tuple(
            (str(name), value)
            for name in OFFENDER_FIELDS
            for column in self._columns.get(name, ())
            for value in _parsed(name, row.get(column), partial(text_cells.identifiers, name))
        )

    def _reporter(self, row: dict[str, object]) -> ReporterDetails | None:
        details = ReporterDetails(
            name=self._read(row, ReportField.REPORTER_NAME, text_cells.line),
            phone=self._read(row, ReportField.REPORTER_PHONE, text_cells.line),
            email=self._read(row, ReportField.REPORTER_EMAIL, text_cells.line),
            iin=self._read(row, ReportField.REPORTER_IIN, text_cells.line),
        )
        return details if details != ReporterDetails() else None


def _digest(row: dict[str, object]) -> str:
    return text_cells.digest(json.dumps(row, sort_keys=True, ensure_ascii=True, default=str))


def _parsed(name: ReportField, cell: _C, parse: Callable[[_C], _T]) -> _T:
    try:
        return parse(cell)
    except ValueProblem as problem:
        raise _RefusedError(str(name), cell, problem) from problem


def _refused(name: ReportField, cell: object, code: str, **parameters: object) -> _RefusedError:
    return _RefusedError(str(name), cell, ValueProblem(code, **parameters))
