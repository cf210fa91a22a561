"""Keyed hashes and sealed texts, with the keys of the home folder."""

from __future__ import annotations

import hashlib
import os
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

TOKEN_LENGTH = 40
"""Hexadecimal digits, 160 bits: NIST SP 800-63B, section 5.1.2.2 asks for 64 with a limit of tries."""

_NONCE_BYTES = 12
"""Source: NIST SP 800-38D, section 8.2 (96-bit nonce for AES-GCM)."""


_BLOCK_BYTES = 64
"""Source: FIPS 180-4 (block of SHA-256)."""

_INNER, _OUTER = 0x36, 0x5C
"""Source: RFC 2104, section 2 (ipad, opad)."""


@cache
def _key(name: str) -> bytes:
    return bytes.fromhex(settings.HOME.key(name))


def keyed_digest(*parts: str) -> str:
    """A hash (64 hexadecimal digits) that nobody without the key can look up or enumerate.

    HMAC-SHA-256 (RFC 2104) of the parts, joined by zero characters.
    """
    before, behind = _states()
    inner, outer = before.copy(), behind.copy()
    inner.update("\0".join(parts).encode())
    outer.update(inner.digest())
    return outer.hexdigest()


@cache
def _states() -> tuple[hashlib._Hash, hashlib._Hash]:
    """SHA-256 that has read the key, inside and outside: half of what each digest would take."""
    key = _key("identifiers").ljust(_BLOCK_BYTES, b"\0")
    inner, outer = (bytes(byte ^ pad for byte in key) for pad in (_INNER, _OUTER))
    return hashlib.sha256(inner), hashlib.sha256(outer)


def link_token(purpose: str, public_id: str, issue: int) -> str:
    """The token of a personal link, made again from the home's key whenever a letter needs it.

    Args:
        purpose: what the link opens; links of different purposes never open one another's doors.
        public_id: of the person's invitation.
        issue: counts the links that the person was given.
    """
    return keyed_digest(purpose, public_id, str(issue))[:TOKEN_LENGTH]


def link_digest(token: str) -> str:
    """The stored form of a personal link's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def seal(plain: str, *, bound_to: str) -> bytes:
    """Encrypt a text so that it opens only together with `bound_to`."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(_key("vault")).encrypt(nonce, plain.encode(), bound_to.encode())


def unseal(sealed: bytes, *, bound_to: str) -> str:
    """The text of a sealed value.

    Raises:
        cryptography.exceptions.InvalidTag: wrong key, wrong binding or a changed value.
    """
    nonce, cipher = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    return AESGCM(_key("vault")).decrypt(nonce, cipher, bound_to.encode()).decode()
