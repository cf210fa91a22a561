"""From the cells of one row to a measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.exchange.plan_table.bodies import read_bodies
from ortaq.engine.exchange.plan_table.deadline import read_deadline, says_more
from ortaq.engine.exchange.plan_table.money import ReadCosts, read_sources
from ortaq.engine.exchange.plan_table.notes import MARK
from ortaq.engine.exchange.plan_table.plan import CostPart, Odd, ReadRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ortaq.engine.exchange.plan_table.headings import Columns

_TOTAL_COLUMN = re.compile(r"всего|итого|барлығы|жиыны|total", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table.

    Args:
        place: such as "1.5", the fifth row of the first table.
        cells: its texts.
        joined: places of what belongs to a merged cell that begins above or to the left.
        columns: of the table.
    """

    place: str
    cells: tuple[str, ...]
    joined: frozenset[int]
    columns: Columns

    @property
    def filled(self) -> list[str]:
        """The texts that there are."""
        return [cell for cell in self.cells if cell]

    def text(self, column: str) -> str:
        """What stands in a column; a line a cell where its head stands over several."""
        first = self.columns.places.get(column)
        places = () if first is None else (first, *self.columns.further.get(column, ()))
        return "\n".join(filter(None, (self.at(place) for place in places)))

    def at(self, place: int) -> str:
        """The text at a place; empty behind the end of the row."""
        return self.cells[place] if place < len(self.cells) else ""

    def is_shared(self, column: str) -> bool:
        """Whether the cell of a column began in a row above."""
        place = self.columns.places.get(column)
        return place in self.joined and bool(self.at(place or 0))

    def is_across(self, place: int) -> bool:
        """Whether the cell at this place reaches to the end of the row."""
        behind = range(place + 1, len(self.cells))
        return bool(behind) and all(one in self.joined for one in behind)


def read_row(line: Line, *, years: tuple[int, int], known_bodies: Collection[str]) -> ReadRow:
    """The measure of a row, with every cell that somebody has to look at.

    Args:
        line: the row.
        years: first and last of the plan.
        known_bodies: names of bodies that have commas inside.
    """
    words = line.text("deadline")
    deadline = read_deadline(words, first_year=years[0], last_year=years[1]) if words else None
    executors = read_bodies(MARK.sub("", line.text("executors")), known_bodies)
    costs = _costs(line)
    sources = read_sources(line.text("source"))
    odd = [*costs_odd(costs), *_odd_words(line, deadline, has_executors=bool(executors))]
    is_required = bool(costs.parts) or costs.is_required
    if not costs.parts and sources and not costs.odd and not line.is_shared("costs"):
        is_required = True
        odd.append(Odd("source", line.text("source"), "source_without_costs"))
    return ReadRow(
        place=line.place,
        number=line.text("number").strip(" ."),
        name=line.text("name"),
        form_of_completion=line.text("form"),
        executors=executors,
        deadline=deadline,
        deadline_text=words,
        costs=_with_source(costs.parts, sources),
        is_funding_required=is_required,
        sources=sources,
        odd=(*odd, *_odd_cells(line)),
    )


def costs_odd(costs: ReadCosts) -> list[Odd]:
    """The lines of the costs that were not understood."""
    return [Odd("costs", line, "costs_unread") for line in costs.odd]


def _odd_words(line: Line, deadline: str | None, *, has_executors: bool) -> Iterator[Odd]:
    """What is missing or was not understood."""
    words = line.text("deadline")
    if words and deadline is None:
        yield Odd("deadline", words, "deadline_unread")
    elif words and says_more(MARK.sub("", words)):
        yield Odd("deadline", words, "deadline_in_part")
    if not words:
        yield Odd("deadline", "", "deadline_missing")
    if not has_executors:
        yield Odd("executors", "", "executors_missing")


def _odd_cells(line: Line) -> Iterator[Odd]:
    """Cells that are merged, marked, or in a column that no plan has."""
    names = {place: name for name, place in line.columns.places.items()}
    for place, text in enumerate(line.cells):
        if place in line.joined:
            shared = text or line.at(_begin(line, place))
            if shared and place in names and place not in _second_places(line):
                above = "shared_sum" if names[place] == "costs" else "shared_with_above"
                yield Odd(names[place], shared, above if text else "shared_across")
        elif text and place not in line.columns.known:
            head = line.columns.heads[place] if place < len(line.columns.heads) else ""
            if not _is_sum_of_years(line, place):
                yield Odd("other", f"{head}: {text}" if head else text, "column_unknown")
        if text and place not in line.joined and place in names and MARK.search(text):
            yield Odd("note", text, "footnote_mark")


def _begin(line: Line, place: int) -> int:
    """Where the merged cell begins that covers this place from the left."""
    while place > 0 and place in line.joined and not line.at(place):
        place -= 1
    return place


def _second_places(line: Line) -> set[int]:
    return {one for few in line.columns.further.values() for one in few}


def _costs(line: Line) -> ReadCosts:
    """The costs of a row, in one cell or in one column a year; a sum over several rows counts once."""
    columns = line.columns
    if line.is_shared("costs"):
        return ReadCosts()
    if not columns.years:
        text = line.text("costs")
        if sum(bool(line.at(place)) for place in columns.further.get("costs", ())):
            return ReadCosts(odd=tuple(text.split("\n")))
        return columns.read_costs(text)
    parts: list[CostPart] = []
    odd: list[str] = []
    for place, year in columns.years.items():
        if place in line.joined:
            continue
        read = columns.read_costs(line.at(place))
        parts += [replace(part, year=year) for part in read.parts]
        odd += read.odd
    rest = [place for place in _money_places(columns) if place not in columns.years]
    told = [part for place in rest for part in columns.read_costs(line.at(place)).parts]
    odd += [line.at(place) for place in rest if line.at(place) and not _agree(told, parts)]
    return ReadCosts(parts=tuple(parts), is_required=bool(parts), odd=tuple(odd))


def _money_places(columns: Columns) -> tuple[int, ...]:
    first = columns.places.get("costs")
    return () if first is None else (first, *columns.further.get("costs", ()))


def _is_sum_of_years(line: Line, place: int) -> bool:
    """Whether a column of its own only adds the columns of the years up."""
    columns = line.columns
    head = columns.heads[place] if place < len(columns.heads) else ""
    told = columns.read_costs(line.at(place)).parts
    return bool(columns.years and _TOTAL_COLUMN.search(head)) and _agree(told, _costs(line).parts)


def _agree(told: Sequence[CostPart], parts: Sequence[CostPart]) -> bool:
    """Whether the sum that is told is that of the parts."""
    whole = sum((part.thousands for part in parts), Decimal())
    return len(told) == 1 and told[0].thousands == whole


def _with_source(parts: tuple[CostPart, ...], sources: tuple[str, ...]) -> tuple[CostPart, ...]:
    """The only source of the last column belongs to every sum that names none."""
    if len(sources) != 1:
        return parts
    return tuple(part if part.source else replace(part, source=sources[0]) for part in parts)
