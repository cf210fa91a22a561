"""Dates and periods as official papers write them in Kazakh, Russian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.language import Language

if TYPE_CHECKING:
    from datetime import date

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_ORDINAL = {1: "first", 2: "second"}

MONTHS: dict[Language, tuple[str, ...]] = {
    Language.KK: (
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
    Language.RU: (
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ),
    Language.EN: (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
"""Names of the months in the nominative, January first."""

SHORT_MONTHS: dict[Language, tuple[str, ...]] = {
    Language.KK: (
        "қаң",
        "ақп",
        "нау",
        "сәу",
        "мам",
        "мау",
        "шіл",
        "там",
        "қыр",
        "қаз",
        "қар",
        "жел",
    ),
    Language.RU: (
        "янв",
        "фев",
        "мар",
        "апр",
        "май",
        "июн",
        "июл",
        "авг",
        "сен",
        "окт",
        "ноя",
        "дек",
    ),
    Language.EN: (
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ),
}
"""Three-letter names of the months for the ticks of a chart, January first."""

_RUSSIAN_GENITIVE = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


def format_date(day: date, language: str) -> str:
    """A date in words.

    Example:
        >>> from datetime import date
        >>> [format_date(date(2026, 11, 24), language) for language in ("kk", "ru", "en")]
        ['2026 жылғы 24 қараша', '24 ноября 2026 года', '24 November 2026']
    """
    month = MONTHS[Language(language)][day.month - 1]
    if language == Language.KK:
        return f"{day.year} жылғы {day.day} {month}"
    if language == Language.RU:
        return f"{day.day} {_RUSSIAN_GENITIVE[day.month - 1]} {day.year} года"
    return f"{day.day} {month} {day.year}"


def format_days(first: date, last: date, language: str) -> str:
    """A span of days, both included; what they share is said once.

    Example:
        >>> from datetime import date
        >>> days = date(2024, 3, 14), date(2024, 3, 15)
        >>> [format_days(*days, language) for language in ("kk", "ru", "en")]
        ['2024 жылғы 14–15 наурыз', '14–15 марта 2024 года', '14–15 March 2024']
        >>> format_days(date(2023, 1, 1), date(2023, 10, 19), "ru")
        '1 января – 19 октября 2023 года'
    """
    if first == last:
        return format_date(first, language)
    if first.year != last.year:
        return f"{format_date(first, language)} – {format_date(last, language)}"
    start, end = _day_of_year(first, language), _day_of_year(last, language)
    if first.month == last.month:
        return _of_year(first.year, f"{first.day}–{end}", language)
    return _of_year(first.year, f"{start} – {end}", language)


def format_month(year: int, month: int, language: str) -> str:
    """A month of a year.

    Example:
        >>> [format_month(2026, 11, language) for language in ("kk", "ru", "en")]
        ['2026 жылғы қараша', 'ноябрь 2026 года', 'November 2026']
    """
    name = MONTHS[Language(language)][month - 1]
    return _of_year(year, name, language)


def format_quarter(year: int, quarter: int, language: str) -> str:
    """A quarter of a year, in Roman figures as plans write it.

    Example:
        >>> [format_quarter(2026, 4, language) for language in ("kk", "ru", "en")]
        ['2026 жылғы IV тоқсан', 'IV квартал 2026 года', 'Q4 2026']
    """
    if language == Language.EN:
        return f"Q{quarter} {year}"
    word = "тоқсан" if language == Language.KK else "квартал"
    return _of_year(year, f"{_ROMAN[quarter]} {word}", language)


def format_half_year(year: int, half: int, language: str) -> str:
    """A half of a year.

    Example:
        >>> [format_half_year(2026, 1, language) for language in ("kk", "ru", "en")]
        ['2026 жылғы I жартыжылдық', 'I полугодие 2026 года', 'first half of 2026']
    """
    if language == Language.EN:
        return f"{_ORDINAL[half]} half of {year}"
    word = "жартыжылдық" if language == Language.KK else "полугодие"
    return _of_year(year, f"{_ROMAN[half]} {word}", language)


def format_year(year: int, language: str) -> str:
    """A year.

    Example:
        >>> [format_year(2026, language) for language in ("kk", "ru", "en")]
        ['2026 жыл', '2026 год', '2026']
    """
    return {"kk": f"{year} жыл", "ru": f"{year} год", "en": str(year)}[language]


def format_years(first: int, last: int, language: str) -> str:
    """A span of years, both included.

    Example:
        >>> [format_years(2027, 2029, language) for language in ("kk", "ru", "en")]
        ['2027–2029 жылдар', '2027–2029 годы', '2027–2029']
    """
    if first == last:
        return format_year(first, language)
    span = f"{first}–{last}"
    return {"kk": f"{span} жылдар", "ru": f"{span} годы", "en": span}[language]


def _day_of_year(day: date, language: str) -> str:
    if language == Language.RU:
        return f"{day.day} {_RUSSIAN_GENITIVE[day.month - 1]}"
    return f"{day.day} {MONTHS[Language(language)][day.month - 1]}"


def _of_year(year: int, part: str, language: str) -> str:
    if language == Language.KK:
        return f"{year} жылғы {part}"
    if language == Language.RU:
        return f"{part} {year} года"
    return f"{part} {year}"
