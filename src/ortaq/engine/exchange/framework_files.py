"""Frameworks in whichever format a file has: told by its content, not by its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant import (
    FrameworkReading,
    from_framework,
    read_frameworks,
    read_library,
    read_workbook_bytes,
    write_library,
    write_workbook,
)
from ortaq.engine.exchange.ciso_assistant.library_yaml import load_yaml
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid, read_framework, write_framework
from ortaq.engine.exchange.loss import LossReport
from ortaq.engine.exchange.oscal import (
    Selection,
    read_catalog,
    write_catalog,
    write_mapping_collection,
    write_profile,
)
from ortaq.engine.terms.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from ortaq.engine.exchange.ciso_assistant import Library
    from ortaq.engine.terms.framework import Framework

ZIP = b"PK\x03\x04"
"""First bytes of a workbook."""

MAX_BYTES = 64 * 1024 * 1024
"""Of a file; 20,000 nodes with questions in two languages take half of it."""


class FrameworkFormat(StrEnum):
    """A format that frameworks are written in."""

    ORTAQ = "ortaq"  # our YAML, which holds all of a framework
    CISO = "ciso"  # CISO Assistant, a library in YAML
    CISO_XLSX = "ciso-xlsx"  # CISO Assistant, the workbook of a library
    OSCAL = "oscal"  # OSCAL, a catalog in JSON
    OSCAL_PROFILE = "oscal-profile"  # OSCAL, a selection of provisions in JSON
    OSCAL_MAPPING = "oscal-mapping"  # OSCAL, the lines to another framework in JSON


ENDINGS = {
    ".json": FrameworkFormat.OSCAL,
    ".xlsx": FrameworkFormat.CISO_XLSX,
    ".yaml": FrameworkFormat.ORTAQ,
    ".yml": FrameworkFormat.ORTAQ,
}
"""The format that the ending of a name stands for."""


@dataclass(frozen=True, slots=True)
class FrameworkFile:
    """What a file holds.

    Args:
        format: what it is written in.
        readings: its frameworks; those of a library with the URNs they came under.
        losses: what our frameworks have no place for.
        library: the whole library, where it is one.
        name: of the file.
        content: its bytes, where it is a library.
    """

    format: FrameworkFormat
    readings: tuple[FrameworkReading, ...]
    losses: LossReport
    library: Library | None = None
    name: str = ""
    content: bytes = b""

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """Our frameworks."""
        return tuple(reading.framework for reading in self.readings)


def read_framework_file(path: Path) -> FrameworkFile:
    """What a file holds, with its bytes where it is a library.

    Raises:
        FrameworkInvalid: with the place and the reason; too_large above 64 MiB.
        NotAWorkbookError, ArchiveBombError: see `check_workbook`.
        UnicodeDecodeError: the text is not UTF-8.
    """
    if path.stat().st_size > MAX_BYTES:
        raise FrameworkInvalid("file", "too_large", path.stat().st_size)
    return read_framework_content(path.name, path.read_bytes())


def read_framework_content(name: str, content: bytes) -> FrameworkFile:
    """What the bytes of a file hold; `name` is only noted.

    Raises:
        FrameworkInvalid, NotAWorkbookError, ArchiveBombError, UnicodeDecodeError: see
            `read_framework_file`.
    """
    if len(content) > MAX_BYTES:
        raise FrameworkInvalid("file", "too_large", len(content))
    if content.startswith(ZIP):
        library = read_workbook_bytes(content)
        return _of_library(library, FrameworkFormat.CISO_XLSX, name, content)
    text = content.decode("utf-8-sig")
    if text.lstrip().startswith("{") and '"catalog"' in text:
        framework, report = read_catalog(text)
        return FrameworkFile(FrameworkFormat.OSCAL, _own(framework), report, name=name)
    if _is_library(text):
        return _of_library(read_library(text), FrameworkFormat.CISO, name, content)
    return FrameworkFile(FrameworkFormat.ORTAQ, _own(read_framework(text)), LossReport(), name=name)


def read_any_framework(path: Path) -> tuple[tuple[Framework, ...], LossReport]:
    """The frameworks of a file, and what they could not take over.

    Our own YAML and a catalog hold one; a library of CISO Assistant holds any number, and none where
    it is one of mappings, threats or controls alone.

    Raises:
        FrameworkInvalid, NotAWorkbookError, ArchiveBombError, UnicodeDecodeError: see
            `read_framework_file`.
    """
    file = read_framework_file(path)
    return file.frameworks, file.losses


def read_kept_library(content: bytes, *, is_workbook: bool) -> Library:
    """The library of the bytes of a file that was read before."""
    if is_workbook:
        return read_workbook_bytes(content)
    return read_library(content.decode("utf-8-sig"))


def _own(framework: Framework) -> tuple[FrameworkReading, ...]:
    return (FrameworkReading(framework, "", {}, ""),)


def _of_library(
    library: Library, format_: FrameworkFormat, name: str, content: bytes
) -> FrameworkFile:
    readings, report = read_frameworks(library)
    return FrameworkFile(format_, readings, report, library, name, content)


def _is_library(text: str) -> bool:
    """Whether a top-level key of the YAML, or JSON, is `objects`, which only libraries have."""
    if text.lstrip().startswith("{"):
        data = load_yaml(text)
        return isinstance(data, dict) and "objects" in data
    return any(line.startswith(_OBJECTS) for line in text.splitlines())


_OBJECTS = ("objects:", '"objects":', "'objects':")


def format_of(path: Path, given: str = "") -> FrameworkFormat:
    """The format asked for, else that of the file's ending, else our own."""
    return (
        FrameworkFormat(given)
        if given
        else ENDINGS.get(path.suffix.casefold(), FrameworkFormat.ORTAQ)
    )


