"""A choice as a page and a paper show it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ortaq.engine.choose.problem import Budget
from ortaq.engine.choose.variants import only_in
from ortaq.plan.choices.queries.choices import answers_of, find_previous
from ortaq.plan.choices.queries.problem import money_of
from ortaq.plan.measures.queries import list_measures
from ortaq.shared import clock

if TYPE_CHECKING:
    from ortaq.engine.choose.why_not import WhyNot
    from ortaq.plan.choices.models import Choice
    from ortaq.plan.measures.models import Measure
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class ChosenRow:
    """A chosen measure; `measure` is None where it is no longer in the plan.

    Args:
        code: of the measure.
        measure: as it is now.
        start: year.
        is_pilot: True where only the pilot is chosen.
        cost: thousand tenge.
        gaps: number of gap and share closed.
        robustness: share of the drawn worlds in which it is chosen; None where nobody has looked.
    """

    code: str
    measure: Measure | None
    start: int
    is_pilot: bool
    cost: Decimal
    gaps: list[tuple[str, float]]
    robustness: float | None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A measure that was not chosen, with why as far as that is computed."""

    code: str
    measure: Measure | None
    cost: Decimal
    answer: WhyNot | None
    robustness: float | None


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A limit of money: what was allowed and what the choice takes, thousand tenge."""

    year: int | None
    source: str | None
    limit: Decimal
    used: Decimal


@dataclass(frozen=True, slots=True)
class Baseline:
    """Another set beside the choice.

    Args:
        worth: points.
        cost: thousand tenge.
        count: measures.
        broken: limits that it breaks: kind, name, by how much.
        only_here: codes that the choice lacks.
        only_there: codes that the set lacks.
    """

    worth: float
    cost: Decimal
    count: int
    broken: list[list[Any]]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """Everything that a reader asks of a choice.

    Args:
        choice: as it is kept.
        chosen: measures that are taken.
        rejected: the others.
        money: limits of money and what is used.
        cost: thousand tenge.
        worth: points.
        gap: share of the worth by which another set may exceed it.
        greedy: the set of the best next for its money.
        own: the committee's set, where it named one.
        previous: the choice before it.
        comes: codes that the one before lacks.
        goes: codes that this one lacks.
        asked: (year, source) to what all measures of the plan ask now, thousand tenge.
    """

    choice: Choice
    chosen: list[ChosenRow]
    rejected: list[RejectedRow]
    money: list[MoneyRow]
    cost: Decimal
    worth: float
    gap: float
    greedy: Baseline
    own: Baseline | None
    previous: Choice | None
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    asked: dict[tuple[int, str], float]

    @property
    def open_answers(self) -> int:
        """How many rejected measures have no answer yet."""
        return sum(row.answer is None for row in self.rejected)


def show_choice(actor: Actor, choice: Choice) -> ChoiceView:
    """The choice with the measures as they are now, beside the one before it."""
    measures = {
        r.measure.code: r.measure for r in list_measures(actor, choice.plan, on=clock.today())
    }
    result, taken = choice.result, [row["code"] for row in choice.result["chosen"]]
    before = find_previous(actor, choice)
    had = [row["code"] for row in before.result["chosen"]] if before else taken
    own = result.get("own")
    return ChoiceView(
        choice=choice,
        chosen=_chosen(choice, measures),
        rejected=_rejected(choice, measures, set(taken)),
        money=_money(choice),
        cost=_amount(result["cost"]),
        worth=result["worth"],
        gap=result["gap"],
        greedy=_baseline(result["greedy"], taken),
        own=_baseline(own, taken) if own else None,
        previous=before,
        comes=only_in(taken, had),
        goes=only_in(had, taken),
        asked=money_of(measures.values(), choice.plan),
    )


def _chosen(choice: Choice, measures: dict[str, Measure]) -> list[ChosenRow]:
    sure = choice.studies.get("robustness", {}).get("chosen", {})
    return [
        ChosenRow(
            code=row["code"],
            measure=measures.get(row["code"]),
            start=row["start"],
            is_pilot=row["scale"] == "pilot",
            cost=_amount(row["cost"]),
            gaps=sorted(row["closes"].items()),
            robustness=sure.get(row["code"]),
        )
        for row in choice.result["chosen"]
    ]


def _rejected(choice: Choice, measures: dict[str, Measure], taken: set[str]) -> list[RejectedRow]:
    sure = choice.studies.get("robustness", {}).get("chosen", {})
    answers = answers_of(choice)
    return [
        RejectedRow(
            code=one["code"],
            measure=measures.get(one["code"]),
            cost=_amount(sum(amount for _year, _source, amount in one["costs"])),
            answer=answers.get(one["code"]),
            robustness=sure.get(one["code"]),
        )
        for one in choice.problem["candidates"]
        if one["code"] not in taken
    ]


def _money(choice: Choice) -> list[MoneyRow]:
    spent = {(year, source): amount for year, source, amount in choice.result["spent"]}
    budgets = [Budget(**plain) for plain in choice.problem["budgets"]]
    return [
        MoneyRow(
            year=budget.year,
            source=budget.source,
            limit=_amount(budget.limit),
            used=_amount(budget.counted(spent)),
        )
        for budget in budgets
    ]


def _baseline(told: dict[str, Any], taken: list[str]) -> Baseline:
    codes = [row["code"] for row in told["chosen"]]
    return Baseline(
        worth=told["worth"],
        cost=_amount(told["cost"]),
        count=len(codes),
        broken=told["broken"],
        only_here=only_in(codes, taken),
        only_there=only_in(taken, codes),
    )


def _amount(value: float) -> Decimal:
    return Decimal(str(round(value, 3)))
