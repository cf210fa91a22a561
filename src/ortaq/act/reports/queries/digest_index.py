"""Which values the register cannot know: a sorted column of short digests, looked up in one go.

The file holds the first 64 bits of every link digest. What it does not hold is in no report; what it
holds is looked up in the register, since 64 bits may agree by chance.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from ortaq.act.reports.models import Identifier
from ortaq.shared.lake.queries import get_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Digests = NDArray[np.uint64]

WORTH_IT = 200
"""Values in one question from which the index is faster than the register. Measured in bench/check."""

MOST_RECENT = 100_000
"""Identifiers beyond the file that a process keeps beside it; with more, the register is asked."""

_HEX = 16
_DATASET = "identifiers"
_lock = Lock()


@dataclass(slots=True)
class DigestIndex:
    """Short digests of all identifiers up to a key, and of the few after it.

    Args:
        known: sorted.
        last_pk: the last identifier counted in.
        last_digest: its link digest, by which a register that was put back is noticed.
        recent: digests that came after the file was written.
    """

    known: Digests
    last_pk: int = 0
    last_digest: str = ""
    recent: set[int] = field(default_factory=set)

    def may_know(self, link_digests: Sequence[str]) -> list[bool]:
        """For each digest whether the register may hold it; False is certain."""
        asked = short_digests(link_digests)
        order = np.argsort(asked)  # neighbours are looked up together, in memory that is at hand
        ordered = asked[order]
        places = np.searchsorted(self.known, ordered)
        inside = places < len(self.known)
        found = np.zeros(len(asked), np.bool_)
        found[order[inside]] = self.known[places[inside]] == ordered[inside]
        in_file: list[bool] = found.tolist()
        if not self.recent:
            return in_file
        return [
            one or digest in self.recent
            for one, digest in zip(in_file, asked.tolist(), strict=True)
        ]


def short_digests(link_digests: Sequence[str]) -> Digests:
    """The first 64 bits of each digest."""
    joined = bytes.fromhex("".join([digest[:_HEX] for digest in link_digests]))
    return np.frombuffer(joined, ">u8").astype(np.uint64)


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
    """What the newest file says; an empty index where there is none."""
    files = list_index_files()
    if not files:
        return DigestIndex(np.zeros(0, np.uint64))
    last_pk, last_digest = files[-1].stem.split("-")
    return DigestIndex(np.load(files[-1], mmap_mode="r"), int(last_pk), last_digest)


def list_index_files() -> list[Path]:
    """Files of the index, named by the key and the digest of the last identifier; the newest last."""
    files = get_folder(_DATASET).glob("*-*.npy")
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
        index.recent.add(int(digest[:_HEX], 16))
        index.last_pk, index.last_digest = pk, digest
    return True


def is_of_this_register(index: DigestIndex) -> bool:
    """Whether the register still holds the last identifier that the index knows."""
    row = Identifier.objects.filter(pk=index.last_pk).values_list("link_digest", flat=True).first()
    return row == index.last_digest
