"""Checksums that wallet addresses carry: base58check, bech32 and bech32m, cashaddr, CRC-16.

Source: BIP 173 and BIP 350 (bech32, bech32m), Bitcoin Cash cashaddr specification, XRP Ledger
base58 dictionary, CRC-16/XMODEM (Stellar SEP-23, TON address format).
"""

from __future__ import annotations

import hashlib

BITCOIN_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE_ALPHABET = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
BECH32 = 1
BECH32M = 0x2BC830A3

_BITCOIN_POSITIONS = {letter: value for value, letter in enumerate(BITCOIN_ALPHABET)}
_RIPPLE_POSITIONS = {letter: value for value, letter in enumerate(RIPPLE_ALPHABET)}
_BECH32_POSITIONS = {
    letter: value for value, letter in enumerate("qpzry9x8gf2tvdw0s3jn54khce6mua7l")
}
_BECH32_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CASH_GENERATOR = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
_CHECK_BYTES = 4


def base58_bytes(text: str, *, ripple: bool = False) -> bytes | None:
    """The bytes that a base58 text stands for, or None where a letter is foreign to it."""
    positions = _RIPPLE_POSITIONS if ripple else _BITCOIN_POSITIONS
    zero = RIPPLE_ALPHABET[0] if ripple else BITCOIN_ALPHABET[0]
    number = 0
    for letter in text:
        value = positions.get(letter)
        if value is None:
            return None
        number = number * 58 + value
    leading = len(text) - len(text.lstrip(zero))
    return bytes(leading) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def base58check_payload(text: str, *, ripple: bool = False) -> bytes | None:
    """Version and hash of a base58check address, or None where the checksum is wrong."""
    data = base58_bytes(text, ripple=ripple)
    if data is None or len(data) <= _CHECK_BYTES:
        return None
    payload, check = data[:-_CHECK_BYTES], data[-_CHECK_BYTES:]
    digest = hashlib.sha256(hashlib.sha256(payload).digest()).digest()
    return payload if digest[:_CHECK_BYTES] == check else None


def bech32_words(text: str, prefix: str) -> tuple[int, list[int]] | None:
    """The checksum constant (BECH32 or BECH32M) and the five-bit words, or None.

    Args:
        text: the address; one case throughout, as the standard asks.
        prefix: the human-readable part, without its separator "1".
    """
    lower = text.lower()
    if text not in (lower, text.upper()) or not lower.startswith(f"{prefix}1"):
        return None
    words = _words(lower[len(prefix) + 1 :])
    if words is None:
        return None
    expanded = [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(c) & 31 for c in prefix)]
    constant = _polymod([*expanded, *words], _BECH32_GENERATOR, 25)
    return (constant, words[:-6]) if constant in (BECH32, BECH32M) else None


def is_segwit(text: str, prefix: str) -> bool:
    """Whether a bech32 address is a witness programme with the checksum of its version."""
    decoded = bech32_words(text, prefix)
    if decoded is None or not decoded[1]:
        return False
    constant, (version, *words) = decoded
    size, spare = divmod(len(words) * 5, 8)
    if version == 0:
        return constant == BECH32 and size in (20, 32) and spare < 5
    return constant == BECH32M and version <= 16 and 2 <= size <= 40 and spare < 5


def is_cashaddr(text: str, prefix: str = "bitcoincash") -> bool:
    """Whether a Bitcoin Cash address (without its prefix) has a right checksum."""
    words = _words(text.lower())
    if words is None:
        return False
    return _polymod([*(ord(c) & 31 for c in prefix), 0, *words], _CASH_GENERATOR, 35) == 1


def crc16(data: bytes) -> int:
    """CRC-16/XMODEM of the data."""
    remainder = 0
    for byte in data:
        remainder ^= byte << 8
        for _ in range(8):
            carry = remainder & 0x8000
            remainder = ((remainder << 1) ^ (0x1021 if carry else 0)) & 0xFFFF
    return remainder


def _words(text: str) -> list[int] | None:
    words = [_BECH32_POSITIONS.get(letter, -1) for letter in text]
    return words if len(words) >= 8 and min(words) >= 0 else None


def _polymod(values: list[int], generator: tuple[int, ...], shift: int) -> int:
    check = 1
    mask = (1 << shift) - 1
    for value in values:
        top = check >> shift
        check = ((check & mask) << 5) ^ value
        for bit, factor in enumerate(generator):
            if top >> bit & 1:
                check ^= factor
    return check
