"""Groups of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks.models import ChangeKind, Framework, ProvisionGroup
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.services.content import count_provisions
from ortaq.plan.frameworks.services.history import check_seen, hold_draft, note_change
from ortaq.plan.frameworks.services.order import put_groups_in_order, siblings_of
from ortaq.plan.frameworks.stored import group_state

if TYPE_CHECKING:
    from ortaq.engine.terms.language import Trilingual
    from ortaq.shared.actors import Actor


class CodeTaken(OrtaqError):
    """Another part of the framework has this code. Choose another one."""

    code = "framework_code_taken"


class GroupInsideItself(OrtaqError):
    """A chapter can't stand inside itself. Choose another place for it."""

    code = "framework_group_inside_itself"


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A group as the editor writes it; `parent` is the code of the group above it, or empty."""

    code: str
    title: Trilingual
    weight: Decimal = Decimal(1)
    parent: str = ""


@transaction.atomic
def add_group(*, actor: Actor, framework: Framework, draft: GroupDraft) -> ProvisionGroup:
    """Put a group at the end of those beside it.

    Raises:
        NotAllowed, FrameworkNotADraft: the framework may not be changed.
        CodeTaken: another group has the code.
        ProvisionGroup.DoesNotExist: there is no such parent.
    """
    actor.require(MANAGE)
    row = hold_draft(framework)
    _check_code(row, draft.code, None)
    groups = ProvisionGroup.objects.filter(framework=row)
    last = groups.aggregate(last=Max("position"))["last"]
    group = ProvisionGroup.objects.create(
        framework=row,
        code=draft.code,
        title=draft.title,
        weight=draft.weight,
        parent=groups.get(code=draft.parent) if draft.parent else None,
        position=0 if last is None else last + 1,
    )
    put_groups_in_order(row)
    note_change(actor, row, ChangeKind.ADDED, group.code, {}, group_state(group))
    return group


@transaction.atomic
def change_group(
    *, actor: Actor, group: ProvisionGroup, draft: GroupDraft, seen: str
) -> ProvisionGroup:
    """Rename a group, weigh it or put it elsewhere.

    Raises:
        NotAllowed, FrameworkNotADraft, CodeTaken: see `add_group`.
        ChangedMeanwhile: somebody else changed it since.
        GroupInsideItself: the new parent is the group or inside it.
    """
    actor.require(MANAGE)
    row = hold_draft(group.framework)
    group = ProvisionGroup.objects.select_related("parent").get(pk=group.pk)
    before = group_state(group)
    check_seen(before, seen)
    _check_code(row, draft.code, group)
    parent = ProvisionGroup.objects.get(framework=row, code=draft.parent) if draft.parent else None
    above = parent
    while above is not None:
        if above.pk == group.pk:
            raise GroupInsideItself(code=group.code)
        above = above.parent
    group.code, group.title, group.weight, group.parent = (
        draft.code,
        draft.title,
        draft.weight,
        parent,
    )
    group.save()
    put_groups_in_order(row)
    note_change(actor, row, ChangeKind.EDITED, group.code, before, group_state(group))
    return group


@transaction.atomic
def move_group(*, actor: Actor, group: ProvisionGroup, up: bool) -> None:
    """Let a group change places with the one before or after it; the first and the last stay.

    Raises:
        NotAllowed, FrameworkNotADraft: the framework may not be changed.
    """
    actor.require(MANAGE)
    row = hold_draft(group.framework)
    beside = siblings_of(group)
    place = next(i for i, each in enumerate(beside) if each.pk == group.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(beside):
        return
    beside[place], beside[other] = beside[other], beside[place]
    put_groups_in_order(row, beside)
    change = {"place": place + 1}, {"place": other + 1}
    note_change(actor, row, ChangeKind.MOVED, group.code, *change)


@transaction.atomic
def remove_group(*, actor: Actor, group: ProvisionGroup) -> None:
    """Take a group away with everything in it.

    Raises:
        NotAllowed, FrameworkNotADraft: the framework may not be changed.
    """
    actor.require(MANAGE)
    row = hold_draft(group.framework)
    state = group_state(group)
    group.delete()
    put_groups_in_order(row)
    count_provisions(row)
    row.save(update_fields=["provision_count", "assessable_count"])
    note_change(actor, row, ChangeKind.REMOVED, group.code, state, {})


def _check_code(framework: Framework, code: str, own: ProvisionGroup | None) -> None:
    taken = ProvisionGroup.objects.filter(framework=framework, code=code)
    if (taken.exclude(pk=own.pk) if own else taken).exists():
        raise CodeTaken(code=code)
