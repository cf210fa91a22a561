"""Reading everything as it is at one moment."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all queries of the block see the register as the first of them does; nobody waits for it.

    A page of many queries would otherwise contradict itself where somebody writes between two of them. The
    block only reads. Within a transaction of the caller it changes nothing.
    """
    if connection.in_atomic_block:
        yield
        return
    with _without_asking_to_write(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _without_asking_to_write() -> Iterator[None]:
    """Let a transaction on SQLite begin without the right to write, for which every other waits at once."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()  # it sets the mode
    usual = connection.transaction_mode  # type: ignore[attr-defined]  # SQLite's alone
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # the same
    try:
        yield
    finally:
        connection.transaction_mode = usual  # type: ignore[attr-defined]  # the same
