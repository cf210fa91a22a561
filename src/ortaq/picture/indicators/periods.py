"""Periods of an indicator: a month, a quarter, a half-year, a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ortaq.engine.cube.query import MonthRange
from ortaq.engine.render.dates import (
    format_half_year,
    format_month,
    format_quarter,
    format_year,
)
from ortaq.engine.terms.errors import OrtaqError

_CODE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])|Q([1-4])|H([12]))?", re.ASCII)


class BadPeriod(OrtaqError):
    """The text is no period. Write 2026-03, 2026Q1, 2026H1 or 2026."""

    code = "bad_period"


class Frequency(StrEnum):
    """How often an indicator is counted."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


_MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF_YEAR: 6, Frequency.YEAR: 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period; `number` counts those of its frequency in the year, from 1."""

    year: int
    number: int
    frequency: Frequency

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period with this code.

        Raises:
            BadPeriod: bad_period.

        Example:
            >>> Period.parse("2026H1").months
            MonthRange(from_month='2026-01', to_month='2026-07')
        """
        found = _CODE.fullmatch(code)
        if found is None:
            raise BadPeriod(value=code)
        year, month, quarter, half = found.groups()
        if month:
            return cls(int(year), int(month), Frequency.MONTH)
        if quarter:
            return cls(int(year), int(quarter), Frequency.QUARTER)
        if half:
            return cls(int(year), int(half), Frequency.HALF_YEAR)
        return cls(int(year), 1, Frequency.YEAR)

    @classmethod
    def holding(cls, day: date, frequency: Frequency) -> Period:
        """The period of this frequency that a day lies in."""
        return cls(day.year, (day.month - 1) // _MONTHS[frequency] + 1, frequency)

    @property
    def code(self) -> str:
        """The short form; `parse` reads it and its text sorts in time."""
        return {
            Frequency.MONTH: f"{self.year:04d}-{self.number:02d}",
            Frequency.QUARTER: f"{self.year:04d}Q{self.number}",
            Frequency.HALF_YEAR: f"{self.year:04d}H{self.number}",
            Frequency.YEAR: f"{self.year:04d}",
        }[self.frequency]

    @property
    def months(self) -> MonthRange:
        """Its months."""
        size = _MONTHS[self.frequency]
        first = self.year * 12 + (self.number - 1) * size
        return MonthRange(_month(first), _month(first + size))

    @property
    def end(self) -> date:
        """The first day after it."""
        year, month = (self.months.to_month or "").split("-")
        return date(int(year), int(month), 1)

    def shifted(self, by: int) -> Period:
        """The period so many later; earlier where `by` is below zero."""
        count = 12 // _MONTHS[self.frequency]
        index = self.year * count + self.number - 1 + by
        return Period(index // count, index % count + 1, self.frequency)

    def text(self, language: str) -> str:
        """The words of a paper."""
        if self.frequency == Frequency.MONTH:
            return format_month(self.year, self.number, language)
        if self.frequency == Frequency.QUARTER:
            return format_quarter(self.year, self.number, language)
        if self.frequency == Frequency.HALF_YEAR:
            return format_half_year(self.year, self.number, language)
        return format_year(self.year, language)


def _month(index: int) -> str:
    return f"{index // 12:04d}-{index % 12 + 1:02d}"
