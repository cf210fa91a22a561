"""Pages of the administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared.access import actor_of, allow
from ortaq.shared.actors import Role
from ortaq.shared.people import queries, services
from ortaq.shared.people.forms import (
    AccountForm,
    ChangeForm,
    PasswordForm,
    TokenForm,
    chosen_organisation,
)
from ortaq.shared.people.permissions import MANAGE_PEOPLE
from ortaq.shared.sentences import sentence

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.shared.people.models import ApiToken, User


@require_http_methods(["GET", "POST"])
@allow(MANAGE_PEOPLE)
def users(request: HttpRequest) -> HttpResponse:
    """All accounts, and a form for a new one."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _open_account(request, form):
        return redirect("people:users")
    context = {"form": form, "accounts": queries.list_users()}
    return render(request, "people/users.html", context, status=422 if form.errors else 200)


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


@require_GET
@allow(MANAGE_PEOPLE)
def user_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: role, state, lost password, lost second factor."""
    return _user_page(request, queries.list_users().get(pk=pk), PasswordForm())


def _user_page(
    request: HttpRequest, account: User, password_form: PasswordForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "account": account,
        "change_form": ChangeForm(initial={"role": account.role, "is_active": account.is_active}),
        "password_form": password_form,
        "has_second_factor": queries.has_second_factor(account),
    }
    return render(request, "people/user.html", context, status=status)


@require_POST
@allow(MANAGE_PEOPLE)
def change_user(request: HttpRequest, pk: int) -> HttpResponse:
    """Set role and state of an account."""
    user = queries.list_users().get(pk=pk)
    form = ChangeForm(request.POST)
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
    return redirect("people:user", pk=pk)


@require_POST
@allow(MANAGE_PEOPLE)
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a new first password."""
    user = queries.list_users().get(pk=pk)
    form = PasswordForm(request.POST)
    if form.is_valid():
        password = form.cleaned_data["password"]
        try:
            services.reset_password(actor=actor_of(request), user=user, password=password)
        except ValidationError as error:
            form.add_error("password", error)
        else:
            messages.success(request, _("The new first password is set. Hand it over in person."))
            return redirect("people:user", pk=pk)
    return _user_page(request, user, form, status=422)


@require_POST
@allow(MANAGE_PEOPLE)
def remove_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a lost second factor."""
    user = queries.list_users().get(pk=pk)
    services.remove_second_factor(actor=actor_of(request), user=user)
    messages.success(
        request, _("The second factor is removed. A new one is set up at the sign-in.")
    )
    return redirect("people:user", pk=pk)


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
