"""From plain tables to a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.exchange.plan_table.headings import Columns, find_columns, is_second_line
from ortaq.engine.exchange.plan_table.money import read_costs
from ortaq.engine.exchange.plan_table.notes import (
    is_head_of_list,
    is_note,
    lines_of,
    read_abbreviation,
    read_abbreviations,
)
from ortaq.engine.exchange.plan_table.plan import (
    CostPart,
    Odd,
    ReadPlan,
    ReadRow,
    ReadSection,
)
from ortaq.engine.exchange.plan_table.rows import Line, read_row
from ortaq.engine.exchange.plan_table.titles import read_unit_line, whole_title
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ortaq.engine.exchange.plan_table.tables import PlainTable

_TOTAL = re.compile(
    r"^(?:всего|итого|в том числе|барлығы|жиыны|оның ішінде|total|of which)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"^\s*\d+(?:[.)]\d*)*[.)]?\s*$")
_SUB_NUMBER = re.compile(r"^(\d+)(?:[.)]\d+)+$")
_SECTION = re.compile(
    r"^(?:\d+[.)]|[IVXІХ]+[.)]|раздел|\d+-бөлім|section|направление|\d+-бағыт)", re.IGNORECASE
)
_OF_MONEY = re.compile(
    r"бюджет|средств|қаражат|грант|grant|budget|fund|^(?:рб|мб|жб|rb|lb)$|^20\d\d|в том числе|оның ішінде|of which",
    re.IGNORECASE,
)
"""What stands beside a part of a sum: a source, or a year."""
_YEAR_ALONE = re.compile(r"^20\d\d\s*(?:год\w*|жыл\w*|г\.?|ж\.?)?$", re.IGNORECASE)
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
    reading.note_lines(line for table in tables[-1:] for line in table.after)
    empty = [Odd("section", title, "empty_section") for title, rows in reading.sections if not rows]
    return ReadPlan(
        title=reading.title,
        language=reading.columns.language,
        sections=tuple(
            ReadSection(title, _numbered(rows)) for title, rows in reading.sections if rows
        ),
        abbreviations=dict(read_abbreviations(tables)),
        unplaced=(*reading.unplaced, *(odd for odd in empty if odd.text)),
    )


@dataclass(slots=True)
class _Reading:
    """What is known so far.

    Args:
        known_bodies: names of bodies that have commas inside.
        columns: of the table that is read; None before the first one with heads.
        title: of the plan.
        years: first and last.
        sections: title and measures, in order.
        unplaced: lines that are no measures.
        is_sum: whether the last row was one of the sums.
        is_notes: whether the notes below the measures have begun.
    """

    known_bodies: Collection[str]
    columns: Columns | None = None
    title: str = ""
    years: tuple[int, int] = (0, 0)
    sections: list[tuple[str, list[ReadRow]]] = field(default_factory=lambda: [("", [])])
    unplaced: list[Odd] = field(default_factory=list)
    is_sum: bool = False
    is_notes: bool = False

    def read(self, number: int, table: PlainTable) -> None:
        """Read one table: the plan's, its continuation, the sheet of costs by year, or another one."""
        if self.columns is not None and self._read_costs_by_year(table):
            return
        heads = self._heads(table)
        if self.columns is not None:
            self._go_on(table, has_heads=bool(heads))
        if not heads and not self._continues(table):
            self._put_aside(table)
            return
        self.is_notes = False
        for place, cells in enumerate(table.rows):
            if place in heads:
                self._begin(heads[place], table, place)
            elif self.columns is None or (
                place - 1 in heads and is_second_line(self.columns, cells)
            ):
                continue
            else:
                joined = frozenset(column for row, column in table.joined if row == place)
                self._line(Line(f"{number}.{place + 1}", cells, joined, self.columns))

    def note_lines(self, lines: Iterable[str]) -> None:
        """Keep lines around the table; the list of abbreviations is read apart."""
        for line in lines:
            if not is_head_of_list(line) and read_abbreviation(line) is None:
                self.unplaced.append(Odd("note", line, "note_below"))

    def _heads(self, table: PlainTable) -> dict[int, Columns]:
        """Place to the columns of every row of heads.

        A second line that divides them is none, nor is a measure whose words sound like heads: further
        rows of heads in a table say the same again.
        """
        heads: dict[int, Columns] = {}
        for place, cells in enumerate(table.rows):
            below = table.rows[place + 1] if place + 1 < len(table.rows) else ()
            above = heads.get(place - 1)
            if above is not None and is_second_line(above, cells):
                continue
            found = find_columns(cells, below)
            if found is None or _NUMBERED.match(cells[0] or "x"):
                continue
            if {_name_head(one) for one in heads.values()} <= {_name_head(found)}:
                heads[place] = found
        return heads

    def _begin(self, found: Columns, table: PlainTable, place: int) -> None:
        """A row of heads. The first one has the plan's title above it, and perhaps a section's."""
        if self.columns is None:
            rows = [" ".join(filter(None, row)) for row in table.rows[:place]]
            titles = [*table.before, *filter(None, rows)]
            if titles and (unit := read_unit_line(titles[-1])) is not None:
                titles.pop()
                found = replace(found, unit=unit)
            if len(titles) > 1 and _SECTION.match(titles[-1]):
                self.sections.append((titles.pop(), []))
            self.title = whole_title(titles)
            words = " ".join(cell for row in table.rows for cell in row)
            years = [int(year) for year in _YEARS.findall(f"{self.title} {words}")]
            self.years = (min(years), max(years)) if years else (0, 0)
            self.columns = found
        self.columns = replace(found, language=self.columns.language)

    def _go_on(self, table: PlainTable, *, has_heads: bool) -> None:
        """Lines between two tables: the last one is the head of a section where measures follow."""
        *lines, last = table.before or ("",)
        if last and (has_heads or self._continues(table)) and read_abbreviation(last) is None:
            self.sections.append((last, []))
        else:
            lines = list(table.before)
        self.note_lines(lines)

    def _continues(self, table: PlainTable) -> bool:
        """Whether a table without heads has the columns of the plan's."""
        columns = self.columns
        if columns is None:
            return True
        needed = [columns.places.get(name, 0) for name in ("name", "executors", "deadline")]
        return max(map(len, table.rows), default=0) > max(needed)

    def _put_aside(self, table: PlainTable) -> None:
        """Keep the rows of a table of another kind; a list of abbreviations is read apart."""
        known = set(lines_of(table))
        for row in table.rows:
            filled = [cell for cell in row if cell]
            is_short = " – ".join(filled) in known and read_abbreviation(" – ".join(filled))
            if filled and not is_short:
                self.unplaced.append(Odd("row", " | ".join(filled), "other_table"))

    def _line(self, line: Line) -> None:
        filled = line.filled
        name = line.text("name")
        if not filled or _is_numbering(line.cells) or all(map(_YEAR_ALONE.match, filled)):
            return
        self.is_sum = self._is_of_sums(line)
        if self.is_sum:
            self._check_sum(line)
        elif is_note(filled[0]) or (self.is_notes and len(filled) == 1):
            self.is_notes = True
            self.note_lines([" | ".join(filled)])
        elif _is_title(line):
            self.sections.append((filled[-1], []))
        elif name:
            row = read_row(line, years=self.years, known_bodies=self.known_bodies)
            self.sections[-1][1].append(row)
        else:
            self.unplaced.append(Odd("row", " | ".join(filled), "no_name"))

    def _is_of_sums(self, line: Line) -> bool:
        """A sum, or a part of the sum above, and nothing but money beside it."""
        if any(line.text(column) for column in ("form", "executors", "deadline")):
            return False
        if _NUMBERED.match(line.text("number")):
            return False
        label = line.filled[0]
        if is_note(label) or len(line.filled) < 2:
            return False
        return bool(_TOTAL.match(label) or (self.is_sum and _OF_MONEY.search(label)))

    def _check_sum(self, line: Line) -> None:
        """A sum that is neither that of its section nor that of all measures is kept to be looked at."""
        told = line.columns.read_costs(line.text("costs")).parts
        if line.columns.years or len(told) != 1 or told[0].year or _OF_MONEY.search(line.filled[0]):
            return
        sums = {_sum(self.sections[-1][1]), _sum(row for _, rows in self.sections for row in rows)}
        if told[0].thousands not in sums:
            self.unplaced.append(Odd("row", " | ".join(line.filled), "sum_differs"))

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


