"""Addresses that carry a checksum, each in the form that its coin's standard writes.

What an address is, is told from its length or from the prefix that it begins with, so that a text
that is no address costs almost nothing.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import TYPE_CHECKING

from Crypto.Hash import SHA512, keccak

from ortaq.engine.extract.kinds.checksums import (
    base32_bytes,
    base58_bytes,
    base58check_payload,
    is_cashaddr,
)
from ortaq.engine.extract.kinds.coins.bech32 import PREFIXES, bech32_address, prefix_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ortaq.engine.extract.kinds.coins.bech32 import Address

_COIN_BY_VERSION = {
    b"\x00": "BTC",
    b"\x05": "BTC",
    b"\x30": "LTC",
    b"\x32": "LTC",
    b"\x1e": "DOGE",
    b"\x16": "DOGE",
    b"\x4c": "DASH",
    b"\x10": "DASH",
    b"\x41": "TRX",
    b"\x17": "NEO",
    b"\x26": "BTG",
    b"\x3f": "DGB",
    b"\x3c": "RVN",
    b"\x7a": "RVN",
    b"\x3a": "QTUM",
    b"\x1c\xb8": "ZEC",
    b"\x1c\xbd": "ZEC",
    b"\x06\xa1\x9f": "XTZ",
    b"\x06\xa1\xa1": "XTZ",
    b"\x06\xa1\xa4": "XTZ",
    b"\x06\xa1\xa6": "XTZ",
    b"\x02\x5a\x79": "XTZ",
}
"""Where two coins share a version, the commoner one: DOGE before DigiByte, NEO before Bitcoin Gold.

