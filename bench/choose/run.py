"""Choosing measures under a budget: time, proven gap, and the greedy baseline beside it.

    python bench/choose/run.py [--sizes 300 1000] [--gap 0.01] [--seeds 1 2 3] [--shapes usual bare] [--repeats 1]

Made plans: five years, three sources of money, forty agencies, pilots. Shapes:

    usual     prerequisites, exclusions, mandatory measures, minimum cover, money for about a third of what is asked
    bare      the same without prerequisites, exclusions, mandatory measures and cover
    rich      money for seven tenths
    many      posts for more than agencies need
    scarce    half the posts: the hardest
    gaps      200 gaps for 300 measures, so that few measures share one
    harm      worth is mostly the harm averted: three measures in ten close a gap, one each

The solver's limit of time is by the clock on the wall, so a busy machine gives it less work: allow more seconds
there and read the processor time. Of several repeats the least is printed.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.greedy import greedy
from ortaq.engine.choose.problem import Budget, Candidate, Cover, Problem, Scale, Spread
from ortaq.engine.choose.solve import Solution, choose
from ortaq.engine.choose.variants import variants
from ortaq.engine.choose.worth import worth

FIRST, YEARS = 2027, 5
SOURCES = ("republican_budget", "local_budget", "grant")
AGENCIES, PILLARS = 40, 9
_ROW = "{:>8} {:>7} {:>4} {:>8} {:>7} {:>7} {:>7} {:>7} {:>6} {:>6}"


@dataclass(frozen=True, slots=True)
class Shape:
    """What makes a plan easy or hard.

    Args:
        money: share of what is asked that each source has each year.
        posts: of each agency and year in a plan of 300 measures; as many more in a larger one.
        gaps: for each measure.
        is_harm: True where worth is mostly the harm that every measure averts.
        is_bare: True without prerequisites, exclusions, mandatory measures and minimum cover.
    """

    money: float = 0.35
    posts: float = 8.0
    gaps: float = 0.4
    is_harm: bool = False
    is_bare: bool = False


SHAPES = {
    "usual": Shape(),
    "bare": Shape(is_bare=True),
    "rich": Shape(money=0.7),
    "many": Shape(posts=20.0),
    "scarce": Shape(posts=4.0),
    "gaps": Shape(gaps=2 / 3),
    "harm": Shape(is_harm=True),
}


def main() -> None:
    """Print one line for each size, shape and seed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--gap", type=float, default=0.01)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=["usual", "bare"])
    parser.add_argument("--repeats", type=int, default=1)
    options = parser.parse_args()
    print(
        _ROW.format(
            "measures", "shape", "seed", "variants", "greedy", "best", "bound", "gap", "s", "cpu s"
        )
    )
    effort = Effort(options.seconds, options.gap)
    for size, shape, seed in product(options.sizes, options.shapes, options.seeds):
        problem = made_plan(size, seed, SHAPES[shape])
        runs = [_timed(problem, effort) for _ in range(options.repeats)]
        solution = runs[0][0]
        print(
            _ROW.format(
                size,
                shape,
                seed,
                len(variants(problem)),
                f"{worth(problem, greedy(problem)):.2f}",
                f"{solution.worth:.2f}",
                f"{solution.bound:.2f}",
                f"{solution.gap:.2%}",
                f"{min(wall for _, wall, _ in runs):.1f}",
                f"{min(worked for _, _, worked in runs):.1f}",
            ),
            flush=True,
        )


def _timed(problem: Problem, effort: Effort) -> tuple[Solution, float, float]:
    """The solution, seconds on the wall, seconds of the processor."""
    before, worked = time.perf_counter(), time.process_time()
    solution = choose(problem, effort=effort)
    return solution, time.perf_counter() - before, time.process_time() - worked


def made_plan(size: int, seed: int, shape: Shape) -> Problem:
    """A plan of so many measures; equal seeds give equal plans."""
    draw = np.random.default_rng(seed)
    gaps = [f"G{n}" for n in range(max(1, round(size * shape.gaps)))]
    candidates = tuple(_candidate(number, gaps, draw) for number in range(size))
    money = sum(sum(candidate.costs.values()) for candidate in candidates)
    share = money * shape.money / YEARS / len(SOURCES)
    years = range(FIRST, FIRST + YEARS)
    weights = {gap: float(draw.integers(1, 6)) for gap in gaps}
    pairs = draw.integers(0, size, (size // 20, 2)).tolist()
    plan = Problem(
        first_year=FIRST,
        last_year=years[-1],
        weights=weights,
        candidates=candidates,
        budgets=tuple(Budget(share, year, source) for year in years for source in SOURCES),
        staff={
            (f"A{n}", year): shape.posts * size / 300 for n in range(AGENCIES) for year in years
        },
        exclusions=tuple((f"M{a}", f"M{b}") for a, b in pairs if a != b),
        covers=tuple(Cover(f"pillar {n}", 3) for n in range(PILLARS)),
        harm_points=1e-7,
        delay=0.05,
    )
    if shape.is_harm:
        plan = _for_harm(plan, np.random.default_rng(seed + 1000))
    return _bared(plan) if shape.is_bare else plan


def _for_harm(plan: Problem, draw: np.random.Generator) -> Problem:
    candidates = (
        replace(
            one,
            harm=sum(one.costs.values()) * float(draw.uniform(0, 3)),
            closes=dict(list(one.closes.items())[:1]) if draw.random() < 0.3 else {},
        )
        for one in plan.candidates
    )
    return replace(plan, candidates=tuple(candidates), harm_points=2e-6)


def _bared(plan: Problem) -> Problem:
    bare = (replace(one, needs=(), is_mandatory=False) for one in plan.candidates)
    return replace(plan, candidates=tuple(bare), exclusions=(), covers=())


def _candidate(number: int, gaps: list[str], draw: np.random.Generator) -> Candidate:
    start, lasts = FIRST + int(draw.integers(0, 2)), int(draw.integers(1, 4))
    source, amount = str(draw.choice(SOURCES)), float(round(10 ** draw.uniform(3.5, 6.3)))
    years = range(start, min(start + lasts, FIRST + YEARS))
    agency = f"A{draw.integers(0, AGENCIES)}"
    return Candidate(
        code=f"M{number}",
        start=start,
        costs={(year, source): amount / lasts for year in years},
        closes={
            str(gap): float(round(draw.uniform(0.05, 0.6), 2))
            for gap in draw.choice(gaps, int(draw.integers(1, 4)))
        },
        harm=amount * float(draw.uniform(0, 3)) if draw.random() < 0.3 else 0.0,
        staff={(agency, year): float(draw.integers(1, 4)) for year in years},
        latest_start=FIRST + int(draw.integers(2, YEARS)),
        scales=(Scale("pilot", 0.4, 0.5), Scale()) if draw.random() < 0.3 else (Scale(),),
        tags=frozenset({f"pillar {draw.integers(0, PILLARS)}"}),
        is_mandatory=bool(draw.random() < 0.03),
        needs=(f"M{draw.integers(0, number)}",) if number and draw.random() < 0.15 else (),
        cost_spread=Spread(0.8, 1.6),
        effect_spread=Spread(0.5, 1.3),
    )


if __name__ == "__main__":
    main()
