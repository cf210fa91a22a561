"""From plain tables to a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ortaq.engine.exchange.plan_table.bodies import read_bodies
from ortaq.engine.exchange.plan_table.deadline import read_deadline
from ortaq.engine.exchange.plan_table.headings import Columns, find_columns
from ortaq.engine.exchange.plan_table.money import ReadCosts, read_costs, read_sources
from ortaq.engine.exchange.plan_table.plan import (
    CostPart,
    Odd,
    ReadPlan,
    ReadRow,
    ReadSection,
)
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ortaq.engine.exchange.plan_table.tables import PlainTable

_TOTAL = re.compile(
    r"^(?:всего|итого|в том числе|барлығы|жиыны|оның ішінде|total|of which)\b", re.IGNORECASE
)
_NOTE = re.compile(r"^(?:примечани|ескертпе|расшифровка|note\b|abbreviations)", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*\d+(?:[.)]\d*)*[.)]?\s*$")
_SHORT_AND_FULL = re.compile(r"^(\S[^–—]{0,40}?)\s+[–—-]\s+(.+)$")
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


class NoPlanTable(OrtaqError):
    """No table of the file has the heads of a plan. Choose a file whose table names measures, executors and deadlines."""

    code = "no_plan_table"


def read_plan(tables: Sequence[PlainTable], *, known_bodies: Collection[str] = ()) -> ReadPlan:
    """The plan that the tables hold.

    Args:
        tables: of one file, in order.
        known_bodies: names of bodies that have commas inside.

    Raises:
        NoPlanTable: no table has the heads of a plan.
    """
    reading = _Reading(known_bodies)
    for number, table in enumerate(tables, start=1):
        reading.read(number, table)
    if reading.columns is None:
        raise NoPlanTable
    empty = [Odd("section", title, "empty_section") for title, rows in reading.sections if not rows]
    return ReadPlan(
        title=reading.title,
        language=reading.columns.language,
        sections=tuple(ReadSection(title, tuple(rows)) for title, rows in reading.sections if rows),
        abbreviations=dict(_abbreviations(tables)),
        unplaced=(*reading.unplaced, *(odd for odd in empty if odd.text)),
    )


@dataclass(slots=True)
class _Reading:
    """What is known so far."""

    known_bodies: Collection[str]
    columns: Columns | None = None
    title: str = ""
    years: tuple[int, int] = (0, 0)
    sections: list[tuple[str, list[ReadRow]]] = field(default_factory=lambda: [("", [])])
    unplaced: list[Odd] = field(default_factory=list)
    is_over: bool = False

    def read(self, number: int, table: PlainTable) -> None:
        """Read one table: the plan's, its continuation, or the sheet of costs by year."""
        if self.columns is not None and self._read_costs_by_year(table):
            return
        self.is_over = False
        start = 0
        for place, cells in enumerate(table.rows):
            below = table.rows[place + 1] if place + 1 < len(table.rows) else ()
            found = find_columns(cells, below)
            if found is None and start == place and self.columns is None:
                start += 1
                continue
            if found is not None:
                self._begin(found, table, place)
                continue
            self._line(f"{number}.{place + 1}", cells)

    def _begin(self, found: Columns, table: PlainTable, place: int) -> None:
        """A row of heads; those of a continuation say the same again."""
        if self.columns is None:
            self.columns = found
            above = [
                text for row in table.rows[:place] if len(text := " ".join(filter(None, row))) > 0
            ]
            titles = [*table.before, *above]
            self.title = titles[-1] if titles else ""
            words = " ".join(cell for row in table.rows for cell in row)
            years = [int(year) for year in _YEARS.findall(f"{self.title} {words}")]
            self.years = (min(years), max(years)) if years else (0, 0)

    def _line(self, place: str, cells: Sequence[str]) -> None:
        columns = self.columns
        filled = [cell for cell in cells if cell]
        if columns is None or not filled or _is_numbering(cells):
            return
        if self.is_over or _TOTAL.match(filled[0]) or _NOTE.match(filled[0]):
            self.is_over = self.is_over or not _NUMBERED.match(cells[0] or "x")
            return
        name = _cell(cells, columns, "name")
        if len(filled) == 1 and not (name and _NUMBERED.match(cells[0] or "x")):
            self.sections.append((filled[0], []))
        elif len(filled) == 2 and _NUMBERED.match(filled[0]) and not name:
            self.sections.append((filled[1], []))
        elif name:
            self.sections[-1][1].append(self._row(place, cells, columns, name))
        elif all(_is_year(cell) for cell in filled):
            return
        else:
            self.unplaced.append(Odd("row", " | ".join(filled), "no_name"))

    def _row(self, place: str, cells: Sequence[str], columns: Columns, name: str) -> ReadRow:
        first, last = self.years
        words = _cell(cells, columns, "deadline")
        deadline = read_deadline(words, first_year=first, last_year=last) if words else None
        costs = _costs(cells, columns)
        sources_text = _cell(cells, columns, "source")
        sources = read_sources(sources_text)
        odd = [Odd("costs", line, "costs_unread") for line in costs.odd]
        if words and deadline is None:
            odd.append(Odd("deadline", words, "deadline_unread"))
        if not words:
            odd.append(Odd("deadline", "", "deadline_missing"))
        executors = read_bodies(_cell(cells, columns, "executors"), self.known_bodies)
        if not executors:
            odd.append(Odd("executors", "", "executors_missing"))
        is_required = bool(costs.parts) or costs.is_required
        if not costs.parts and sources and not costs.odd:
            is_required = True
            odd.append(Odd("source", sources_text, "source_without_costs"))
        return ReadRow(
            place=place,
            number=_cell(cells, columns, "number").strip(" ."),
            name=name,
            form_of_completion=_cell(cells, columns, "form"),
            executors=executors,
            deadline=deadline,
            deadline_text=words,
            costs=_with_source(costs.parts, sources),
            is_funding_required=is_required,
            sources=sources,
            odd=tuple(odd),
        )

    def _read_costs_by_year(self, table: PlainTable) -> bool:
        """A sheet of number, year, thousands and source replaces the sums of the plan's table."""
        costs: dict[str, list[CostPart]] = {}
        for cells in table.rows[1:]:
            if len(cells) != 4 or not _is_year(cells[1]):
                return False
            read = read_costs(cells[2])
            if len(read.parts) != 1:
                return False
            costs.setdefault(cells[0].strip(" ."), []).append(
                CostPart(read.parts[0].thousands, int(cells[1]), cells[3])
            )
        if not costs:
            return False
        for _title, rows in self.sections:
            for place, row in enumerate(rows):
                if row.number in costs:
                    rows[place] = replace(row, costs=tuple(costs[row.number]))
        return True


