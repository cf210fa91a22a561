"""Plans and measures for tests."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures import services
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.services import CostDraft, IndicatorDraft, MeasureDraft
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure, Plan

_numbers = count(1)


def text(words: str) -> Trilingual:
    return Trilingual(kk=f"{words} kk", ru=f"{words} ru", en=f"{words} en")


def plan(slug: str = "", *, published: bool = False, **changes: object) -> Plan:
    values = {"title": text("Plan"), "first_year": 2026, "last_year": 2029, **changes}
    found = services.create_plan(actor=SYSTEM, slug=slug or f"plan-{next(_numbers)}", **values)
    return services.publish_plan(actor=SYSTEM, plan=found) if published else found


def indicator(**changes: object) -> IndicatorDraft:
    values = {
        "name": text("Hours to hold"),
        "unit": text("hours"),
        "baseline": Decimal(72),
        "targets": {2027: Decimal(24), 2028: Decimal("2.5")},
        **changes,
    }
    return IndicatorDraft(**values)


def draft(**changes: object) -> MeasureDraft:
    """A complete measure without lead and co-executors."""
    values = {
        "code": f"LAW-{next(_numbers)}",
        "direction": Direction.LAW,
        "title": text("Draft a law"),
        "rationale": text("Data are lost"),
        "form_of_completion": text("Draft law"),
        "deadline": Deadline.parse("2026Q4"),
        "costs": (
            CostDraft(2026, CostSource.REPUBLICAN_BUDGET, Decimal(12500)),
            CostDraft(2027, CostSource.GRANT, Decimal("700.5")),
        ),
        "indicators": (indicator(),),
        **changes,
    }
    return MeasureDraft(**values)


def measure(in_plan: Plan | None = None, **changes: object) -> Measure:
    return services.add_measure(actor=SYSTEM, plan=in_plan or plan(), draft=draft(**changes))
