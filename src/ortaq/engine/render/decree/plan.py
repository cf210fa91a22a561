"""What an Action Plan says on paper, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ortaq.engine.terms.language import Language


@dataclass(frozen=True, slots=True)
class Executor:
    """A responsible body; a body outside the state takes part by agreement."""

    name: str
    by_agreement: bool = False


@dataclass(frozen=True, slots=True)
class YearCost:
    """Money foreseen for one year from one source.

    Args:
        year: calendar year.
        thousands: sum in thousands of the country's currency.
        source: where it comes from, as the paper writes it, such as РБ.
    """

    year: int
    thousands: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One measure of the plan.

    Args:
        number: its number in the plan, such as 1 or 2.3.
        name: what is to be done.
        form_of_completion: the document that proves it is done.
        executors: the first one leads.
        deadline: as the paper writes it, such as "IV квартал 2026 года".
        costs: by year and source; empty where no money is asked for.
        is_funding_required: money is asked for; without costs, nobody has said yet how much.
    """

    number: str
    name: str
    form_of_completion: str
    executors: tuple[Executor, ...]
    deadline: str
    costs: tuple[YearCost, ...] = ()
    is_funding_required: bool = False


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A direction of the plan; a plan without directions is one section with an empty title."""

    title: str
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target indicator.

    Args:
        name: of the indicator.
        unit: of its values.
        baseline: value before the plan; None where nobody knows it.
        values: year to target.
        source: where its values come from.
    """

    name: str
    unit: str
    baseline: Decimal | None
    values: Mapping[int, Decimal]
    source: str


@dataclass(frozen=True, slots=True)
class TargetSection:
    """The target indicators of a direction."""

    title: str
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """The whole paper.

    Args:
        title: of the plan, with its period, as printed above the table.
        language: of every text in it.
        sections: the table.
        approval: lines of the approval corner, top right; empty while nobody has approved it.
        draft: prints the word for a draft in the corner.
        demo_label: a line on every page which says that the data are made up; empty on a real paper.
        abbreviations: short form and full name, in the order printed.
        notes: paragraphs after the table.
        head: paragraphs between the title and the table.
        targets: target indicators per direction, printed before the table; empty prints none.
        years: of the plan, for the columns of the targets.
        second: the same plan in another language makes the paper a parallel edition.
    """

    title: str
    language: Language
    sections: tuple[PlanSection, ...]
    approval: tuple[str, ...] = ()
    draft: bool = True
    demo_label: str = ""
    abbreviations: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    targets: tuple[TargetSection, ...] = ()
    years: tuple[int, ...] = ()
    second: PlanDocument | None = None

    def costs(self) -> tuple[YearCost, ...]:
        """Every cost of every measure, in the order of the table."""
        return tuple(
            cost for section in self.sections for row in section.rows for cost in row.costs
        )


def sum_by_year(costs: Iterable[YearCost]) -> dict[int, Decimal]:
    """Thousands per year, years rising."""
    sums: dict[int, Decimal] = {}
    for cost in costs:
        sums[cost.year] = sums.get(cost.year, Decimal()) + cost.thousands
    return dict(sorted(sums.items()))


def sources_of(costs: Iterable[YearCost]) -> tuple[str, ...]:
    """The sources in the order in which they first occur."""
    return tuple(dict.fromkeys(cost.source for cost in costs))