Source: address version bytes of each coin's chain parameters; Tezos base58check prefixes.
"""

_HASH_BYTES = 20
_CASH_LENGTH = 42
_KASPA_LENGTHS = (61, 63)
_XRP_TAGGED = b"\x05\x44"
_XRP_TAGGED_BYTES = 31
_NANO_DIGITS = str.maketrans("13456789abcdefghijkmnopqrstuwxyz", "0123456789abcdefghijklmnopqrstuv")
_NANO_CHECK = 8
_BYRON_HEAD = 5
_BYRON_TAIL = 5
_MONERO_BLOCK = 11
_MONERO_BYTES = {7: 5, 11: 8}
"""Bytes by letters of a block; addresses have 95 or 106 letters in blocks of eleven."""

_MONERO_NETWORKS = (18, 19, 42)
_KEY_AND_CHECK = 34
_SUBSTRATE_COINS = {0: "DOT", 2: "KSM"}
_SUBSTRATE_RESERVED = (46, 47)
_SUBSTRATE_LONG = frozenset([
    64, 65, 66, 67, 68, 69, 71, 73, 77, 78, 81, 88, 89, 90, 92, 93, 98, 99, 100, 101, 105, 110, 113,
    117, 126, 128, 129, 131, 136, 137, 172, 252, 255, 268, 420, 440, 666, 777, 789, 995, 1110, 1221,
    1222, 1328, 1337, 1516, 1985, 2007, 2009, 2021, 2032, 2092, 2106, 2112, 2206, 2207, 4450, 5234,
    5845, 6094, 7007, 7013, 7306, 7391, 8866, 8883, 9072, 9807, 9935, 10041, 11331, 11486, 11820,
    12155, 12191, 13116, 14697,
])  # fmt: skip
"""Registered networks whose number takes two bytes: with a checksum of two bytes only, others would
let in one random text of 130,000. Source: SS58 registry, without test networks."""


def checked_address(text: str) -> Address | None:
    """Normal form and coin of an address whose checksum is right, or None.

    Args:
        text: the address with the prefix that its coin writes, "kaspa:" or "nano_".
    """
    if ":" in text:
        return _with_scheme(*text.split(":", 1))
    if prefix_of(text) in PREFIXES and (found := bech32_address(text)):
        return found
    for shape, parse in _BY_LENGTH.get(len(text), ()):
        if shape.fullmatch(text) and (found := parse(text)):
            return found
    return None


def _with_scheme(scheme: str, text: str) -> Address | None:
    scheme = scheme.lower()
    if scheme == "kaspa" and len(text) in _KASPA_LENGTHS:
        return _kaspa(text)
    if len(text) != _CASH_LENGTH:
        return None
    if scheme == "ecash":
        return (f"ecash:{text.lower()}", "XEC") if is_cashaddr(text, "ecash") else None
    return _cash(text) if scheme == "bitcoincash" else None


def _base58check(text: str) -> Address | None:
    payload = base58check_payload(text)
    coin = _COIN_BY_VERSION.get(payload[:-_HASH_BYTES]) if payload else None
    return (text, coin) if coin else None


def _ripple(text: str) -> Address | None:
    payload = base58check_payload(text, ripple=True)
    return (text, "XRP") if payload and len(payload) == _HASH_BYTES + 1 else None


def _ripple_tagged(text: str) -> Address | None:
    """An X-address: account and destination tag in one (XLS-5)."""
    payload = base58check_payload(text, ripple=True)
    right = payload and len(payload) == _XRP_TAGGED_BYTES and payload.startswith(_XRP_TAGGED)
    return (text, "XRP") if right else None


def _cash(text: str) -> Address | None:
    if not text.islower() and not text.isupper():
        return None
    return (text.lower(), "BCH") if is_cashaddr(text, "bitcoincash") else None


def _kaspa(text: str) -> Address | None:
    return (f"kaspa:{text.lower()}", "KAS") if is_cashaddr(text, "kaspa") else None


def _substrate(text: str) -> Address | None:
    """SS58: network number of one or two bytes, public key, first bytes of a BLAKE2b hash.

    Source: Substrate external address format.
    """
    data = base58_bytes(text) or b""
    network = _network(data[:-_KEY_AND_CHECK])
    if network is None or hashlib.blake2b(b"SS58PRE" + data[:-2]).digest()[:2] != data[-2:]:
        return None
    return text, _SUBSTRATE_COINS.get(network, "SUBSTRATE")


def _network(head: bytes) -> int | None:
    """The registered number of a network, or None."""
    if len(head) == 1:
        return head[0] if head[0] < 64 and head[0] not in _SUBSTRATE_RESERVED else None
    if len(head) != 2 or not 64 <= head[0] < 128:
        return None
    number = (head[0] & 0x3F) << 2 | head[1] >> 6 | (head[1] & 0x3F) << 8
    return number if number in _SUBSTRATE_LONG else None


def _stellar(text: str) -> Address | None:
    """An account, a contract or an account with a number in it (SEP-23)."""
    data = base32_bytes(text) or b""
    right = binascii.crc_hqx(data[:-2], 0) == int.from_bytes(data[-2:], "little")
    return (text, "XLM") if data and data[0] & 7 == 0 and right else None


def _algorand(text: str) -> Address | None:
    data = base32_bytes(text)
    if data is None:
        return None
    digest = SHA512.new(data[:-4], truncate="256").digest()
    return (text, "ALGO") if digest[-4:] == data[-4:] else None


def _filecoin(text: str) -> Address | None:
    """Protocol 1 (secp256k1), 2 (actor), 3 (BLS) or 4 of namespace 10 (Ethereum)."""
    head = "f410f" if text.startswith("f410f") else text[:2]
    data = base32_bytes(text[len(head) :].upper())
    if data is None:
        return None
    protocol = b"\x04\x0a" if head == "f410f" else bytes([int(head[1])])
    digest = hashlib.blake2b(protocol + data[:-4], digest_size=4).digest()
    return (text, "FIL") if digest == data[-4:] else None


def _nano(text: str) -> Address | None:
    """Public key and a BLAKE2b checksum that is written backwards; "xrb_" is the older prefix."""
    digits = text.partition("_")[2].translate(_NANO_DIGITS)
    key = int(digits[:-_NANO_CHECK], 32).to_bytes(33, "big")[1:]
    check = int(digits[-_NANO_CHECK:], 32).to_bytes(5, "little")
    return (text, "XNO") if hashlib.blake2b(key, digest_size=5).digest() == check else None


def _byron(text: str) -> Address | None:
    """A Cardano address of the first era: CBOR of [tag 24 (payload), CRC-32 of the payload]."""
    data = base58_bytes(text) or b""
    payload, check = data[_BYRON_HEAD:-_BYRON_TAIL], data[-4:]
    right = binascii.crc32(payload) == int.from_bytes(check, "big")
    return (text, "ADA") if len(data) > _BYRON_HEAD + _BYRON_TAIL and right else None


def _ton(text: str) -> Address | None:
    """A user-friendly address of the main network (TEP-2)."""
    data = base64.urlsafe_b64decode(text)
    right = binascii.crc_hqx(data[:-2], 0) == int.from_bytes(data[-2:], "big")
    return (text, "TON") if right else None


def _monero(text: str) -> Address | None:
    data = b""
    for at in range(0, len(text), _MONERO_BLOCK):
        block = text[at : at + _MONERO_BLOCK]
        part = base58_bytes(block)
        if part is None:
            return None
        number = int.from_bytes(part, "big")
        size = _MONERO_BYTES[len(block)]
        if number >= 1 << 8 * size:
            return None
        data += number.to_bytes(size, "big")
    if data[0] not in _MONERO_NETWORKS:
        return None
    digest = keccak.new(digest_bits=256, data=data[:-4]).digest()
    return (text, "XMR") if digest[:4] == data[-4:] else None


_BASE58 = "[1-9A-HJ-NP-Za-km-z]"
_CASH = "[02-9ac-hj-np-z]"
_FORMS: tuple[tuple[str, Collection[int], Callable[[str], Address | None]], ...] = (
    (f"[1379ADGK-MQ-TXrt]{_BASE58}+", range(25, 37), _base58check),
    (f"r{_BASE58}+", range(25, 36), _ripple),
    (f"X{_BASE58}+", (46, 47), _ripple_tagged),
    ("f(?:[1-3]|410f)[a-z2-7]+", (41, 44, 86), _filecoin),
    (f"(?i:[qp]{_CASH}+)", (_CASH_LENGTH,), _cash),
    (f"[qp]{_CASH}+", _KASPA_LENGTHS, _kaspa),
    ("[EU]Q[A-Za-z0-9_-]+", (48,), _ton),
    (f"{_BASE58}+", range(45, 51), _substrate),
    (f"11{_BASE58}+", range(35, 45), _substrate),
    ("[CGM][A-Z2-7]+", (56, 69), _stellar),
    ("[A-Z2-7]+", (58,), _algorand),
    ("(?:nano|xrb)_[13][13-9a-km-uw-z]{59}", (64, 65), _nano),
    (f"[48]{_BASE58}+", (95, 106), _monero),
    (f"(?:Ae2|DdzFF){_BASE58}+", range(50, 120), _byron),
)
"""What addresses look like, how many characters they have and who reads them."""

_BY_LENGTH = {
    length: tuple((re.compile(shape), parse) for shape, sizes, parse in _FORMS if length in sizes)
    for length in range(25, 120)
}
