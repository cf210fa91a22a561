"""Storing the full record of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.cells import RECORD_TEXTS
from ortaq.plan.measures.models import Funding, MeasureRecord, Milestone, Risk

if TYPE_CHECKING:
    from ortaq.plan.measures.models import Measure
    from ortaq.plan.measures.services.record_draft import RecordDraft


def write_record_parts(measure: Measure, draft: RecordDraft) -> None:
    """Store the record; its parts are replaced as a whole."""
    low, mode, high = draft.effect
    texts = {name: draft.texts.get(name, Trilingual()) for name in RECORD_TEXTS}
    MeasureRecord.objects.update_or_create(
        measure=measure,
        defaults={**texts, "effect_low": low, "effect_mode": mode, "effect_high": high},
    )
    _write_milestones(measure, draft)
    measure.risks.all().delete()
    Risk.objects.bulk_create(
        Risk(
            measure=measure,
            position=position,
            text=risk.text,
            probability=risk.probability,
            impact=risk.impact,
            mitigation=risk.mitigation,
        )
        for position, risk in enumerate(draft.risks, start=1)
    )
    measure.funding.all().delete()
    Funding.objects.bulk_create(
        Funding(
            measure=measure,
            year=line.year,
            source=line.source,
            requested=line.requested,
            approved=line.approved,
            spent=line.spent,
        )
        for line in draft.funding
    )


def _write_milestones(measure: Measure, draft: RecordDraft) -> None:
    measure.milestones.all().delete()
    Milestone.objects.bulk_create(
        Milestone(
            measure=measure,
            position=position,
            title=step.title,
            start_on=step.start_on,
            due_on=step.due_on,
            depends_on=list(step.depends_on),
            weight=step.weight,
            done_on=step.done_on,
        )
        for position, step in enumerate(draft.milestones, start=1)
    )
