"""Plans and measures for tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.measures import services
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.documents import export_plan
from ortaq.plan.measures.models import CostSource, Note
from ortaq.plan.measures.queries import get_measure
from ortaq.plan.measures.services import CostDraft, IndicatorDraft, MeasureDraft
from ortaq.plan.measures.services.drafting.notes import write_note
from ortaq.plan.measures.services.drafting.record import write_record
from ortaq.plan.measures.services.record_draft import MilestoneDraft, RecordDraft
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure, Plan, PlanImport

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


def plan_import() -> PlanImport:
    """An uploaded file with the table of a small plan."""
    made = plan()
    measure(made)
    name, content = export_plan(actor=SYSTEM, plan=made, file_format="docx", language=Language.KK)
    return services.upload_plan(actor=SYSTEM, name=name, content=content)


def note(reference: str) -> Note:
    """The first note to a measure, written where there is none."""
    found = get_measure(SYSTEM, reference)
    first = Note.objects.filter(measure=found, parent=None).first()
    return first or write_note(actor=SYSTEM, measure=found, cell="title", text="Which banks?")


def milestone(reference: str) -> int:
    """The position of a milestone of a measure, written where there is none."""
    found = get_measure(SYSTEM, reference)
    if not found.milestones.exists():
        step = MilestoneDraft("Draft is written", date(2026, 9, 1))
        write_record(
            actor=SYSTEM,
            measure=found,
            draft=RecordDraft(milestones=(step,)),
            version=found.version,
        )
    return 1
