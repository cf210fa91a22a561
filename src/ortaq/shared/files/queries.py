"""Reading files."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from pathlib import Path

    from ortaq.shared.files.models import StoredFile


class FileDamaged(OrtaqError):
    """The file on the disk is gone or no longer what was stored. Restore it from the back-up."""

    code = "file_damaged"


def path_of(digest: str) -> Path:
    """Where the content with this SHA-256 lies."""
    root: Path = settings.HOME.root
    return root / "files" / digest[:2] / digest


def read(stored: StoredFile) -> bytes:
    """The content, checked against its digest.

    Raises:
        FileDamaged: it is gone or changed.
    """
    return read_digest(stored.digest)


def read_digest(digest: str) -> bytes:
    """The content with this SHA-256; raises as `read`."""
    try:
        content = path_of(digest).read_bytes()
    except FileNotFoundError as error:
        raise FileDamaged(digest=digest) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise FileDamaged(digest=digest)
    return content
