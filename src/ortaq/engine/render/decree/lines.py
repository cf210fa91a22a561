"""The lines of the decree table as text, the same for every file format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.render.dates import format_year
from ortaq.engine.render.decree.plan import sources_of, sum_by_year
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.render.numbers import NBSP, format_decimal
from ortaq.engine.terms.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ortaq.engine.render.decree.plan import Executor, PlanDocument, PlanRow, YearCost
    from ortaq.engine.render.decree.words import Words

COLUMNS_MM = (12, 56, 34, 54, 34, 41, 34)
"""Widths of the seven columns on A4 across with margins of 20 and 12 mm."""

TOTAL_LABEL_COLUMNS = 5
"""Columns over which the label of a sum stands."""

_MAX_PLACES = 3
_FIGURE_BEFORE_WORD = re.compile(r"(?<!–\d{4})(?<=[\dIVX]) (?=[^\W\d])")
"""Not behind a span of years, which is a line of its own."""


class LineKind(StrEnum):
    """What a line of the table is."""

    SECTION = "section"
    MEASURE = "measure"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Args:
        kind: a section has one cell over all columns; a total has its label over the first five.
        cells: one text (section), seven (measure) or three (total); LF separates lines of a cell.
        is_second: the measure of the line before, in the second language of a parallel edition.
    """

    kind: LineKind
    cells: tuple[str, ...]
    is_second: bool = False


def table_lines(plan: PlanDocument) -> Iterator[Line]:
    """Sections, measures and, where money is asked for, the sums: over all, then per source."""
    for section in plan.sections:
        if section.title:
            yield Line(LineKind.SECTION, (section.title,))
        for row in section.rows:
            yield Line(LineKind.MEASURE, measure_cells(row, plan.language))
    yield from _total_lines(plan)


def measure_cells(row: PlanRow, language: str) -> tuple[str, ...]:
    """The seven cells of a measure."""
    return (
        row.number,
        row.name,
        row.form_of_completion,
        executors_text(row.executors, language),
        tied(row.deadline),
        costs_text(row, language),
        funding_text(row, language),
    )


def executors_text(executors: Sequence[Executor], language: str) -> str:
    """The bodies with commas between them, the leading one first."""
    mark = f" ({_words(language).by_agreement})"
    return ", ".join(body.name + (mark if body.by_agreement else "") for body in executors)


def costs_text(row: PlanRow, language: str) -> str:
    """One line per year and source; the source is named where there are several."""
    if not row.costs:
        return no_costs_text(row, language)
    several = len(sources_of(row.costs)) > 1
    return "\n".join(
        f"{format_year(cost.year, language)} – {thousands_text(cost.thousands, language)}"
        + (f" ({cost.source})" if several else "")
        for cost in row.costs
    )


def no_costs_text(row: PlanRow, language: str) -> str:
    """Why a measure has no costs: no money is needed, or nobody has said yet how much."""
    words = _words(language)
    return words.not_specified if row.is_funding_required else words.not_required


def funding_text(row: PlanRow, language: str) -> str:
    """The sources of a measure, or why there is none."""
    if row.costs:
        return opening(", ".join(sources_of(row.costs)))
    return no_costs_text(row, language)


def tied(words: str) -> str:
    r"""The words of a date with each figure kept on the line of the word after it.

    Example:
        >>> tied("IV квартал 2026 года").split(" ")
        ['IV\xa0квартал', '2026\xa0года']
    """
    return _FIGURE_BEFORE_WORD.sub(NBSP, words)


def thousands_text(thousands: Decimal, language: str) -> str:
    """A sum in thousands with as many decimals as it has, at most three.

    Example:
        >>> thousands_text(Decimal("12500.50"), "en"), thousands_text(Decimal("7000"), "en")
        ('12,500.5', '7,000')
    """
    exponent = thousands.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return format_decimal(thousands, language, places=min(places, _MAX_PLACES))


def _total_lines(plan: PlanDocument) -> Iterator[Line]:
    costs = plan.costs()
    if not costs:
        return
    words = _words(plan.language)
    yield Line(LineKind.TOTAL, (words.total, _sums_text(costs, plan.language), ""))
    for source in sources_of(costs):
        of_source = [cost for cost in costs if cost.source == source]
        label = words.of_which.format(source=source)
        yield Line(LineKind.TOTAL, (label, _sums_text(of_source, plan.language), opening(source)))


def opening(words: str) -> str:
    """Words as they open a cell: the first letter is a capital."""
    return words[:1].upper() + words[1:]


def _sums_text(costs: Sequence[YearCost], language: str) -> str:
    """One line per year, and over all years where there are several."""
    by_year = sum_by_year(costs)
    lines = [
        f"{format_year(year, language)} – {thousands_text(thousands, language)}"
        for year, thousands in by_year.items()
    ]
    if len(by_year) > 1:
        total = thousands_text(sum(by_year.values(), Decimal()), language)
        lines.append(f"{_words(language).all_years} – {total}")
    return "\n".join(lines)


def _words(language: str) -> Words:
    return WORDS[Language(language)]
