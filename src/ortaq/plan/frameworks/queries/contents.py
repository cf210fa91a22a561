"""What stands in a framework: whole, in branches, or one shelf at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from ortaq.plan.frameworks.models import (
    FrameworkStatus,
    Provision,
    ProvisionGroup,
    ProvisionMapping,
)
from ortaq.plan.frameworks.permissions import READ
from ortaq.plan.frameworks.stored import evidence_in, framework_in, scales_in

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.engine.terms.framework import EvidenceRequest, Scale
    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.plan.frameworks.models import Framework
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Branch:
    """A group with its provisions; `depth` is 0 for a chapter, 1 for a section of one, and so on."""

    group: ProvisionGroup
    depth: int
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One place in a large framework.

    Args:
        group: where we are; None at the top.
        above: the groups above it, the topmost first.
        groups: those directly under it, with `provision_count` and `group_count`.
        provisions: those of the group itself, in order.
    """

    group: ProvisionGroup | None
    above: tuple[ProvisionGroup, ...]
    groups: QuerySet[ProvisionGroup]
    provisions: QuerySet[Provision]


def list_groups(framework: Framework) -> QuerySet[ProvisionGroup]:
    """The groups of a framework, in order; a parent stands before its children."""
    return ProvisionGroup.objects.filter(framework=framework).order_by("position")


def find_group(framework: Framework, code: str) -> ProvisionGroup | None:
    """A group of a framework by its code, or None."""
    return list_groups(framework).filter(code=code).first() if code else None


def list_branches(framework: Framework) -> list[Branch]:
    """The groups in the framework's order, each with its provisions in theirs."""
    provisions: dict[int, list[Provision]] = {}
    for provision in list_provisions(framework):
        provisions.setdefault(provision.group_id, []).append(provision)
    depths: dict[int | None, int] = {None: -1}
    branches = []
    for group in list_groups(framework):
        depths[group.pk] = depths[group.parent_id] + 1
        found = tuple(provisions.get(group.pk, ()))
        branches.append(Branch(group, depths[group.pk], found))
    return branches


def list_shelf(framework: Framework, group: ProvisionGroup | None) -> Shelf:
    """What stands at one place of a framework, however large it is; slice what it holds."""
    above: list[ProvisionGroup] = []
    parent = group.parent if group else None
    while parent is not None:
        above.insert(0, parent)
        parent = parent.parent
    groups = list_groups(framework).filter(parent=group)
    return Shelf(
        group,
        tuple(above),
        groups.annotate(
            provision_count=Count("provisions", distinct=True),
            group_count=Count("children", distinct=True),
        ),
        Provision.objects.filter(framework=framework, group=group).order_by("position"),
    )


def list_provisions(framework: Framework) -> QuerySet[Provision]:
    """The provisions of a framework with their groups, in order."""
    return (
        Provision.objects.filter(framework=framework).select_related("group").order_by("position")
    )


def get_provision(actor: Actor, reference: str, code: str) -> Provision:
    """One provision of a published framework with its group and framework.

    Raises:
        Provision.DoesNotExist: the framework or the provision is unknown.
    """
    actor.require(READ)
    found = Provision.objects.select_related("framework", "group").filter(
        framework__status=FrameworkStatus.PUBLISHED
    )
    return found.get(framework__reference=reference, code=code)


def list_evidence(provision: Provision) -> tuple[EvidenceRequest, ...]:
    """The sources that an answer to a provision should rest on."""
    return evidence_in(provision.evidence)


def list_scales(framework: Framework) -> tuple[Scale, ...]:
    """The scales of possible answers."""
    return scales_in(framework.scales)


def get_engine_framework(framework: Framework) -> EngineFramework:
    """The framework as the engine takes it: what was loaded, with the lines that were drawn since."""
    groups = list_groups(framework)
    mappings = ProvisionMapping.objects.filter(provision__framework=framework)
    provisions = Provision.objects.filter(framework=framework).order_by("position")
    return framework_in(framework, groups, provisions, mappings.order_by("position", "pk"))
