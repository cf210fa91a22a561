"""Writing people and organisations."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared import clock
from ortaq.shared.actors import Actor, Role
from ortaq.shared.audit.services import record
from ortaq.shared.people.models import ApiToken, Organisation, User
from ortaq.shared.people.permissions import ADD_ORGANISATIONS, MANAGE_PEOPLE
from ortaq.shared.people.queries import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.terms.country import Institution
    from ortaq.engine.terms.language import Trilingual

_NAMED = "ORG-"
TOKEN_LIFE = timedelta(days=365)
"""Ortaq's own rule: a machine's secret is renewed every year."""


class UsernameTaken(OrtaqError):
    """Somebody has this user name. Choose another one."""

    code = "username_taken"


class LastAdministrator(OrtaqError):
    """The last active administrator keeps his role. Appoint another one first."""

    code = "last_administrator"


@transaction.atomic
def load_organisations(*, actor: Actor, institutions: Iterable[Institution]) -> int:
    """Add the country pack's institutions that are not there yet; return how many were added."""
    actor.require(MANAGE_PEOPLE)
    known = set(Organisation.objects.values_list("code", flat=True))
    new = [
        Organisation(
            code=institution.code,
            name=institution.name,
            short_name=institution.short_name,
            group=institution.group,
            verified=institution.verified,
            valid_from=institution.valid_from,
            valid_to=institution.valid_to,
        )
        for institution in institutions
        if institution.code not in known
    ]
    if new:
        Organisation.objects.bulk_create(new)
        record(
            actor,
            "organisation.load",
            subject_kind="organisation",
            subject="country pack",
            count=len(new),
        )
    return len(new)


@transaction.atomic
def add_organisation(
    *, actor: Actor, name: Trilingual, short_name: Trilingual, group: str
) -> Organisation:
    """Add an organisation that somebody named; nobody has verified it yet.

    Raises:
        NotAllowed: neither an administrator nor the secretariat asks.
    """
    actor.require(ADD_ORGANISATIONS)
    number = Organisation.objects.filter(code__startswith=_NAMED).count() + 1
    added = Organisation.objects.create(
        code=f"{_NAMED}{number}", name=name, short_name=short_name, group=group
    )
    record(actor, "organisation.add", subject_kind="organisation", subject=added.code)
    return added


@transaction.atomic
def open_account(
    *,
    actor: Actor,
    username: str,
    display_name: str,
    password: str,
    organisation: Organisation,
    role: Role,
    language: str = "kk",
    email: str = "",
) -> User:
    """Create an account; a password that a person gave for another is good for one sign-in.

    Raises:
        UsernameTaken: the name is in use.
        ValidationError: the password is too weak (Django's sentences).
    """
    actor.require(MANAGE_PEOPLE)
    if User.objects.filter(username__iexact=username).exists():
        raise UsernameTaken(username=username)
    user = User(
        username=username,
        display_name=display_name,
        email=email,
        organisation=organisation,
        role=role,
        language=language,
        must_change_password=not actor.is_system,
        created_at=clock.now(),
    )
    validate_password(password, user)
    user.set_password(password)
    user.save()
    record(
        actor,
        "account.open",
        subject_kind="account",
        subject=username,
        role=role,
        organisation=organisation.code,
    )
    return user


@transaction.atomic
def change_account(*, actor: Actor, user: User, role: Role, is_active: bool) -> User:
    """Give an account another role, or switch it off or on.

    Raises:
        LastAdministrator: nobody would be left to administer.
    """
    actor.require(MANAGE_PEOPLE)
    others = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=user.pk)
    stays = role == Role.ADMINISTRATOR and is_active
    if user.role == Role.ADMINISTRATOR and not stays and not others.exists():
        raise LastAdministrator
    user.role, user.is_active = role, is_active
    user.save(update_fields=["role", "is_active"])
    record(
        actor,
        "account.change",
        subject_kind="account",
        subject=user.username,
        role=role,
        is_active=is_active,
    )
    return user


@transaction.atomic
def choose_password(*, user: User, password: str) -> None:
    """Keep a password that its owner chose himself."""
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record(user.actor, "account.choose_password", subject_kind="account", subject=user.username)


@transaction.atomic
def reset_password(*, actor: Actor, user: User, password: str) -> None:
    """Give somebody a new first password, good for one sign-in.

    Raises:
        ValidationError: the password is too weak (Django's sentences).
    """
    actor.require(MANAGE_PEOPLE)
    validate_password(password, user)
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    record(actor, "account.reset_password", subject_kind="account", subject=user.username)


@transaction.atomic
def remove_second_factor(*, actor: Actor, user: User) -> None:
    """Let somebody who lost his telephone or key set up a new second factor."""
    actor.require(MANAGE_PEOPLE)
    Authenticator.objects.filter(user=user).delete()
    record(actor, "account.remove_second_factor", subject_kind="account", subject=user.username)


@transaction.atomic
def issue_token(*, actor: Actor, organisation: Organisation, name: str) -> tuple[ApiToken, str]:
    """Create an API token and return it with its secret, which is shown this once."""
    actor.require(MANAGE_PEOPLE)
    prefix = secrets.token_hex(4)
    secret = f"ortaq_{prefix}_{secrets.token_hex(24)}"
    now = clock.now()
    token = ApiToken.objects.create(
        organisation=organisation,
        name=name,
        prefix=prefix,
        digest=digest_of(secret),
        created_at=now,
        created_by=actor.name,
        expires_at=now + TOKEN_LIFE,
    )
    record(
        actor, "token.issue", subject_kind="token", subject=prefix, organisation=organisation.code
    )
    return token, secret


@transaction.atomic
def revoke_token(*, actor: Actor, token: ApiToken) -> None:
    """End a token at once; a token already ended stays as it is."""
    actor.require(MANAGE_PEOPLE)
    if token.revoked_at is not None:
        return
    token.revoked_at, token.revoked_by = clock.now(), actor.name
    token.save(update_fields=["revoked_at", "revoked_by"])
    record(actor, "token.revoke", subject_kind="token", subject=token.prefix)


def note_use(token: ApiToken) -> None:
    """Remember when a token was last used, at most once an hour."""
    now = clock.now()
    if token.last_used_at is None or now - token.last_used_at > timedelta(hours=1):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
