"""Provisions by the words they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ortaq.plan.frameworks.models import Provision, ProvisionWord
from ortaq.plan.frameworks.permissions import READ
from ortaq.plan.frameworks.words import wanted_words

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

MOST_WORDS = 2_000
"""Words with one beginning that are looked at; two letters of a beginning rarely have more."""

MOST_HITS = 50
"""Provisions that a search gives."""

AFTER_ALL = b"\xff"
"""Greater than any byte of UTF-8."""


def search_provisions(actor: Actor, words: str) -> list[Provision]:
    """Provisions that hold words with all of these beginnings, in any of the languages; 50 at most.

    One whose code is just what was typed comes first.
    """
    actor.require(READ)
    wanted = wanted_words(words)
    if not wanted:
        return []
    places = _places(wanted[0])
    for word in wanted[1:]:
        places &= _places(word)
    hits = sorted(places)[:MOST_HITS]
    typed = words.strip().casefold()
    found = list(_provisions(hits))
    return sorted(found, key=lambda provision: provision.code.casefold() != typed)


def _places(beginning: str) -> set[tuple[int, int]]:
    """Framework and position of the provisions that hold a word with this beginning."""
    start = beginning.encode()
    rows = ProvisionWord.objects.filter(word__gte=start, word__lt=start + AFTER_ALL)
    pairs = rows.order_by("word").values_list("framework_id", "positions")[:MOST_WORDS]
    return {(framework, place) for framework, places in pairs for place in places}


def _provisions(hits: list[tuple[int, int]]) -> list[Provision]:
    if not hits:
        return []
    by_framework: dict[int, list[int]] = {}
    for framework, place in hits:
        by_framework.setdefault(framework, []).append(place)
    there = Q()
    for framework, places in by_framework.items():
        there |= Q(framework_id=framework, position__in=places)
    found = Provision.objects.filter(there).select_related("framework")
    return list(found.order_by("framework", "position"))
