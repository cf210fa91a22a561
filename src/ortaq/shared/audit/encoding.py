"""The bytes of an entry that its hash covers."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def canonical(value: object) -> bytes:
    """The one byte form of a JSON value: sorted keys, no spaces, UTF-8."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
    ).encode()


def digest_of(content: object) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def entry_bytes(
    *,
    index: int,
    at: datetime,
    actor: str,
    organisation: str,
    action: str,
    subject_kind: str,
    subject: str,
    details_digest: bytes,
) -> bytes:
    """The bytes of an entry that its leaf hash covers."""
    return canonical(
        {
            "index": index,
            "at": at.isoformat(),
            "actor": actor,
            "organisation": organisation,
            "action": action,
            "subject_kind": subject_kind,
            "subject": subject,
            "details": details_digest.hex(),
        }
    )
