"""Half-years, and the days by which something is due after each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ortaq.engine.render.dates import format_half_year
from ortaq.engine.terms.errors import OrtaqError

REPORTING_DAY = 10
SUMMARY_DAY = 25
"""Days of the month after the half-year by which leads report, and the summary goes to the Prime Minister's Office.

Source: practice of the Government of Kazakhstan, such as Decree No. 676 of 28 October 2017 (information by
the 10th after the half-year, summary by 25 July and 25 January).
"""
_CODE = re.compile(r"(\d{4})H([12])", re.ASCII)


class BadHalfYear(OrtaqError):
    """The text is no half-year. Write it as 2026H1."""

    code = "bad_half_year"


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """One half-year; `half` is 1 or 2."""

    year: int
    half: int

    @classmethod
    def parse(cls, code: str) -> HalfYear:
        """The half-year with this code.

        Raises:
            BadHalfYear: bad_half_year.

        Example:
            >>> HalfYear.parse("2026H1").report_by
            datetime.date(2026, 7, 10)
        """
        found = _CODE.fullmatch(code)
        if found is None or not 1900 < int(found[1]) < 9000:
            raise BadHalfYear(value=code)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> HalfYear:
        """The half-year in which a day lies."""
        return cls(day.year, 1 if day.month <= 6 else 2)

    @classmethod
    def last_ended(cls, day: date) -> HalfYear:
        """The last half-year that is over on a day: the one reported on.

        Example:
            >>> HalfYear.last_ended(date(2026, 7, 1)).code
            '2026H1'
        """
        return cls.of(day).shifted(-1)

    @property
    def code(self) -> str:
        """The short form in which it is stored."""
        return f"{self.year}H{self.half}"

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def end(self) -> date:
        """The day after its last one."""
        return self.shifted(1).start

    @property
    def last_day(self) -> date:
        """Its last day."""
        return self.end - timedelta(days=1)

    @property
    def report_by(self) -> date:
        """The last day for the leads' reports."""
        return self.end.replace(day=REPORTING_DAY)

    @property
    def summary_by(self) -> date:
        """The last day for the summary."""
        return self.end.replace(day=SUMMARY_DAY)

    @property
    def years_gone(self) -> float:
        """Part of its year that is over at its end: 0.5 or 1."""
        return self.half / 2

    def shifted(self, count: int) -> HalfYear:
        """The half-year so many later."""
        number = self.year * 2 + self.half - 1 + count
        return HalfYear(number // 2, number % 2 + 1)

    def text(self, language: str) -> str:
        """Its words."""
        return format_half_year(self.year, self.half, language)
