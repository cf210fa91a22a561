"""Taking over into the planning inputs what experts estimated."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.plan.choices.models import PlanningInput
from ortaq.plan.choices.origin import FIELDS, MOST_MULTIPLE, Kind
from ortaq.plan.choices.permissions import MANAGE
from ortaq.plan.choices.services.inputs import BadPlanningInput
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from ortaq.plan.choices.origin import Origin
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor

_PLACES = Decimal("0.001")


@transaction.atomic
def take_estimate(
    *,
    actor: Actor,
    measure: Measure,
    kind: Kind,
    triangle: tuple[Decimal, Decimal, Decimal],
    origin: Origin,
) -> bool:
    """Write low, mode and high of one number with its origin; return False where they stand there already.

    Args:
        actor: who takes over.
        measure: whose number.
        kind: which one.
        triangle: cost and effect as multiples of those in the plan, harm in thousand tenge.
        origin: the experts.

    Raises:
        NotAllowed: the role may not.
        BadPlanningInput: the numbers are out of order, negative, or off the scale.
    """
    actor.require(MANAGE)
    values = dict(zip(FIELDS[kind], _fields(kind, triangle), strict=True))
    current = PlanningInput.objects.select_for_update().filter(measure=measure).first()
    present = current or PlanningInput(measure=measure, version=0)
    told = origin.plain()
    if present.origins.get(kind) == told and all(
        getattr(present, name) == value for name, value in values.items()
    ):
        return False
    PlanningInput.objects.update_or_create(
        measure=measure,
        defaults={
            **values,
            "origins": {**present.origins, kind.value: told},
            "version": present.version + 1,
            "changed_at": clock.now(),
            "changed_by": actor.name,
        },
    )
    record(
        actor,
        "planning_input.take",
        subject_kind="measure",
        subject=measure.reference,
        version=present.version + 1,
        number=kind.value,
        survey=origin.survey,
        question=origin.question,
    )
    return True


def _fields(
    kind: Kind, triangle: tuple[Decimal, Decimal, Decimal]
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """The values of the number's fields."""
    low, mode, high = triangle
    if not 0 <= low <= mode <= high:
        raise BadPlanningInput(field=f"{kind}_low")
    if kind != Kind.HARM:
        return _multiple(kind, low), _multiple(kind, mode), _multiple(kind, high)
    money = mode.quantize(_PLACES)
    if not money:
        return money, None, None
    return money, _multiple(kind, low / money), _multiple(kind, high / money)


def _multiple(kind: Kind, value: Decimal) -> Decimal:
    rounded = value.quantize(_PLACES)
    if rounded >= MOST_MULTIPLE:
        raise BadPlanningInput(field=f"{kind}_high")
    return rounded
