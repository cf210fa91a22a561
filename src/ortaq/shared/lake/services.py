"""Moving the watermark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.shared import clock
from ortaq.shared.lake.models import Watermark

if TYPE_CHECKING:
    from datetime import datetime


def move_watermark(dataset: str, position: datetime) -> None:
    """Say that every change up to `position` is in the files of a data set."""
    Watermark.objects.update_or_create(
        dataset=dataset, defaults={"position": position, "refreshed_at": clock.now()}
    )
