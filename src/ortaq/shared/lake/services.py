"""Moving the watermark of a data set, and tidying what killed writers left."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from ortaq.shared import clock
from ortaq.shared.lake.models import Watermark
from ortaq.shared.lake.queries import find_watermark

if TYPE_CHECKING:
    from datetime import datetime

_ABANDONED_S = 3600
"""Seconds without a change after which an unfinished file has no writer any more: none takes minutes."""


def move_watermark(dataset: str, position: datetime) -> None:
    """Say that every change up to `position` is in the files of a data set."""
    Watermark.objects.update_or_create(
        dataset=dataset, defaults={"position": position, "refreshed_at": clock.now()}
    )


def forget_watermark(dataset: str) -> None:
    """Say that the files of a data set are to be made again, before the first one is."""
    Watermark.objects.filter(dataset=dataset).delete()


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


def clear_abandoned() -> None:
    """Remove what writers that were killed left in the lake: files that nothing reads, as large as the data."""
    before = time.time() - _ABANDONED_S
    for path in settings.HOME.lake.rglob("*.part"):
        with suppress(FileNotFoundError):  # its writer is done with it
            if path.stat().st_mtime < before:
                path.unlink()
