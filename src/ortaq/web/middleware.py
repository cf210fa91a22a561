"""The walls: every address is shut unless it says who may enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, ObjectDoesNotExist, PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared.actors import NotAllowed, Permission
from ortaq.shared.limits import TooManyTries
from ortaq.shared.people.models import User
from ortaq.shared.sentences import sentence
from ortaq.web.api import bad_request
from ortaq.web.sign_in import OPEN_TO_ALL, OPEN_TO_USERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

API_NAMESPACE = "api"


class DenyByDefault:
    """Lets a request through to a view only where the view's mark admits the actor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; a NUL sign, which no database text can hold, is refused."""
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            if request.path.startswith("/api/"):
                return bad_request(request)
            raise BadRequest
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """The answer of a shut door, or None for an open one."""
        match = request.resolver_match
        name = match.url_name if match else None
        if match and API_NAMESPACE in match.namespaces:
            return None  # the API asks for a token at each operation
        access = getattr(view, "ortaq_access", None)
        if access == "public" or name in OPEN_TO_ALL:
            return None
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        if name in OPEN_TO_USERS:
            return None
        if (detour := _detour(request, request.user)) is None:
            _check(request.user, access)
        return detour

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Pages for the expected failures that a view let through."""
        if isinstance(error, NotAllowed):
            raise PermissionDenied from error
        if isinstance(error, ObjectDoesNotExist):
            raise Http404 from error
        if isinstance(error, TooManyTries):
            response = render(request, "429.html", {"sentence": sentence(error)}, status=429)
            response["Retry-After"] = str(error.parameters["seconds"])
            return response
        if isinstance(error, OrtaqError):
            return render(request, "refused.html", {"sentence": sentence(error)}, status=409)
        return None


def _detour(request: HttpRequest, user: User) -> HttpResponse | None:
    """The page that a person must pass before he can work, or None."""
    if user.must_change_password:
        messages.info(request, _("Choose your own password first."))
        return redirect(reverse("account_change_password"))
    if settings.REQUIRE_SECOND_FACTOR and not is_mfa_enabled(user):
        messages.info(request, _("Set up a second factor first. Then you can work."))
        return redirect(reverse("mfa_activate_totp"))
    return None


def _check(user: User, access: object) -> None:
    if not isinstance(access, Permission) or not user.actor.may(access):
        raise PermissionDenied
