"""What every view must say about itself: who may call it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ortaq.shared.actors import PUBLIC, Actor

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from ortaq.shared.actors import Permission

    View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def public(view: View) -> View:
    """Mark a view as open to everybody."""
    view.ortaq_access = "public"  # type: ignore[attr-defined]  # a mark on a function
    return view


def allow(permission: Permission) -> Callable[[View], View]:
    """Mark a view as open to those who hold a permission."""

    def mark(view: View) -> View:
        view.ortaq_access = permission  # type: ignore[attr-defined]  # a mark on a function
        return view

    return mark


def sealed(response: HttpResponse) -> HttpResponse:
    """An answer that neither names its address elsewhere nor is found by a search engine.

    With `no-referrer` a browser would send its forms with the origin `null`, which the site refuses.
    """
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request: the signed-in user, or the public."""
    actor = getattr(request.user, "actor", PUBLIC)
    return actor if isinstance(actor, Actor) else PUBLIC
