"""Lines of kept libraries, drawn as soon as both frameworks are in the register."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from django.db.models import Q

from ortaq.engine.exchange.ciso_assistant import read_lines
from ortaq.engine.exchange.framework_files import read_kept_library
from ortaq.engine.exchange.loss import LossBook
from ortaq.plan.frameworks.models import (
    FileKind,
    Framework,
    FrameworkStatus,
    LibraryLines,
    LineOrigin,
    Provision,
    ProvisionMapping,
)
from ortaq.shared.batches import BATCH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.exchange.ciso_assistant import Library as EngineLibrary
    from ortaq.plan.frameworks.models import Library


def draw_lines_of(library: Library, urns: Sequence[str]) -> None:
    """Draw what a library that was just loaded makes possible.

    Its own sets between other frameworks, and sets of other libraries from or to its frameworks, whose
    URNs are given. Sets of its own frameworks are drawn with those.
    """
    named = [urn for urn in urns if urn]
    own = Q(library=library)
    others = Q(source_urn__in=named) | Q(target_urn__in=named)
    sets = LibraryLines.objects.filter(own | others).select_related("library")
    parsed: dict[int, EngineLibrary] = {}
    for lines in sets.order_by("library", "position"):
        if {lines.source_urn, lines.target_urn} & _urns_of(lines.library):
            continue
        source, target = _latest(lines.source_urn), _latest(lines.target_urn)
        if source is None or target is None or source == target:
            continue
        if lines.library_id not in parsed:
            parsed[lines.library_id] = read_kept(lines.library)
        _draw(lines, parsed[lines.library_id], source, target)


def read_kept(library: Library) -> EngineLibrary:
    """The library of the kept file."""
    content = zlib.decompress(bytes(library.content))
    return read_kept_library(content, is_workbook=library.file_kind == FileKind.XLSX)


def _urns_of(library: Library) -> set[str]:
    return set(library.frameworks.exclude(urn="").values_list("urn", flat=True))


def _latest(urn: str) -> Framework | None:
    if not urn:
        return None
    found = Framework.objects.filter(urn=urn, status=FrameworkStatus.PUBLISHED)
    return found.order_by("-pk").first()


def _draw(
    lines: LibraryLines, library: EngineLibrary, source: Framework, target: Framework
) -> None:
    provisions = {
        each.code: each for each in Provision.objects.filter(framework=source).exclude(urn="")
    }
    drawn = ProvisionMapping.objects.filter(
        library=lines.library,
        provision__framework=source,
        target__startswith=f"{target.reference}:",
    )
    drawn.delete()
    found = read_lines(
        library.mapping_sets[lines.position],
        sources={each.urn: each.code for each in provisions.values()},
        targets=dict(
            Provision.objects.filter(framework=target).exclude(urn="").values_list("urn", "code")
        ),
        reference=target.reference,
        book=LossBook(),
    )
    first = ProvisionMapping.objects.filter(provision__framework=source).count()
    ProvisionMapping.objects.bulk_create(
        (
            ProvisionMapping(
                provision=provisions[line.provision],
                position=position,
                target=line.target,
                relation=line.relation,
                strength=line.strength,
                note=line.note,
                rationale=line.rationale,
                origin=LineOrigin.LIBRARY,
                library=lines.library,
            )
            for position, line in enumerate(found, start=first)
        ),
        batch_size=BATCH,
    )
    lines.drawn_count = len(found)
    lines.save(update_fields=["drawn_count"])
