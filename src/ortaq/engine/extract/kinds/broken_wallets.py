"""Addresses of wallets that line ends or spaces broke into pieces, as read off a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import WALLET, Found
from ortaq.engine.extract.kinds.wallets import parse_wallet

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST = re.compile(r"[T013b](?<![A-Za-z0-9].)[A-Za-z0-9]{7,56}(?=[ \t\n])")
_SECOND = re.compile(r"(?:[ \t]|[ \t]?\n[ \t]?)(?P<rest>[A-Za-z0-9]{4,56})(?![A-Za-z0-9])")
_CYRILLIC_FIRST = re.compile(r"Т(?<!\w.)(?P<rest>[1-9A-HJ-NP-Za-km-z]{33})(?![A-Za-z0-9])")
_CONFIDENCE = 0.9
_MOST_PIECES = 4
_LONGEST = 62


def find_broken(text: str) -> Iterator[Found]:
    """Two to four pieces whose checksum is right when they are joined; of Ethereum, 40 digits in all.

    An address of TRON may begin with a Cyrillic letter, which pictures are read with too.
    """
    for first in _FIRST.finditer(text):
        address, piece = first.group(), _SECOND.match(text, first.end())
        for _ in range(_MOST_PIECES - 1):
            if piece is None or len(address) > _LONGEST:
                break
            address += piece["rest"]
            yield from _mention(address, first.start(), piece.end())
            piece = _SECOND.match(text, piece.end())
    if "Т" not in text:
        return
    for match in _CYRILLIC_FIRST.finditer(text):
        yield from _mention("T" + match["rest"], *match.span())


def _mention(address: str, start: int, end: int) -> Iterator[Found]:
    wallet = parse_wallet(address)
    if wallet:
        value, coin, confidence = wallet
        confidence = min(confidence, _CONFIDENCE)
        yield Found(WALLET, value, start, end, "wallet", confidence, coin)
