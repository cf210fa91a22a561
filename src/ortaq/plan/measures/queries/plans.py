"""Finding plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Value, When

from ortaq.plan.measures.models import Plan, PlanStatus
from ortaq.plan.measures.permissions import READ

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor


def visible_plans(actor: Actor) -> QuerySet[Plan]:
    """Plans that the actor may see, the one in force first: others see what is published."""
    rank = Case(
        When(status=PlanStatus.APPROVED, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    plans = Plan.objects.order_by(rank, "-first_year", "-pk")
    return plans if actor.may(READ) else plans.filter(published_at__isnull=False)


def find_current_plan(actor: Actor, slug: str = "") -> Plan | None:
    """The visible plan with this short name; without a name the one in force, else the newest."""
    plans = visible_plans(actor)
    return (plans.filter(slug=slug) if slug else plans).first()


def get_plan(actor: Actor, slug: str = "") -> Plan:
    """As `find_current_plan`.

    Raises:
        Plan.DoesNotExist: there is none that the actor may see.
    """
    found = find_current_plan(actor, slug)
    if found is None:
        raise Plan.DoesNotExist
    return found
