"""Identifiers that everybody shares and that therefore never join two reports."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.hosts import registrable
from ortaq.engine.extract.kinds.links import parse_link
from ortaq.engine.terms.identifier import IdentifierKind, number_on_whatsapp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.terms.country import CountryPack, HubEntry

_STATE = "state"
_OWN_PAGES = frozenset({"bank", _STATE, "operator", "wallet_service"})
GROUNDS = frozenset({"hosting", "dynamic_dns"})
"""What lives below these names are strangers' sites."""

# Looked up once: to find a member of an enumeration takes Python longer than to compare it.
_DOMAIN = IdentifierKind.DOMAIN
_PHONE = IdentifierKind.PHONE
_URL = IdentifierKind.URL
_EMAIL = IdentifierKind.EMAIL
_IP = IdentifierKind.IP
_HANDLE = IdentifierKind.HANDLE
_SHORTCODE = IdentifierKind.SHORTCODE
_LOOKED_AT = frozenset((_DOMAIN, _URL, _EMAIL, _IP, _HANDLE, _SHORTCODE))
"""Kinds of which a value may be a hub though no entry has just this value."""

_LOCAL_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7", "fe80::/10",
    )
)  # fmt: skip
"""Source: RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291: addresses that many networks reuse."""


class Hubs:
    """The hub table of a country, and of the world where `more` is given.

    A domain entry covers the hosts below it, except the separate sites of strangers below a
    public suffix or on somebody's hosting: with the entry `blogspot.com`, `blogspot.com` is a hub
    and `shop.blogspot.com` is not. What lives below a name of the state is the state's.

    Args:
        pack: whose entries come first.
        more: entries beside the country's own.
    """

    def __init__(self, pack: CountryPack, more: Iterable[HubEntry] = ()) -> None:
        self._entries: dict[str, dict[str, HubEntry]] = {}
        for entry in (*more, *pack.hubs):
            self._entries.setdefault(entry.kind, {})[entry.value.lower()] = entry
        self._domains = self._entries.get(IdentifierKind.DOMAIN.value, {})
        self._phones = self._entries.get(IdentifierKind.PHONE.value, {})
        self._shortcodes = frozenset(pack.shortcodes)
        self._plain_kinds = (
            frozenset(kind for kind in IdentifierKind if kind.value not in self._entries)
            - _LOOKED_AT
        )

    def find(self, kind: IdentifierKind, value: str) -> HubEntry | None:
        """The entry that makes this value a hub, or None."""
        if kind is _DOMAIN:
            return self._find_domain(value.lower())
        entries = self._entries.get(kind)
        if entries and value.lower() in entries:
            return entries[value.lower()]
        if kind is _HANDLE:
            return self._phones.get(number_on_whatsapp(kind, value))
        if kind is _EMAIL:
            return self._own_page(self._find_domain(value.rpartition("@")[2]))
        if kind is _URL:
            return self._find_url(value)
        return None

    def is_hub(self, kind: IdentifierKind, value: str) -> bool:
        """Whether the value never links."""
        if kind in self._plain_kinds:
            return False
        if kind is _PHONE:
            return value in self._phones
        if kind is _SHORTCODE:
            return value in self._shortcodes
        if kind is _IP and _is_local(value):
            return True
        return self.find(kind, value) is not None

    def _find_domain(self, host: str) -> HubEntry | None:
        name = host
        while name:
            entry = self._domains.get(name)
            if entry:
                is_own = name == host or (
                    entry.reason == _STATE
                    or (entry.reason not in GROUNDS and len(registrable(host)) <= len(name))
                )
                return entry if is_own else None
            name = name.partition(".")[2]
        return None

    def _find_url(self, value: str) -> HubEntry | None:
        """A bank's or state body's pages, and the front page of any other hub."""
        host = value.partition("://")[2].partition("/")[0].partition(":")[0]
        entry = self._find_domain(host)
        link = parse_link(value) if entry else None
        if entry is None or link is None:
            return None
        front = link.path == "/" and not link.query
        return entry if front else self._own_page(entry)

    @staticmethod
    def _own_page(entry: HubEntry | None) -> HubEntry | None:
        return entry if entry and entry.reason in _OWN_PAGES else None


@lru_cache(maxsize=16_384)
def _is_local(value: str) -> bool:
    address = ipaddress.ip_address(value)
    return any(address in network for network in _LOCAL_NETWORKS)