def chosen_format(path: Path, given: str = "") -> FrameworkFormat | None:
    """The format asked for, else that of the file's ending; None for our own YAML or what it came in."""
    if not given and format_of(path) is FrameworkFormat.ORTAQ:
        return None
    return format_of(path, OSCAL_CATALOG.get(given, given))


OSCAL_CATALOG = {"oscal-catalog": FrameworkFormat.OSCAL.value}
"""A longer name of the form."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written of a framework.

    Args:
        format: in which form.
        at: the aware instant of the export, which OSCAL states.
        other: the framework at the other end of the lines, for `OSCAL_MAPPING`.
        selection: the provisions in scope, for `OSCAL_PROFILE`; None takes all of them.
    """

    format: FrameworkFormat
    at: datetime
    other: Framework | None = None
    selection: Selection | None = None


def write_framework_bytes(framework: Framework, export: Export) -> tuple[bytes, LossReport]:
    """A framework in another form, and what the form has no place for.

    Raises:
        FrameworkInvalid: a mapping without the other framework (missing) or without lines (empty).
    """
    written = _WRITERS[export.format](framework, export)
    content, report = written
    return content if isinstance(content, bytes) else content.encode(), report


def write_library_bytes(library: Library, format_: FrameworkFormat) -> tuple[bytes, LossReport]:
    """A library as YAML or, else, as a workbook, and what the form has no place for."""
    if format_ is FrameworkFormat.CISO:
        return write_library(library).encode(), LossReport()
    return write_workbook(library)


def write_framework_file(
    framework: Framework, path: Path, format_: FrameworkFormat, *, at: datetime
) -> LossReport:
    """Write a framework to a file; what the format has no place for is in the report.

    `at` is the aware instant of the export, which a catalog states.
    """
    content, report = write_framework_bytes(framework, Export(format_, at))
    with whole_file(path) as draft:
        draft.write_bytes(content)
    return report


Written = tuple[str | bytes, LossReport]


def _ortaq(framework: Framework, _export: Export) -> Written:
    return write_framework(framework), LossReport()


def _ciso(framework: Framework, _export: Export) -> Written:
    library, report = from_framework(framework)
    return write_library(library), report


def _ciso_xlsx(framework: Framework, _export: Export) -> Written:
    library, report = from_framework(framework)
    content, more = write_workbook(library)
    return content, report + more


def _oscal(framework: Framework, export: Export) -> Written:
    return write_catalog(framework, at=export.at)


def _oscal_profile(framework: Framework, export: Export) -> Written:
    whole = Selection(framework.reference, framework.title.in_("en"), framework.version)
    return write_profile(framework, export.selection or whole, at=export.at)


def _oscal_mapping(framework: Framework, export: Export) -> Written:
    if export.other is None:
        raise FrameworkInvalid("mappings", "missing", framework.reference)
    return write_mapping_collection(framework, export.other, at=export.at)


_WRITERS: dict[FrameworkFormat, Callable[[Framework, Export], Written]] = {
    FrameworkFormat.ORTAQ: _ortaq,
    FrameworkFormat.CISO: _ciso,
    FrameworkFormat.CISO_XLSX: _ciso_xlsx,
    FrameworkFormat.OSCAL: _oscal,
    FrameworkFormat.OSCAL_PROFILE: _oscal_profile,
    FrameworkFormat.OSCAL_MAPPING: _oscal_mapping,
}
