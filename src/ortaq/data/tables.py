"""Packaged files read as text and as rows."""

from __future__ import annotations

import csv
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING

from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

ROOT: Traversable = resources.files("ortaq.data")
"""The folder that holds the sets."""


def text(*path: str) -> str:
    """The content of a packaged UTF-8 file.

    Raises:
        FileNotFoundError: no such file is packaged.
    """
    return ROOT.joinpath(*path).read_text(encoding="utf-8")


def rows(*path: str) -> tuple[dict[str, str], ...]:
    """The rows of a packaged CSV file, keyed by the names in its first line."""
    return tuple(csv.DictReader(text(*path).splitlines()))


def trilingual(row: Mapping[str, str], column: str) -> Trilingual:
    """The text in the columns `<column>_kk`, `<column>_ru` and `<column>_en`."""
    return Trilingual(row[f"{column}_kk"], row[f"{column}_ru"], row[f"{column}_en"])


def words(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    """The values of a cell that holds several, parted by semicolons."""
    return tuple(row[column].split(";")) if row[column] else ()


def day(row: Mapping[str, str], column: str) -> date | None:
    """The ISO date of a cell; None where it is empty."""
    return date.fromisoformat(row[column]) if row[column] else None


def flag(row: Mapping[str, str], column: str) -> bool:
    """The truth value of a cell that says `true` or `false`."""
    return {"true": True, "false": False}[row[column]]
