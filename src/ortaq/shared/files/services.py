"""Keeping files."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.files.models import StoredFile
from ortaq.shared.files.queries import path_of
from ortaq.shared.files.sniff import sniff

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor

LARGEST_FILE_BYTES = 20 * 2**20
"""Most bytes of one file: a scanned act of some hundred pages. Ortaq's own choice."""


class FileEmpty(OrtaqError):
    """The file holds nothing. Choose the one that was meant."""

    code = "file_empty"


class FileTooLarge(OrtaqError):
    """The file is larger than the limit. Scan it with fewer dots, or split it."""

    code = "file_too_large"


class FileTypeRefused(OrtaqError):
    """The file is none of the types that are kept. Save it as PDF."""

    code = "file_type_refused"


@transaction.atomic
def store(*, actor: Actor, content: bytes) -> StoredFile:
    """Keep a content; one that is there already is used again.

    The caller checks that the actor may bring a file, and points at it.

    Raises:
        FileEmpty: it has no bytes.
        FileTooLarge: it has more than `LARGEST_FILE_BYTES`.
        FileTypeRefused: its bytes are no PDF, office document without macros, picture or text.
    """
    if not content:
        raise FileEmpty
    if len(content) > LARGEST_FILE_BYTES:
        raise FileTooLarge(limit_mb=LARGEST_FILE_BYTES // 2**20)
    media_type = sniff(content)
    if media_type is None:
        raise FileTypeRefused
    digest = hashlib.sha256(content).hexdigest()
    _write(path_of(digest), content)
    stored, is_new = StoredFile.objects.get_or_create(
        digest=digest,
        defaults={
            "size_bytes": len(content),
            "media_type": media_type,
            "stored_at": clock.now(),
            "stored_by": actor.name,
        },
    )
    if is_new:
        record(
            actor,
            "file.store",
            subject_kind="file",
            subject=digest,
            size_bytes=len(content),
            media_type=media_type,
        )
    return stored


def _write(path: Path, content: bytes) -> None:
    """Put the content on the disk whole or not at all."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
