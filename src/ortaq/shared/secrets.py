"""Keyed hashes and sealed texts, with the keys of the home folder."""

from __future__ import annotations

import hmac
import os
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE_BYTES = 12
"""Source: NIST SP 800-38D, section 8.2 (96-bit nonce for AES-GCM)."""


@cache
def _key(name: str) -> bytes:
    return bytes.fromhex(settings.HOME.key(name))


def keyed_digest(*parts: str) -> str:
    """A hash (64 hexadecimal digits) that nobody without the key can look up or enumerate."""
    return hmac.digest(_key("identifiers"), "\0".join(parts).encode(), "sha256").hex()


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