def _costs(cells: Sequence[str], columns: Columns) -> ReadCosts:
    """The costs of a row, in one cell or in one column a year."""
    if not columns.years:
        return read_costs(_cell(cells, columns, "costs"), columns.language)
    parts: list[CostPart] = []
    odd: list[str] = []
    for place, year in columns.years.items():
        read = read_costs(cells[place] if place < len(cells) else "", columns.language)
        parts += [replace(part, year=year) for part in read.parts]
        odd += read.odd
    return ReadCosts(parts=tuple(parts), is_required=bool(parts), odd=tuple(odd))


def _with_source(parts: tuple[CostPart, ...], sources: tuple[str, ...]) -> tuple[CostPart, ...]:
    """The only source of the last column belongs to every sum that names none."""
    if len(sources) != 1:
        return parts
    return tuple(part if part.source else replace(part, source=sources[0]) for part in parts)


def _cell(cells: Sequence[str], columns: Columns, name: str) -> str:
    place = columns.places.get(name)
    return cells[place] if place is not None and place < len(cells) else ""


def _is_numbering(cells: Sequence[str]) -> bool:
    """The row that counts the columns: 1, 2, 3 and so on."""
    filled = [cell.strip(" .") for cell in cells if cell]
    return len(filled) > 1 and filled == [str(n) for n in range(1, len(filled) + 1)]


def _is_year(cell: str) -> bool:
    return bool(re.match(r"^20\d\d\b", cell.strip()))


def _abbreviations(tables: Sequence[PlainTable]) -> Iterator[tuple[str, str]]:
    """Short and full names from the list after the table."""
    for table in tables:
        lines = [*table.after, *(row[0] for row in table.rows if sum(map(bool, row)) == 1)]
        for line in lines:
            found = _SHORT_AND_FULL.match(line)
            if found and len(found[1]) < len(found[2]):
                yield found[1].strip(), found[2].strip()
