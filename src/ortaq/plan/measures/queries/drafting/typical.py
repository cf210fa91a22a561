"""Typical measures that fit a gap, and what the form of a new measure starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ortaq.data.plan_templates.loader import TypicalMeasure, load
from ortaq.picture.indicators.queries import find_indicator, get_reading
from ortaq.plan.measures.deadlines import Deadline

if TYPE_CHECKING:
    from decimal import Decimal

    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Start:
    """What a new measure starts from; the writer changes what does not fit.

    Args:
        measure: the typical one.
        start_on: first day of the month to come within the plan; None where the plan is over.
        deadline: the quarter in which such a measure usually ends; the plan's last one at the latest.
        passport: code of the indicator that shows the effect; empty where there is none.
        baseline: its newest value; None where nobody knows it.
    """

    measure: TypicalMeasure
    start_on: date | None
    deadline: Deadline | None
    passport: str = ""
    baseline: Decimal | None = None


def list_typical(gap: Gap | None = None) -> list[TypicalMeasure]:
    """Typical measures; for a gap those that share both, then its direction, then its root cause."""
    if gap is None:
        return list(load())

    def fit(one: TypicalMeasure) -> int:
        return 2 * (gap.pillar == one.direction) + (gap.root_cause == one.cause)

    return sorted(filter(fit, load()), key=fit, reverse=True)


def find_start(actor: Actor, code: str, plan: Plan, *, on: date) -> Start | None:
    """What a measure of this plan starts from on a day; None where no typical one has this code."""
    typical = next((one for one in load() if one.code == code), None)
    if typical is None:
        return None
    start_on, deadline = _usual_term(typical, plan, on)
    if not typical.passport or find_indicator(actor, typical.passport) is None:
        return Start(typical, start_on, deadline)
    reading = get_reading(actor, typical.passport, on=on)
    value = reading.last.value if reading.last else None
    baseline = None if value is None else round(value, reading.indicator.places)
    return Start(typical, start_on, deadline, typical.passport, baseline)


def _usual_term(
    typical: TypicalMeasure, plan: Plan, on: date
) -> tuple[date, Deadline] | tuple[None, None]:
    first = max(date(on.year + on.month // 12, on.month % 12 + 1, 1), date(plan.first_year, 1, 1))
    if first.year > plan.last_year:
        return None, None
    last_month = first.month + typical.months - 2  # counted from January of the first year as 0
    year, quarter = first.year + last_month // 12, last_month % 12 // 3 + 1
    if year > plan.last_year:
        year, quarter = plan.last_year, 4
    return first, Deadline.parse(f"{year}Q{quarter}")
