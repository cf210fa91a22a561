"""How sure a choice is where costs and effects are uncertain: many draws, each solved anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.variants import variants
from ortaq.engine.choose.worth import broken, worth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.choose.effort import Effort
    from ortaq.engine.choose.problem import Candidate, Problem, Spread
    from ortaq.engine.choose.solve import Solution
    from ortaq.engine.choose.variants import Choice


@dataclass(frozen=True, slots=True)
class Robustness:
    """A solution under uncertain costs and effects.

    Args:
        draws: how many worlds were drawn.
        seed: of the draws.
        chosen: code to the share of the draws whose best choice has it.
        affordable: share of the draws in which the solution as it is keeps all limits.
        worth: points of the solution as it is: tenth, fiftieth and ninetieth percentile.
    """

    draws: int
    seed: int
    chosen: dict[str, float]
    affordable: float
    worth: tuple[float, float, float]


def robustness(
    problem: Problem, solution: Solution, *, draws: int, seed: int, effort: Effort | None = None
) -> Robustness:
    """The share of drawn worlds in which each candidate is chosen.

    In each world the costs of a candidate, and apart from them its effects, are multiplied by a number
    from the triangular distribution of the candidate's spread, one for each candidate.

    Args:
        problem: with the most likely values.
        solution: of it.
        draws: worlds, at least 1.
        seed: equal seeds draw equal worlds.
        effort: of each run.
    """
    counts: Counter[str] = Counter()
    fits, points = 0, []
    for world in worlds(problem, draws=draws, seed=seed):
        counts.update(_best(world, solution, effort))
        same = _same_choice(world, solution.choice)
        fits += not broken(world, same)
        points.append(worth(world, same))
    low, middle, high = np.percentile(points, (10, 50, 90))
    return Robustness(
        draws=draws,
        seed=seed,
        chosen={c.code: counts[c.code] / draws for c in problem.candidates},
        affordable=fits / draws,
        worth=(float(low), float(middle), float(high)),
    )


def worlds(problem: Problem, *, draws: int, seed: int) -> Iterator[Problem]:
    """The problem with drawn costs and effects, so many times."""
    generator = np.random.default_rng(seed)
    for _ in range(draws):
        yield replace(
            problem,
            candidates=tuple(_drawn(candidate, generator) for candidate in problem.candidates),
        )


def _drawn(candidate: Candidate, generator: np.random.Generator) -> Candidate:
    cost = _factor(candidate.cost_spread, generator)
    effect = _factor(candidate.effect_spread, generator)
    told = candidate.harm_spread
    harm = effect if told is None else _factor(told, generator)
    return replace(
        candidate,
        costs={key: amount * cost for key, amount in candidate.costs.items()},
        closes={gap: min(1.0, share * effect) for gap, share in candidate.closes.items()},
        harm=candidate.harm * harm,
    )


def _factor(spread: Spread, generator: np.random.Generator) -> float:
    if spread.low == spread.high:
        return spread.mode
    return float(generator.triangular(spread.low, spread.mode, spread.high))


def _best(world: Problem, solution: Solution, effort: Effort | None) -> tuple[str, ...]:
    try:
        return choose(world, effort=effort, start=solution.choice).codes
    except NoChoicePossible:
        return ()


def _same_choice(world: Problem, choice: Choice) -> Choice:
    """The same variants with the world's costs and effects."""
    wanted = {(variant.code, variant.start, variant.scale) for variant in choice}
    return tuple(v for v in variants(world) if (v.code, v.start, v.scale) in wanted)
