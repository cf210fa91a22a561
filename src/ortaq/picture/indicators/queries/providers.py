"""How long each provider takes to hold money."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from ortaq.act.reports.queries import get_providers
from ortaq.engine.cube.query import Dimension, Measure
from ortaq.picture.statistics import permissions as statistics
from ortaq.picture.statistics.queries import (
    PictureFilter,
    get_breakdown,
    month_of,
    shift_month,
)

if TYPE_CHECKING:
    from datetime import date

    from ortaq.engine.cube.table import Value
    from ortaq.shared.actors import Actor

MONTHS = 12
"""Complete months that are counted, always the same ones: tables of periods that overlap could be
subtracted from each other."""

OF_PROVIDERS = frozenset({"HOLD-MEDIAN", "HOLD-P90", "HOLD-TIMED"})
"""Indicators beside which the table stands."""

_MEASURES = (
    Measure.REPORTS,
    Measure.REPORTS_WITH_HOLD_TIME,
    Measure.HELD_AFTER_MEDIAN_MIN,
    Measure.HELD_AFTER_P90_MIN,
)


@dataclass(frozen=True, slots=True)
class ProviderTime:
    """One provider; the numbers are None where they are withheld.

    Args:
        name: what it is called; empty where the sources do not say who held.
        holds: reports with a hold whose time is told.
        median_min: half of them took less.
        p90_min: nine of ten took no longer.
    """

    name: str
    holds: int | None
    median_min: int | None
    p90_min: int | None


@dataclass(frozen=True, slots=True)
class ProviderTimes:
    """Every provider over the last complete months, the quickest first.

    Args:
        first_month: of the period, YYYY-MM.
        last_month: its last month.
        rows: of the providers.
        has_hidden: True where small numbers are withheld.
    """

    first_month: str
    last_month: str
    rows: tuple[ProviderTime, ...]
    has_hidden: bool


def get_provider_times(actor: Actor, *, on: date) -> ProviderTimes:
    """The table for those who may see exact counts, and with small cells hidden for the public."""
    last = shift_month(month_of(on), -1)
    first = shift_month(last, 1 - MONTHS)
    found = get_breakdown(
        PictureFilter(from_month=first, to_month=last),
        (Dimension.PROVIDER,),
        exact=actor.may(statistics.READ),
        measures=_MEASURES,
    )
    providers = get_providers()
    rows = [
        ProviderTime(
            providers.name(row.keys[0]),
            *(_whole(value) for value in (row.values or (None,) * len(_MEASURES))[1:]),
        )
        for row in found.rows
        if row.values is None or row.values[1]
    ]
    rows.sort(key=lambda row: (row.median_min is None, row.median_min or 0, row.name))
    return ProviderTimes(first, last, tuple(rows), found.has_hidden)


def _whole(value: Value) -> int | None:
    """A count, or minutes half up."""
    return None if value is None else int(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP))
