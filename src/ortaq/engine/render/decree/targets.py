"""The table of target indicators that stands before the measures in the newer form of plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.render.dates import format_year
from ortaq.engine.render.decree.lines import Line, LineKind, thousands_text
from ortaq.engine.render.decree.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ortaq.engine.render.decree.plan import PlanDocument

_NUMBER_MM, _UNIT_MM, _VALUE_MM, _SOURCE_MM, _WHOLE_MM = 12, 26, 21, 42, 265
NAME_COLUMN = 1


def target_heads(plan: PlanDocument) -> tuple[str, ...]:
    """Heads of the columns: number, indicator, unit, baseline, one per year, source."""
    words = WORDS[plan.language]
    number, name, unit, baseline, source = words.target_headings
    return (
        number,
        name,
        unit,
        baseline,
        *(format_year(year, plan.language) for year in plan.years),
        source,
    )


def target_widths_mm(plan: PlanDocument) -> tuple[int, ...]:
    """Widths of the columns on A4 across; the indicator takes what is left."""
    values = 1 + len(plan.years)
    name = _WHOLE_MM - _NUMBER_MM - _UNIT_MM - _SOURCE_MM - values * _VALUE_MM
    return (_NUMBER_MM, max(name, 40), _UNIT_MM, *([_VALUE_MM] * values), _SOURCE_MM)


def target_lines(plan: PlanDocument) -> Iterator[Line]:
    """A section per direction and a line per indicator, numbered through."""
    number = 0
    for section in plan.targets:
        yield Line(LineKind.SECTION, (section.title,))
        for row in section.rows:
            number += 1
            yield Line(
                LineKind.MEASURE,
                (
                    str(number),
                    row.name,
                    row.unit,
                    _value(row.baseline, plan),
                    *(_value(row.values.get(year), plan) for year in plan.years),
                    row.source,
                ),
            )


def _value(value: Decimal | None, plan: PlanDocument) -> str:
    return "–" if value is None else thousands_text(value, plan.language)
