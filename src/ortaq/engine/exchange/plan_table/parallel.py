"""A paper that holds the plan in two languages, as two papers in one language each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ortaq.engine.exchange.plan_table.headings import find_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.exchange.plan_table.tables import PlainTable
    from ortaq.engine.terms.language import Language

    Rows = tuple[tuple[str, ...], ...]

_UNIT = re.compile(r"единиц\w* измерения|өлшем бірліг|^unit\b", re.IGNORECASE)
_NOTE = re.compile(r"^(?:примечани|ескертпе|note\b)", re.IGNORECASE)


def split_languages(
    tables: Sequence[PlainTable],
) -> tuple[tuple[PlainTable, ...], tuple[PlainTable, ...]]:
    """The tables of the first language and those of the second; the latter empty for one language.

    Two shapes are known: each measure has two rows, one under the other, below two rows of heads; or
    each language has a table of its own. Tables without heads belong to both.
    """
    tables = _without_targets(tables)
    for place, table in enumerate(tables):
        at = _facing_heads(table)
        if at is not None:
            first, second = _split_rows(table, at)
            rest = tables[place + 1 :]
            return (*tables[:place], first, *rest), (*tables[:place], second, *rest)
    return _by_language(tables)


def _without_targets(tables: Sequence[PlainTable]) -> tuple[PlainTable, ...]:
    """The tables without that of target indicators, whose units tell it from a plan's; its title goes too."""
    kept: list[PlainTable] = []
    before: tuple[str, ...] = ()
    for table in tables:
        if any(_UNIT.search(cell) for cells in table.rows[:1] for cell in cells):
            before = (*before, *table.before[:-1])
            continue
        kept.append(replace(table, before=(*before, *table.before)))
        before = ()
    return tuple(kept)


def _by_language(
    tables: Sequence[PlainTable],
) -> tuple[tuple[PlainTable, ...], tuple[PlainTable, ...]]:
    spoken = [_language(table) for table in tables]
    known = list(dict.fromkeys(one for one in spoken if one))
    if len(known) != 2:
        return tuple(tables), ()
    both = [
        tuple(table for table, own in zip(tables, spoken, strict=True) if own in {None, language})
        for language in known
    ]
    return both[0], both[1]


def _language(table: PlainTable) -> Language | None:
    for cells in table.rows:
        if found := find_columns(cells):
            return found.language
    return None


def _facing_heads(table: PlainTable) -> int | None:
    """The place of the first of two rows of heads in different languages."""
    for place, (above, below) in enumerate(zip(table.rows, table.rows[1:], strict=False)):
        first, second = find_columns(above), find_columns(below)
        if first and second and first.language != second.language:
            return place
    return None


def _split_rows(table: PlainTable, at: int) -> tuple[PlainTable, PlainTable]:
    first, second = [table.rows[at]], [table.rows[at + 1]]
    is_second = False
    for cells in table.rows[at + 2 :]:
        filled = [cell for cell in cells if cell]
        lines = filled[0].split("\n") if len(filled) == 1 else []
        if len(lines) > 1 and len(lines) % 2 == 0:
            half = len(lines) // 2
            first.append(("\n".join(lines[:half]), *([""] * (len(cells) - 1))))
            second.append(("\n".join(lines[half:]), *([""] * (len(cells) - 1))))
            is_second = False
            continue
        is_second = not is_second and len(first) > 1 and _is_same(first[-1], cells)
        (second if is_second else first).append(cells)
    titles = table.before
    notes = _second_note(table.after)
    return (
        replace(
            table,
            before=titles[:-1],
            rows=tuple(first),
            after=table.after[:notes],
            joined=frozenset(),
        ),
        replace(table, rows=tuple(second), after=table.after[notes:], joined=frozenset()),
    )


def _is_same(above: Sequence[str], cells: Sequence[str]) -> bool:
    """True for the second row of a measure: it has the number of the row above."""
    return bool(cells[0]) and cells[0] == above[0] and cells != above


def _second_note(lines: Sequence[str]) -> int:
    """Where the notes of the second language begin; at the end where there are none."""
    starts = [place for place, line in enumerate(lines) if _NOTE.match(line)]
    return starts[1] if len(starts) > 1 else len(lines)
