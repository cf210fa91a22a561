"""Gaps and measures to a plan of action and milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.loss import LossBook, LossReport
from ortaq.engine.exchange.oscal.plan_of_action.risks import (
    finding_id,
    findings,
    note_unlinked,
    risk,
    tool,
)
from ortaq.engine.exchange.oscal.plan_of_action.told import (
    CO_EXECUTOR,
    LEAD,
    OWNER,
    ROLES,
    Teller,
    parties,
)
from ortaq.engine.exchange.oscal.values import (
    Json,
    compact,
    line,
    metadata,
    prop,
    stamp,
    to_json,
    uid,
)
from ortaq.engine.terms.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from ortaq.engine.exchange.oscal.plan_of_action.plan import (
        ActionPlan,
        PlannedGap,
        PlannedMeasure,
    )

MEASURE, GAP = "measure", "gap"
"""What an item stands for."""

_BY_UUID = "https://ietf.org/rfc/rfc4122"


def write_plan_of_action(
    plan: ActionPlan, *, at: datetime, language: Language = Language.EN
) -> tuple[str, LossReport]:
    """The plan as JSON, its texts in one language with the others as properties beside them.

    Size of a gap, dates, leads and milestones have their places; cost, funding, form of completion,
    status and progress are properties of our namespace.

    Raises:
        FrameworkInvalid: empty, where there is neither a gap nor a measure: OSCAL knows no plan
            without items.
    """
    if not plan.measures and not plan.gaps:
        raise FrameworkInvalid("measures", "empty", plan.reference)
    book = LossBook()
    content = _Plan(plan, Teller(language, book)).content(at)
    return to_json("plan-of-action-and-milestones", content), book.report()


class _Plan:
    def __init__(self, plan: ActionPlan, teller: Teller) -> None:
        self._plan, self._teller = plan, teller
        self._known = {gap.reference for gap in plan.gaps}
        self._closing: dict[str, list[PlannedMeasure]] = {}
        for measure in plan.measures:
            for reference in measure.gaps:
                self._closing.setdefault(reference, []).append(measure)

    def content(self, at: datetime) -> Json:
        plan = self._plan
        props = [
            prop("code", plan.reference),
            prop("language", self._teller.language),
            *self._teller.kept("title", "title", plan.title),
        ]
        bodies = parties(name for _, name in self._bodies())
        used = {role for role, _ in self._bodies()}
        roles = [{"id": role, "title": title} for role, title in ROLES.items() if role in used]
        return compact(
            {
                "uuid": uid("plan", plan.reference, plan.version, stamp(at)),
                "metadata": metadata(
                    self._teller.line(plan.title),
                    plan.version,
                    at,
                    props,
                    roles=roles,
                    parties=bodies,
                    remarks=plan.note.in_(self._teller.language),
                ),
                "system-id": {"identifier-type": _BY_UUID, "id": uid("country plan")},
                "local-definitions": {"components": [tool()]} if plan.gaps else None,
                "risks": [self._risk(gap) for gap in plan.gaps],
                "findings": findings(plan.gaps, self._teller),
                "poam-items": [
                    *map(self._measure, plan.measures),
                    *(self._gap(gap) for gap in plan.gaps if gap.reference not in self._closing),
                ],
            }
        )

    def _bodies(self) -> Iterator[tuple[str, str]]:
        for gap in self._plan.gaps:
            if gap.owner:
                yield OWNER, gap.owner
        for measure in self._plan.measures:
            if measure.lead:
                yield LEAD, measure.lead
            for name in measure.co_executors:
                yield CO_EXECUTOR, name

    def _risk(self, gap: PlannedGap) -> Json:
        measures = self._closing.get(gap.reference, [])
        return risk(gap, measures, self._teller, is_agreed=self._plan.is_agreed)

    def _measure(self, measure: PlannedMeasure) -> Json:
        note_unlinked(measure, self._known, self._teller)
        gaps = [gap for gap in self._plan.gaps if gap.reference in measure.gaps]
        return compact(
            {
                "uuid": uid("measure", measure.reference),
                "title": self._teller.line(measure.title),
                "description": self._teller.text(measure.description, measure.title),
                "props": [
                    prop("code", measure.reference),
                    prop("kind", MEASURE),
                    *self._teller.kept("measures.title", "title", measure.title),
                    *self._teller.kept("measures.description", "description", measure.description),
                    *self._own(measure),
                ],
                **_related(gaps),
            }
        )

    def _gap(self, gap: PlannedGap) -> Json:
        return compact(
            {
                "uuid": uid("gap-item", gap.reference),
                "title": self._teller.line(gap.title),
                "description": self._teller.text(gap.description, gap.title),
                "props": [prop("code", gap.reference), prop("kind", GAP)],
                **_related([gap]),
            }
        )

    def _own(self, measure: PlannedMeasure) -> list[Json]:
        completion = measure.completion.in_(self._teller.language)
        values: dict[str, object] = {
            "lead": measure.lead,
            "start": measure.start_date.isoformat() if measure.start_date else "",
            "deadline": measure.due_date.isoformat() if measure.due_date else "",
            "original-deadline": measure.original_deadline,
            "cost-kzt": "" if measure.cost_kzt is None else f"{measure.cost_kzt:f}",
            "funding": measure.funding,
            "completion": line(completion) if completion.strip() else "",
            "status-computed": measure.computed,
            "status-declared": measure.declared,
            "progress": "" if measure.progress is None else f"{measure.progress:f}",
        }
        helpers = [prop(CO_EXECUTOR, name) for name in measure.co_executors]
        return [*self._teller.props("measures", values), *helpers]


def _related(gaps: Sequence[PlannedGap]) -> Json:
    about = dict.fromkeys(one for gap in gaps for one in gap.provisions)
    return {
        "related-findings": [{"finding-uuid": finding_id(one)} for one in about],
        "related-risks": [{"risk-uuid": uid("gap", gap.reference)} for gap in gaps],
    }
