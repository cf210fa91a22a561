"""Rows that an import refuses, and the file that lists them."""

from __future__ import annotations

import csv
import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.terms.spreadsheet import neutralise
from ortaq.engine.terms.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

EXCERPT_CHARS = 80
"""Enough to find the cell again, too little to copy a report out of the register's protection."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One row that isn't imported.

    Args:
        row: its number as the user sees it.
        field: the field that is wrong; empty for the row as a whole.
        code: stable name of the reason.
        value: the beginning of the cell, on one line.
        parameters: plain values for the translated sentence.
    """

    row: int
    field: str
    code: str
    value: str = ""
    parameters: dict[str, object] = dataclasses.field(default_factory=dict)


def write_rejections(
    path: Path, rejections: Iterable[Rejection], *, reason: Callable[[Rejection], str]
) -> int:
    """Write a CSV of the rejections (row, field, reason, value, detail, code); return how many.

    Args:
        path: the file to write.
        rejections: in the order to be listed.
        reason: the sentence for a rejection in the reader's language.

    UTF-8 with a byte order mark and every cell quoted, as spreadsheets expect; no cell can start
    a formula. The file appears whole or not at all.

    Raises:
        OSError: the file can't be written.
    """
    count = 0
    with (
        whole_file(path) as draft,
        draft.open("w", encoding="utf-8-sig", newline="") as stream,
    ):
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerow(("row", "field", "reason", "value", "detail", "code"))
        for count, rejection in enumerate(rejections, start=1):  # noqa: B007 - the last one is returned
            writer.writerow(_cells(rejection, reason(rejection)))
    return count


def _cells(rejection: Rejection, reason: str) -> tuple[object, ...]:
    detail = "; ".join(f"{name}={_shown(value)}" for name, value in rejection.parameters.items())
    return (
        rejection.row,
        rejection.field,
        neutralise(reason),
        neutralise(rejection.value),
        neutralise(detail),
        rejection.code,
    )


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
