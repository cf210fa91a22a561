"""JSON Lines: one object on each line."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from ortaq.engine.exchange.tabular.lines import BoundedLines
from ortaq.engine.exchange.tabular.reader import (
    BrokenRow,
    EmptyFileError,
    Row,
    TableFormat,
    TableReader,
    named_columns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAMPLE_LINES = 1_000
"""Columns are the keys of this many first objects; later new keys are passed over."""


class JsonLinesReader(TableReader):
    """A JSON Lines file, read line by line."""

    format = TableFormat.JSONL

    def __init__(self, path: Path, *, encoding: str) -> None:
        """Collect the columns from the first lines.

        Raises:
            TableError: no line, no object among the first lines, a line without end.
        """
        self._path = path
        self._encoding = encoding
        sample = [row for _, row in islice(self, SAMPLE_LINES)]
        if not sample:
            raise EmptyFileError
        keys = {key: None for row in sample if isinstance(row, dict) for key in row}
        self.columns = tuple(named_columns(tuple(keys)).values())

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        """All lines that aren't blank; a line that isn't one JSON object is a `BrokenRow`."""
        with self._path.open(encoding=self._encoding, newline="") as stream:
            lines = BoundedLines(stream)
            for line in lines:
                number = lines.end_record()
                if line.strip():
                    yield number, _row(line)


def _row(line: str) -> Row:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return BrokenRow("broken_json", line)
    if not isinstance(value, dict):
        return BrokenRow("not_an_object", line)
    return {key.strip(): cell for key, cell in value.items()}
