"""Encodings and checksums that addresses of several coins share.

Source: BIP 173 and BIP 350 (bech32, bech32m), Bitcoin Cash cashaddr specification, XRP Ledger
base58 dictionary, RFC 4648 (base32).
"""

from __future__ import annotations

import base64
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


def _steps(generator: tuple[int, ...]) -> tuple[int, ...]:
    """What each value of the five highest bits changes in a checksum."""
    steps = [0] * 32
    for bit, factor in enumerate(generator):
        for top in range(32):
            if top >> bit & 1:
                steps[top] ^= factor
    return tuple(steps)


_BECH32_STEPS = _steps(_BECH32_GENERATOR)
_CASH_STEPS = _steps(_CASH_GENERATOR)


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
    constant = _polymod([*expanded, *words], _BECH32_STEPS, 25)
    return (constant, words[:-6]) if constant in (BECH32, BECH32M) else None


def byte_count(words: list[int]) -> int | None:
    """How many bytes five-bit words hold, or None where bits are left over that are not zero."""
    count, spare = divmod(len(words) * 5, 8)
    if spare >= 5 or (spare and words[-1] & ((1 << spare) - 1)):
        return None
    return count


def is_segwit(text: str, prefix: str) -> bool:
    """Whether a bech32 address is a witness programme with the checksum of its version."""
    decoded = bech32_words(text, prefix)
    if decoded is None or not decoded[1]:
        return False
    constant, (version, *words) = decoded
    size = byte_count(words)
    if size is None:
        return False
    if version == 0:
        return constant == BECH32 and size in (20, 32)
    return constant == BECH32M and version <= 16 and 2 <= size <= 40


def is_cashaddr(text: str, prefix: str) -> bool:
    """Whether an address has a right cashaddr checksum.

    Args:
        text: the address without its prefix.
        prefix: the prefix without its colon; it counts even where nobody writes it.
    """
    words = _words(text.lower())
    if words is None:
        return False
    return _polymod([*(ord(c) & 31 for c in prefix), 0, *words], _CASH_STEPS, 35) == 1


def base32_bytes(text: str) -> bytes | None:
    """The bytes that a base32 text in capitals and without padding stands for, or None."""
    try:
        data = base64.b32decode(text + "=" * (-len(text) % 8))
    except ValueError:
        return None
    return data if base64.b32encode(data).decode().rstrip("=") == text else None


def _words(text: str) -> list[int] | None:
    words = [_BECH32_POSITIONS.get(letter, -1) for letter in text]
    return words if len(words) >= 8 and min(words) >= 0 else None


def _polymod(values: list[int], steps: tuple[int, ...], shift: int) -> int:
    check = 1
    mask = (1 << shift) - 1
    for value in values:
        check = (check & mask) << 5 ^ value ^ steps[check >> shift]
    return check
