"""By which values two identifiers of one kind are the same evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.hubs import GROUNDS
from ortaq.engine.extract.kinds.hosts import registrable
from ortaq.engine.extract.kinds.links import parse_link
from ortaq.engine.extract.kinds.wallets import wallet_key
from ortaq.engine.terms.identifier import (
    MANY_FORMS,
    IdentifierKind,
    evidence_kind,
    number_on_whatsapp,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.terms.country import CountryPack, HubEntry


_KEYED = frozenset(kind for kind in MANY_FORMS if kind is not IdentifierKind.PHONE)
"""Kinds of which a value may have another key than itself; a phone is what others lead to."""


class LinkKeys:
    """Keys of identifiers in one country; make it once.

    Args:
        pack: whose hosting services are known.
        hubs: hosting and dynamic-DNS services beside them.
    """

    def __init__(self, pack: CountryPack, hubs: Iterable[HubEntry] = ()) -> None:
        self._grounds = frozenset(
            entry.value.lower()
            for entry in (*hubs, *pack.hubs)
            if entry.kind == IdentifierKind.DOMAIN.value and entry.reason in GROUNDS
        )

    def of(self, kind: IdentifierKind, value: str) -> tuple[IdentifierKind, str]:
        """The kind and the key that all forms of one identifier share.

        A URL loses scheme, "www." and tracking parameters; a domain becomes the part that one owner
        has (`site`); the forms of one wallet share a key (`wallet_key`); a number on WhatsApp is
        the phone; everything else is its own key.

        Args:
            kind: of the value.
            value: in its normal form.
        """
        if kind not in _KEYED:
            return kind, value
        key = self._key(kind, value)
        return evidence_kind(kind, key), key

    def _key(self, kind: IdentifierKind, value: str) -> str:
        if kind is IdentifierKind.URL:
            link = parse_link(value)
            return link.key if link else value
        if kind is IdentifierKind.DOMAIN:
            return self.site(value)
        if kind is IdentifierKind.WALLET:
            return wallet_key(value)
        return number_on_whatsapp(kind, value) or value

    def site(self, host: str) -> str:
        """The part of a normal host that one owner has.

        That is the registrable part by the private public-suffix list; on somebody's hosting it is
        one label more, since below "wordpress.com" everybody has his own site.
        """
        name = host
        while "." in name:
            parent = name.partition(".")[2]
            if parent in self._grounds:
                return max(name, registrable(host), key=len)
            name = parent
        return registrable(host)
