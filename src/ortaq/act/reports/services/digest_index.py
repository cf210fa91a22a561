"""Writing the index of digests anew."""

from __future__ import annotations

import os

import numpy as np

from ortaq.act.reports.models import Identifier
from ortaq.act.reports.queries.digest_index import (
    DATASET,
    is_of_this_register,
    list_index_files,
    read_index_file,
    short_digests,
)
from ortaq.shared.batches import in_batches
from ortaq.shared.lake.queries import get_folder

_AT_ONCE = 50_000


def refresh_index() -> int:
    """Bring the file up to date with the register; return how many identifiers it holds."""
    index = read_index_file()
    if index.last_pk and not is_of_this_register(index):
        for path in list_index_files():
            path.unlink(missing_ok=True)
        index = read_index_file()
    parts = [np.asarray(index.columns)]
    rows = Identifier.objects.filter(pk__gt=index.last_pk).order_by("pk")
    pairs = rows.values_list("pk", "link_digest").iterator(chunk_size=_AT_ONCE)
    last_pk, last_digest = index.last_pk, index.last_digest
    for batch in in_batches(pairs, _AT_ONCE):
        digests = short_digests([digest for _, digest in batch])
        keys = np.array([[pk for pk, _ in batch]], np.uint64)
        parts.append(np.concatenate([digests, keys]))
        last_pk, last_digest = batch[-1]
    if last_pk == index.last_pk:
        return len(index)
    columns = np.concatenate(parts, axis=1)
    columns = columns[:, np.argsort(columns[0])]
    older = list_index_files()
    fresh = get_folder(DATASET) / f"{last_pk}-{last_digest}.npy"
    unfinished = fresh.with_suffix(f".{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            np.save(file, columns)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(fresh)
    finally:
        unfinished.unlink(missing_ok=True)
    for path in older:
        if path != fresh:  # another process may have written the same
            path.unlink(missing_ok=True)
    return len(columns[0])
