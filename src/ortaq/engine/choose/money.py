"""What more or less money would change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.variants import only_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ortaq.engine.choose.effort import Effort
    from ortaq.engine.choose.problem import Budget, Problem
    from ortaq.engine.choose.solve import Solution


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The best choice at one share of the budgets; no solution where none keeps the other limits."""

    share: float
    solution: Solution | None


@dataclass(frozen=True, slots=True)
class NextMoney:
    """What some more money in one budget buys.

    Args:
        budget: that would grow.
        solution: the best choice with it.
        gain: points more than without.
        comes: codes that would be chosen as well.
        goes: codes that would no longer be chosen.
    """

    budget: Budget
    solution: Solution
    gain: float
    comes: tuple[str, ...]
    goes: tuple[str, ...]


def budget_curve(
    problem: Problem, shares: Iterable[float], *, effort: Effort | None = None
) -> Iterator[CurvePoint]:
    """The Pareto curve from money to worth: the best choice where every budget is cut or grown alike.

    Args:
        problem: with its budgets as they are.
        shares: multiples of the budgets, such as 0, 0.5, 1, 1.5; the curve comes in rising order and
            never falls: a choice that fits a smaller budget is kept where the solver found no better.
        effort: of each run.
    """
    best: Solution | None = None
    for share in sorted(shares):
        budgets = tuple(replace(budget, limit=budget.limit * share) for budget in problem.budgets)
        try:
            found = choose(
                replace(problem, budgets=budgets),
                effort=effort,
                start=best.choice if best else (),
            )
        except NoChoicePossible:
            yield CurvePoint(share, None)
            continue
        if best is not None and best.worth > found.worth:
            found = replace(best, bound=found.bound, digest=found.digest)
        best = found
        yield CurvePoint(share, best)


def next_money(
    problem: Problem, solution: Solution, amount: float, *, effort: Effort | None = None
) -> tuple[NextMoney, ...]:
    """What `amount` more in each budget would buy, the best use first.

    Args:
        problem: that was solved.
        solution: of it.
        amount: money added to one budget at a time.
        effort: of each run.
    """
    found = []
    for number, budget in enumerate(problem.budgets):
        grown = replace(budget, limit=budget.limit + amount)
        budgets = (*problem.budgets[:number], grown, *problem.budgets[number + 1 :])
        other = choose(replace(problem, budgets=budgets), effort=effort, start=solution.choice)
        found.append(_next(budget, solution, other))
    return tuple(sorted(found, key=lambda item: -item.gain))


def _next(budget: Budget, before: Solution, after: Solution) -> NextMoney:
    return NextMoney(
        budget=budget,
        solution=after,
        gain=max(0.0, after.worth - before.worth),
        comes=only_in(after.codes, before.codes),
        goes=only_in(before.codes, after.codes),
    )
