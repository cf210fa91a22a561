"""Loading files of frameworks; a library of another program is kept as it came."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.exchange.codes import slug
from ortaq.engine.exchange.framework_files import FrameworkFormat
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.frameworks.models import FileKind, Framework, Library, LibraryLines
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.services.drawing import draw_lines_of
from ortaq.plan.frameworks.services.load import (
    Loaded,
    Origin,
    Outcome,
    check_head,
    load_framework,
    put_framework,
)
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.exchange.ciso_assistant import FrameworkReading
    from ortaq.engine.exchange.ciso_assistant import Library as EngineLibrary
    from ortaq.engine.exchange.framework_files import FrameworkFile
    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.shared.actors import Actor

MAX_CODE = 60
"""Characters of the code of a framework; with its version it still fits a reference."""


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What a file brought: its frameworks, and the library where it is one."""

    frameworks: tuple[Loaded, ...]
    library: Library | None = None
    outcome: Outcome = Outcome.ADDED

    @property
    def references(self) -> tuple[str, ...]:
        """What can be exported: the frameworks, else the library."""
        own = tuple(loaded.framework.reference for loaded in self.frameworks)
        return own or ((self.library.reference,) if self.library else ())


@transaction.atomic
def load_file(*, actor: Actor, file: FrameworkFile) -> LoadedFile:
    """Bring the frameworks of a file into the register, and a library whole; the same again changes nothing.

    Raises:
        NotAllowed: the actor may not load frameworks.
        FrameworkReferenceUnfit, FrameworkAddressUnfit, FrameworkVersionInUse: see `load_framework`.
    """
    actor.require(MANAGE)
    if file.library is None:
        return LoadedFile(
            tuple(load_framework(actor=actor, framework=each) for each in file.frameworks)
        )
    return _load_library(actor, file, file.library)


def _load_library(actor: Actor, file: FrameworkFile, library: EngineLibrary) -> LoadedFile:
    digest = hashlib.sha256(file.content).hexdigest()
    reference = _free_reference(library)
    row = Library.objects.select_for_update().filter(reference=reference).first()
    if row is not None and row.digest == digest and _is_whole(row, file):
        same = tuple(Loaded(each, Outcome.UNCHANGED) for each in row.frameworks.order_by("pk"))
        return LoadedFile(same, row, Outcome.UNCHANGED)
    outcome = Outcome.ADDED if row is None else Outcome.REPLACED
    row = row or Library(reference=reference)
    _fill(row, file, library, digest=digest, actor=actor)
    loaded = tuple(_put(actor, row, reading) for reading in file.readings)
    row.frameworks.exclude(pk__in=[each.framework.pk for each in loaded]).update(library=None)
    _list_lines(row, library)
    record(
        actor,
        "framework.library",
        subject_kind="library",
        subject=row.reference,
        outcome=outcome,
        digest=digest,
    )
    draw_lines_of(row, [each.framework.urn for each in loaded])
    return LoadedFile(loaded, row, outcome)


def _is_whole(row: Library, file: FrameworkFile) -> bool:
    """Whether all its frameworks are still in the register."""
    return row.frameworks.count() >= len(file.readings)


def _free_reference(library: EngineLibrary) -> str:
    """The reference of the library: that which it has, else one that no other library has."""
    urn = _urn(library)
    parts = urn.split(":")
    name = "-".join(parts[4:]) if len(parts) > 4 else library.words("ref_id") or urn
    base = f"{slug(name, MAX_CODE)}-{slug(library.words('version') or '1', MAX_CODE)}"
    for reference in _numbered(base):
        taken = Library.objects.filter(reference=reference).exclude(urn=urn)
        if not taken.exists():
            return reference
    raise AssertionError  # the numbers never end


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}.{number}"
        number += 1


def _urn(library: EngineLibrary) -> str:
    return (library.words("urn") or library.words("ref_id")).casefold()[:400]


def _fill(
    row: Library, file: FrameworkFile, library: EngineLibrary, *, digest: str, actor: Actor
) -> None:
    locale = library.words("locale")[:35]
    name = library.words("name") or library.words("ref_id") or file.name
    translated = {
        language: library.in_language(language, "name") for language in ("kk", "ru", "en")
    }
    own = locale.casefold()[:2] if locale.casefold()[:2] in translated else "en"
    row.urn, row.version, row.language = _urn(library), library.words("version")[:64], locale
    row.title = Trilingual.of(translated | {own: name})
    row.provider = (library.words("provider") or library.words("packager"))[:500]
    row.licence = library.words("copyright")
    row.file_name = file.name[:255]
    is_workbook = file.format is FrameworkFormat.CISO_XLSX
    row.file_kind = FileKind.XLSX if is_workbook else FileKind.YAML
    row.content, row.digest = zlib.compress(file.content), digest
    row.holdings = library.holdings()
    row.losses = [[loss.path, loss.reason.value, loss.count] for loss in file.losses.losses]
    row.loaded_at, row.loaded_by = clock.now(), actor.name
    row.save()


def _put(actor: Actor, library: Library, reading: FrameworkReading) -> Loaded:
    framework = _renamed(reading)
    check_head(framework.reference, framework.source.url)
    origin = Origin(
        digest=hashlib.sha256(repr(framework).encode()).hexdigest(),
        library=library,
        urn=reading.urn,
        urns={code: urn for urn, code in reading.codes.items()},
        language=reading.language[:35],
    )
    loaded = put_framework(actor=actor, framework=framework, origin=origin)
    if loaded.framework.library_id != library.pk:
        loaded.framework.library = library
        loaded.framework.save(update_fields=["library"])
    return loaded


def _renamed(reading: FrameworkReading) -> EngineFramework:
    """The framework under a code that no other one has."""
    framework, number = reading.framework, 2
    while Framework.objects.filter(reference=framework.reference).exclude(urn=reading.urn).exists():
        code = f"{reading.framework.code[: MAX_CODE - 4]}.{number}"
        framework, number = replace(reading.framework, code=code), number + 1
    return framework


def _list_lines(row: Library, library: EngineLibrary) -> None:
    row.line_sets.all().delete()
    LibraryLines.objects.bulk_create(
        LibraryLines(
            library=row,
            position=position,
            source_urn=(lines.source_framework_urn or "").casefold()[:400],
            target_urn=(lines.target_framework_urn or "").casefold()[:400],
            line_count=len(lines.requirement_mappings or ()),
        )
        for position, lines in enumerate(library.mapping_sets)
    )
