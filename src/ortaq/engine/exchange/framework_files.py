"""Frameworks in whichever format a file has: told by its content, not by its name."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant import (
    from_framework,
    read_library,
    read_workbook,
    to_frameworks,
    write_library,
    write_workbook,
)
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid, read_framework, write_framework
from ortaq.engine.exchange.loss import LossReport
from ortaq.engine.exchange.oscal import read_catalog, write_catalog

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ortaq.engine.terms.framework import Framework

ZIP = b"PK\x03\x04"
"""First bytes of a workbook."""

MAX_BYTES = 64 * 1024 * 1024
"""Of a text file; 20,000 nodes with questions in two languages take half of it."""


class FrameworkFormat(StrEnum):
    """A format that frameworks are written in."""

    ORTAQ = "ortaq"  # our YAML, which holds all of a framework
    CISO = "ciso"  # CISO Assistant, a library in YAML
    CISO_XLSX = "ciso-xlsx"  # CISO Assistant, the workbook of a library
    OSCAL = "oscal"  # OSCAL, a catalog in JSON


ENDINGS = {
    ".json": FrameworkFormat.OSCAL,
    ".xlsx": FrameworkFormat.CISO_XLSX,
    ".yaml": FrameworkFormat.ORTAQ,
    ".yml": FrameworkFormat.ORTAQ,
}
"""The format that the ending of a name stands for."""


def read_any_framework(path: Path) -> tuple[tuple[Framework, ...], LossReport]:
    """The frameworks of a file, and what they could not take over.

    Our own YAML and a catalog hold one; a library of CISO Assistant holds any number, and none where
    it is one of mappings, threats or controls alone.

    Raises:
        FrameworkInvalid: with the place and the reason; too_large above 64 MiB of text.
        NotAWorkbookError, ArchiveBombError: see `check_workbook`.
        UnicodeDecodeError: the text is not UTF-8.
    """
    with path.open("rb") as file:
        start = file.read(len(ZIP))
    if start == ZIP:
        return to_frameworks(read_workbook(path))
    if path.stat().st_size > MAX_BYTES:
        raise FrameworkInvalid("file", "too_large", path.stat().st_size)
    text = path.read_text(encoding="utf-8-sig")
    if text.lstrip().startswith("{") and '"catalog"' in text:
        framework, report = read_catalog(text)
        return (framework,), report
    if _is_library(text):
        return to_frameworks(read_library(text))
    return (read_framework(text),), LossReport()


def _is_library(text: str) -> bool:
    """Whether a top-level key of the YAML is `objects`, which only libraries have."""
    return any(line.startswith(_OBJECTS) for line in text.splitlines())


_OBJECTS = ("objects:", '"objects":', "'objects':")


def format_of(path: Path, given: str = "") -> FrameworkFormat:
    """The format asked for, else that of the file's ending, else our own."""
    return (
        FrameworkFormat(given)
        if given
        else ENDINGS.get(path.suffix.casefold(), FrameworkFormat.ORTAQ)
    )


def write_framework_file(
    framework: Framework, path: Path, format_: FrameworkFormat, *, at: datetime
) -> LossReport:
    """Write a framework to a file; what the format has no place for is in the report.

    `at` is the aware instant of the export, which a catalog states.
    """
    if format_ is FrameworkFormat.OSCAL:
        text, report = write_catalog(framework, at=at)
        path.write_text(text, encoding="utf-8")
        return report
    if format_ is FrameworkFormat.ORTAQ:
        path.write_text(write_framework(framework), encoding="utf-8")
        return LossReport()
    library, report = from_framework(framework)
    if format_ is FrameworkFormat.CISO:
        path.write_text(write_library(library), encoding="utf-8")
        return report
    content, more = write_workbook(library)
    path.write_bytes(content)
    return report + more
