"""Progress reports and counter reports for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from factories import people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.plan.monitoring import services
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.shared.actors import SYSTEM, Role

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure
    from ortaq.plan.monitoring.models import CounterReport, ProgressReport
    from ortaq.shared.actors import Actor

PERIOD = HalfYear(2026, 1)


def draft(**changes: object) -> services.ReportDraft:
    values = {
        "done": Trilingual(kk="Жоба жазылды", ru="Проект написан", en="A draft was written"),
        "declared_status": DeclaredStatus.IN_PROGRESS,
        "progress": Decimal("0.4"),
        **changes,
    }
    return services.ReportDraft(**values)


def progress_report(
    measure: Measure, *, actor: Actor = SYSTEM, period: HalfYear = PERIOD, **changes: object
) -> ProgressReport:
    received_on = changes.pop("received_on", None)
    return services.submit_report(
        actor=actor, measure=measure, period=period, draft=draft(**changes), received_on=received_on
    )


def proof(**changes: object) -> services.ProofDraft:
    return services.ProofDraft(**{"title": "Order", "number": "12-3", **changes})


def counter_report(measure: Measure, text: str = "Nothing has come") -> CounterReport:
    writer = people.user(Role.OBSERVER, people.organisation("NGO", "civil_society"))
    return services.file_counter_report(
        actor=writer.actor, measure=measure, period=PERIOD, text=text, language="en"
    )
