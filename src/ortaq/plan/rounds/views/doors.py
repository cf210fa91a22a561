"""Who stands at a desk: an account's owner, or somebody with a personal link."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ortaq.plan.rounds import permissions, queries, services
from ortaq.plan.rounds.rooms import Room
from ortaq.shared.access import actor_of, allow, public, sealed
from ortaq.shared.limits import count_try

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.rounds.models import Invitation

SESSION_KEY = "round_invitations"
ENTRIES_PER_MINUTE = 20
"""Links tried from one network address. Ortaq's own rule: a ministry behind one address stays below it."""

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


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view for somebody whose session began with a personal link that still works."""

    @never_cache
    @public
    @wraps(view)
    def wrapped(request: HttpRequest, public_id: str, **rest: object) -> HttpResponse:
        invitation = _invitation_of(request, public_id)
        if invitation is None:
            return _gone(request)
        count_try("invited", public_id, limit=STEPS_PER_MINUTE, seconds=60)
        services.note_use(invitation)
        return sealed(view(request, Room(queries.desk_of(invitation)), **rest))

    return wrapped


@never_cache
@require_GET
@public
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Take a personal link, keep it in the session, and go to the questions under an address without it."""
    count_try(
        "invitation", str(request.META.get("REMOTE_ADDR", "")), limit=ENTRIES_PER_MINUTE, seconds=60
    )
    digest = queries.digest_of(token)
    invitation = queries.find_invitation(digest=digest)
    if invitation is None:
        return _gone(request)
    held = request.session.get(SESSION_KEY, {})
    request.session[SESSION_KEY] = held | {invitation.public_id: digest}
    return sealed(HttpResponseRedirect(Room(queries.desk_of(invitation)).url()))


def _invitation_of(request: HttpRequest, public_id: str) -> Invitation | None:
    """The invitation that this session holds; a link that was renewed since holds nothing."""
    digest = request.session.get(SESSION_KEY, {}).get(public_id, "")
    found = queries.find_invitation(digest=digest) if digest else None
    return found if found is not None and found.public_id == public_id else None


def _gone(request: HttpRequest) -> HttpResponse:
    """The same answer for an unknown, an ended and an expired link."""
    return sealed(render(request, "rounds/gone.html", status=404))
