"""Hubs of the whole world, from the lists that the MISP project maintains.

Source: MISP warning lists (CC0 and BSD 2-clause) as the package `pymispwarninglists` (BSD
3-clause) ships them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ortaq.engine.terms.country import HubEntry
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "pymispwarninglists"
_FOLDER = ("data", "misp-warninglists", "lists")
_REASONS = {
    "url-shortener": "shortener",
    "link-in-bio": "link_page",
    "dynamic-dns": "dynamic_dns",
    "public-ipfs-gateways": "hosting",
    "lots-project": "hosting",
    "disposable-email": "throwaway_mail",
    "bank-website": "bank",
    "whats-my-ip": "platform",
    "moz-top500": "platform",
}


@cache
def warning_hubs() -> tuple[HubEntry, ...]:
    """Domains that everybody shares; empty where the package is not installed.

    They are shorteners, link pages, suffixes of hosting and dynamic DNS, throw-away mail, banks
    and the largest platforms.
    """
    if find_spec(_PACKAGE) is None:
        return ()
    return tuple(entry for name, reason in _REASONS.items() for entry in _entries(name, reason))


def _entries(name: str, reason: str) -> Iterator[HubEntry]:
    text = files(_PACKAGE).joinpath(*_FOLDER, name, "list.json").read_text(encoding="utf-8")
    for value in json.loads(text)["list"]:
        domain = value.strip().lower().lstrip(".")
        if "." in domain and "/" not in domain:
            yield HubEntry(IdentifierKind.DOMAIN.value, domain, reason)
