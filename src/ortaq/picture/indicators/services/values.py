"""Storing values, computed and entered."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.cube.query import MonthRange
from ortaq.engine.terms.errors import OrtaqError
from ortaq.picture.indicators.models import Indicator, IndicatorValue
from ortaq.picture.indicators.periods import Frequency, Period
from ortaq.picture.indicators.permissions import ENTER, MANAGE
from ortaq.picture.indicators.queries import (
    PER_HEADS,
    compute_months,
    definitions,
    get_population,
    may_enter,
    needs_population,
    plain_value,
)
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed
from ortaq.shared.audit.services import published, record_all
from ortaq.shared.batches import BATCH

if TYPE_CHECKING:
    from ortaq.picture.indicators.queries import Population
    from ortaq.shared.actors import Actor
    from ortaq.shared.audit.services import Deed

_PLACES = Decimal("0.000001")
MONTHS_KEPT = 36
"""Months that are computed anew each time: later ones still move, earlier ones stay as stored."""


class IsComputed(OrtaqError):
    """The indicator is computed from the reports. Correct the reports instead."""

    code = "indicator_is_computed"


class WrongPeriod(OrtaqError):
    """The period is not one of the indicator's, or has not ended. Choose another one."""

    code = "indicator_wrong_period"


@transaction.atomic
def enter_value(
    *,
    actor: Actor,
    indicator: Indicator,
    period: Period,
    value: Decimal | None,
    source: str,
    note: str = "",
) -> IndicatorValue:
    """Enter the value of a period, or a new revision of it; the same value again changes nothing.

    Raises:
        IsComputed: the indicator is computed.
        NotAllowed: the actor's organisation does not own the indicator.
        WrongPeriod: of another frequency, or not over yet.
    """
    if indicator.is_computed:
        raise IsComputed(value=indicator.code)
    if not may_enter(actor, indicator):
        raise NotAllowed(permission=ENTER.name)
    today = clock.today()
    if period.frequency != indicator.frequency or period.end > today + timedelta(days=1):
        raise WrongPeriod(value=period.code)
    rounded = _rounded(value)
    before = indicator.values.filter(period=period.code).order_by("-revision").first()
    if before and (before.value, before.source, before.note) == (rounded, source, note):
        return before
    stored = _row(actor, indicator, period.code, rounded, before.revision if before else 0)
    stored.source, stored.note = source, note
    stored.save()
    record_all(actor, [_deed("indicator.enter", indicator, [stored])])
    return stored


@transaction.atomic
def store_computed(*, actor: Actor) -> int:
    """Compute every indicator of the product for the periods that are over; return how many values are new.

    A period whose value has moved gets another revision; the one before stays. A rate keeps the figure of
    the population that it was made with, and is unknown where there is none.
    """
    actor.require(MANAGE)
    population = get_population()
    new: list[IndicatorValue] = []
    deeds: list[Deed] = []
    for indicator in Indicator.objects.filter(is_computed=True, code__in=list(definitions())):
        stored, before = _newest(indicator), len(new)
        for period, value in _computed(actor, indicator.code, population).items():
            revision, known = stored.get(period.code, (0, None))
            rounded = _rounded(value)
            if not revision or known != rounded:
                row = _row(actor, indicator, period.code, rounded, revision)
                row.note = _rests_on(indicator.code, period, population)
                new.append(row)
        if added := new[before:]:
            deeds.append(_deed("indicator.store", indicator, added))
    if new:
        IndicatorValue.objects.bulk_create(new, batch_size=BATCH)
        record_all(actor, deeds)
    return len(new)


def _deed(action: str, indicator: Indicator, values: list[IndicatorValue]) -> Deed:
    """Values as the log holds them, so that anybody can check a published one."""
    content = {"kind": "indicator", "values": [plain_value(value) for value in values]}
    return published(action, subject_kind="indicator", subject=indicator.code, content=content)


def _computed(actor: Actor, code: str, population: Population) -> dict[Period, Decimal | None]:
    """Period to value: by month from the reports, or for each period of the indicator it divides."""
    base = definitions()[code].per_head_of
    if not base:
        this_month = Period.holding(clock.today(), Frequency.MONTH)
        months = MonthRange(this_month.shifted(-MONTHS_KEPT).code, this_month.code)
        found = compute_months(actor, code, months, population=population)
        return {Period.parse(month): value for month, value in found.items()}
    entered = Indicator.objects.filter(code=base).prefetch_related("values").first()
    counted = _newest(entered) if entered else {}
    periods = {Period.parse(period): value for period, (_, value) in counted.items()}
    return {
        period: None if value is None else _per_head(value, period, population)
        for period, value in periods.items()
    }


def _per_head(value: Decimal, period: Period, population: Population) -> Decimal | None:
    persons = population.persons(period.months.from_month or "").get("")
    return value * PER_HEADS / persons if persons else None


def _rests_on(code: str, period: Period, population: Population) -> str:
    """The figure of the population that a rate was made with, for whoever asks later."""
    used = population.at(period.months.from_month or "").get("")
    if used is None or not needs_population(code):
        return ""
    return f"{used.persons} · {used.on.isoformat()} · {used.source}"[:500]


def _newest(indicator: Indicator) -> dict[str, tuple[int, Decimal | None]]:
    """Period to the newest revision and its value."""
    rows = indicator.values.order_by("revision").values_list("period", "revision", "value")
    return {period: (revision, value) for period, revision, value in rows}


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_PLACES)


def _row(
    actor: Actor, indicator: Indicator, period: str, value: Decimal | None, before: int
) -> IndicatorValue:
    """The next revision of a value, not saved yet."""
    return IndicatorValue(
        indicator=indicator,
        period=period,
        revision=before + 1,
        value=value,
        data_as_of=clock.today(),
        stored_at=clock.now(),
        stored_by=actor.name,
    )
