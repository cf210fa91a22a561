"""A plan as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from ortaq.engine.terms.language import Language


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A responsible body as the paper names it."""

    name: str
    by_agreement: bool = False


@dataclass(frozen=True, slots=True)
class CostPart:
    """Money of a measure in thousands; year and source are None and empty where the cell has none."""

    thousands: Decimal
    year: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that was not understood, or only in part.

    Args:
        column: number, name, form, executors, deadline, costs or source; section, row, note or other
            where it is none of them.
        text: what stands in it.
        reason: code of what is odd.
    """

    column: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One measure.

    Args:
        place: where it stands, such as "table 1, row 5".
        number: as printed.
        name: what is to be done.
        form_of_completion: the document that proves it.
        executors: the first one leads.
        deadline: code of the deadline, such as 2026Q4; None where it was not understood.
        deadline_text: as printed.
        costs: by year and source as far as the cell tells; empty where none are foreseen.
        is_funding_required: False where the cell says that no money is needed.
        sources: words of the sources in the last column.
        odd: cells that somebody has to look at.
    """

    place: str
    number: str
    name: str
    form_of_completion: str
    executors: tuple[NamedBody, ...]
    deadline: str | None
    deadline_text: str
    costs: tuple[CostPart, ...]
    is_funding_required: bool
    sources: tuple[str, ...]
    odd: tuple[Odd, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSection:
    """Measures under one head; a plan without heads is one section with an empty title."""

    title: str
    rows: tuple[ReadRow, ...]


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """The whole paper.

    Args:
        title: what stands above the table.
        language: of its column heads.
        sections: in order.
        abbreviations: short form to full name, from the list after the table.
        unplaced: notes, rows of other tables, sums that differ, and lines that are neither a section, a
            measure nor a sum.
    """

    title: str
    language: Language
    sections: tuple[ReadSection, ...]
    abbreviations: dict[str, str]
    unplaced: tuple[Odd, ...] = ()

    @property
    def rows(self) -> tuple[ReadRow, ...]:
        """All measures, in order."""
        return tuple(row for section in self.sections for row in section.rows)
