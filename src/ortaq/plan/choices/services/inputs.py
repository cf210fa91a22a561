"""Writing planning inputs and exclusions."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.choices.models import Exclusion, PlanningInput
from ortaq.plan.choices.origin import FIELDS, MOST_MULTIPLE, Kind
from ortaq.plan.choices.permissions import MANAGE
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.country import pack
from ortaq.shared.people.queries import find_organisation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor

ONE = Decimal(1)
NUMBERS = tuple(name for fields in FIELDS.values() for name in fields)
"""Names of the numbers that have a spread, equal in the draft and in the model."""


class BadPlanningInput(OrtaqError):
    """A planning input contradicts itself or names something unknown. Correct the field that is named."""

    code = "bad_planning_input"


class InputChangedMeanwhile(OrtaqError):
    """Somebody changed these inputs since they were read. Read them again."""

    code = "input_changed_meanwhile"


@dataclass(frozen=True, slots=True)
class InputDraft:
    """The planning inputs of a measure; see the model for each."""

    latest_start: int | None = None
    mandatory_reason: str = ""
    pilot_cost: Decimal | None = None
    pilot_effect: Decimal | None = None
    harm_thousand_kzt: Decimal = Decimal(0)
    harm_low: Decimal | None = None
    harm_high: Decimal | None = None
    cost_low: Decimal = ONE
    cost_mode: Decimal = ONE
    cost_high: Decimal = ONE
    effect_low: Decimal = ONE
    effect_mode: Decimal = ONE
    effect_high: Decimal = ONE
    staff: dict[str, float] = field(default_factory=dict)
    regions: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    source: str = ""


@transaction.atomic
def save_input(
    *, actor: Actor, measure: Measure, draft: InputDraft, expected_version: int
) -> PlanningInput:
    """Write the planning inputs of a measure; numbers of experts that are changed lose their origin.

    Raises:
        NotAllowed: the role may not.
        BadPlanningInput: a value is off its scale or names what is not there, or measures would need one
            another in a circle.
        InputChangedMeanwhile: somebody else wrote them since.
    """
    actor.require(MANAGE)
    _check(measure, draft)
    needs = _measures(measure.plan, draft.needs, "needs")
    _check_order(measure, draft.needs)
    current = PlanningInput.objects.select_for_update().filter(measure=measure).first()
    if (current.version if current else 0) != expected_version:
        raise InputChangedMeanwhile
    saved, _ = PlanningInput.objects.update_or_create(
        measure=measure,
        defaults={
            "latest_start": draft.latest_start,
            "is_mandatory": bool(draft.mandatory_reason),
            "mandatory_reason": draft.mandatory_reason,
            "pilot_cost": draft.pilot_cost,
            "pilot_effect": draft.pilot_effect,
            **{name: getattr(draft, name) for name in NUMBERS},
            "origins": _kept_origins(current, draft),
            "staff": draft.staff,
            "regions": list(draft.regions),
            "source": draft.source,
            "version": expected_version + 1,
            "changed_at": clock.now(),
            "changed_by": actor.name,
        },
    )
    saved.needs.set(needs)
    record(
        actor,
        "planning_input.save",
        subject_kind="measure",
        subject=measure.reference,
        version=saved.version,
    )
    return saved


@transaction.atomic
def exclude(*, actor: Actor, plan: Plan, codes: Sequence[str], reason: str) -> Exclusion:
    """Say that at most one of these measures is to be taken.

    Raises:
        NotAllowed: the role may not.
        BadPlanningInput: fewer than two measures, an unknown one, or no reason.
    """
    actor.require(MANAGE)
    measures = _measures(plan, codes, "codes")
    if len(measures) < 2:
        raise BadPlanningInput(field="codes")
    if not reason.strip():
        raise BadPlanningInput(field="reason")
    added = Exclusion.objects.create(
        plan=plan, reason=reason.strip(), added_at=clock.now(), added_by=actor.name
    )
    added.measures.set(measures)
    record(
        actor,
        "exclusion.add",
        subject_kind="plan",
        subject=plan.slug,
        measures=sorted(one.code for one in measures),
    )
    return added


@transaction.atomic
def withdraw_exclusion(*, actor: Actor, exclusion: Exclusion) -> None:
    """Take an exclusion back."""
    actor.require(MANAGE)
    record(
        actor,
        "exclusion.withdraw",
        subject_kind="plan",
        subject=exclusion.plan.slug,
        measures=sorted(exclusion.measures.values_list("code", flat=True)),
    )
    exclusion.delete()


def _measures(plan: Plan, codes: Sequence[str], name: str) -> list[Measure]:
    found = {one.code: one for one in plan.measures.filter(code__in=codes)}
    if missing := [code for code in codes if code not in found]:
        raise BadPlanningInput(field=name, value=missing[0])
    return list(found.values())


def _kept_origins(current: PlanningInput | None, draft: InputDraft) -> dict[str, object]:
    """Origins of the numbers that the draft leaves as they are."""
    if current is None:
        return {}
    return {
        kind: told
        for kind, told in current.origins.items()
        if all(getattr(current, name) == getattr(draft, name) for name in FIELDS[Kind(kind)])
    }


def _check_order(measure: Measure, needs: Sequence[str]) -> None:
    """Refuse a need that in the end needs this measure itself."""
    told = PlanningInput.objects.filter(measure__plan=measure.plan_id).exclude(measure=measure)
    rows = told.values_list("measure__code", "needs__code")
    after: dict[str, set[str]] = {}
    for code, need in rows:
        after.setdefault(code, set()).add(need)
    seen: set[str] = set()
    ahead = list(needs)
    while ahead:
        code = ahead.pop()
        if code == measure.code:
            raise BadPlanningInput(field="needs")
        if code not in seen:
            seen.add(code)
            ahead += after.get(code, ())


def _check(measure: Measure, draft: InputDraft) -> None:
    plan = measure.plan
    pilot = (draft.pilot_cost, draft.pilot_effect)
    sound = {
        "latest_start": draft.latest_start is None or draft.latest_start in plan.years,
        "pilot": pilot == (None, None) or all(part is not None and 0 < part < 1 for part in pilot),
        "harm_thousand_kzt": draft.harm_thousand_kzt >= 0,
        "harm_low": _is_harm_spread(draft),
        "cost_low": 0 <= draft.cost_low <= draft.cost_mode,
        "cost_high": draft.cost_mode <= draft.cost_high < MOST_MULTIPLE,
        "effect_low": 0 <= draft.effect_low <= draft.effect_mode,
        "effect_high": draft.effect_mode <= draft.effect_high < MOST_MULTIPLE,
        "staff": all(find_organisation(code) and posts > 0 for code, posts in draft.staff.items()),
        "regions": set(draft.regions) <= {region.code for region in pack().regions},
        "needs": measure.code not in draft.needs,
    }
    for name, holds in sound.items():
        if not holds:
            raise BadPlanningInput(field=name)


def _is_harm_spread(draft: InputDraft) -> bool:
    low, high = draft.harm_low, draft.harm_high
    if low is None or high is None:
        return low is None and high is None
    return 0 <= low <= 1 <= high < MOST_MULTIPLE
