"""The decisions by which a deadline of a plan can move."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from ortaq.plan.decisions.models import DecisionStatus
from ortaq.plan.decisions.queries.decisions import list_decisions
from ortaq.plan.measures.queries import KnownDecision
from ortaq.shared.words import day, in_language

if TYPE_CHECKING:
    from ortaq.plan.decisions.models import Decision
    from ortaq.plan.measures.models import Plan
    from ortaq.shared.actors import Actor

_BEGINNING = 80
"""Letters of a decision's text that tell it from others."""


def list_movers(actor: Actor, plan: Plan) -> tuple[KnownDecision, ...]:
    """Adopted decisions, those on the plan first, then the newest; none of a closed item, since moves are public."""
    rows = list_decisions(actor).filter(status=DecisionStatus.ADOPTED)
    found = [decision for decision in rows if not decision.is_closed]
    found.sort(key=lambda decision: decision.plan_id != plan.pk)
    return tuple(KnownDecision(decision.reference, _words(decision)) for decision in found)


def _words(decision: Decision) -> str:
    begin = shorten(in_language(decision.text), _BEGINNING, placeholder="…")
    return f"{day(decision.meeting.held_from)} · {begin}"
