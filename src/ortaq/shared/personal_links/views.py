"""Views for those who come by a personal link."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ortaq.shared.access import public, sealed
from ortaq.shared.limits import count_try
from ortaq.shared.personal_links.models import PersonalLink
from ortaq.shared.personal_links.services import note_use
from ortaq.shared.secrets import link_digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

ENTRIES_PER_MINUTE = 20
"""Links tried from one network address. Ortaq's own rule: a ministry behind one address stays below it."""

Link = TypeVar("Link", bound=PersonalLink)


class Place(Protocol):
    """Where a link leads."""

    def url(self) -> str:
        """The address of its first page."""


@dataclass(frozen=True, slots=True)
class Door(Generic[Link]):
    """The way in by links of one kind.

    The token stands in the first address alone: the session keeps its digest, so that a link that
    is renewed or ended lets nobody in any more.

    Args:
        name: under which the session keeps its links and tries are counted.
        find: who has the link with this digest, where it works now.
        place: where his link leads.
        steps_per_minute: pages of one person.
    """

    name: str
    find: Callable[[str], Link | None]
    place: Callable[[Link], Place]
    steps_per_minute: int

    def by_link(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """The view for somebody whose session began with a personal link that still works."""

        @never_cache
        @public
        @wraps(view)
        def wrapped(request: HttpRequest, public_id: str, **rest: object) -> HttpResponse:
            link = self._held(request, public_id)
            if link is None:
                return _gone(request)
            count_try(self.name, public_id, limit=self.steps_per_minute, seconds=60)
            note_use(link)
            return sealed(view(request, self.place(link), **rest))

        return wrapped

    def entrance(self) -> Callable[..., HttpResponse]:
        """The view that takes a link, keeps it in the session, and goes on under an address without it."""

        @never_cache
        @require_GET
        @public
        def enter(request: HttpRequest, token: str) -> HttpResponse:
            address = str(request.META.get("REMOTE_ADDR", ""))
            count_try(f"{self.name}_entry", address, limit=ENTRIES_PER_MINUTE, seconds=60)
            digest = link_digest(token)
            link = self.find(digest)
            if link is None:
                return _gone(request)
            held = request.session.get(self.name, {})
            request.session[self.name] = held | {link.public_id: digest}
            return sealed(HttpResponseRedirect(self.place(link).url()))

        return enter

    def _held(self, request: HttpRequest, public_id: str) -> Link | None:
        """Whom this session holds; a link that was renewed since holds nobody."""
        digest = request.session.get(self.name, {}).get(public_id, "")
        found = self.find(digest) if digest else None
        return found if found is not None and found.public_id == public_id else None


def _gone(request: HttpRequest) -> HttpResponse:
    """The same answer for an unknown, an ended and an expired link."""
    return sealed(render(request, "people/link_gone.html", status=404))
