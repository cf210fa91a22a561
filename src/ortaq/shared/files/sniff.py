"""What a file is, by its content and not by its name."""

from __future__ import annotations

import io
import zipfile

from ortaq.shared.downloads import MEDIA_TYPES

PDF, DOCX, XLSX = (MEDIA_TYPES[ending] for ending in (".pdf", ".docx", ".xlsx"))
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
PNG = "image/png"
JPEG = "image/jpeg"
TEXT = "text/plain"

SUFFIX = {
    PDF: ".pdf",
    DOCX: ".docx",
    XLSX: ".xlsx",
    ODT: ".odt",
    ODS: ".ods",
    PNG: ".png",
    JPEG: ".jpg",
    TEXT: ".txt",
}
"""Types that may be stored, each with the ending that a download gets."""

_MAGIC = ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG))
_PARTS = (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX))


def sniff(content: bytes) -> str | None:
    """The media type of a content, one of `SUFFIX`; None for anything else."""
    for start, media_type in _MAGIC:
        if content.startswith(start):
            return media_type
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return TEXT if _is_text(content) else None


def _office(content: bytes) -> str | None:
    """The office document in an archive; one with macros is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(name.endswith("vbaProject.bin") for name in names):
                return None
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                return declared if declared in {ODT, ODS} else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None
    return next((media_type for part, media_type in _PARTS if part in names), None)


def _is_text(content: bytes) -> bool:
    """True for UTF-8 words that no browser takes for a page."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    printable = all(letter.isprintable() or letter in "\r\n\t" for letter in words)
    return printable and not words.lstrip().startswith("<")
