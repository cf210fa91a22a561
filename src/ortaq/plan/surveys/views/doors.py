"""Who sits at an expert's pages: an account's owner, or a guest with a personal link."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ortaq.plan.surveys import permissions, queries, services
from ortaq.plan.surveys.rooms import Room
from ortaq.shared.access import actor_of, allow, public, sealed
from ortaq.shared.limits import count_try
from ortaq.shared.secrets import link_digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from ortaq.plan.surveys.models import Expert

SESSION_KEY = "survey_experts"
ENTRIES_PER_MINUTE = 20
"""Links tried from one network address. Ortaq's own rule: a ministry behind one address stays below it."""

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


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view for a guest whose session began with a personal link that still works."""

    @never_cache
    @public
    @wraps(view)
    def wrapped(request: HttpRequest, public_id: str, **rest: object) -> HttpResponse:
        expert = _expert_of(request, public_id)
        if expert is None:
            return _gone(request)
        count_try("survey_expert", public_id, limit=STEPS_PER_MINUTE, seconds=60)
        services.note_use(expert)
        return sealed(view(request, Room(queries.seat_of(expert)), **rest))

    return wrapped


@never_cache
@require_GET
@public
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Take a personal link, keep it in the session, and go to the questions under an address without it."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    count_try("survey_link", address, limit=ENTRIES_PER_MINUTE, seconds=60)
    digest = link_digest(token)
    expert = queries.find_expert(digest=digest)
    if expert is None:
        return _gone(request)
    held = request.session.get(SESSION_KEY, {})
    request.session[SESSION_KEY] = held | {expert.public_id: digest}
    return sealed(HttpResponseRedirect(Room(queries.seat_of(expert)).url()))


def _expert_of(request: HttpRequest, public_id: str) -> Expert | None:
    """The guest whom this session holds; a link that was renewed since holds nobody."""
    digest = request.session.get(SESSION_KEY, {}).get(public_id, "")
    found = queries.find_expert(digest=digest) if digest else None
    return found if found is not None and found.public_id == public_id else None


def _gone(request: HttpRequest) -> HttpResponse:
    """The same answer for an unknown, an ended and an expired link."""
    return sealed(render(request, "rounds/gone.html", status=404))
