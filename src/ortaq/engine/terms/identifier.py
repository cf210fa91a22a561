"""Identifiers: the phones, accounts, sites and names that one report shares with another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class IdentifierKind(StrEnum):
    """What an identifier is; the comment gives the normal form of its value."""

    PHONE = "phone"  # E.164: +77091234567
    IBAN = "iban"  # upper case, no spaces
    CARD = "card"  # digits; never stored whole
    CARD_MASKED = "card_masked"  # 532041******5889
    IIN = "iin"  # 12 digits, a person
    BIN = "bin"  # 12 digits, an organisation
    DOMAIN = "domain"  # lower-case punycode host
    URL = "url"  # refanged, scheme and host lower case, query kept
    EMAIL = "email"  # lower case
    HANDLE = "handle"  # platform:name
    IP = "ip"  # v4 or v6, compressed
    SHORTCODE = "shortcode"  # 102, 1414
    WALLET = "wallet"  # as the coin's standard writes it


MANY_FORMS = (
    IdentifierKind.PHONE,
    IdentifierKind.DOMAIN,
    IdentifierKind.URL,
    IdentifierKind.HANDLE,
    IdentifierKind.WALLET,
)
"""Kinds of which different normal forms may be the same evidence."""

WHATSAPP = "whatsapp:"
"""How handles begin that may be phone numbers."""


def number_on_whatsapp(kind: IdentifierKind, value: str) -> str:
    """The phone number that a handle is, in E.164; empty where it is none.

    Example:
        >>> number_on_whatsapp(IdentifierKind.HANDLE, "whatsapp:+77095550001")
        '+77095550001'
    """
    is_number = kind is IdentifierKind.HANDLE and value.startswith(f"{WHATSAPP}+")
    return value.removeprefix(WHATSAPP) if is_number else ""


def evidence_kind(kind: IdentifierKind, key: str) -> IdentifierKind:
    """Of which kind the evidence is that identifiers with this key share.

    Example:
        >>> evidence_kind(IdentifierKind.HANDLE, "+77095550001")
        <IdentifierKind.PHONE: 'phone'>
    """
    is_number = kind is IdentifierKind.HANDLE and key.startswith("+")
    return IdentifierKind.PHONE if is_number else kind


class Role(StrEnum):
    """Whose identifier it is, as far as the report tells."""

    OFFENDER = "offender"
    VICTIM = "victim"
    HUB = "hub"  # well known and shared by everybody: hot-lines, big sites, shorteners
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """One identifier found in one text.

    Args:
        kind: what it is.
        value: its normal form.
        start: index of its first character in the original text.
        end: index after its last character in the original text.
        rule: name of the rule that found it.
        confidence: in [0, 1], that it is an identifier of this kind.
        role: whose it is.
        role_confidence: in [0, 1].
        detail: coin of a wallet, operator of a phone, bank code of an IBAN, else empty.
    """

    kind: IdentifierKind
    value: str
    start: int
    end: int
    rule: str
    confidence: float = 1.0
    role: Role = Role.UNKNOWN
    role_confidence: float = 0.0
    detail: str = ""
