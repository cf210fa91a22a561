"""Cryptocurrency addresses by their checksum, in the form that each coin's standard writes."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from Crypto.Hash import keccak

from ortaq.engine.extract.kinds.checksums import (
    base58_bytes,
    base58check_payload,
    bech32_words,
    crc16,
    is_cashaddr,
    is_segwit,
)
from ortaq.engine.extract.kinds.found import Found
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterator

Wallet = tuple[str, str, float]
"""Normal form, coin, confidence."""

_RETYPED_CASE_CONFIDENCE = 0.6
_CANDIDATE = re.compile(
    r"[A-Za-z0-9](?<![A-Za-z0-9].)[A-Za-z0-9_-]{24,107}(?![A-Za-z0-9]|\.[a-z]{2})"
)
_ETHEREUM = re.compile(r"0[xX][0-9a-fA-F]{40}")
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,36}")
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
    b"\x1c\xb8": "ZEC",
    b"\x1c\xbd": "ZEC",
}
"""Source: address version bytes of each coin's chain parameters."""

_SHORTEST = 25
_HASH_BYTES = 20
_BYRON_HEAD = 5
_BYRON_TAIL = 5
_MONERO_LENGTHS = (95, 106)
_MONERO_BLOCK = 11
_MONERO_BYTES = {2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}
_MONERO_NETWORKS = (18, 19, 42)


def find_wallets(text: str) -> Iterator[Found]:
    """Mentions of wallets with a right checksum; 64-digit transaction hashes are none."""
    for match in _CANDIDATE.finditer(text):
        wallet = parse_wallet(match.group())
        if wallet:
            value, coin, confidence = wallet
            start, end = match.span()
            if coin == "BCH" and text[start - 12 : start].lower() == "bitcoincash:":
                start -= 12
            yield Found(IdentifierKind.WALLET, value, start, end, "wallet", confidence, coin)


def parse_wallet(text: str) -> Wallet | None:
    """Normal form, coin and confidence of an address, or None.

    An Ethereum address in mixed case whose case is wrong is kept with confidence 0.6: people
    retype addresses by hand and lose the case, while the 40 digits themselves are right.
    """
    if len(text) < _SHORTEST:
        return None
    if text[:2] in ("0x", "0X"):
        return _ethereum(text) if _ETHEREUM.fullmatch(text) else None
    for parser in (_base58check, _ripple, _bech32, _cash, _stellar, _ton, _monero, _byron):
        found = parser(text)
        if found:
            return (*found, 1.0)
    return None


def checksummed(address: str) -> str:
    """An Ethereum address with the letter case of EIP-55."""
    digits = address[2:].lower()
    digest = keccak.new(digest_bits=256, data=digits.encode()).hexdigest()
    cased = (
        digit.upper() if nibble >= "8" else digit
        for digit, nibble in zip(digits, digest, strict=False)
    )
    return "0x" + "".join(cased)


def _ethereum(text: str) -> Wallet:
    value = checksummed(text)
    digits = text[2:]
    right = digits in (value[2:], digits.lower(), digits.upper())
    return value, "ETH", 1.0 if right else _RETYPED_CASE_CONFIDENCE


def _base58check(text: str) -> tuple[str, str] | None:
    if not _BASE58.fullmatch(text):
        return None
    payload = base58check_payload(text)
    coin = _COIN_BY_VERSION.get(payload[:-_HASH_BYTES]) if payload else None
    return (text, coin) if coin else None


def _ripple(text: str) -> tuple[str, str] | None:
    if text[0] != "r" or not _BASE58.fullmatch(text):
        return None
    payload = base58check_payload(text, ripple=True)
    return (text, "XRP") if payload and len(payload) == _HASH_BYTES + 1 else None


def _bech32(text: str) -> tuple[str, str] | None:
    lower = text.lower()
    for prefix, coin in (("bc", "BTC"), ("ltc", "LTC")):
        if lower.startswith(f"{prefix}1"):
            return (lower, coin) if is_segwit(text, prefix) else None
    for prefix, coin in (("bnb", "BNB"), ("addr", "ADA")):
        if lower.startswith(f"{prefix}1"):
            return (lower, coin) if bech32_words(text, prefix) else None
    return None


def _cash(text: str) -> tuple[str, str] | None:
    lower = text.lower()
    body = lower.removeprefix("bitcoincash:")
    if len(body) != 42 or body[0] not in "qp" or text not in (lower, text.upper()):
        return None
    return (body, "BCH") if is_cashaddr(body) else None


def _byron(text: str) -> tuple[str, str] | None:
    """A Cardano address of the first era: CBOR of [tag 24 (payload), CRC-32 of the payload]."""
    if not text.startswith(("Ae2", "DdzFF")):
        return None
    data = base58_bytes(text) or b""
    payload, check = data[_BYRON_HEAD:-_BYRON_TAIL], data[-4:]
    right = binascii.crc32(payload) == int.from_bytes(check, "big")
    return (text, "ADA") if len(data) > _BYRON_HEAD + _BYRON_TAIL and right else None


def _stellar(text: str) -> tuple[str, str] | None:
    if len(text) != 56 or text[0] != "G":
        return None
    try:
        data = base64.b32decode(text)
    except binascii.Error:
        return None
    return (text, "XLM") if crc16(data[:-2]) == int.from_bytes(data[-2:], "little") else None


def _ton(text: str) -> tuple[str, str] | None:
    if len(text) != 48 or text[:2] not in ("EQ", "UQ"):
        return None
    data = base64.urlsafe_b64decode(text)
    return (text, "TON") if crc16(data[:-2]) == int.from_bytes(data[-2:], "big") else None


def _monero(text: str) -> tuple[str, str] | None:
    if len(text) not in _MONERO_LENGTHS or text[0] not in "48":
        return None
    blocks = (text[at : at + _MONERO_BLOCK] for at in range(0, len(text), _MONERO_BLOCK))
    data = b""
    for block in blocks:
        size = _MONERO_BYTES.get(len(block))
        part = base58_bytes(block)
        if size is None or part is None:
            return None
        number = int.from_bytes(part, "big")
        if number >= 1 << 8 * size:
            return None
        data += number.to_bytes(size, "big")
    if data[0] not in _MONERO_NETWORKS:
        return None
    digest = keccak.new(digest_bits=256, data=data[:-4]).digest()
    return (text, "XMR") if digest[:4] == data[-4:] else None
