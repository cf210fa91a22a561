"""Dates and periods in kk, ru and en."""

from __future__ import annotations

from datetime import date

import pytest

from ortaq.engine.render.dates import (
    MONTHS,
    SHORT_MONTHS,
    format_date,
    format_days,
    format_half_year,
    format_month,
    format_quarter,
    format_year,
    format_years,
)
from ortaq.engine.terms.language import Language


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "2026 жылғы 24 қараша"),
        ("ru", "24 ноября 2026 года"),
        ("en", "24 November 2026"),
    ],
)
def test_date(language: str, expected: str) -> None:
    assert format_date(date(2026, 11, 24), language) == expected


@pytest.mark.parametrize(
    ("month", "expected"),
    [(1, "5 января"), (3, "5 марта"), (5, "5 мая"), (8, "5 августа"), (9, "5 сентября")],
)
def test_russian_dates_use_the_genitive(month: int, expected: str) -> None:
    assert format_date(date(2026, month, 5), "ru") == f"{expected} 2026 года"


def test_periods_in_kazakh() -> None:
    texts = (
        format_month(2026, 4, "kk"),
        format_quarter(2026, 4, "kk"),
        format_half_year(2026, 2, "kk"),
        format_year(2026, "kk"),
        format_years(2027, 2029, "kk"),
    )

    assert texts == (
        "2026 жылғы сәуір",
        "2026 жылғы IV тоқсан",
        "2026 жылғы II жартыжылдық",
        "2026 жыл",
        "2027–2029 жылдар",
    )


def test_periods_in_russian() -> None:
    texts = (
        format_month(2026, 4, "ru"),
        format_quarter(2026, 1, "ru"),
        format_half_year(2026, 2, "ru"),
        format_years(2027, 2027, "ru"),
        format_years(2027, 2029, "ru"),
    )

    assert texts == (
        "апрель 2026 года",
        "I квартал 2026 года",
        "II полугодие 2026 года",
        "2027 год",
        "2027–2029 годы",
    )


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_twelve_months(language: Language) -> None:
    assert len(set(MONTHS[language])) == len(set(SHORT_MONTHS[language])) == 12


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("kk", "2023 жылғы 1 қаңтар – 19 қазан"),
        ("ru", "1 января – 19 октября 2023 года"),
        ("en", "1 January – 19 October 2023"),
    ],
)
def test_days_of_one_year_name_it_once(language: str, expected: str) -> None:
    assert format_days(date(2023, 1, 1), date(2023, 10, 19), language) == expected


def test_days_of_two_years_name_both() -> None:
    assert (
        format_days(date(2023, 12, 30), date(2024, 1, 2), "ru")
        == "30 декабря 2023 года – 2 января 2024 года"
    )


def test_one_day_is_said_as_a_date() -> None:
    assert format_days(date(2024, 9, 18), date(2024, 9, 18), "kk") == "2024 жылғы 18 қыркүйек"
