"""Gaps and the measures that close them as an OSCAL plan of action and milestones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from ortaq.engine.exchange.loss import Loss, LossReport, Reason
from ortaq.engine.exchange.oscal import (
    ActionPlan,
    PlannedGap,
    PlannedMeasure,
    PlannedStep,
    RatedProvision,
    write_plan_of_action,
)
from ortaq.engine.exchange.oscal.values import ids_of
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.frameworks.queries import list_provisions
from ortaq.plan.gaps.queries import EVERYTHING, list_gaps
from ortaq.plan.measures import official, queries
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.frameworks.models import Framework, Provision
    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.gaps.queries import GapFilter
    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.plan.measures.queries import MeasureRow
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

NO_PLAN = Trilingual(
    "Жоспарсыз олқылықтар тізілімі", "Реестр пробелов без плана", "Register of gaps without a plan"
)
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Made:
    """A plan of action as a file.

    Args:
        text: the document.
        losses: what stands under names of ours, and what is left out.
        gaps, measures, milestones: how many of each it holds.
    """

    text: str
    losses: LossReport
    gaps: int
    measures: int
    milestones: int


def make_plan_of_action(
    *,
    actor: Actor,
    language: Language,
    plan: Plan | None = None,
    narrowed: GapFilter = EVERYTHING,
) -> Made:
    """The gaps of the register with the measures of a plan that close them.

    Args:
        actor: who asks; a plan that he may not see does not exist for him.
        language: of the texts; the other languages stand beside them.
        plan: whose measures; None takes the one in force, else the newest.
        narrowed: which gaps. With all gaps come all measures, otherwise those that close one of them.

    Raises:
        NotAllowed: the actor may not read gaps.
        FrameworkInvalid: empty, where there is neither a gap nor a measure.
    """
    plan = plan or queries.find_current_plan(actor)
    found = list(list_gaps(actor, narrowed))
    gaps = _planned_gaps(found, language)
    rows = queries.list_measures(actor, plan, on=clock.today()) if plan else []
    prefetch_related_objects([row.measure for row in rows], "milestones")
    kept = [row for row in rows if row.measure.declared_status != DeclaredStatus.REMOVED]
    removed = len(rows) - len(kept)
    measures = tuple(_planned_measure(row, language) for row in kept)
    if narrowed != EVERYTHING:
        known = {gap.reference for gap in gaps}
        measures = tuple(one for one in measures if known.intersection(one.gaps))
    told = ActionPlan(
        reference=plan.slug if plan else "register",
        title=plan.title if plan else NO_PLAN,
        version=str(plan.version) if plan else "0",
        gaps=gaps,
        measures=measures,
        is_agreed=bool(plan and not plan.is_draft),
        note=official.DEMO_LABEL if _is_demo(plan, found) else Trilingual(),
    )
    text, losses = write_plan_of_action(told, at=clock.now(), language=language)
    if removed:
        losses += LossReport((Loss("measures.removed", Reason.NO_PLACE, removed),))
    steps = sum(len(one.steps) for one in measures)
    return Made(text, losses, len(gaps), len(measures), steps)


def _is_demo(plan: Plan | None, gaps: list[Gap]) -> bool:
    return bool(plan and plan.is_demo) or any(
        gap.assessment.is_demo for gap in gaps if gap.assessment
    )


def _planned_gaps(gaps: list[Gap], language: Language) -> tuple[PlannedGap, ...]:
    frameworks = {
        gap.provision.framework_id: gap.provision.framework for gap in gaps if gap.provision
    }
    controls = {key: _controls(framework) for key, framework in frameworks.items()}
    return tuple(_planned_gap(gap, controls, language) for gap in gaps)


def _controls(framework: Framework) -> dict[str, str]:
    """Identifiers in the framework's catalog, by code of the provision."""
    return ids_of(list_provisions(framework).values_list("code", flat=True))


def _planned_gap(gap: Gap, controls: dict[int, dict[str, str]], language: Language) -> PlannedGap:
    proof = " ".join(filter(None, (gap.proof_of, gap.proof, gap.proof_digest)))
    return PlannedGap(
        reference=gap.reference,
        title=gap.title,
        description=gap.description,
        severity=gap.severity.normalize() + 0,
        pillar=gap.pillar,
        root_cause=gap.root_cause,
        owner=_name(gap.owner, language),
        provisions=(_rated(gap, gap.provision, controls),) if gap.provision else (),
        opened_at=gap.opened_at,
        closed_at=gap.closed_at,
        closing=gap.closing,
        proof=proof or gap.closed_reason,
        merged_into=gap.merged_into.reference if gap.merged_into else "",
    )


def _rated(gap: Gap, provision: Provision, controls: dict[int, dict[str, str]]) -> RatedProvision:
    return RatedProvision(
        assessment=gap.assessment.reference if gap.assessment else "",
        framework=provision.framework.reference,
        code=provision.code,
        control=controls[provision.framework_id][provision.code],
    )


def _planned_measure(row: MeasureRow, language: Language) -> PlannedMeasure:
    measure = row.measure
    cost = row.cost_thousand_kzt
    helpers = (body.organisation for body in measure.co_executors.all())
    return PlannedMeasure(
        reference=measure.reference,
        title=measure.title,
        description=measure.rationale,
        gaps=tuple(link.gap.reference for link in measure.closes.all()),
        lead=_name(measure.lead, language),
        co_executors=tuple(_name(body, language) for body in helpers),
        start_date=measure.start_on,
        due_date=measure.due_on,
        original_deadline=_moved(measure, language),
        cost_kzt=None if cost is None else (cost * THOUSAND).normalize() + 0,
        funding=_funding(measure, language),
        completion=measure.form_of_completion,
        computed=row.standing.status,
        declared=measure.declared_status,
        progress=measure.progress.normalize() + 0,
        is_done=measure.declared_status == DeclaredStatus.DONE,
        steps=tuple(_steps(measure)),
    )


def _steps(measure: Measure) -> Iterable[PlannedStep]:
    for step in sorted(measure.milestones.all(), key=lambda one: one.position):
        yield PlannedStep(step.title, step.due_on, step.start_on, step.done_on)


def _moved(measure: Measure, language: Language) -> str:
    first = measure.original_deadline
    return first.text(language) if first and first != measure.deadline else ""


def _funding(measure: Measure, language: Language) -> str:
    sources = Counter(cost.source for cost in measure.costs.all())
    return "; ".join(official.SOURCES[source].in_(language) for source in sources)


def _name(body: Organisation | None, language: Language) -> str:
    return body.name.in_(language) if body else ""
