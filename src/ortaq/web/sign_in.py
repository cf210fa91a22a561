"""How allauth behaves here: accounts are opened by an administrator only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter

from ortaq.shared.people.services import choose_password

if TYPE_CHECKING:
    from django.http import HttpRequest

    from ortaq.shared.people.models import User

OPEN_TO_ALL = frozenset(
    {
        "account_login",
        "account_logout",
        "mfa_authenticate",
        "mfa_login_webauthn",
    }
)
"""Names of allauth's pages that need no session."""

OPEN_TO_USERS = frozenset(
    {
        "account_change_password",
        "account_reauthenticate",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_edit_webauthn",
        "mfa_remove_webauthn",
        "mfa_reauthenticate_webauthn",
    }
)
"""Names of allauth's pages for signed-in people, reachable before the second factor is set up."""


class AccountsByAdministrator(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs himself up; a first password is good for one sign-in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Keep a password that its owner chose."""
        choose_password(user=user, password=password)
