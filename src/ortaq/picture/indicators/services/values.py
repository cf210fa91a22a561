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
from ortaq.picture.indicators.queries import compute_months, formulas, may_enter
from ortaq.shared import clock
from ortaq.shared.actors import NotAllowed
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from datetime import date

    from ortaq.shared.actors import Actor

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
    return _store(actor, indicator, period, value, as_of=today, source=source, note=note)


@transaction.atomic
def store_computed(*, actor: Actor) -> int:
    """Compute every indicator of the product for the months that are over; return how many values are new.

    A month whose value has moved gets another revision; the one before stays.
    """
    actor.require(MANAGE)
    today, new = clock.today(), 0
    this_month = Period.holding(today, Frequency.MONTH)
    months = MonthRange(this_month.shifted(-MONTHS_KEPT).code, this_month.code)
    for indicator in Indicator.objects.filter(is_computed=True, code__in=list(formulas())):
        stored = _newest(indicator)
        for month, value in compute_months(actor, indicator.code, months).items():
            if month not in stored or stored[month] != _rounded(value):
                period = Period.parse(month)
                _store(actor, indicator, period, value, as_of=today, is_logged=False)
                new += 1
    if new:
        record(actor, "indicator.store", subject_kind="indicator", subject="product", count=new)
    return new


def _newest(indicator: Indicator) -> dict[str, Decimal | None]:
    rows = IndicatorValue.objects.filter(indicator=indicator).order_by("period", "revision")
    return dict(rows.values_list("period", "value"))


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_PLACES)


def _store(
    actor: Actor,
    indicator: Indicator,
    period: Period,
    value: Decimal | None,
    *,
    as_of: date,
    source: str = "",
    note: str = "",
    is_logged: bool = True,
) -> IndicatorValue:
    before = (
        IndicatorValue.objects.filter(indicator=indicator, period=period.code)
        .order_by("-revision")
        .first()
    )
    same = before is not None and (before.value, before.source, before.note) == (
        _rounded(value),
        source,
        note,
    )
    if before is not None and same:
        return before
    stored = IndicatorValue.objects.create(
        indicator=indicator,
        period=period.code,
        revision=before.revision + 1 if before else 1,
        value=_rounded(value),
        source=source,
        note=note,
        data_as_of=as_of,
        stored_at=clock.now(),
        stored_by=actor.name,
    )
    if is_logged:
        record(
            actor,
            "indicator.enter",
            subject_kind="indicator",
            subject=indicator.code,
            period=period.code,
            revision=stored.revision,
            value=None if value is None else str(value),
        )
    return stored
