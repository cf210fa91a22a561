"""Long lists in parts: of a size that a database takes in one statement, or another."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")

BATCH = 500
"""Rows or keys in one statement; SQLite allows 32,766 parameters, PostgreSQL 65,535."""


def in_batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """The items in order, at most `size` at a time."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch
