"""Dates and instants as spreadsheets and people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.exchange.values.problem import ValueProblem
from ortaq.engine.exchange.values.text import clean_line

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

EARLIEST = date(1990, 1, 1)
"""No report of an online crime is older; spreadsheets turn empty cells into dates around 1900."""

EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a serial number has no zone
"""Day 0 of the 1900 date system, counted so that serials after 28 February 1900 are right.

Source: ECMA-376 part 1, 18.17.4.1."""

_SERIALS = range(32_874, 2_958_466)  # 1990-01-01 .. 9999-12-31
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,? +|T)?(.*)")
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?:,? +|T)?(.*)")
_YEAR_WORD = re.compile(r"\s*(?:г|ж)\.?$", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?")


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads dates against a fixed present.

    ISO 8601, `31.12.2026`, `31/12/2026`, `31-12-2026`, `2026/12/31`, each with an optional time;
    dates of spreadsheets; their serial numbers (1900 system). `03/04/2026` is 3 April: the day
    comes first, as everywhere in the country's documents.

    Args:
        now: the present, aware; later dates are refused.
        zone: of times written without one.
        formats: further `strptime` forms, tried first.
    """

    now: datetime
    zone: ZoneInfo
    formats: tuple[str, ...] = ()

    def instant(self, cell: object) -> datetime:
        """The moment in UTC; a date without a time is its first moment in `zone`.

        Raises:
            ValueProblem: `unknown_date`, `future_date`, `date_too_early`.
        """
        moment = self._moment(cell)
        if moment > self.now:
            raise ValueProblem("future_date")
        if moment.astimezone(self.zone).date() < EARLIEST:
            raise ValueProblem("date_too_early", earliest=EARLIEST)
        return moment

    def day(self, cell: object) -> date:
        """The calendar day in `zone`; raises as `instant`."""
        return self.instant(cell).astimezone(self.zone).date()

    def has_time(self, cell: object) -> bool:
        """Whether the cell tells a time of day; a spreadsheet's midnight is a date without one.

        Raises:
            ValueProblem: `unknown_date`.
        """
        if isinstance(cell, datetime | date | int | float | Decimal):
            moment = self._moment(cell).astimezone(self.zone)
            return (moment.hour, moment.minute, moment.second) != (0, 0, 0)
        self._moment(cell)
        return ":" in clean_line(cell)

    def _moment(self, cell: object) -> datetime:
        try:
            moment = self._parse(cell)
            aware = moment if moment.tzinfo else moment.replace(tzinfo=self.zone)
            return aware.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValueProblem("unknown_date") from error

    def _parse(self, cell: object) -> datetime:
        if isinstance(cell, datetime):
            return cell
        if isinstance(cell, date):
            return datetime.combine(cell, time())
        if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
            return _from_serial(float(cell))
        return self._parse_text(_YEAR_WORD.sub("", clean_line(cell)))

    def _parse_text(self, text: str) -> datetime:
        for form in self.formats:
            try:
                return datetime.strptime(text, form)  # noqa: DTZ007 - the zone is added above
            except ValueError:
                continue
        if text.isdecimal() and len(text) == len(str(_SERIALS.start)):
            return _from_serial(float(text))
        if match := _DAY_FIRST.fullmatch(text):
            day, _, month, year, clock = match.groups()
            return _combined(year, month, day, clock)
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return _from_year_first(text)


def _from_year_first(text: str) -> datetime:
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, _, month, day, clock = match.groups()
    return _combined(year, month, day, clock)


def _combined(year: str, month: str, day: str, clock: str) -> datetime:
    moment = datetime(int(year), int(month), int(day))  # noqa: DTZ001 - the zone is added above
    if not clock:
        return moment
    match = _CLOCK.fullmatch(clock)
    if match is None:
        raise ValueError(clock)
    hour, minute, second = match.groups(default="0")
    return moment.replace(hour=int(hour), minute=int(minute), second=int(second))


def _from_serial(serial: float) -> datetime:
    if int(serial) not in _SERIALS:
        raise ValueError(serial)
    seconds = round(serial * 86_400)
    return EXCEL_EPOCH + timedelta(seconds=seconds)
