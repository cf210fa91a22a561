"""Versions of measures and of the whole plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.plan.measures.models import MeasureVersion
from ortaq.plan.measures.permissions import READ
from ortaq.plan.measures.queries.drafting.differences import compare
from ortaq.shared import clock
from ortaq.shared.people.queries import list_organisations
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.plan.measures.queries.drafting.differences import CellChange
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class MeasureDifference:
    """A measure that is new, gone or changed between two versions of its plan.

    Args:
        measure: which.
        code: in the newer version.
        old: number of its version then; None where it was not there.
        new: number of its version now; None where it was not there.
        changes: the cells that differ; empty for a new or missing one.
    """

    measure: Measure
    code: str
    old: int | None
    new: int | None
    changes: list[CellChange]


def list_versions(actor: Actor, measure: Measure) -> QuerySet[MeasureVersion]:
    """Versions of a measure that the actor may see, newest first."""
    actor.require(READ)
    return MeasureVersion.objects.filter(measure=measure).order_by("-number")


def get_version(actor: Actor, measure: Measure, number: int) -> MeasureVersion:
    """One version by its number.

    Raises:
        MeasureVersion.DoesNotExist: there is none.
    """
    return list_versions(actor, measure).get(number=number)


def find_base(measure: Measure, measure_version: int) -> dict[str, str] | None:
    """The content with which a writer began who had this counter before him; None where nobody knows."""
    found = (
        MeasureVersion.objects.filter(measure=measure, measure_version=measure_version)
        .order_by("-number")
        .first()
    )
    return None if found is None else dict(found.content)


def list_plan_versions(actor: Actor, plan: Plan) -> list[MeasureVersion]:
    """The last change at each version of a plan, newest first."""
    actor.require(READ)
    rows = (
        MeasureVersion.objects.filter(measure__plan=plan)
        .defer("content")
        .order_by("-plan_version", "-pk")
    )
    found: dict[int, MeasureVersion] = {}
    for row in rows:
        found.setdefault(row.plan_version, row)
    return list(found.values())


def compare_plan(actor: Actor, plan: Plan, old: int, new: int) -> list[MeasureDifference]:
    """Which measures were added, removed and changed between two versions of a plan, in its order."""
    actor.require(READ)
    before, after = _contents(plan, old), _contents(plan, new)
    bodies = body_names()
    found = []
    for key in dict.fromkeys([*after, *before]):
        then, now = before.get(key), after.get(key)
        if then and now and then.content == now.content:
            continue
        row = now or then
        if row is None:  # pragma: no cover - every key comes from one of the two
            continue
        found.append(
            MeasureDifference(
                measure=row.measure,
                code=row.content.get("code", ""),
                old=then.number if then else None,
                new=now.number if now else None,
                changes=compare(then.content, now.content, bodies) if then and now else [],
            )
        )
    return found


def body_names() -> Mapping[str, str]:
    """Code of every organisation to its short name in the reader's language."""
    bodies = list_organisations(on=clock.today(), language=language())
    return {body.code: in_language(body.short_name) for body in bodies}


def _contents(plan: Plan, version: int) -> dict[int, MeasureVersion]:
    """Measure to its newest version at a version of the plan."""
    rows = (
        MeasureVersion.objects.filter(measure__plan=plan, plan_version__lte=version)
        .select_related("measure")
        .order_by("measure__position", "number")
    )
    return {row.measure_id: row for row in rows}
