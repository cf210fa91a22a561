"""The demonstration plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.direction import Direction
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.models import CostSource
from ortaq.plan.measures.services.drafts import (
    CoExecutorDraft,
    CostDraft,
    IndicatorDraft,
    MeasureDraft,
)
from ortaq.plan.measures.services.links import link_gap
from ortaq.plan.measures.services.measures import add_measure
from ortaq.plan.measures.services.plans import create_plan, publish_plan
from ortaq.plan.measures.services.progress import set_progress
from ortaq.plan.measures.standing import DeclaredStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ortaq.data.demo.entries import DemoMeasure, DemoPlan
    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor

_DECLARED = {
    "planned": DeclaredStatus.NOT_STARTED,
    "in_progress": DeclaredStatus.IN_PROGRESS,
    "delayed": DeclaredStatus.LATE,
    "done": DeclaredStatus.DONE,
}


@transaction.atomic
def load_demo_plan(
    *,
    actor: Actor,
    slug: str,
    plan: DemoPlan,
    measures: Iterable[DemoMeasure],
    gaps: Mapping[str, Gap],
) -> Plan:
    """A published draft plan for demonstration, with its measures and their first reports.

    Args:
        actor: who loads it.
        slug: short name of the plan.
        plan: title and years.
        measures: the content.
        gaps: the gap at each provision (its number); a link to an absent one is left out.

    Raises:
        PlanSlugTaken: it is loaded already.
    """
    opened = create_plan(
        actor=actor,
        slug=slug,
        title=plan.title,
        first_year=plan.first_year,
        last_year=plan.last_year,
        is_demo=True,
    )
    for content in measures:
        measure = add_measure(actor=actor, plan=opened, draft=_draft(content))
        for part in content.gaps:
            if (gap := gaps.get(part.provision)) is not None:
                link_gap(actor=actor, measure=measure, gap=gap, share=part.share)
        set_progress(
            actor=actor,
            measure=measure,
            declared_status=_DECLARED[content.declared_status],
            progress=content.progress,
        )
    return publish_plan(actor=actor, plan=opened)


def _draft(content: DemoMeasure) -> MeasureDraft:
    return MeasureDraft(
        code=content.code,
        direction=Direction(content.direction),
        title=content.title,
        rationale=content.rationale,
        form_of_completion=content.form_of_completion,
        lead=content.lead,
        start_on=content.start,
        deadline=Deadline.parse(content.due.text),
        co_executors=tuple(
            CoExecutorDraft(body.organisation, body.by_agreement) for body in content.co_executors
        ),
        costs=tuple(
            CostDraft(cost.year, CostSource(cost.source), cost.amount_thousand_kzt)
            for cost in content.costs
        ),
        is_funding_required=bool(content.costs),
        indicators=(
            IndicatorDraft(
                name=content.indicator.name,
                unit=content.indicator.unit,
                baseline=content.indicator.baseline,
                targets=content.indicator.targets,
                code=content.indicator.code,
            ),
        ),
    )
