"""Keeping passports and targets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.picture.indicators.models import (
    Direction,
    Indicator,
    IndicatorChange,
    IndicatorTarget,
)
from ortaq.picture.indicators.periods import Frequency, Period
from ortaq.picture.indicators.permissions import MANAGE
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from ortaq.engine.cube.formula import IndicatorDefinition
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

_SOURCE = Trilingual(
    kk="Ortaq тізілімі: хабарламалар", ru="Реестр Ortaq: сообщения", en="Ortaq register: reports"
)


class IndicatorCodeTaken(OrtaqError):
    """Another indicator has this code. Choose another one."""

    code = "indicator_code_taken"


class IndicatorChangedMeanwhile(OrtaqError):
    """Somebody changed the passport since it was read. Read it again."""

    code = "indicator_changed_meanwhile"


@dataclass(frozen=True, slots=True)
class PassportDraft:
    """What a passport says; see the model."""

    name: Trilingual
    definition: Trilingual
    limits: Trilingual = field(default_factory=Trilingual)
    unit_words: Trilingual = field(default_factory=Trilingual)
    places: int = 1
    direction: Direction = Direction.NONE
    frequency: Frequency = Frequency.HALF_YEAR
    source: Trilingual = field(default_factory=Trilingual)
    owner: Organisation | None = None
    baseline: Decimal | None = None
    baseline_period: str = ""
    is_public: bool = True


@transaction.atomic
def load_indicators(*, actor: Actor, definitions: Iterable[IndicatorDefinition]) -> int:
    """Add the product's own indicators that are not there yet; return how many were added."""
    actor.require(MANAGE)
    known = set(Indicator.objects.values_list("code", flat=True))
    now = clock.now()
    new = [
        Indicator(
            code=one.code,
            position=position,
            is_computed=one.formula is not None or bool(one.per_head_of),
            name=one.name,
            definition=one.definition,
            limits=one.limits,
            unit=one.unit,
            unit_words=one.unit_words or Trilingual(),
            places=one.places,
            direction=one.direction,
            frequency=Frequency(one.frequency),
            source=one.source or _SOURCE,
            added_at=now,
            added_by=actor.name,
        )
        for position, one in enumerate(definitions, start=1)
        if one.code not in known
    ]
    if new:
        Indicator.objects.bulk_create(new)
        record(actor, "indicator.load", subject_kind="indicator", subject="product", count=len(new))
    return len(new)


@transaction.atomic
def add_indicator(*, actor: Actor, code: str, draft: PassportDraft) -> Indicator:
    """Add an indicator whose values somebody enters.

    Raises:
        NotAllowed: the role may not.
        IndicatorCodeTaken: the code is in use.
        BadPeriod: the period of the baseline is none.
    """
    actor.require(MANAGE)
    _check(draft)
    if Indicator.objects.filter(code__iexact=code).exists():
        raise IndicatorCodeTaken(value=code)
    last = Indicator.objects.aggregate(last=Max("position"))["last"] or 0
    added = Indicator.objects.create(
        code=code,
        position=last + 1,
        is_computed=False,
        added_at=clock.now(),
        added_by=actor.name,
        **_fields(draft),
    )
    record(actor, "indicator.add", subject_kind="indicator", subject=code)
    return added


@transaction.atomic
def change_indicator(
    *, actor: Actor, indicator: Indicator, draft: PassportDraft, version: int, reason: str
) -> Indicator:
    """Change a passport; what changed is kept with the reason.

    The unit and the formula of a computed indicator stay.

    Raises:
        NotAllowed: the role may not.
        IndicatorChangedMeanwhile: the passport has another version.
        BadPeriod: the period of the baseline is none.
    """
    actor.require(MANAGE)
    _check(draft)
    current = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if current.version != version:
        raise IndicatorChangedMeanwhile
    fields = _fields(draft)
    changed = [name for name, value in fields.items() if getattr(current, name) != value]
    if not changed:
        return current
    for name in changed:
        setattr(current, name, fields[name])
    current.version += 1
    current.save()
    IndicatorChange.objects.create(
        indicator=current,
        at=clock.now(),
        by=actor.name,
        fields=changed,
        reason=reason.strip() or "–",
    )
    record(
        actor, "indicator.change", subject_kind="indicator", subject=current.code, changed=changed
    )
    return current


@transaction.atomic
def set_target(*, actor: Actor, indicator: Indicator, year: int, value: Decimal | None) -> None:
    """Set the target of a year, or take it away.

    Raises:
        NotAllowed: the role may not.
    """
    actor.require(MANAGE)
    if value is None:
        IndicatorTarget.objects.filter(indicator=indicator, year=year).delete()
    else:
        IndicatorTarget.objects.update_or_create(
            indicator=indicator, year=year, defaults={"value": value}
        )
    record(
        actor,
        "indicator.target",
        subject_kind="indicator",
        subject=indicator.code,
        year=year,
        value=None if value is None else str(value),
    )


def _check(draft: PassportDraft) -> None:
    if draft.baseline_period:
        Period.parse(draft.baseline_period)


def _fields(draft: PassportDraft) -> dict[str, object]:
    has_baseline = draft.baseline is not None and bool(draft.baseline_period)
    return {
        "name": draft.name,
        "definition": draft.definition,
        "limits": draft.limits,
        "unit_words": draft.unit_words,
        "places": draft.places,
        "direction": draft.direction,
        "frequency": draft.frequency,
        "source": draft.source,
        "owner": draft.owner,
        "baseline": draft.baseline if has_baseline else None,
        "baseline_period": draft.baseline_period if has_baseline else "",
        "is_public": draft.is_public,
    }
