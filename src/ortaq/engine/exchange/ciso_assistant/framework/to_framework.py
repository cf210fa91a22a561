"""Library to framework: what we can score and compare, and a report of the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.framework.mappings_in import read_mappings
from ortaq.engine.exchange.ciso_assistant.framework.nodes_in import read_nodes
from ortaq.engine.exchange.ciso_assistant.framework.outline import outline
from ortaq.engine.exchange.ciso_assistant.framework.scales_in import read_scale
from ortaq.engine.exchange.ciso_assistant.framework.wording import Wording
from ortaq.engine.exchange.codes import slug
from ortaq.engine.exchange.framework_yaml import FrameworkInvalid
from ortaq.engine.exchange.loss import LossBook, LossReport, Reason
from ortaq.engine.terms.framework import Engine, Framework, FrameworkSource, TextPolicy
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.engine.exchange.ciso_assistant.model import Library, LibraryFramework

MAX_URL = 500
"""Characters of an address in the register."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>()\[\]{}|\\^`]+[^\s\"'<>()\[\]{}|\\^`.,;:!?]")


def to_framework(library: Library) -> tuple[Framework, LossReport]:
    """The first framework of a library, scored by ranges, and what it could not take over.

    Raises:
        FrameworkInvalid: missing, where the library holds no framework.
    """
    frameworks, report = to_frameworks(library)
    if not frameworks:
        raise FrameworkInvalid("objects.framework", "missing")
    return frameworks[0], report


def to_frameworks(library: Library) -> tuple[tuple[Framework, ...], LossReport]:
    """All frameworks of a library, and what they could not take over; none for a library of mappings."""
    readings, report = read_frameworks(library)
    return tuple(reading.framework for reading in readings), report


@dataclass(frozen=True, slots=True)
class FrameworkReading:
    """A framework of a library.

    Args:
        framework: ours.
        urn: its URN in small letters; empty where it has none.
        codes: code of a provision by the URN of its node, in small letters.
        language: the language of its texts where they are in none of ours, else empty.
    """

    framework: Framework
    urn: str
    codes: Mapping[str, str]
    language: str


def read_frameworks(library: Library) -> tuple[tuple[FrameworkReading, ...], LossReport]:
    """All frameworks of a library with the URNs they came under, and what they could not take over."""
    book = LossBook()
    readings = tuple(_reading(library, source, book) for source in library.frameworks)
    _note_objects(library, book)
    return readings, book.report()


def _reading(library: Library, source: LibraryFramework, book: LossBook) -> FrameworkReading:
    wording = Wording(library.locale or "", book)
    title = _title(library, source, wording)
    tree = outline(source.requirement_nodes or (), book)
    parts = read_nodes(tree, title, wording, book)
    _note_framework(source, book)
    code = framework_code(source.urn or source.words("ref_id") or library.words("ref_id"))
    framework = Framework(
        code=code,
        version=slug(library.words("version") or "1", 60),
        title=title,
        source=_source(library, source, book),
        engine=Engine.RANGE_MEAN,
        scales=(read_scale(source, wording, book),),
        groups=parts.groups,
        provisions=parts.provisions,
        mappings=read_mappings(library, source, parts.codes, book),
    )
    urn = (source.urn or "").casefold()
    return FrameworkReading(framework, urn, parts.codes, wording.foreign)


def framework_code(urn: str) -> str:
    """The code of a framework by the last part of its URN, or by its reference.

    Example:
        >>> framework_code("urn:intuitem:risk:framework:nist-csf-2.0")
        'nist-csf-2.0'
    """
    parts = urn.split(":")
    return slug("-".join(parts[4:]) if len(parts) > 4 else urn, 60)


def _title(library: Library, source: LibraryFramework, wording: Wording) -> Trilingual:
    found = wording.of(source, "name", "ref_id")
    found = found if found.in_("en") else wording.of(library, "name", "ref_id", "urn")
    return found if found.in_("en") else Trilingual(en="CISO Assistant")


def _source(library: Library, source: LibraryFramework, book: LossBook) -> FrameworkSource:
    provider = library.words("provider") or library.words("packager")
    if not provider:
        provider = library.words("name") or "CISO Assistant"
        book.note("provider", Reason.ASSUMED)
    licence = library.words("copyright")
    if not licence:
        licence = "Not stated in the library"
        book.note("copyright", Reason.ASSUMED)
    texts = (source.words("description"), library.words("description"), licence)
    found = next((match.group() for match in map(_ADDRESS.search, texts) if match), "")
    if not found or len(found) > MAX_URL:
        found = ""
        book.note("source.url", Reason.ASSUMED)
    name = Trilingual(en=provider)
    return FrameworkSource(name, found, licence, TextPolicy.USER_IMPORT)


def _note_framework(source: LibraryFramework, book: LossBook) -> None:
    for key in ("description", "implementation_groups_definition"):
        if source.words(key):
            book.note(f"framework.{key}", Reason.NO_PLACE)
    known = {"scores_definition"}
    for unknown, value in source.rest.items():
        if unknown not in known and value is not None:
            book.note(f"framework.{unknown}", Reason.NO_PLACE)


def _note_objects(library: Library, book: LossBook) -> None:
    objects = library.objects
    if objects is None:
        return
    for key in ("reference_controls", "threats", "risk_matrix", "metric_definitions", "preset"):
        if getattr(objects, key):
            book.note(f"objects.{key}", Reason.NO_PLACE)
    for unknown in objects.rest:
        book.note(f"objects.{unknown}", Reason.NO_PLACE)
    if not library.frameworks and library.mapping_sets:
        book.note("objects.requirement_mapping_sets", Reason.NO_PLACE)
