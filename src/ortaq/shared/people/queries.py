"""Reading people and organisations."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator

from ortaq.engine.terms.language import sort_key
from ortaq.shared import clock
from ortaq.shared.people.models import ApiToken, Organisation, User

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet


def list_organisations(*, on: date, language: str) -> list[Organisation]:
    """Organisations that exist on a day, sorted by name in the reader's language."""
    found = [
        organisation
        for organisation in Organisation.objects.all()
        if (organisation.valid_from is None or organisation.valid_from <= on)
        and (organisation.valid_to is None or organisation.valid_to > on)
    ]
    return sorted(found, key=lambda organisation: sort_key(organisation.name.in_(language)))


def list_every_organisation() -> list[Organisation]:
    """All organisations, those of the past too, by code."""
    return list(Organisation.objects.order_by("code"))


def find_organisation(code: str) -> Organisation | None:
    """The organisation with this code, or None."""
    return Organisation.objects.filter(code=code).first()


def list_users() -> QuerySet[User]:
    """All accounts with their organisations, by name."""
    return User.objects.select_related("organisation").order_by("username")


def find_user(username: str) -> User | None:
    """The account with this name, or None."""
    return User.objects.filter(username__iexact=username).first()


def name_accounts(actors: Iterable[str]) -> dict[str, str]:
    """Names of actors such as `user:12` to the names of their accounts, for those that are accounts."""
    keys = [name.removeprefix("user:") for name in actors if name.startswith("user:")]
    rows = User.objects.in_bulk([int(key) for key in keys if key.isdecimal()])
    return {f"user:{key}": str(row) for key, row in rows.items()}


def has_users() -> bool:
    """True once somebody can sign in."""
    return User.objects.exists()


def count_without_second_factor() -> int:
    """Active accounts that have set up neither TOTP nor a passkey."""
    secured = Authenticator.objects.values("user")
    return User.objects.filter(is_active=True).exclude(pk__in=secured).count()


def has_second_factor(user: User) -> bool:
    """Whether an account has TOTP or a passkey."""
    return bool(Authenticator.objects.filter(user=user).exists())


def list_tokens() -> QuerySet[ApiToken]:
    """All API tokens, newest first."""
    return ApiToken.objects.select_related("organisation").order_by("-created_at")


def digest_of(secret: str) -> str:
    """The stored form of a token's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def find_token(secret: str) -> ApiToken | None:
    """The valid token with this secret, or None for an unknown, expired or revoked one."""
    prefix = secret.split("_")[1] if secret.count("_") == 2 else ""  # ortaq_<prefix>_<secret>
    token = ApiToken.objects.select_related("organisation").filter(prefix=prefix).first()
    if token is None or not hmac.compare_digest(token.digest, digest_of(secret)):
        return None
    if token.revoked_at is not None or token.expires_at <= clock.now():
        return None
    return token
