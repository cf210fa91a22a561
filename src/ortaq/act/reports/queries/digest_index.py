"""Which identifiers have which digest: sorted columns of short digests, looked up in one go.

The file holds the first 128 bits of every link digest beside the key of its identifier. What it does not
hold is in no report; what it holds need not be looked up in the register, since nobody finds two digests
that agree in so many bits.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from ortaq.act.reports.models import Identifier
from ortaq.shared.compiled import CompiledQuery
from ortaq.shared.lake.queries import get_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from django.db.models import QuerySet
    from numpy.typing import NDArray

    Columns = NDArray[np.uint64]

    Forms = NDArray[np.int64]
    """Shape (2, n): keys of identifiers, and the place of the digest of each among those that were asked."""

WORTH_IT = 200
"""Values in one question from which the index is faster than the register. Measured in bench/check."""

MOST_RECENT = 100_000
"""Identifiers beyond the file that a process keeps beside it; with more, the register is asked."""

_HEX = 32
DATASET = "identifier_digests"
_lock = Lock()


@dataclass(slots=True)
class DigestIndex:
    """Short digests of all identifiers up to a key, and of the few after it.

    Args:
        columns: shape (3, n): the two halves of each digest and the key of its identifier, in the order
            of the first half.
        last_pk: the last identifier counted in.
        last_digest: its link digest, by which a register that was put back is noticed.
        recent: keys of identifiers that came after the file was written, by short digest.
    """

    columns: Columns
    last_pk: int = 0
    last_digest: str = ""
    recent: dict[str, list[int]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Identifiers in the file."""
        return len(self.columns[0])

    def find(self, link_digests: Sequence[str]) -> Forms:
        """The identifiers that have one of these digests."""
        found = self._in_file(link_digests)
        recent = [
            (pk, place)
            for place, digest in enumerate(link_digests if self.recent else ())
            for pk in self.recent.get(digest[:_HEX], ())
        ]
        return np.concatenate([found, _forms(recent)], axis=1)

    def _in_file(self, link_digests: Sequence[str]) -> Forms:
        first, second, keys = self.columns
        asked, rest = short_digests(link_digests)
        order = np.argsort(asked)  # neighbours are looked up together, in memory that is at hand
        begin = np.searchsorted(first, asked[order])
        hits = begin < len(first)
        hits[hits] = first[begin[hits]] == asked[order[hits]]
        begin, order = begin[hits], order[hits]
        size = np.searchsorted(first, asked[order], "right") - begin
        place = np.repeat(order, size)
        rows = np.repeat(begin - np.cumsum(size) + size, size) + np.arange(len(place))
        exact = second[rows] == rest[place]
        return np.array([keys[rows[exact]], place[exact]], np.int64)


def short_digests(link_digests: Sequence[str]) -> Columns:
    """Shape (2, n): the first and the second 64 bits of each digest."""
    joined = bytes.fromhex("".join([digest[:_HEX] for digest in link_digests]))
    return np.frombuffer(joined, ">u8").astype(np.uint64).reshape(-1, 2).T


def find_identifiers(link_digests: Sequence[str]) -> Forms:
    """The identifiers that have one of these digests."""
    index = find_index() if len(link_digests) >= WORTH_IT else None
    if index is not None:
        return index.find(link_digests)
    place = {digest: number for number, digest in enumerate(link_digests)}
    rows = _IDENTIFIERS.rows(sorted(link_digests))
    return _forms([(pk, place[digest]) for pk, digest in rows])


def _forms(pairs: list[tuple[int, int]]) -> Forms:
    return np.array(pairs, np.int64).reshape(-1, 2).T


def find_index() -> DigestIndex | None:
    """The index with all that is committed now; None where the register itself must be asked."""
    with _lock:
        index = _current.get("index") or read_index_file()
        if not _catch_up(index):
            index = read_index_file()
            if not _catch_up(index):
                _current.clear()
                return None
        _current["index"] = index
        return index


def read_index_file() -> DigestIndex:
    """What the newest file says; an empty index where there is none.

    A file that another process has just replaced, or that a machine left half-written when it lost power, is none.
    """
    for path in reversed(list_index_files()):
        with suppress(FileNotFoundError, EOFError, ValueError):
            last_pk, last_digest = path.stem.split("-")
            return DigestIndex(np.load(path, mmap_mode="r"), int(last_pk), last_digest)
    return DigestIndex(np.zeros((3, 0), np.uint64))


def list_index_files() -> list[Path]:
    """Files of the index, named by the key and the digest of the last identifier; the newest last."""
    files = get_folder(DATASET).glob("*-*.npy")
    return sorted(files, key=lambda path: int(path.stem.partition("-")[0]))


_current: dict[str, DigestIndex] = {}


def _catch_up(index: DigestIndex) -> bool:
    """Add what came since; False where that is too much, or the register is another one."""
    if index.last_pk and not is_of_this_register(index):
        _current.clear()
        return False
    rows = Identifier.objects.filter(pk__gt=index.last_pk).order_by("pk")
    fresh = list(rows.values_list("pk", "link_digest")[: MOST_RECENT + 1])
    if len(fresh) + len(index.recent) > MOST_RECENT:
        return False
    for pk, digest in fresh:
        index.recent.setdefault(digest[:_HEX], []).append(pk)
        index.last_pk, index.last_digest = pk, digest
    return True


def is_of_this_register(index: DigestIndex) -> bool:
    """Whether the register still holds the last identifier that the index knows."""
    row = Identifier.objects.filter(pk=index.last_pk).values_list("link_digest", flat=True).first()
    return row == index.last_digest


def _identifiers(link_digests: list[str]) -> QuerySet[Identifier, tuple[int, str]]:
    return Identifier.objects.filter(link_digest__in=link_digests).values_list("pk", "link_digest")


_IDENTIFIERS = CompiledQuery(_identifiers)
