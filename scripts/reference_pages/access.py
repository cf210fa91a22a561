"""The page of roles, permissions and addresses."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

import ortaq
from ortaq.shared.actors import Permission, Role
from ortaq.web.middleware import API_NAMESPACE
from ortaq.web.sign_in import OPEN_TO_ALL, OPEN_TO_USERS
from reference_pages.markdown import code, document, table

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAD = (
    "An account has one role. A permission is given to roles in the code, beside the app that it"
    " belongs to; “token” is an\norganisation's API token. A role with a permission still sees only"
    " what the app's queries show it."
)
_ADDRESSES = (
    "Every address is shut unless it says who may enter. “Everybody” needs no sign-in; “nobody” is"
    " a page of a library\nthat Ortaq does not use."
)


def page() -> str:
    """docs/reference/permissions.md."""
    head = ("Permission", *(role.value for role in Role), "token")
    rows = [
        (
            code(permission.name),
            *("yes" if role in permission.roles else "" for role in Role),
            "yes" if permission.tokens else "",
        )
        for permission in _permissions()
    ]
    addresses = [(code(f"/{route}"), who) for route, who in _addresses(get_resolver(), "", "")]
    return document(
        "Roles and permissions",
        _LEAD,
        table(head, rows),
        "## Addresses",
        _ADDRESSES,
        table(("Address", "Who may enter"), addresses),
    )


def _permissions() -> list[Permission]:
    found: dict[str, Permission] = {}
    for module in pkgutil.walk_packages(ortaq.__path__, "ortaq."):
        if module.name.endswith(".permissions"):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, Permission):
                    found[value.name] = value
    return [found[name] for name in sorted(found)]


def _addresses(resolver: URLResolver, prefix: str, space: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        is_language = isinstance(entry.pattern, LocalePrefixPattern)
        route = prefix + ("{language}/" if is_language else str(entry.pattern))
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, route, entry.namespace or space)
        elif isinstance(entry, URLPattern):
            yield route.replace("^", "").replace("\\Z", ""), _who(entry, space)


def _who(entry: URLPattern, space: str) -> str:
    if space == API_NAMESPACE:
        return "token" if entry.name not in {"openapi-json", "api-root"} else "everybody"
    access = getattr(entry.callback, "ortaq_access", None)
    if access == "public" or entry.name in OPEN_TO_ALL:
        return "everybody"
    if entry.name in OPEN_TO_USERS:
        return "everybody who is signed in"
    return code(access.name) if isinstance(access, Permission) else "nobody"
