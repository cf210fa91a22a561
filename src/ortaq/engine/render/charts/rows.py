"""Rows of the charts: from values by category or month to what a Vega-Lite file reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.render.dates import SHORT_MONTHS
from ortaq.engine.render.numbers import format_decimal
from ortaq.engine.terms.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

Row = dict[str, str | int | float]
"""A row of a chart: `key` (place on the axis), `value`, and what its file names beside them."""

Month = tuple[int, int]
"""Year and month from 1."""

_EVERY_MONTH = 14
_EVERY_QUARTER = 40


def bars(
    values: Iterable[tuple[str, Decimal | float]], language: str, *, places: int = 0
) -> tuple[Row, ...]:
    """One row per category, in the order given; the number is printed at the end of the bar.

    Args:
        values: label of the category in the reader's language, and its value.
        language: kk, ru or en.
        places: decimals of the printed number.
    """
    return tuple(
        {
            "key": f"{position:03d}",
            "label": label,
            "value": float(value),
            "text": format_decimal(value, language, places=places),
        }
        for position, (label, value) in enumerate(values)
    )


def paired_bars(
    values: Iterable[tuple[str, Sequence[Decimal | float | None]]],
    series: Sequence[str],
    language: str,
    *,
    places: int = 0,
) -> tuple[Row, ...]:
    """One row per category and series with a value, in the order given, such as before and after.

    Args:
        values: label of the category (a line end breaks it), and one value for each series.
        series: their names in the reader's language.
        language: kk, ru or en.
        places: decimals of the printed numbers.
    """
    return tuple(
        {
            "key": f"{position:03d}",
            "label": label,
            "series": name,
            "series_order": order,
            "value": float(value),
            "text": format_decimal(value, language, places=places),
        }
        for position, (label, given) in enumerate(values)
        for order, (name, value) in enumerate(zip(series, given, strict=True))
        if value is not None
    )


def boxes(
    values: Iterable[tuple[str, Sequence[Decimal | float]]], *, stated: Decimal | float | None
) -> tuple[Row, ...]:
    """One row per box, in the order given.

    Args:
        values: label in the reader's language, and five numbers in rising order: the ends of the
            whisker outside, the quartiles inside them, the median in the middle.
        stated: a number with which all boxes are compared, drawn as a line; None draws none.
    """
    names = ("low", "lower", "value", "upper", "high")
    line: Row = {} if stated is None else {"stated": float(stated)}
    return tuple(
        {
            "key": f"{position:03d}",
            "label": label,
            **{name: float(value) for name, value in zip(names, numbers, strict=True)},
            **line,
        }
        for position, (label, numbers) in enumerate(values)
    )


def columns_by_month(
    values: Mapping[Month, Decimal | float], first: Month, last: Month, language: str
) -> tuple[Row, ...]:
    """One row per month from `first` to `last`, both included; a month without a value counts zero.

    Use it for counts and sums, where nothing recorded means zero.
    """
    months = _months(first, last)
    labels = _month_labels(months, language)
    return tuple(
        {"key": _key(month), "label": labels[month], "value": float(values.get(month, 0))}
        for month in months
    )


def lines(
    series: Mapping[str, Mapping[Month, Decimal | float]], first: Month, last: Month, language: str
) -> tuple[Row, ...]:
    """One row per series and month with a value; a month without one leaves the line unbroken between its neighbours.

    Use it for rates and medians, where nothing recorded is not zero.
    """
    months = _months(first, last)
    labels = _month_labels(months, language)
    return tuple(
        {
            "key": _key(month),
            "label": labels[month],
            "series": name,
            "value": float(values[month]),
        }
        for name, values in series.items()
        for month in months
        if month in values
    )


def stacked_months(
    series: Mapping[str, Mapping[Month, Decimal | float]], first: Month, last: Month, language: str
) -> tuple[Row, ...]:
    """One row per series and month; the first series stands at the bottom, a missing value counts zero."""
    months = _months(first, last)
    labels = _month_labels(months, language)
    return tuple(
        {
            "key": _key(month),
            "label": labels[month],
            "series": name,
            "series_order": order,
            "value": float(values.get(month, 0)),
        }
        for order, (name, values) in enumerate(series.items())
        for month in months
    )


def _key(month: Month) -> str:
    return f"{month[0]:04d}-{month[1]:02d}"


def _months(first: Month, last: Month) -> list[Month]:
    start, end = (year * 12 + month - 1 for year, month in (first, last))
    return [(index // 12, index % 12 + 1) for index in range(start, end + 1)]


def _month_labels(months: Sequence[Month], language: str) -> dict[Month, str]:
    """A label for each month that has a tick, empty for the others; the year stands once, below its first tick."""
    step = 1 if len(months) <= _EVERY_MONTH else 3 if len(months) <= _EVERY_QUARTER else 12
    names = SHORT_MONTHS[Language(language)]
    labels, year_shown = {}, 0
    for year, month in months:
        label = names[month - 1] if (month - 1) % step == 0 else ""
        if label and year != year_shown:
            label, year_shown = f"{label}\n{year}", year
        labels[year, month] = label
    return labels
