"""Whom an identifier may belong to, as far as its own letters and digits tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.act.reports.queries.well_known import get_link_keys
from ortaq.engine.extract.kinds.links import parse_link
from ortaq.engine.terms.identifier import IdentifierKind
from ortaq.shared.country import pack
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from ortaq.act.reports.models import Identifier

_PREFIX_DIGITS = 3
_BANK_CODE = slice(4, 7)
"""Source: structure of the Kazakh IBAN, IBAN registry of SWIFT: two check digits, then the bank's three."""


class HintKind(StrEnum):
    """What a hint says."""

    OPERATOR = "operator"
    BANK = "bank"
    SITE = "site"
    COIN = "coin"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint; never a fact about a person.

    Args:
        kind: what it says.
        value: a name (of a bank in the reader's language), a site, a coin.
    """

    kind: HintKind
    value: str


def list_hints(identifier: Identifier) -> list[Hint]:
    """Hints about one identifier: operator of a prefix, bank of an account, site of a link."""
    kind, value = IdentifierKind(identifier.kind), identifier.value
    found: list[Hint] = []
    if kind is IdentifierKind.PHONE:
        found = _of_phone(value)
    elif kind is IdentifierKind.IBAN:
        found = _of_iban(value)
    elif kind is IdentifierKind.WALLET and identifier.detail:
        found = [Hint(HintKind.COIN, identifier.detail)]
    elif kind is IdentifierKind.HANDLE:
        found = [Hint(HintKind.PLATFORM, value.partition(":")[0])]
    elif host := _host(kind, value):
        found = [Hint(HintKind.SITE, get_link_keys().site(host))]
    return found


def _of_phone(value: str) -> list[Hint]:
    code = pack().calling_code
    if not value.startswith(f"+{code}"):
        return []
    prefix = value[len(code) + 1 :][:_PREFIX_DIGITS]
    return [Hint(HintKind.OPERATOR, row.name) for row in pack().operators if row.prefix == prefix]


def _of_iban(value: str) -> list[Hint]:
    if not value.startswith(pack().iban_prefix):
        return []
    code = value[_BANK_CODE]
    return [Hint(HintKind.BANK, in_language(row.name)) for row in pack().banks if row.code == code]


def _host(kind: IdentifierKind, value: str) -> str:
    if kind is IdentifierKind.DOMAIN:
        return value
    if kind is IdentifierKind.EMAIL:
        return value.rpartition("@")[2]
    link = parse_link(value) if kind is IdentifierKind.URL else None
    return link.host if link and not link.is_ip else ""
