"""What stands around the measures: notes, and the list of abbreviations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.exchange.plan_table.bodies import without_stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.engine.exchange.plan_table.tables import PlainTable

MARK = re.compile(r"[*†⁰¹²³⁴⁵⁶⁷⁸⁹]+")
"""What points to a note of the paper, and what the note begins with."""
_NOTE = re.compile(
    rf"^(?:{MARK.pattern}|примечани|ескертпе|расшифровка|note\b|abbreviations)", re.IGNORECASE
)
_LIST = re.compile(r"аббревиатур|сокращени|қысқарт|расшифровка|abbreviation", re.IGNORECASE)
_SHORT_AND_FULL = re.compile(r"^(\S[^–—]{0,40}?)\s+[–—-]\s+(.+)$")


def is_note(line: str) -> bool:
    """Whether a row begins as a note does: with a mark, or with the word."""
    return bool(_NOTE.match(line))


def is_head_of_list(line: str) -> bool:
    """Whether a line only says that a list, or the notes, follow."""
    return line.endswith(":") and bool(_NOTE.match(line) or _LIST.search(line))


def read_abbreviation(line: str) -> tuple[str, str] | None:
    """Short and full name, or None.

    Example:
        >>> read_abbreviation("МВД – Министерство внутренних дел")
        ('МВД', 'Министерство внутренних дел')
    """
    found = None if MARK.match(line) else _SHORT_AND_FULL.match(line)
    if found is None or len(found[1]) >= len(found[2]):
        return None
    return found[1].strip(), without_stop(found[2])


def read_abbreviations(tables: Sequence[PlainTable]) -> Iterator[tuple[str, str]]:
    """Short and full names from the list after the table, in lines or in rows of two cells."""
    for number, table in enumerate(tables):
        before = table.before if number else ()
        for line in (*before, *lines_of(table), *table.after):
            if found := read_abbreviation(line):
                yield found


def lines_of(table: PlainTable) -> Iterator[str]:
    """Rows of one text as they are; rows of a table of two columns with a dash between."""
    for row in table.rows:
        filled = [cell for cell in row if cell]
        if len(filled) == 1 or (len(filled) == 2 and len(row) == 2):
            yield " – ".join(filled)
