"""Who stands at a desk: an account's owner, or somebody with a personal link."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.views.decorators.cache import never_cache

from ortaq.plan.rounds import permissions, queries
from ortaq.plan.rounds.rooms import Room
from ortaq.shared.access import actor_of, allow
from ortaq.shared.personal_links.views import Door

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.rounds.models import Invitation

STEPS_PER_MINUTE = 240
"""Pages of one invitation, autosaving counted. Ortaq's own rule: nobody reads faster."""


def by_account(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view for a member of the organisation, or for the secretariat acting for it."""

    @never_cache
    @allow(permissions.RESPOND)
    @wraps(view)
    def wrapped(
        request: HttpRequest, reference: str, organisation: str, **rest: object
    ) -> HttpResponse:
        person = str(request.user)
        desk = queries.get_desk(actor_of(request), reference, organisation, person=person)
        return view(request, Room(desk), **rest)

    return wrapped


def _room(invitation: Invitation) -> Room:
    return Room(queries.desk_of(invitation))


_DOOR = Door("round_invitations", queries.find_invitation, _room, STEPS_PER_MINUTE)
by_link = _DOOR.by_link
enter = _DOOR.entrance()
