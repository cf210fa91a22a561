"""A look inside an XLSX file before anything opens it: archive bombs and giant sheets are refused."""

from __future__ import annotations

import sys
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from ortaq.engine.exchange.tabular.reader import TableError
from ortaq.engine.exchange.tabular.sheet_extent import SheetExtent, UnusualPartError

if TYPE_CHECKING:
    from pathlib import Path

CHUNK_BYTES = 1 << 18

MAX_MEMBERS = 2_000
"""A workbook of reports has about ten parts; each drawing or extra sheet adds one or two."""

MAX_UNPACKED_BYTES = 512 * 1024 * 1024
"""Half a gigabyte of sheet XML is about a million rows of ten columns, the most a sheet holds."""

MAX_RATIO = 250
"""Sheet XML packs 10 to 60 times; plain deflate bombs reach 1,000."""

RATIO_FREE_BYTES = 4 * 1024 * 1024
"""Below this unpacked size the ratio of a part doesn't matter."""

MAX_CELLS = 10_000_000
"""Cells of the rectangle around all data of a sheet, which is held in memory at 24-32 bytes each."""

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    UnusualPartError,
    EOFError,
    LookupError,  # XML in an encoding that doesn't exist
    NotImplementedError,  # a packing method of other programs
    OSError,  # a part said to lie outside the file
    RuntimeError,  # an encrypted part
)
"""What reading a damaged or foreign archive raises."""

_REQUIRED = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
_REQUIRED_OF_DOCUMENT = frozenset({"[Content_Types].xml", "word/document.xml"})
_OTHER_FORMATS = frozenset({"content.xml", "xl/workbook.bin"})


class NotAWorkbookError(TableError):
    """The file is not an XLSX workbook (or is damaged): save it from the spreadsheet as .xlsx."""

    code = "not_a_workbook"


class ArchiveBombError(TableError):
    """Unpacked, the file would exceed the `limit` of `what`: split it into smaller files."""

    code = "archive_too_large"


def check_workbook(path: Path | BinaryIO) -> None:
    """Nothing, if the archive, by its path or opened, is a workbook of acceptable size.

    Every part is really unpacked in small pieces, because the sizes an archive declares can lie.

    Raises:
        NotAWorkbookError: no archive, not a workbook, encrypted or malformed parts.
        ArchiveBombError: too many parts, bytes, cells, or a ratio no sheet has.
    """
    _check(path, _REQUIRED)


def check_document(path: Path | BinaryIO) -> None:
    """Nothing, if the archive is a DOCX document of acceptable size; raises as `check_workbook`."""
    _check(path, _REQUIRED_OF_DOCUMENT)


def _check(path: Path | BinaryIO, required: frozenset[str]) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive, required)
            _check_content(archive)
    except _DAMAGE as error:
        raise NotAWorkbookError from error


def _check_members(archive: zipfile.ZipFile, required: frozenset[str]) -> None:
    names = [info.filename for info in archive.infolist()]
    if len(names) > MAX_MEMBERS:
        raise ArchiveBombError(what="parts", limit=MAX_MEMBERS)
    found = set(names)
    if len(found) != len(names) or not found >= required or found & _OTHER_FORMATS:
        raise NotAWorkbookError


def _check_content(archive: zipfile.ZipFile) -> None:
    unpacked = 0
    for info in archive.infolist():
        unpacked += _check_part(archive, info, MAX_UNPACKED_BYTES - unpacked)


def _check_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> int:
    """Unpacked bytes of one part, which are at most `room`."""
    info.file_size = sys.maxsize  # read to the true end, whatever the directory declares
    extent = SheetExtent(info.filename)
    unpacked = 0
    with archive.open(info) as part:
        while chunk := part.read(CHUNK_BYTES):
            unpacked += len(chunk)
            if unpacked > room:
                raise ArchiveBombError(what="bytes", limit=MAX_UNPACKED_BYTES)
            if unpacked > max(RATIO_FREE_BYTES, MAX_RATIO * info.compress_size):
                raise ArchiveBombError(what="ratio", limit=MAX_RATIO)
            extent.feed(chunk)
            if extent.cells > MAX_CELLS:
                raise ArchiveBombError(what="cells", limit=MAX_CELLS)
    extent.end()
    return unpacked
