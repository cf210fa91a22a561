"""What one typed-in value is, and its normal form."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ortaq.engine.extract.errors import InvalidIdentifier
from ortaq.engine.extract.kinds.cards import parse_card, parse_masked_card
from ortaq.engine.extract.kinds.context import Context
from ortaq.engine.extract.kinds.emails import normal_email
from ortaq.engine.extract.kinds.handles import parse_handle
from ortaq.engine.extract.kinds.hosts import is_suffix, normal_host, normal_ip
from ortaq.engine.extract.kinds.ibans import parse_iban
from ortaq.engine.extract.kinds.links import NEVER_IN_URL, parse_link
from ortaq.engine.extract.kinds.national_ids import parse_national_id
from ortaq.engine.extract.kinds.phones import Phones
from ortaq.engine.extract.kinds.wallets import typed_wallet
from ortaq.engine.extract.reading.refang import fold
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from ortaq.engine.terms.country import CountryPack

    Parser = Callable[[str], str | None]

_OF_DIGITS = (
    IdentifierKind.BIN,
    IdentifierKind.IIN,
    IdentifierKind.CARD,
    IdentifierKind.CARD_MASKED,
    IdentifierKind.PHONE,
    IdentifierKind.IP,
    IdentifierKind.SHORTCODE,
)
_OF_LETTERS = (
    IdentifierKind.HANDLE,
    IdentifierKind.URL,
    IdentifierKind.EMAIL,
    IdentifierKind.WALLET,
    IdentifierKind.IBAN,
    IdentifierKind.CARD_MASKED,
    IdentifierKind.IP,
    IdentifierKind.DOMAIN,
)
"""Kinds to try on a value, in this order."""

_PHONE = IdentifierKind.PHONE
_URL = IdentifierKind.URL
_DIGITS = re.compile(r"[\d\s().+*/-]+")
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
_MAX_COMPILED = 4
_COMPILED: dict[int, tuple[CountryPack, dict[IdentifierKind, Parser]]] = {}
"""By the identity of the pack, which is kept beside them so that no other takes its place."""

_NEVER_IN_URL = re.compile(f"[{NEVER_IN_URL}]")
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
    found = _parsers(pack)[kind](_plain(value))
    if found is None:
        raise InvalidIdentifier(kind=kind.value, reason=_REASONS.get(kind, "shape"))
    return found


def identify(value: str, pack: CountryPack) -> tuple[IdentifierKind, str] | None:
    """Kind and normal form of a single value, or None where it is no identifier."""
    text = _plain(value)
    parsers = _parsers(pack)
    if text.startswith("+"):
        phone = parsers[_PHONE](text)
        if phone is not None:
            return _PHONE, phone
    for kind in _OF_DIGITS if _DIGITS.fullmatch(text) else _OF_LETTERS:
        if kind is _URL and not _SITE_WITH_PATH.search(text):
            continue
        found = parsers[kind](text)
        if found is not None:
            return kind, found
    return None


def defang(value: str) -> str:
    """A site or address in a form that cannot be clicked.

    Example:
        >>> defang("https://evil.example/x.html")
        'hxxps[:]//evil[.]example/x.html'
        >>> defang("evil.example")
        'evil[.]example'
        >>> defang("hxxp://evil[.]example")
        'hxxp[:]//evil[.]example'
    """
    scheme, separator, rest = value.rpartition("://")
    host, slash, path = rest.partition("/")
    plain = host.replace("[.]", ".").replace(".", "[.]")
    if not separator:
        return f"{plain}{slash}{path}"
    return f"{scheme.replace('http', 'hxxp')}[:]//{plain}{slash}{path}"


def _plain(value: str) -> str:
    """The value without disguises; most of what machines send has none."""
    digits = value.removeprefix("+")
    return value if digits.isascii() and digits.isdecimal() else fold(value).text.strip()


def _parsers(pack: CountryPack) -> dict[IdentifierKind, Parser]:
    """The parsers of a country; compiled once, since people look up values by the thousand."""
    known = _COMPILED.get(id(pack))
    if known is None or known[0] is not pack:
        if len(_COMPILED) >= _MAX_COMPILED:
            _COMPILED.clear()
        known = _COMPILED[id(pack)] = (pack, _compiled(pack))
    return known[1]


def _compiled(pack: CountryPack) -> dict[IdentifierKind, Parser]:
    return {
        IdentifierKind.PHONE: Phones(pack, Context(pack.currency_words)).parse,
        IdentifierKind.IBAN: parse_iban,
        IdentifierKind.CARD: parse_card,
        IdentifierKind.CARD_MASKED: parse_masked_card,
        IdentifierKind.IIN: partial(_national_id, IdentifierKind.IIN),
        IdentifierKind.BIN: partial(_national_id, IdentifierKind.BIN),
        IdentifierKind.DOMAIN: _domain,
        IdentifierKind.URL: _url,
        IdentifierKind.EMAIL: normal_email,
        IdentifierKind.HANDLE: parse_handle,
        IdentifierKind.IP: normal_ip,
        IdentifierKind.SHORTCODE: partial(_shortcode, pack),
        IdentifierKind.WALLET: _wallet,
    }


def _national_id(kind: IdentifierKind, text: str) -> str | None:
    found = parse_national_id(text)
    return found[1] if found and found[0] is kind else None


def _domain(text: str) -> str | None:
    host = normal_host(text)
    return host if host and is_suffix(host.rpartition(".")[2]) else None


def _url(text: str) -> str | None:
    link = None if _NEVER_IN_URL.search(text) else parse_link(text)
    return link.value if link else None


def _shortcode(pack: CountryPack, text: str) -> str | None:
    return text if text in pack.shortcodes else None


def _wallet(text: str) -> str | None:
    found = typed_wallet(text) if text.isascii() else None
    return found[0] if found else None
