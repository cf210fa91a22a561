"""What a page of one part of the plan shows of another part that lies above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from ortaq.plan.consultations.queries import list_consultations_on
from ortaq.plan.decisions.permissions import READ
from ortaq.plan.decisions.queries import get_decision, get_published, list_published
from ortaq.plan.decisions.views.open_doors import PAGE_SIZE
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.queries import find_current_plan
from ortaq.plan.measures.queries.drafting.typical import list_typical
from ortaq.shared.access import actor_of

if TYPE_CHECKING:
    from django.template import Context

    from ortaq.data.plan_templates.loader import TypicalMeasure
    from ortaq.plan.consultations.models import Consultation
    from ortaq.plan.gaps.models import Gap
    from ortaq.plan.measures.models import Plan

register = template.Library()

OFFERED = 4
"""Typical measures that the page of a gap names itself."""


class Start(NamedTuple):
    """The plan that a measure is written for, and the typical measures that fit best."""

    plan: Plan
    fitting: list[TypicalMeasure]


@register.simple_tag(takes_context=True)
def consultations_on(context: Context, plan: Plan) -> list[Consultation]:
    """The consultations on a plan that the reader may see, newest first; `left` is what has no answer."""
    return list_consultations_on(actor_of(context["request"]), plan)


@register.simple_tag(takes_context=True)
def typical_measures(context: Context, gap: Gap) -> Start | None:
    """What a measure against a gap may start from; None where the reader writes none or the gap is closed."""
    actor = actor_of(context["request"])
    plan = find_current_plan(actor) if actor.may(MANAGE) and not gap.closing else None
    return Start(plan, list_typical(gap)[:OFFERED]) if plan else None


@register.simple_tag(takes_context=True)
def decision_address(context: Context, reference: str) -> str:
    """Where the reader finds a decision by its number; empty where it is not his to see, or none of ours."""
    actor = actor_of(context["request"])
    try:
        if actor.may(READ):
            return reverse("decisions:decision", args=[get_decision(actor, reference).reference])
        found = get_published(reference)
    except ObjectDoesNotExist:
        return ""
    newer = list_published().filter(published_at__gt=found.published_at).count()
    return f"{reverse('decisions:published')}?page={newer // PAGE_SIZE + 1}#{found.reference}"
