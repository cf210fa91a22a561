"""Gaps and measures as a plan of action and milestones.

A gap is a risk, a measure is an item and a response to each of its gaps, a milestone is a task.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.loss import LossBook, LossReport, Reason
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

if TYPE_CHECKING:
    from decimal import Decimal

LEAD = "lead"
"""Role of the body that answers for a measure."""


@dataclass(frozen=True, slots=True)
class PlannedGap:
    """A gap that the plan closes.

    Args:
        provisions: `framework:code` of the provisions that are not met.
        is_closed: True where it is closed with proof.
    """

    reference: str
    title: str
    description: str
    provisions: tuple[str, ...] = ()
    severity: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A milestone of a measure."""

    title: str
    due_date: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """A measure of the plan.

    Args:
        gaps: references of the gaps it closes.
        lead: name of the body that answers for it.
        cost_kzt: in tenge; None where it has none.
        completion: form of completion.
    """

    reference: str
    title: str
    description: str
    gaps: tuple[str, ...] = ()
    lead: str = ""
    due_date: date | None = None
    cost_kzt: Decimal | None = None
    funding: str = ""
    completion: str = ""
    is_done: bool = False
    steps: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The plan in one version."""

    reference: str
    title: str
    version: str
    gaps: tuple[PlannedGap, ...]
    measures: tuple[PlannedMeasure, ...]


def write_plan_of_action(plan: ActionPlan, *, at: datetime) -> tuple[str, LossReport]:
    """The plan as JSON; cost, funding and form of completion are properties of our namespace.

    Raises:
        FrameworkInvalid: empty, where the plan has no measure: OSCAL knows no plan without items.
    """
    if not plan.measures:
        raise FrameworkInvalid("measures", "empty", plan.reference)
    book = LossBook()
    return to_json("plan-of-action-and-milestones", _Plan(plan, book).content(at)), book.report()


class _Plan:
    def __init__(self, plan: ActionPlan, book: LossBook) -> None:
        self._plan, self._book = plan, book
        self._known = {gap.reference for gap in plan.gaps}
        self._leads = list(dict.fromkeys(m.lead for m in plan.measures if m.lead))

    def content(self, at: datetime) -> Json:
        plan = self._plan
        leads = [
            {"uuid": uid("party", lead), "type": "organization", "name": line(lead)}
            for lead in self._leads
        ]
        roles = [{"id": LEAD, "title": "Lead body"}] if leads else []
        props = [prop("code", plan.reference)]
        return compact(
            {
                "uuid": uid("plan", plan.reference, plan.version, stamp(at)),
                "metadata": metadata(
                    plan.title, plan.version, at, props, roles=roles, parties=leads
                ),
                "system-id": {"identifier-type": _BY_UUID, "id": uid("country plan")},
                "risks": [self._risk(gap) for gap in plan.gaps],
                "poam-items": [self._item(measure) for measure in plan.measures],
            }
        )

    def _risk(self, gap: PlannedGap) -> Json:
        measures = [each for each in self._plan.measures if gap.reference in each.gaps]
        dates = [measure.due_date for measure in measures if measure.due_date]
        props = [prop("code", gap.reference), *(prop("provision", p) for p in gap.provisions)]
        if gap.severity:
            props.append(prop("severity", gap.severity))
        status = "closed" if gap.is_closed else "remediating" if measures else "open"
        return compact(
            {
                "uuid": uid("gap", gap.reference),
                "title": line(gap.title),
                "description": gap.description or line(gap.title),
                "statement": gap.description or line(gap.title),
                "props": props,
                "status": status,
                "deadline": _day(max(dates)) if dates else None,
                "remediations": [self._response(measure, gap) for measure in measures],
            }
        )

    def _response(self, measure: PlannedMeasure, gap: PlannedGap) -> Json:
        return compact(
            {
                "uuid": uid("response", measure.reference, gap.reference),
                "lifecycle": "completed" if measure.is_done else "planned",
                "title": line(measure.title),
                "description": measure.description or line(measure.title),
                "props": [prop("code", measure.reference)],
                "tasks": [
                    self._task(step, place, measure, gap)
                    for place, step in enumerate(measure.steps, start=1)
                ],
            }
        )

    def _task(
        self, step: PlannedStep, place: int, measure: PlannedMeasure, gap: PlannedGap
    ) -> Json:
        timing = {"on-date": {"date": _day(step.due_date)}} if step.due_date else None
        return compact(
            {
                "uuid": uid("task", measure.reference, gap.reference, place),
                "type": "milestone",
                "title": line(step.title),
                "timing": timing,
                "responsible-roles": self._responsible(measure),
            }
        )

    def _responsible(self, measure: PlannedMeasure) -> list[Json]:
        parties = [uid("party", measure.lead)] if measure.lead else []
        return [{"role-id": LEAD, "party-uuids": parties}] if parties else []

    def _item(self, measure: PlannedMeasure) -> Json:
        gaps = [reference for reference in measure.gaps if reference in self._known]
        if len(gaps) < len(measure.gaps):
            self._book.note("measures.gaps", Reason.DANGLING)
        if measure.steps and not gaps:
            self._book.note("measures.steps", Reason.NO_PLACE)
        return compact(
            {
                "uuid": uid("measure", measure.reference),
                "title": line(measure.title),
                "description": measure.description or line(measure.title),
                "props": [prop("code", measure.reference), *self._own(measure)],
                "related-risks": [{"risk-uuid": uid("gap", reference)} for reference in gaps],
            }
        )

    def _own(self, measure: PlannedMeasure) -> list[Json]:
        values = {
            "lead": measure.lead,
            "deadline": measure.due_date.isoformat() if measure.due_date else "",
            "cost-kzt": "" if measure.cost_kzt is None else f"{measure.cost_kzt:f}",
            "funding": measure.funding,
            "completion": measure.completion,
        }
        given = {name: value for name, value in values.items() if value}
        for name in given:
            self._book.note(f"measures.{name}", Reason.OWN_NAMESPACE)
        return [prop(name, value) for name, value in given.items()]


_BY_UUID = "https://ietf.org/rfc/rfc4122"


def _day(day: date) -> str:
    """The first instant of a day, as a deadline has no hour."""
    return stamp(datetime.combine(day, time(), UTC))
