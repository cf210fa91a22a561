"""Identifiers that nobody has, and whose they are said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

PHONE = "8 709 123 45 67"
OTHER = "8 799 765 43 21"
CARD = "4400 9972 8455 3281"
MASKED = "4400 99** **** 3281"
IBAN = "KZ90999TEST000000001"
SITE = "win-gift.example"
IIN = "900101900015"
BIN = "240190000014"


def last(extractor: Extractor, text: str, value: str) -> str:
    """Role of the mention that stands where this value stands last."""
    start = text.rindex(value)
    return next(found.role.value for found in extractor.mentions(text) if found.start == start)
