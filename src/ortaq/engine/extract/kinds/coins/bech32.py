"""Addresses in bech32 and bech32m, by their human-readable part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.checksums import (
    BECH32,
    BECH32M,
    bech32_words,
    byte_count,
    is_segwit,
)

if TYPE_CHECKING:
    from collections.abc import Collection

Address = tuple[str, str]
"""Normal form and coin."""

_SEGWIT = {"bc": "BTC", "ltc": "LTC", "btg": "BTG", "dgb": "DGB", "qc": "QTUM"}
"""Human-readable parts of witness programmes. Source: SLIP-0173."""

_ACCOUNT_BYTES = (20, 32)
_COSMOS = {
    "cosmos": "ATOM", "osmo": "OSMO", "juno": "JUNO", "inj": "INJ", "terra": "LUNA", "sei": "SEI",
    "celestia": "TIA", "kava": "KAVA", "thor": "RUNE", "maya": "CACAO", "akash": "AKT",
    "axelar": "AXL", "stars": "STARS", "secret": "SCRT", "band": "BAND", "cro": "CRO",
    "dydx": "DYDX", "evmos": "EVMOS", "persistence": "XPRT", "stride": "STRD", "noble": "NOBLE",
    "neutron": "NTRN", "dym": "DYM", "mantra": "OM", "fetch": "FET", "kujira": "KUJI",
    "archway": "ARCH", "chihuahua": "HUAHUA", "init": "INIT", "bbn": "BABY",
}  # fmt: skip
"""Source: `bech32_prefix` of the chains in the Cosmos chain registry."""

_BECH32: dict[str, tuple[str, tuple[int, ...], Collection[int]]] = {
    **{prefix: (coin, (BECH32,), _ACCOUNT_BYTES) for prefix, coin in _COSMOS.items()},
    "bnb": ("BNB", (BECH32,), (20,)),
    "addr": ("ADA", (BECH32,), range(29, 66)),
    "stake": ("ADA", (BECH32,), (29,)),
    "avax": ("AVAX", (BECH32,), (20,)),
    "x-avax": ("AVAX", (BECH32,), (20,)),
    "p-avax": ("AVAX", (BECH32,), (20,)),
    "c-avax": ("AVAX", (BECH32,), (20,)),
    "zil": ("ZIL", (BECH32,), (20,)),
    "one": ("ONE", (BECH32,), (20,)),
    "erd": ("EGLD", (BECH32,), (32,)),
    "zs": ("ZEC", (BECH32,), (43,)),
    "tex": ("ZEC", (BECH32M,), (20,)),
    "u": ("ZEC", (BECH32M,), range(48, 400)),
}
"""Coin, checksum constants and numbers of bytes by human-readable part.

Source: CIP-19 (Cardano), Avalanche address format, Zcash protocol specification 5.6.3.1, ZIP 316
and ZIP 320, ZIP-1 of Zilliqa, Harmony and MultiversX address formats.
"""

_MWEB_BYTES = 66
_MWEB = "ltcmweb"
PREFIXES = frozenset({*_SEGWIT, *_BECH32, _MWEB})
"""Human-readable parts in small letters."""


def prefix_of(text: str) -> str:
    """What stands before the first "1", in small letters."""
    return text.partition("1")[0].lower()


def bech32_address(text: str) -> Address | None:
    """Normal form and coin of an address in bech32 or bech32m, or None.

    The standard wants one case throughout. A capital first letter is what a telephone makes of the
    first word of a sentence, so it is taken for a small one.
    """
    prefix = prefix_of(text)
    if text[0].isupper() and text[1:].islower():
        text = text.lower()
    coin = _SEGWIT.get(prefix)
    if coin:
        return (text.lower(), coin) if is_segwit(text, prefix) else None
    if prefix == _MWEB:
        return _mweb(text)
    rule = _BECH32.get(prefix)
    if rule is None:
        return None
    coin, constants, sizes = rule
    chain, dash, address = text.rpartition("-")
    decoded = bech32_words(address, prefix[len(chain + dash) :])
    if decoded is None or decoded[0] not in constants or byte_count(decoded[1]) not in sizes:
        return None
    return chain.upper() + dash + address.lower(), coin


def _mweb(text: str) -> Address | None:
    """Two public keys of a Litecoin extension block behind a version word (LIP-0004)."""
    decoded = bech32_words(text, _MWEB)
    right = decoded is not None and byte_count(decoded[1][1:]) == _MWEB_BYTES
    return (text.lower(), "LTC") if right else None
