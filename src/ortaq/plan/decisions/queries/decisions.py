"""Reading decisions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from ortaq.plan.decisions.models import Assignment, Decision, DecisionSubject, Vote
from ortaq.plan.decisions.permissions import READ
from ortaq.plan.decisions.queries.visible import visible_to
from ortaq.shared.files.queries import read

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"D-(\d{6,12})", re.IGNORECASE | re.ASCII)


def list_decisions(actor: Actor) -> QuerySet[Decision]:
    """The visible decisions, newest meeting first."""
    return (
        visible_to(actor, Decision)
        .select_related("plan", "item", "snapshot", "meeting", "meeting__committee")
        .order_by("-meeting__held_from", "-meeting__number", "number")
    )


def get_decision(actor: Actor, reference: str) -> Decision:
    """One visible decision by its number, such as D-000001, with votes and assignments.

    Raises:
        Decision.DoesNotExist: none that the actor may see has this number.
    """
    votes = Vote.objects.select_related("member", "member__organisation").order_by("pk")
    assignments = visible_to(actor, Assignment).select_related("executor").order_by("number")
    rows = list_decisions(actor).prefetch_related(
        Prefetch("votes", votes), Prefetch("assignments", assignments)
    )
    return rows.get(pk=key_of(reference))


def search_decisions(actor: Actor, words: str) -> list[Decision]:
    """Visible decisions whose number or text holds the words, in any language; for readers only."""
    if not actor.may(READ):
        return []
    wanted = words.casefold()
    return [decision for decision in list_decisions(actor) if wanted in _told(decision)]


def get_published(reference: str) -> Decision:
    """One published decision, for everybody; a closed one is never published.

    Raises:
        Decision.DoesNotExist: none with this number is published.
    """
    return list_published().get(pk=key_of(reference))


def list_published() -> QuerySet[Decision]:
    """The published decisions, newest first, for everybody."""
    return (
        Decision.objects.filter(published_at__isnull=False)
        .exclude(item__is_closed=True)
        .select_related("plan", "item", "snapshot", "meeting", "meeting__committee")
        .order_by("-published_at", "-pk")
    )


def get_frozen(reference: str) -> tuple[str, bytes]:
    """Name and content of what a published decision was about, for everybody.

    Raises:
        Decision.DoesNotExist: none with this number is published, or it froze nothing.
        FileDamaged: see `files.queries.read`.
    """
    decision = get_published(reference)
    if decision.snapshot is None:
        raise Decision.DoesNotExist
    ending = ".json" if decision.subject != DecisionSubject.DOCUMENT else ".bin"
    return f"{decision.reference}.frozen{ending}", read(decision.snapshot)


def key_of(reference: str) -> int:
    """The key behind a decision's number; 0, which nothing has, for no number."""
    found = _REFERENCE.fullmatch(reference)
    return int(found[1]) if found else 0


def _told(decision: Decision) -> str:
    return " ".join((decision.reference, *decision.text.as_dict().values())).casefold()
