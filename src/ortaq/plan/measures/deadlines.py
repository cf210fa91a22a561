"""When a measure ends, as a plan writes it: a day, a part of a year, years, or for ever."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ortaq.engine.render.dates import (
    format_date,
    format_half_year,
    format_month,
    format_quarter,
    format_year,
    format_years,
)
from ortaq.engine.terms.errors import OrtaqError

_RECURRING_WORDS = {
    "monthly": {"kk": "ай сайын", "ru": "ежемесячно", "en": "every month"},
    "quarterly": {"kk": "тоқсан сайын", "ru": "ежеквартально", "en": "every quarter"},
    "half-yearly": {"kk": "жартыжылдық сайын", "ru": "раз в полугодие", "en": "every half-year"},
    "yearly": {"kk": "жыл сайын", "ru": "ежегодно", "en": "every year"},
    "continuous": {"kk": "тұрақты негізде", "ru": "на постоянной основе", "en": "continuously"},
}
_CODE = re.compile(
    r"(?P<exact_date>\d{4}-\d\d-\d\d)|(?P<month>\d{4}-\d\d)|(?P<quarter>\d{4}Q[1-4])"
    r"|(?P<half_year>\d{4}H[12])|(?P<year>\d{4})|(?P<year_range>\d{4}-\d{4})"
    r"|(?P<monthly>monthly \d{4}-\d{4})|(?P<quarterly>quarterly \d{4}-\d{4})"
    r"|(?P<half_yearly>half-yearly \d{4}-\d{4})"
    r"|(?P<yearly>yearly \d{4}-\d{4})|(?P<continuous>continuous \d{4}-\d{4})",
    re.ASCII,
)
_MONTHS_OF = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


class BadDeadline(OrtaqError):
    """The text is no deadline. Write it as 2026-12-25, 2026-12, 2026Q4, 2026H2, 2026 or 2026-2028."""

    code = "bad_deadline"


class DeadlineKind(StrEnum):
    """How exact a deadline is."""

    EXACT_DATE = "exact_date"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    YEAR_RANGE = "year_range"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"
    CONTINUOUS = "continuous"


RECURRING = frozenset(
    {
        DeadlineKind.MONTHLY,
        DeadlineKind.QUARTERLY,
        DeadlineKind.HALF_YEARLY,
        DeadlineKind.YEARLY,
        DeadlineKind.CONTINUOUS,
    }
)
"""Kinds whose work goes on: its share done says nothing about the schedule."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The time in which a measure ends.

    Args:
        kind: how it is worded.
        first_on: first day of that time.
        due_on: last day of it, on which the measure is due.
    """

    kind: DeadlineKind
    first_on: date
    due_on: date

    @classmethod
    def parse(cls, code: str) -> Deadline:
        """The deadline with this code.

        Raises:
            BadDeadline: bad_deadline.

        Example:
            >>> Deadline.parse("2026Q4").due_on
            datetime.date(2026, 12, 31)
        """
        found = _CODE.fullmatch(code)
        if found is None or found.lastgroup is None:
            raise BadDeadline(value=code)
        kind = DeadlineKind(found.lastgroup.replace("half_yearly", "half-yearly"))
        try:
            return cls(kind, *_days(kind, code))
        except ValueError:
            raise BadDeadline(value=code) from None

    @property
    def code(self) -> str:
        """The short form in which it is stored; `parse` reads it."""
        first, year = self.first_on, self.first_on.year
        years = f"{year:04d}-{self.due_on.year:04d}"
        return {
            DeadlineKind.EXACT_DATE: first.isoformat(),
            DeadlineKind.MONTH: f"{year:04d}-{first.month:02d}",
            DeadlineKind.QUARTER: f"{year:04d}Q{(first.month + 2) // 3}",
            DeadlineKind.HALF_YEAR: f"{year:04d}H{(first.month + 5) // 6}",
            DeadlineKind.YEAR: f"{year:04d}",
            DeadlineKind.YEAR_RANGE: years,
        }.get(self.kind) or f"{self.kind} {years}"

    def text(self, language: str) -> str:
        """The words of a plan.

        Example:
            >>> [Deadline.parse("2026Q4").text(language) for language in ("kk", "ru", "en")]
            ['2026 жылғы IV тоқсан', 'IV квартал 2026 года', 'Q4 2026']
            >>> Deadline.parse("yearly 2026-2028").text("ru")
            'ежегодно, 2026–2028 годы'
        """
        first, year = self.first_on, self.first_on.year
        if self.kind == DeadlineKind.EXACT_DATE:
            return format_date(first, language)
        if self.kind == DeadlineKind.MONTH:
            return format_month(year, first.month, language)
        if self.kind == DeadlineKind.QUARTER:
            return format_quarter(year, (first.month + 2) // 3, language)
        if self.kind == DeadlineKind.HALF_YEAR:
            return format_half_year(year, (first.month + 5) // 6, language)
        if self.kind == DeadlineKind.YEAR:
            return format_year(year, language)
        years = format_years(year, self.due_on.year, language)
        words = _RECURRING_WORDS.get(self.kind)
        return f"{words[language]}, {years}" if words else years

    @property
    def is_recurring(self) -> bool:
        """True where the work goes on until the last day and has no single end."""
        return self.kind in RECURRING


def _days(kind: DeadlineKind, code: str) -> tuple[date, date]:
    if kind == DeadlineKind.EXACT_DATE:
        day = date.fromisoformat(code)
        return day, day
    if kind not in _MONTHS_OF:
        first, last = (int(year) for year in code.rpartition(" ")[2].split("-"))
        if first > last:
            raise ValueError(code)
        return date(first, 1, 1), date(last, 12, 31)
    months = _MONTHS_OF[kind]
    part = int(code[5:] or 1)
    start_month = (part - 1) * months + 1
    return date(int(code[:4]), start_month, 1), _last_day(int(code[:4]), part * months)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
