"""Drafts of the secretariat, what they lack, and their history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.plan.frameworks.models import (
    Framework,
    FrameworkChange,
    FrameworkStatus,
    Provision,
    ProvisionGroup,
)
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.problems import Problem, find_problems
from ortaq.plan.frameworks.queries.contents import get_engine_framework

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor


def list_drafts(actor: Actor) -> QuerySet[Framework]:
    """All drafts, by reference."""
    actor.require(MANAGE)
    return Framework.objects.filter(status=FrameworkStatus.DRAFT).order_by("reference")


def get_draft(actor: Actor, reference: str) -> Framework:
    """One draft.

    Raises:
        Framework.DoesNotExist: no draft has this reference.
    """
    return list_drafts(actor).get(reference=reference)


def get_any(actor: Actor, reference: str) -> Framework:
    """A framework, published or not, for whoever keeps them.

    Raises:
        Framework.DoesNotExist: there is none.
    """
    actor.require(MANAGE)
    return Framework.objects.get(reference=reference)


def count_in_group(group: ProvisionGroup) -> tuple[int, int]:
    """How many groups and provisions would go with a group."""
    inside, level = [group.pk], [group.pk]
    while level:
        found = ProvisionGroup.objects.filter(parent__in=level)
        level = list(found.values_list("pk", flat=True))
        inside += level
    return len(inside) - 1, Provision.objects.filter(group__in=inside).count()


def get_draft_group(actor: Actor, reference: str, code: str) -> ProvisionGroup:
    """A group of a draft.

    Raises:
        Framework.DoesNotExist, ProvisionGroup.DoesNotExist: there is none.
    """
    draft = get_draft(actor, reference)
    groups = ProvisionGroup.objects.select_related("parent", "framework")
    return groups.get(framework=draft, code=code)


def get_draft_provision(actor: Actor, reference: str, code: str) -> Provision:
    """A provision of a draft.

    Raises:
        Framework.DoesNotExist, Provision.DoesNotExist: there is none.
    """
    draft = get_draft(actor, reference)
    provisions = Provision.objects.select_related("group", "framework")
    return provisions.get(framework=draft, code=code)


def list_problems(draft: Framework) -> tuple[Problem, ...]:
    """What a draft lacks before it can be published."""
    return find_problems(get_engine_framework(draft))


def list_changes(actor: Actor, framework: Framework) -> QuerySet[FrameworkChange]:
    """The history of a framework, the latest first."""
    actor.require(MANAGE)
    return FrameworkChange.objects.filter(framework=framework).order_by("-at", "-pk")
