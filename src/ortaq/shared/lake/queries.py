"""Where the lake is and how fresh it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from ortaq.shared.lake.models import Watermark

if TYPE_CHECKING:
    from pathlib import Path


def get_folder(dataset: str) -> Path:
    """The folder of a data set's partitions, made where missing."""
    folder: Path = settings.HOME.lake / dataset
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def find_watermark(dataset: str) -> Watermark | None:
    """The watermark of a data set, or None before its first refresh."""
    return Watermark.objects.filter(dataset=dataset).first()
