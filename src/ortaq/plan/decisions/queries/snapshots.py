"""What was decided about, frozen as canonical JSON, and how it differs from what is there today."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ortaq.plan.assessments.queries import get_assessment, get_scores
from ortaq.plan.decisions.models import DecisionSubject
from ortaq.plan.measures.queries import list_measures
from ortaq.shared import clock
from ortaq.shared.audit.encoding import canonical
from ortaq.shared.files.queries import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from ortaq.engine.score.tree import Score
    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.decisions.models import Decision
    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is no longer what was decided about; None where a side has none."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed of one measure or answer.

    Args:
        reference: its number or code.
        code: how the paper calls it.
        kind: `added`, `removed` or `changed`.
        changes: the values that differ, by name of the field.
    """

    reference: str
    code: str
    kind: str
    changes: tuple[Change, ...] = ()


def plan_snapshot(actor: Actor, plan: Plan) -> bytes:
    """The version that a plan has now, with its measures and all their parts, as canonical JSON."""
    rows = list_measures(actor, plan, on=clock.today())
    return canonical(
        {
            "kind": "plan",
            "reference": plan.slug,
            "version": plan.version,
            "title": plan.title.as_dict(),
            "years": [plan.first_year, plan.last_year],
            "items": {row.measure.reference: _measure(row.measure) for row in rows},
        }
    )


def _measure(measure: Measure) -> dict[str, object]:
    lead = measure.lead
    return {
        "code": measure.code,
        "direction": measure.direction,
        "title": measure.title.as_dict(),
        "rationale": measure.rationale.as_dict(),
        "form_of_completion": measure.form_of_completion.as_dict(),
        "lead": lead.code if lead else "",
        "co_executors": [
            {"code": body.organisation.code, "by_agreement": body.by_agreement}
            for body in measure.co_executors.all()
        ],
        "start_on": measure.start_on.isoformat() if measure.start_on else "",
        "deadline": measure.deadline.code if measure.deadline else "",
        "is_funding_required": measure.is_funding_required,
        "costs": [
            {
                "year": cost.year,
                "source": cost.source,
                "thousand_kzt": _plain(cost.amount_thousand_kzt),
            }
            for cost in measure.costs.all()
        ],
        "gaps": sorted(
            (
                {"gap": link.gap.reference, "share": _plain(link.share)}
                for link in measure.closes.all()
            ),
            key=lambda link: link["gap"],
        ),
        "indicators": [
            {
                "name": row.name.as_dict(),
                "unit": row.unit.as_dict(),
                "baseline": None if row.baseline is None else _plain(row.baseline),
                "targets": {str(year): _plain(n) for year, n in row.targets_by_year.items()},
            }
            for row in measure.indicators.all()
        ],
        "no_indicator_reason": measure.no_indicator_reason.as_dict(),
    }


def _plain(number: Decimal) -> str:
    """The number without zeros that say nothing: 48.000 and 48 are the same."""
    return f"{number.normalize():f}"


def assessment_snapshot(actor: Actor, reference: str) -> bytes:
    """The answers and scores that an assessment has now, as canonical JSON.

    Raises:
        Assessment.DoesNotExist: none has this number.
    """
    assessment = get_assessment(actor, reference)
    scores = get_scores(actor, reference)
    return canonical(
        {
            "kind": "assessment",
            "reference": assessment.reference,
            "framework": assessment.framework.reference,
            "score": _bounds(scores.whole),
            "items": {
                row.provision.code: {
                    "code": row.provision.code,
                    "ratings": [_word(word) for word in row.ratings],
                    "state": row.answer.state if row.answer else "",
                    "version": row.answer.version if row.answer else 0,
                    "score": _bounds(row.score),
                }
                for row in scores.provisions
            },
        }
    )


def _word(word: Trilingual | None) -> dict[str, str]:
    return word.as_dict() if word else {}


def _bounds(score: Score) -> list[str]:
    """The bounds of a share with four decimals; empty where nothing applies."""
    return ["" if bound is None else f"{bound:.4f}" for bound in (score.low, score.high)]


def list_drift(actor: Actor, decision: Decision) -> list[Drift]:
    """What changed since the decision of what it was about, by code; empty where nothing did."""
    if decision.snapshot is None or decision.subject == DecisionSubject.DOCUMENT:
        return []
    frozen = json.loads(read(decision.snapshot))
    if decision.subject == DecisionSubject.PLAN and decision.plan is not None:
        now = json.loads(plan_snapshot(actor, decision.plan))
    else:
        now = json.loads(assessment_snapshot(actor, decision.subject_reference))
    return compare(frozen["items"], now["items"])


def compare(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> list[Drift]:
    """The items that were added, removed or changed, by code.

    Example:
        >>> [(d.code, d.kind) for d in compare({"a": {"code": "1"}}, {"b": {"code": "2"}})]
        [('1', 'removed'), ('2', 'added')]
    """
    drifts = []
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old is None:
            drifts.append(Drift(key, str(after[key]["code"]), "added"))
        elif new is None:
            drifts.append(Drift(key, str(old["code"]), "removed"))
        elif old != new:
            drifts.append(Drift(key, str(new["code"]), "changed", _changes(old, new)))
    return sorted(drifts, key=lambda drift: (drift.code, drift.reference))


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    return tuple(
        Change(name, old.get(name), new.get(name)) for name in new if old.get(name) != new.get(name)
    )
