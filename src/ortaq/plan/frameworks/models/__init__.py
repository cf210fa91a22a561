"""Frameworks, their groups, provisions and the lines between them; the files they came in; their changes."""

from ortaq.plan.frameworks.models.change import ChangeKind, FrameworkChange
from ortaq.plan.frameworks.models.framework import (
    Framework,
    FrameworkStatus,
    Provision,
    ProvisionGroup,
    ProvisionWord,
)
from ortaq.plan.frameworks.models.library import FileKind, Library, LibraryLines
from ortaq.plan.frameworks.models.mapping import LineOrigin, ProvisionMapping

__all__ = [
    "ChangeKind",
    "FileKind",
    "Framework",
    "FrameworkChange",
    "FrameworkStatus",
    "Library",
    "LibraryLines",
    "LineOrigin",
    "Provision",
    "ProvisionGroup",
    "ProvisionMapping",
    "ProvisionWord",
]
