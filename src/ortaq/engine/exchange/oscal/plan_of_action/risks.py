"""Gaps as risks, what they are about as findings, and measures as their responses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.loss import Reason
from ortaq.engine.exchange.oscal.plan_of_action.told import (
    CO_EXECUTOR,
    LEAD,
    first_instant,
    party,
)
from ortaq.engine.exchange.oscal.values import (
    NAMESPACE,
    Json,
    compact,
    line,
    prop,
    stamp,
    statement_id,
    token,
    uid,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from ortaq.engine.exchange.oscal.plan_of_action.plan import (
        PlannedGap,
        PlannedMeasure,
        PlannedStep,
        RatedProvision,
    )
    from ortaq.engine.exchange.oscal.plan_of_action.told import Teller

TOOL = uid("component", "ortaq")
"""The component that says how large a gap is."""

SEVERITY = "severity"
"""Name of the facet that holds the size of a gap."""


def tool() -> Json:
    """Ortaq as a component of the document."""
    return {
        "uuid": TOOL,
        "type": "software",
        "title": "Ortaq",
        "description": "Scores provisions and keeps the register of gaps.",
        "status": {"state": "operational"},
    }


def risk(
    gap: PlannedGap, measures: Sequence[PlannedMeasure], teller: Teller, *, is_agreed: bool
) -> Json:
    """A gap with the measures that close it."""
    dates = [measure.due_date for measure in measures if measure.due_date]
    return compact(
        {
            "uuid": uid("gap", gap.reference),
            "title": teller.line(gap.title),
            "description": teller.text(gap.description, gap.title),
            "statement": teller.text(gap.description, gap.title),
            "props": _props(gap, teller),
            "status": "closed" if gap.closed_at else "remediating" if measures else "open",
            "characterizations": _characterized(gap),
            "deadline": first_instant(max(dates)) if dates else None,
            "remediations": [
                _response(measure, gap, teller, is_agreed=is_agreed) for measure in measures
            ],
            "risk-log": _log(gap),
        }
    )


def findings(gaps: Sequence[PlannedGap], teller: Teller) -> list[Json]:
    """What the gaps are about; each provision of an assessment once."""
    about: dict[RatedProvision, list[PlannedGap]] = {}
    for gap in gaps:
        for provision in gap.provisions:
            about.setdefault(provision, []).append(gap)
    return [_finding(provision, found, teller) for provision, found in about.items()]


def finding_id(provision: RatedProvision) -> str:
    """Equal to that of the finding in the results of the same assessment."""
    whose = provision.assessment or f"register {provision.framework}"
    return uid("finding", whose, provision.code)


def _props(gap: PlannedGap, teller: Teller) -> list[Json]:
    own = {
        "pillar": gap.pillar,
        "root-cause": gap.root_cause,
        "owner": gap.owner,
        "closing": gap.closing,
        "proof": gap.proof,
        "merged-into": gap.merged_into,
    }
    return [
        prop("code", gap.reference),
        *(prop("provision", f"{one.framework}:{one.code}") for one in gap.provisions),
        *teller.kept("gaps.title", "title", gap.title),
        *teller.kept("gaps.description", "description", gap.description),
        *teller.props("gaps", own),
    ]


def _characterized(gap: PlannedGap) -> list[Json]:
    if gap.severity is None:
        return []
    facet = {"name": SEVERITY, "system": NAMESPACE, "value": f"{gap.severity:f}"}
    actor = {"type": "tool", "actor-uuid": TOOL}
    return [{"origin": {"actors": [actor]}, "facets": [facet]}]


def _log(gap: PlannedGap) -> Json | None:
    entries = [
        _entry(gap, "open", gap.opened_at) if gap.opened_at else None,
        _entry(gap, "closed", gap.closed_at) if gap.closed_at else None,
    ]
    found = [entry for entry in entries if entry]
    return {"entries": found} if found else None


def _entry(gap: PlannedGap, status: str, at: datetime) -> Json:
    return {
        "uuid": uid("gap-log", gap.reference, status),
        "start": stamp(at),
        "status-change": status,
    }


def _finding(provision: RatedProvision, gaps: Sequence[PlannedGap], teller: Teller) -> Json:
    is_met = all(gap.closing in {"answer", "proof"} for gap in gaps)
    own = {"framework": provision.framework, "assessment": provision.assessment}
    status = {
        "state": "satisfied" if is_met else "not-satisfied",
        "reason": "pass" if is_met else "fail",
    }
    identifier = finding_id(provision)
    return compact(
        {
            "uuid": identifier,
            "title": line(provision.code),
            "description": "; ".join(teller.line(gap.title) for gap in gaps),
            "props": [prop("code", provision.code), *teller.props("findings", own)],
            "links": [_link(provision, identifier)] if provision.assessment else [],
            "target": {
                "type": "statement-id",
                "target-id": statement_id(provision.control),
                "status": status,
            },
            "related-risks": [{"risk-uuid": uid("gap", gap.reference)} for gap in gaps],
        }
    )


def _link(provision: RatedProvision, finding: str) -> Json:
    """Where the results of the assessment lie: a file beside this one."""
    return {
        "href": f"{token(provision.assessment)}.assessment-results.json",
        "rel": "assessment-results",
        "resource-fragment": finding,
        "text": line(f"{provision.assessment} {provision.code}"),
    }


def _response(measure: PlannedMeasure, gap: PlannedGap, teller: Teller, *, is_agreed: bool) -> Json:
    begun = "planned" if is_agreed else "recommendation"
    return compact(
        {
            "uuid": uid("response", measure.reference, gap.reference),
            "lifecycle": "completed" if measure.is_done else begun,
            "title": teller.line(measure.title),
            "description": teller.text(measure.description, measure.title),
            "props": [prop("code", measure.reference)],
            "tasks": [
                _task(step, place, measure, gap, teller)
                for place, step in enumerate(measure.steps, start=1)
            ],
        }
    )


def _task(
    step: PlannedStep, place: int, measure: PlannedMeasure, gap: PlannedGap, teller: Teller
) -> Json:
    done = step.done_date.isoformat() if step.done_date else ""
    return compact(
        {
            "uuid": uid("task", measure.reference, gap.reference, place),
            "type": "milestone",
            "title": line(step.title),
            "props": teller.props("measures.steps", {"done-on": done}),
            "timing": _timing(step),
            "responsible-roles": _responsible(measure),
        }
    )


def _timing(step: PlannedStep) -> Json | None:
    if step.due_date is None:
        return None
    due = first_instant(step.due_date)
    if step.start_date is None:
        return {"on-date": {"date": due}}
    return {"within-date-range": {"start": first_instant(step.start_date), "end": due}}


def _responsible(measure: PlannedMeasure) -> list[Json]:
    bodies = {LEAD: [measure.lead] if measure.lead else [], CO_EXECUTOR: measure.co_executors}
    return [
        {"role-id": role, "party-uuids": [party(name) for name in names]}
        for role, names in bodies.items()
        if names
    ]


def note_unlinked(measure: PlannedMeasure, known: set[str], teller: Teller) -> None:
    """Tell what a measure loses whose gaps are not in the document."""
    found = [reference for reference in measure.gaps if reference in known]
    if len(found) < len(measure.gaps):
        teller.book.note("measures.gaps", Reason.DANGLING)
    if measure.steps and not found:
        teller.book.note("measures.steps", Reason.NO_PLACE)
