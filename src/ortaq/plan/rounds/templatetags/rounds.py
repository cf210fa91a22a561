"""Addresses within a desk, for accounts and for personal links alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from ortaq.plan.rounds.wording import problem_words, shortcoming_words

if TYPE_CHECKING:
    from ortaq.plan.rounds.rooms import Room

register = template.Library()

register.filter("shortcoming", shortcoming_words)
register.filter("cell_problem", problem_words)


@register.simple_tag
def room_url(room: Room, page: str = "", **values: object) -> str:
    """The address of a page of a desk."""
    return room.url(page, **values)
