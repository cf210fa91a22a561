"""Words for numbers, changes and periods."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.engine.cube.query import Dimension, Measure
from ortaq.engine.render.dates import format_half_year, format_year
from ortaq.engine.render.numbers import NBSP, format_decimal
from ortaq.shared import words
from ortaq.shared.country import pack
from ortaq.shared.labels import label
from ortaq.shared.words import short_sum, sum_scale, sum_unit

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from ortaq.engine.cube.table import Value
    from ortaq.engine.terms.figure import PublishedFigure

DEFINITIONS: dict[Measure, _StrPromise] = {
    Measure.REPORTS: gettext_lazy("Reports in the register, counted in the month they were told."),
    Measure.REPORTS_WITH_DAMAGE: gettext_lazy("Reports whose reporter states a sum above zero."),
    Measure.CLAIMED_KZT: gettext_lazy(
        "Sum of what reporters say they lost. Nobody has checked it yet: damage established in"
        " finished cases is another, smaller number."
    ),
    Measure.CLAIMED_MEDIAN_KZT: gettext_lazy(
        "Half of the reports that state a sum claim less, half claim more."
    ),
    Measure.HELD_KZT: gettext_lazy(
        "Money that banks and payment providers stopped at our request, so far."
    ),
    Measure.RESTORED_KZT: gettext_lazy("Held money that was given back to its owners, so far."),
}
"""What each measure counts, in one sentence."""


def key_name(dimension: Dimension, key: str) -> str:
    """The words for a key of a breakdown."""
    if not key:
        return _("not stated")
    if dimension is Dimension.MONTH:
        return words.month(key)
    if dimension is Dimension.REGION:
        region = pack().region(key)
        return words.in_language(region.name) if region else key
    if dimension is Dimension.CRIME_TYPE:
        crime_type = pack().crime_type(key)
        return words.in_language(crime_type.name) if crime_type else key
    return label(key, dimension.value)


def number(value: Value) -> str:
    """A count or a sum in whole units; a dash where unknown."""
    return "–" if value is None else format_decimal(Decimal(value), words.language(), places=0)


def amount(measure: Measure, value: Value) -> tuple[str, str]:
    """A value of a headline and its unit, empty for a count."""
    return short_sum(value) if measure.endswith("_kzt") else (number(value), "")


def change(measure: Measure, now: Value, before: Value) -> str:
    """How a number differs from that of the year before; empty where either is unknown."""
    if now is None or before is None:
        return ""
    if now == before:
        return _("As many as in the same months a year before")
    if not before:
        return _("None in the same months a year before")
    share = abs(Decimal(now) - Decimal(before)) / Decimal(before)
    values = {
        "share": words.percent(share),
        "before": NBSP.join(part for part in amount(measure, before) if part),
    }
    if now > before:
        return _("%(share)s more than in the same months a year before (%(before)s)") % values
    return _("%(share)s less than in the same months a year before (%(before)s)") % values


def share_before(share: Decimal | None) -> str:
    """The same share a year before; empty where unknown."""
    if share is None:
        return ""
    return _("%(share)s in the same months a year before") % {"share": words.percent(share)}


def months(first: str, last: str) -> str:
    """A period of months, both included."""
    if first == last:
        return words.month(first)
    return _("%(first)s – %(last)s") % {"first": words.month(first), "last": words.month(last)}


def period(start: date, end: date) -> str:
    """A half-open period in words, as a year or half-year where it is one."""
    if (start.month, start.day) == (1, 1) and end == date(start.year + 1, 1, 1):
        return format_year(start.year, words.language())
    halves = {1: date(start.year, 7, 1), 7: date(start.year + 1, 1, 1)}
    if start.day == 1 and halves.get(start.month) == end:
        return format_half_year(start.year, 1 if start.month == 1 else 2, words.language())
    return words.days(start, end - timedelta(days=1))


def published_on(text: str) -> str:
    """The day, month or year on which a source was published."""
    parts = text.split("-")
    if len(parts) == 1:
        return format_year(int(text), words.language())
    return words.month(text) if len(parts) == 2 else words.day(date.fromisoformat(text))


def figure_value(figure: PublishedFigure) -> str:
    """The value of a published figure with the decimals it was published with, without its unit."""
    value = figure.value
    if figure.unit == "share":
        value *= 100
    elif figure.unit == "KZT":
        value /= sum_scale(value)
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return format_decimal(value, words.language(), places=places)


def figure_unit(figure: PublishedFigure) -> str:
    """The words of a published figure's unit."""
    if figure.unit == "share":
        return _("per cent")
    if figure.unit != "KZT":
        return label(figure.unit, "published_unit")
    return sum_unit(sum_scale(figure.value))
