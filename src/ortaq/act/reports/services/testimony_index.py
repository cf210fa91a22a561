"""Writing the file of all testimony anew."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from ortaq.act.reports.queries import list_changed_since
from ortaq.act.reports.queries.testimony import Column, in_columns
from ortaq.act.reports.queries.testimony_index import NOTHING
from ortaq.shared import clock
from ortaq.shared.audit.queries import get_last_leaf
from ortaq.shared.batches import in_batches
from ortaq.shared.one_moment import one_moment

if TYPE_CHECKING:
    from pathlib import Path

    from ortaq.act.reports.queries.testimony import Testimony
    from ortaq.act.reports.queries.testimony_index import TestimonyIndex

WORTH_IT = 1_000
"""Reports that changed since the last file from which it is written anew."""

_AT_ONCE = 50_000
_OVERLAP = timedelta(minutes=5)
"""How far before the file changes are read again: a transaction that was open then told its own time."""


def refresh_testimony(index: TestimonyIndex) -> int:
    """Bring the file up to date with the register, where enough changed; return how many mentions it holds."""
    before = index.read_file()
    if not before.is_of_this_register:
        for path in index.list_files():
            path.unlink(missing_ok=True)
        before = NOTHING
    with one_moment():
        until, leaf = clock.now() - _OVERLAP, get_last_leaf()
        changed = list(list_changed_since(before.until).values_list("pk", flat=True))
        if not changed or (before.until is not None and len(changed) < WORTH_IT):
            return len(before)
        rows = index.query.changed_since(before.until).iterator(chunk_size=_AT_ONCE)
        parts = [in_columns(part) for part in in_batches(rows, _AT_ONCE)]
    stays = ~np.isin(before.rows[Column.REPORT], np.array(changed, np.int64))
    parts.insert(0, before.rows[:, stays])
    older = index.list_files()
    _write(parts, fresh := index.path_of(until, leaf))
    for path in older:
        if path != fresh:  # another process may have written the same
            path.unlink(missing_ok=True)
    return sum(part.shape[1] for part in parts)


def _write(parts: list[Testimony], path: Path) -> None:
    """The columns one after another, so that only one is in memory twice."""
    order = np.lexsort([_column(parts, name) for name in (Column.REPORT, Column.IDENTIFIER)])
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            shape = {"descr": "<i8", "fortran_order": False, "shape": (len(Column), len(order))}
            np.lib.format.write_array_header_1_0(file, shape)
            for name in Column:
                file.write(_column(parts, name)[order].astype("<i8").tobytes())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _column(parts: list[Testimony], name: Column) -> np.ndarray:
    return np.concatenate([part[name] for part in parts])