def _name_head(columns: Columns) -> str:
    return columns.heads[columns.places["name"]].casefold()


def _is_title(line: Line) -> bool:
    """A row whose one text stands where a title does, or reaches to the end of the row behind a number."""
    filled, name = line.filled, line.text("name")
    place = line.cells.index(filled[-1])
    if len(filled) == 1:
        usual = {0, line.columns.places["name"], line.columns.places.get("number")}
        return not _NUMBERED.match(filled[0]) and (place in usual or line.is_across(place))
    if len(filled) != 2:
        return False
    return line.is_across(place) or (bool(_NUMBERED.match(filled[0])) and not name)


def _numbered(rows: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    """The rows of a section, with a mark where a number is missing or belongs below another one."""
    numbers = {row.number for row in rows}
    return tuple(replace(row, odd=(*row.odd, *_odd_number(row, numbers))) for row in rows)


def _odd_number(row: ReadRow, numbers: Collection[str]) -> list[Odd]:
    below = _SUB_NUMBER.match(row.number)
    if below and below[1] in numbers:
        return [Odd("number", row.number, "sub_row")]
    if not row.number and any(numbers):
        return [Odd("number", "", "number_missing")]
    return []


def _sum(rows: Iterable[ReadRow]) -> Decimal:
    return sum((part.thousands for row in rows for part in row.costs), Decimal())


def _is_numbering(cells: Sequence[str]) -> bool:
    """The row that counts the columns: 1, 2, 3 and so on."""
    filled = [cell.strip(" .") for cell in cells if cell]
    return len(filled) > 1 and filled == [str(n) for n in range(1, len(filled) + 1)]


def _is_year(cell: str) -> bool:
    return bool(re.match(r"^20\d\d\b", cell.strip()))
