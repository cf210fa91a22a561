"""What counts as a full disk."""

from __future__ import annotations

import errno

import psycopg
import pytest
from django.db.utils import OperationalError

from ortaq.shared.full_disk import is_disk_full


def _of_postgresql(cause):
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "Error writing bytes to file"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OperationalError("database or disk is full"), True),
        (_of_postgresql(psycopg.errors.DiskFull("could not extend file")), True),
        (OperationalError("connection failed: FATAL:  could not write init file"), True),
        (PermissionError(errno.EACCES, "Permission denied"), False),
        (OperationalError("database is locked"), False),
        (_of_postgresql(psycopg.errors.TooManyConnections("too many")), False),
        (ValueError("database or disk is full"), False),
    ],
)
def test_a_full_disk_is_told_from_other_failures(error, expected):
    assert is_disk_full(error) is expected
