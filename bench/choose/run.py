"""Choosing measures under a budget: time, proven gap, and the greedy baseline beside it.

    python bench/choose/run.py [--sizes 300 1000] [--gap 0.01] [--seeds 1 2 3] [--posts 8]

Made plans: five years, three sources of money, forty agencies with few posts, pilots, prerequisites,
exclusions, mandatory measures and minimum cover. Money for about a third of what is asked. Fewer posts
make a plan harder.
"""

from __future__ import annotations

import argparse
import time
from itertools import product

import numpy as np

from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.greedy import greedy
from ortaq.engine.choose.problem import Budget, Candidate, Cover, Problem, Scale, Spread
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.variants import variants
from ortaq.engine.choose.worth import worth

FIRST, YEARS = 2027, 5
SOURCES = ("republican_budget", "local_budget", "grant")
AGENCIES, PILLARS = 40, 9
MONEY = 0.35
POSTS = 8.0
"""Of each agency and year in a plan of 300 measures; as many more in a larger one."""


def main() -> None:
    """Print one line for each size and seed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--gap", type=float, default=0.01)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--posts", type=float, default=POSTS)
    options = parser.parse_args()
    print(
        f"{'measures':>8} {'seed':>4} {'variants':>8} {'greedy':>8} {'best':>8} {'bound':>8} {'gap':>7}"
        f" {'s':>6} {'cpu s':>6}"
    )
    for size, seed in product(options.sizes, options.seeds):
        problem = made_plan(size, seed, posts=options.posts)
        before, worked = time.perf_counter(), time.process_time()
        try:
            solution = choose(problem, effort=Effort(options.seconds, options.gap))
        except NoChoicePossible as error:
            print(f"{size:8} {seed:4} no choice keeps all limits: {error}")
            continue
        took, worked = time.perf_counter() - before, time.process_time() - worked
        print(
            f"{size:8} {seed:4} {len(variants(problem)):8} {worth(problem, greedy(problem)):8.2f}"
            f" {solution.worth:8.2f} {solution.bound:8.2f} {solution.gap:7.2%} {took:6.1f} {worked:6.1f}",
            flush=True,
        )


def made_plan(size: int, seed: int, *, posts: float = POSTS) -> Problem:
    """A plan of so many measures; equal seeds give equal plans."""
    draw = np.random.default_rng(seed)
    gaps = [f"G{n}" for n in range(max(1, size * 2 // 5))]
    candidates = tuple(_candidate(number, gaps, draw) for number in range(size))
    money = sum(sum(candidate.costs.values()) for candidate in candidates)
    share = money * MONEY / YEARS / len(SOURCES)
    years = range(FIRST, FIRST + YEARS)
    return Problem(
        first_year=FIRST,
        last_year=years[-1],
        weights={gap: float(draw.integers(1, 6)) for gap in gaps},
        candidates=candidates,
        budgets=tuple(Budget(share, year, source) for year in years for source in SOURCES),
        staff={(f"A{n}", year): posts * size / 300 for n in range(AGENCIES) for year in years},
        exclusions=tuple(
            (f"M{a}", f"M{b}")
            for a, b in draw.integers(0, size, (size // 20, 2)).tolist()
            if a != b
        ),
        covers=tuple(Cover(f"pillar {n}", 3) for n in range(PILLARS)),
        harm_points=1e-7,
        delay=0.05,
    )


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
