"""The order of groups and provisions, rewritten without breaking that positions are unique."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from ortaq.plan.frameworks.models import Provision, ProvisionGroup
from ortaq.shared.batches import BATCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.plan.frameworks.models import Framework

ASIDE = 1_000_000_000
"""Added to a position while others are rewritten; no framework has so many parts."""


def siblings_of(group: ProvisionGroup) -> list[ProvisionGroup]:
    """The groups beside one, itself included, in order."""
    beside = ProvisionGroup.objects.filter(framework_id=group.framework_id, parent=group.parent_id)
    return list(beside.order_by("position"))


def put_groups_in_order(framework: Framework, first: Sequence[ProvisionGroup] = ()) -> None:
    """Number the groups anew: each before those under it, siblings as they stand.

    The siblings in `first` stand in that order among themselves.
    """
    places = {group.pk: place for place, group in enumerate(first)}
    children: dict[int | None, list[ProvisionGroup]] = {}
    for group in ProvisionGroup.objects.filter(framework=framework).order_by("position"):
        children.setdefault(group.parent_id, []).append(group)
    ordered: list[ProvisionGroup] = []
    waiting = [children.get(None, [])]
    while waiting:
        beside = waiting.pop()
        if not beside:
            continue
        group, *others = sorted(beside, key=lambda each: places.get(each.pk, len(places)))
        ordered.append(group)
        waiting += [others, children.get(group.pk, [])]
    _renumber_groups(framework, ordered)


def put_provisions_in_order(framework: Framework) -> None:
    """Number the provisions anew: those of a group together, in the order of the groups."""
    rows = Provision.objects.filter(framework=framework)
    ordered = list(rows.order_by("group__position", "position").only("position"))
    if [row.position for row in ordered] == list(range(len(ordered))):
        return
    rows.update(position=F("position") + ASIDE)
    for place, row in enumerate(ordered):
        row.position = place
    Provision.objects.bulk_update(ordered, ["position"], batch_size=BATCH)


def swap(one: Provision, other: Provision) -> None:
    """Let two provisions of a framework change places."""
    first, second = one.position, other.position
    one.position = ASIDE
    one.save(update_fields=["position"])
    other.position = first
    other.save(update_fields=["position"])
    one.position = second
    one.save(update_fields=["position"])


def _renumber_groups(framework: Framework, ordered: Sequence[ProvisionGroup]) -> None:
    if [group.position for group in ordered] == list(range(len(ordered))):
        return
    ProvisionGroup.objects.filter(framework=framework).update(position=F("position") + ASIDE)
    for place, group in enumerate(ordered):
        group.position = place
    ProvisionGroup.objects.bulk_update(ordered, ["position"], batch_size=BATCH)
