"""Provisions of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.framework import NO_TEXT
from ortaq.plan.frameworks.models import ChangeKind, Framework, Provision, ProvisionGroup
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.services.content import count_provisions
from ortaq.plan.frameworks.services.groups import CodeTaken
from ortaq.plan.frameworks.services.history import check_seen, hold_draft, note_change
from ortaq.plan.frameworks.services.order import swap
from ortaq.plan.frameworks.stored import evidence_out, provision_state

if TYPE_CHECKING:
    from ortaq.engine.terms.framework import EvidenceRequest, ProvisionKind
    from ortaq.engine.terms.language import Trilingual
    from ortaq.shared.actors import Actor

__all__ = [
    "CodeTaken",
    "ProvisionDraft",
    "add_provision",
    "change_provision",
    "move_provision",
    "remove_provision",
]


@dataclass(frozen=True, slots=True)
class ProvisionDraft:
    """A provision as the editor writes it; `group` is the code of its group.

    A question may be empty until the framework is published; without `assessable` it is dropped.
    """

    code: str
    group: str
    kind: ProvisionKind
    title: Trilingual
    requirement: Trilingual
    question: Trilingual
    evidence: tuple[EvidenceRequest, ...] = ()
    assessable: bool = True
    weight: Decimal = Decimal(1)
    level: int | None = None
    requisite: bool = True
    typical_measures: tuple[str, ...] = ()


@transaction.atomic
def add_provision(*, actor: Actor, framework: Framework, draft: ProvisionDraft) -> Provision:
    """Put a provision at the end of its group.

    Raises:
        NotAllowed, FrameworkNotADraft: the framework may not be changed.
        CodeTaken: another provision has the code.
        ProvisionGroup.DoesNotExist: there is no such group.
    """
    actor.require(MANAGE)
    row = hold_draft(framework)
    last = Provision.objects.filter(framework=row).aggregate(last=Max("position"))["last"]
    provision = Provision(framework=row, position=0 if last is None else last + 1)
    _write(row, provision, draft)
    note_change(actor, row, ChangeKind.ADDED, provision.code, {}, provision_state(provision))
    return provision


@transaction.atomic
def change_provision(
    *, actor: Actor, provision: Provision, draft: ProvisionDraft, seen: str
) -> Provision:
    """Write a provision anew.

    Raises:
        NotAllowed, FrameworkNotADraft, CodeTaken: see `add_provision`.
        ChangedMeanwhile: somebody else changed it since.
    """
    actor.require(MANAGE)
    row = hold_draft(provision.framework)
    provision = Provision.objects.select_related("group").get(pk=provision.pk)
    before = provision_state(provision)
    check_seen(before, seen)
    _write(row, provision, draft)
    note_change(actor, row, ChangeKind.EDITED, provision.code, before, provision_state(provision))
    return provision


@transaction.atomic
def move_provision(*, actor: Actor, provision: Provision, up: bool) -> None:
    """Let a provision change places with the one before or after it in its group.

    Raises:
        NotAllowed, FrameworkNotADraft: the framework may not be changed.
    """
    actor.require(MANAGE)
    row = hold_draft(provision.framework)
    beside = Provision.objects.filter(group=provision.group_id)
    if up:
        other = beside.filter(position__lt=provision.position).order_by("-position").first()
    else:
        other = beside.filter(position__gt=provision.position).order_by("position").first()
    if other is None:
        return
    change = {"beside": ""}, {"beside": other.code}
    swap(provision, other)
    note_change(actor, row, ChangeKind.MOVED, provision.code, *change)


@transaction.atomic
def remove_provision(*, actor: Actor, provision: Provision) -> None:
    """Take a provision away.

    Raises:
        NotAllowed, FrameworkNotADraft: the framework may not be changed.
    """
    actor.require(MANAGE)
    row = hold_draft(provision.framework)
    state = provision_state(provision)
    provision.delete()
    _count(row)
    note_change(actor, row, ChangeKind.REMOVED, provision.code, state, {})


def _write(framework: Framework, provision: Provision, draft: ProvisionDraft) -> None:
    taken = Provision.objects.filter(framework=framework, code=draft.code)
    if taken.exclude(pk=provision.pk).exists():
        raise CodeTaken(code=draft.code)
    provision.group = ProvisionGroup.objects.get(framework=framework, code=draft.group)
    provision.code, provision.kind, provision.title = draft.code, draft.kind, draft.title
    provision.requirement = draft.requirement
    provision.question = draft.question if draft.assessable else NO_TEXT
    provision.evidence = evidence_out(draft.evidence)
    provision.assessable, provision.weight = draft.assessable, draft.weight
    provision.level, provision.requisite = draft.level, draft.requisite
    provision.typical_measures = list(draft.typical_measures)
    provision.save()
    _count(framework)


def _count(framework: Framework) -> None:
    count_provisions(framework)
    framework.save(update_fields=["provision_count", "assessable_count"])
