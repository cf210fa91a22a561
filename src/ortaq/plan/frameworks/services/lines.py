"""Lines between provisions, drawn by the secretariat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.framework import NO_TEXT, Rationale
from ortaq.plan.frameworks.models import (
    ChangeKind,
    Framework,
    LineOrigin,
    Provision,
    ProvisionMapping,
)
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.services.history import check_seen, note_change
from ortaq.plan.frameworks.stored import line_state

if TYPE_CHECKING:
    from ortaq.engine.terms.framework import Relation
    from ortaq.engine.terms.language import Trilingual
    from ortaq.shared.actors import Actor

STRONGEST = 10
"""Source: CISO Assistant and OSCAL mappings count strength from 0 to 10."""


class LineUnfit(OrtaqError):
    """A line joins provisions of two frameworks, with a strength of 0 to 10. Correct it."""

    code = "framework_line_unfit"


class LineExists(OrtaqError):
    """A line joins these two provisions already. Change that one."""

    code = "framework_line_exists"


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A line as the editor writes it; relation and strength are read from source to target."""

    relation: Relation
    strength: int
    note: Trilingual = NO_TEXT
    rationale: Rationale = Rationale.SEMANTIC


@transaction.atomic
def draw_line(
    *, actor: Actor, source: Provision, target: Provision, draft: LineDraft
) -> ProvisionMapping:
    """Draw a line between provisions of two frameworks.

    Raises:
        NotAllowed: the actor may not draw lines.
        LineUnfit: both are of one framework, or the strength is off its range.
        LineExists: the two are joined, at either end.
    """
    actor.require(MANAGE)
    Framework.objects.select_for_update().get(pk=source.framework_id)
    _check(source, target, draft)
    lines = ProvisionMapping.objects.filter(provision__framework=source.framework_id)
    last = lines.aggregate(last=Max("position"))["last"]
    line = ProvisionMapping(
        provision=source,
        target=name_of(target),
        position=0 if last is None else last + 1,
        origin=LineOrigin.HAND,
    )
    _write(line, draft)
    note_change(actor, source.framework, ChangeKind.LINE_DRAWN, source.code, {}, line_state(line))
    return line


@transaction.atomic
def change_line(
    *, actor: Actor, line: ProvisionMapping, draft: LineDraft, seen: str
) -> ProvisionMapping:
    """Say something else of two provisions that are joined; the line is then one drawn by hand.

    Raises:
        NotAllowed, LineUnfit: see `draw_line`.
        ChangedMeanwhile: somebody else changed it since.
    """
    actor.require(MANAGE)
    line = ProvisionMapping.objects.select_for_update().get(pk=line.pk)
    before = line_state(line)
    check_seen(before, seen)
    if not 0 <= draft.strength <= STRONGEST:
        raise LineUnfit
    line.origin, line.library = LineOrigin.HAND, None
    _write(line, draft)
    source = line.provision
    note_change(
        actor, source.framework, ChangeKind.LINE_CHANGED, source.code, before, line_state(line)
    )
    return line


@transaction.atomic
def remove_line(*, actor: Actor, line: ProvisionMapping) -> None:
    """Take a line away.

    Raises:
        NotAllowed: the actor may not.
    """
    actor.require(MANAGE)
    source = line.provision
    note_change(actor, source.framework, ChangeKind.LINE_REMOVED, source.code, line_state(line), {})
    line.delete()


def name_of(provision: Provision) -> str:
    """How a line names its target."""
    return f"{provision.framework.reference}:{provision.code}"


def _check(source: Provision, target: Provision, draft: LineDraft) -> None:
    if source.framework_id == target.framework_id or not 0 <= draft.strength <= STRONGEST:
        raise LineUnfit
    ways = ((source, target), (target, source))
    for one, other in ways:
        named = (name_of(other), f"{other.framework.slug}:{other.code}")
        if ProvisionMapping.objects.filter(provision=one, target__in=named).exists():
            raise LineExists(source=source.code, target=target.code)


def _write(line: ProvisionMapping, draft: LineDraft) -> None:
    line.relation, line.strength = draft.relation, draft.strength
    line.note, line.rationale = draft.note, draft.rationale
    line.save()
