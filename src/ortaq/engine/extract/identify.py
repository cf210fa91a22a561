"""What one typed-in value is, and its normal form."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ortaq.engine.extract.accounts import parse_card, parse_iban, parse_masked_card
from ortaq.engine.extract.context import Context
from ortaq.engine.extract.errors import InvalidIdentifier
from ortaq.engine.extract.handles import parse_handle
from ortaq.engine.extract.hosts import is_suffix, normal_host, normal_ip, registrable
from ortaq.engine.extract.links import parse_link
from ortaq.engine.extract.national_ids import parse_national_id
from ortaq.engine.extract.phones import Phones
from ortaq.engine.extract.refang import fold
from ortaq.engine.extract.sites import normal_email
from ortaq.engine.extract.wallets import parse_wallet
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.engine.terms.country import CountryPack
    from ortaq.engine.terms.identifier import Mention

_ORDER = (
    IdentifierKind.HANDLE,
    IdentifierKind.URL,
    IdentifierKind.EMAIL,
    IdentifierKind.WALLET,
    IdentifierKind.IBAN,
    IdentifierKind.BIN,
    IdentifierKind.IIN,
    IdentifierKind.CARD,
    IdentifierKind.CARD_MASKED,
    IdentifierKind.PHONE,
    IdentifierKind.IP,
    IdentifierKind.DOMAIN,
    IdentifierKind.SHORTCODE,
)
_REASONS = {
    IdentifierKind.PHONE: "not_assigned",
    IdentifierKind.IBAN: "checksum",
    IdentifierKind.CARD: "checksum",
    IdentifierKind.IIN: "checksum",
    IdentifierKind.BIN: "checksum",
    IdentifierKind.WALLET: "checksum",
    IdentifierKind.DOMAIN: "suffix",
    IdentifierKind.EMAIL: "suffix",
    IdentifierKind.SHORTCODE: "not_assigned",
}
_PHONE_CHARACTERS = re.compile(r"[+(]?[\d\s().\-/]{6,24}")
_SITE_WITH_PATH = re.compile(r"(?:https?|ftp)://|^[^/@\s]+\.[^/@\s]+[/?]", re.IGNORECASE)


def normalise(kind: IdentifierKind, value: str, pack: CountryPack) -> str:
    """The one way to write an identifier of this kind.

    Args:
        kind: what the value is said to be.
        value: as typed, disguises allowed ("hxxp://evil[.]example").
        pack: the country whose numbers count as local.

    Raises:
        InvalidIdentifier: shape, checksum, suffix or prefix is wrong.
    """
    text = fold(value).text.strip()
    found = _parser(kind, pack)(text)
    if found is None:
        raise InvalidIdentifier(kind=kind.value, reason=_REASONS.get(kind, "shape"))
    return found


def identify(value: str, pack: CountryPack) -> tuple[IdentifierKind, str] | None:
    """Kind and normal form of a single value, or None where it is no identifier."""
    text = fold(value).text.strip()
    for kind in _ORDER:
        if kind is IdentifierKind.URL and not _SITE_WITH_PATH.search(text):
            continue
        found = _parser(kind, pack)(text)
        if found is not None:
            return kind, found
    return None


def link_key(mention: Mention) -> str:
    """The value by which two mentions of one kind are the same thing.

    A URL loses scheme, "www." and tracking parameters; a domain becomes its registrable part by
    the private public-suffix list; everything else is its own key.
    """
    if mention.kind is IdentifierKind.URL:
        link = parse_link(mention.value)
        return link.key if link else mention.value
    if mention.kind is IdentifierKind.DOMAIN:
        return registrable(mention.value)
    return mention.value


def defang(value: str) -> str:
    """A site or address in a form that cannot be clicked.

    Example:
        >>> defang("https://evil.example/x.html")
        'hxxps[:]//evil[.]example/x.html'
        >>> defang("evil.example")
        'evil[.]example'
    """
    scheme, separator, rest = value.rpartition("://")
    host, slash, path = rest.partition("/")
    plain = host.replace(".", "[.]")
    if not separator:
        return f"{plain}{slash}{path}"
    return f"{scheme.replace('http', 'hxxp')}[:]//{plain}{slash}{path}"


def _parser(kind: IdentifierKind, pack: CountryPack) -> Callable[[str], str | None]:
    parsers: dict[IdentifierKind, Callable[[str], str | None]] = {
        IdentifierKind.PHONE: partial(_phone, pack),
        IdentifierKind.IBAN: parse_iban,
        IdentifierKind.CARD: parse_card,
        IdentifierKind.CARD_MASKED: parse_masked_card,
        IdentifierKind.IIN: partial(_national_id, kind),
        IdentifierKind.BIN: partial(_national_id, kind),
        IdentifierKind.DOMAIN: _domain,
        IdentifierKind.URL: _url,
        IdentifierKind.EMAIL: normal_email,
        IdentifierKind.HANDLE: parse_handle,
        IdentifierKind.IP: normal_ip,
        IdentifierKind.SHORTCODE: partial(_shortcode, pack),
        IdentifierKind.WALLET: _wallet,
    }
    return parsers[kind]


def _phone(pack: CountryPack, text: str) -> str | None:
    if not _PHONE_CHARACTERS.fullmatch(text):
        return None
    return Phones(pack, Context(pack.currency_words)).parse(text)


def _national_id(kind: IdentifierKind, text: str) -> str | None:
    found = parse_national_id(text)
    return found[1] if found and found[0] is kind else None


def _domain(text: str) -> str | None:
    host = normal_host(text)
    return host if host and is_suffix(host.rpartition(".")[2]) else None


def _url(text: str) -> str | None:
    link = parse_link(text)
    return link.value if link else None


def _shortcode(pack: CountryPack, text: str) -> str | None:
    return text if text in pack.shortcodes else None


def _wallet(text: str) -> str | None:
    found = parse_wallet(text) if text.isascii() else None
    return found[0] if found else None
