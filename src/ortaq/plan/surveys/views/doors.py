"""Who sits at an expert's pages: an account's owner, or a guest with a personal link."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.views.decorators.cache import never_cache

from ortaq.plan.surveys import permissions, queries
from ortaq.plan.surveys.rooms import Room
from ortaq.shared.access import actor_of, allow
from ortaq.shared.personal_links.views import Door

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.surveys.models import Expert

STEPS_PER_MINUTE = 120
"""Pages of one guest. Ortaq's own rule: nobody reads faster."""


def by_account(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view for an expert with an account."""

    @never_cache
    @allow(permissions.ANSWER)
    @wraps(view)
    def wrapped(request: HttpRequest, reference: str, **rest: object) -> HttpResponse:
        return view(request, Room(queries.get_seat(actor_of(request), reference)), **rest)

    return wrapped


def _room(expert: Expert) -> Room:
    return Room(queries.seat_of(expert))


_DOOR = Door("survey_experts", queries.find_expert, _room, STEPS_PER_MINUTE)
by_link = _DOOR.by_link
enter = _DOOR.entrance()
