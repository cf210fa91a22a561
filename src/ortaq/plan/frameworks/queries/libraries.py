"""Libraries that are kept as they came."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.plan.frameworks.models import FileKind, Library
from ortaq.plan.frameworks.permissions import MANAGE, READ

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """A kept library and the bytes of the file it came in."""

    library: Library
    content: bytes

    @property
    def is_workbook(self) -> bool:
        """Whether it came as a workbook."""
        return self.library.file_kind == FileKind.XLSX


def list_libraries(actor: Actor) -> QuerySet[Library]:
    """All kept libraries without their files, by reference."""
    actor.require(READ)
    return Library.objects.defer("content").order_by("reference")


def find_library(actor: Actor, reference: str) -> Library | None:
    """The library of this reference, else the one that the framework of this reference came in, or None."""
    libraries = list_libraries(actor)
    of_framework = libraries.filter(frameworks__reference=reference).first()
    return of_framework or libraries.filter(reference=reference).first()


def get_library_file(actor: Actor, library: Library) -> LibraryFile:
    """The file of a library, for whoever keeps the frameworks: its texts are not ours to publish.

    Raises:
        NotAllowed: the actor may not manage frameworks.
    """
    actor.require(MANAGE)
    content = zlib.decompress(bytes(Library.objects.get(pk=library.pk).content))
    return LibraryFile(library, content)
