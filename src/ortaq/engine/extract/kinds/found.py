"""What a finder saw: a mention before anybody asked whose it is."""

from __future__ import annotations

from typing import final

from ortaq.engine.terms.identifier import IdentifierKind

BIN = IdentifierKind.BIN
CARD = IdentifierKind.CARD
CARD_MASKED = IdentifierKind.CARD_MASKED
DOMAIN = IdentifierKind.DOMAIN
EMAIL = IdentifierKind.EMAIL
HANDLE = IdentifierKind.HANDLE
IBAN = IdentifierKind.IBAN
IIN = IdentifierKind.IIN
IP = IdentifierKind.IP
PHONE = IdentifierKind.PHONE
SHORTCODE = IdentifierKind.SHORTCODE
URL = IdentifierKind.URL
WALLET = IdentifierKind.WALLET
"""The members of the enumeration, of which each look-up takes longer than to make what was found."""


@final
class Found:
    """One identifier at one place of a text without disguises.

    Args:
        kind: what it is.
        value: its normal form.
        start: index of its first character.
        end: index after its last character.
        rule: name of the rule that found it.
        confidence: in [0, 1], that it is an identifier of this kind.
        detail: coin of a wallet, operator of a phone, bank code of an IBAN, else empty.
    """

    __slots__ = ("confidence", "detail", "end", "kind", "rule", "start", "value")

    def __init__(
        self,
        kind: IdentifierKind,
        value: str,
        start: int,
        end: int,
        rule: str,
        confidence: float = 1.0,
        detail: str = "",
    ) -> None:
        self.kind = kind
        self.value = value
        self.start = start
        self.end = end
        self.rule = rule
        self.confidence = confidence
        self.detail = detail
