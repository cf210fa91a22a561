"""Pages of the administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared.access import actor_of, allow
from ortaq.shared.actors import Role
from ortaq.shared.people import queries, services
from ortaq.shared.people.forms import AccountForm, ChangeForm, TokenForm, chosen_organisation
from ortaq.shared.people.permissions import MANAGE_PEOPLE
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.shared.people.models import ApiToken


@require_http_methods(["GET", "POST"])
@allow(MANAGE_PEOPLE)
def users(request: HttpRequest) -> HttpResponse:
    """All accounts, and a form for a new one."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _open_account(request, form):
        return redirect("people:users")
    accounts = [
        (
            user,
            ChangeForm(
                initial={"role": user.role, "is_active": user.is_active}, prefix=str(user.pk)
            ),
        )
        for user in queries.list_users()
    ]
    status = 422 if form.errors else 200
    return render(request, "people/users.html", {"form": form, "accounts": accounts}, status=status)


def _open_account(request: HttpRequest, form: AccountForm) -> bool:
    given = form.cleaned_data
    try:
        services.open_account(
            actor=actor_of(request),
            username=given["username"],
            display_name=given["display_name"],
            email=given["email"],
            password=given["password"],
            organisation=chosen_organisation(form),
            role=Role(given["role"]),
            language=given["language"],
        )
    except services.UsernameTaken as error:
        form.add_error("username", sentence(error))
        return False
    except ValidationError as error:
        form.add_error("password", error)
        return False
    messages.success(request, _("The account is open. Hand over the first password in person."))
    return True


@require_POST
@allow(MANAGE_PEOPLE)
def change_user(request: HttpRequest, pk: int) -> HttpResponse:
    """Set role and state of an account."""
    user = queries.list_users().get(pk=pk)
    form = ChangeForm(request.POST, prefix=str(pk))
    if form.is_valid():
        try:
            services.change_account(
                actor=actor_of(request),
                user=user,
                role=form.chosen_role(),
                is_active=form.cleaned_data["is_active"],
            )
        except OrtaqError as error:
            messages.error(request, sentence(error))
        else:
            messages.success(request, _("The account is changed."))
    return redirect("people:users")


@never_cache
@require_http_methods(["GET", "POST"])
@allow(MANAGE_PEOPLE)
def tokens(request: HttpRequest) -> HttpResponse:
    """All API tokens, and a form for a new one; its secret is shown once."""
    form, secret = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        _token, secret = services.issue_token(
            actor=actor_of(request),
            organisation=chosen_organisation(form),
            name=form.cleaned_data["name"],
        )
        form = TokenForm()
    context = {"form": form, "secret": secret, "tokens": queries.list_tokens()}
    return render(request, "people/tokens.html", context, status=422 if form.errors else 200)


@require_POST
@allow(MANAGE_PEOPLE)
def revoke_token(request: HttpRequest, pk: int) -> HttpResponse:
    """End a token."""
    token: ApiToken = queries.list_tokens().get(pk=pk)
    services.revoke_token(actor=actor_of(request), token=token)
    messages.success(request, _("The token is ended."))
    return redirect("people:tokens")
