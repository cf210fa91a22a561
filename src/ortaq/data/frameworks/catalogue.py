"""What frameworks are packaged."""

from __future__ import annotations

from ortaq.data import tables

FOLDER = "frameworks"
SUFFIX = ".yaml"


def names() -> tuple[str, ...]:
    """Names of the packaged frameworks, `code-version`, in alphabetical order."""
    files = (entry.name for entry in tables.ROOT.joinpath(FOLDER).iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in files if name.endswith(SUFFIX)))


def text(name: str) -> str:
    """The YAML text of one of `names()`.

    Raises:
        FileNotFoundError: no framework of this name is packaged.
    """
    if name not in names():
        raise FileNotFoundError(name)
    return tables.text(FOLDER, f"{name}{SUFFIX}")
