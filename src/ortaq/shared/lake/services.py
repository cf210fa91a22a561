"""Writing files of the lake, and moving the watermark."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
from django.db import transaction

from ortaq.shared import clock
from ortaq.shared.lake.models import Watermark
from ortaq.shared.lake.queries import find_watermark

if TYPE_CHECKING:
    from datetime import datetime

    import pyarrow as pa


def move_watermark(dataset: str, position: datetime) -> None:
    """Say that every change up to `position` is in the files of a data set."""
    Watermark.objects.update_or_create(
        dataset=dataset, defaults={"position": position, "refreshed_at": clock.now()}
    )


def forget_watermark(dataset: str) -> None:
    """Say that the files of a data set are to be made again, before the first one is."""
    Watermark.objects.filter(dataset=dataset).delete()


def replace_file(path: Path, table: pa.Table) -> None:
    """Write a Parquet file beside its place, reach the disk, then take the place in one step.

    A reader sees the old file or the new one; a killed write leaves a `.part` file that nothing reads.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        unfinished = Path(file.name)
        try:
            pq.write_table(table, file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


@transaction.atomic
def close_refresh(dataset: str, *, before: datetime | None, started: datetime) -> datetime:
    """Move the watermark after a refresh; return where to.

    Where another refresh moved it meanwhile, to the earlier of the two: the other one may have
    written an older state over ours, or we over its, and the next refresh then reads all changes of
    both again.

    Args:
        dataset: whose.
        before: its position when the refresh started; None where there was none.
        started: when that was.
    """
    now = find_watermark(dataset)
    found = now.position if now else None
    position = started if found in (None, before) else min(started, found)
    move_watermark(dataset, position)
    return position
