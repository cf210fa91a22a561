"""A questionnaire that comes from outside is small, or it is none."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from ortaq.engine.exchange.tabular.archive import (
    ArchiveBombError,
    NotAWorkbookError,
    check_workbook,
)
from ortaq.engine.exchange.tabular.sheet_extent import SheetExtent, UnusualPartError

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE_BYTES = 5 * 1024 * 1024
"""A questionnaire of 1,000 provisions with a page of words each has less than 2 MB."""

MAX_UNPACKED_BYTES = 48 * 1024 * 1024
"""Ten times what a file of that size unpacks to in practice."""

MAX_CELLS = 500_000
"""Cells of the rectangle around all data of a sheet."""

_CHUNK = 1 << 16
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    UnusualPartError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
)
"""What reading a damaged or foreign archive raises, see `engine.exchange.tabular.archive`."""


def check_questionnaire(path: Path) -> None:
    """Nothing, if the file is a workbook of acceptable size; unpacks in small pieces and stops early.

    Raises:
        NotAWorkbookError: see `check_workbook`.
        ArchiveBombError: larger than a questionnaire can be.
    """
    if path.stat().st_size > MAX_FILE_BYTES:
        raise ArchiveBombError(what="bytes", limit=MAX_FILE_BYTES)
    try:
        with zipfile.ZipFile(path) as archive:
            _measure(archive)
    except _DAMAGE as error:
        raise NotAWorkbookError from error
    check_workbook(path)


def _measure(archive: zipfile.ZipFile) -> None:
    unpacked = 0
    for info in archive.infolist():
        extent = SheetExtent(info.filename)
        with archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > MAX_UNPACKED_BYTES:
                    raise ArchiveBombError(what="bytes", limit=MAX_UNPACKED_BYTES)
                extent.feed(chunk)
                if extent.cells > MAX_CELLS:
                    raise ArchiveBombError(what="cells", limit=MAX_CELLS)
