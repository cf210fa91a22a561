"""Telling a full disk from other failures."""

from __future__ import annotations

import errno

from django.db.utils import OperationalError

ROOM_AGAIN_S = 300
"""Seconds after which a client may try again where a disk was full. Ortaq's own rule."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})

_SQLITE = "database or disk is full"
"""Source: SQLite, result code 13 (SQLITE_FULL)."""

_POSTGRESQL = "53100"
"""Source: PostgreSQL 17, appendix A (disk_full)."""

_NEW_CONNECTION = "could not write init file"
"""What PostgreSQL ends a new connection with where its disk is full, without a code. Source: its relcache.c."""


def is_disk_full(error: BaseException) -> bool:
    """Whether something could not be written since a disk, or the room given to us on it, is full."""
    if isinstance(error, OSError):
        return error.errno in _NO_ROOM
    if not isinstance(error, OperationalError):
        return False
    if getattr(error.__cause__, "sqlstate", "") == _POSTGRESQL:
        return True
    return any(sign in str(error) for sign in (_SQLITE, _NEW_CONNECTION))
