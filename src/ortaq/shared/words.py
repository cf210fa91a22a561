"""Numbers, money and days in the reader's language."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ortaq.engine.render.dates import format_date, format_days, format_month
from ortaq.engine.render.numbers import (
    format_amount,
    format_decimal,
    format_integer,
    format_percent,
)
from ortaq.engine.terms.language import Language
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from datetime import date, datetime

    from ortaq.engine.terms.language import Trilingual

MILLION = Decimal(10**6)
BILLION = Decimal(10**9)


def language() -> str:
    """The reader's language: kk, ru or en."""
    code = (get_language() or Language.KK)[:2]
    return code if code in set(Language) else Language.KK


def in_language(text: Trilingual | None) -> str:
    """A trilingual text in the reader's language."""
    return "" if text is None else text.in_(language())


def integer(value: int) -> str:
    """A count with its thousands apart."""
    return format_integer(value, language())


def currency_word() -> str:
    """The word of the country's currency."""
    return in_language(pack().currency_name)


def tenge(value: Decimal | int | None) -> str:
    """A sum of money in whole tenge, or a dash where it is not known."""
    if value is None:
        return "–"
    return format_amount(Decimal(value), currency_word(), language())


def short_sum(value: Decimal | float | None) -> tuple[str, str]:
    """A sum of money in three figures and the words of its unit; exact sums stand in tables."""
    if value is None:
        return "–", ""
    scale = sum_scale(Decimal(value))
    scaled = Decimal(value) / scale
    places = 0 if scale == 1 or scaled >= 100 else 1 if scaled >= 10 else 2
    return format_decimal(scaled, language(), places=places), sum_unit(scale)


def sum_scale(value: Decimal) -> Decimal:
    """The largest of a billion, a million and one that a sum reaches."""
    return next((scale for scale in (BILLION, MILLION) if value >= scale), Decimal(1))


def sum_unit(scale: Decimal) -> str:
    """The words of the unit in which a sum of that scale is said."""
    if scale == BILLION:
        return _("billion tenge")
    return _("million tenge") if scale == MILLION else currency_word()


def percent(share: Decimal | float | None) -> str:
    """A share in [0, 1] as per cent, or a dash where it is not known."""
    return "–" if share is None else format_percent(share, language())


def day(value: date | None) -> str:
    """A date in words, or a dash where it is not known."""
    return "–" if value is None else format_date(value, language())


def days(first: date | None, last: date | None) -> str:
    """A span of days in words, or a dash where an end is not known."""
    return "–" if first is None or last is None else format_days(first, last, language())


def moment(value: datetime | None) -> str:
    """Day and time of the clock in the country, or a dash where it is not known."""
    if value is None:
        return "–"
    local = timezone.localtime(value)
    return f"{format_date(local.date(), language())}, {local:%H:%M}"


def moments(first: datetime, last: datetime) -> str:
    """From when to when by the country's clock; the day once where it is the same."""
    begin, end = timezone.localtime(first), timezone.localtime(last)
    if begin.date() == end.date():
        return f"{moment(first)}–{end:%H:%M}"
    return f"{moment(first)} – {moment(last)}"


def month(value: str) -> str:
    """A month given as YYYY-MM, in words."""
    year, number = value.split("-")
    return format_month(int(year), int(number), language())
