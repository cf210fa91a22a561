"""Small random problems, and every choice that there is."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.choose.problem import Budget, Candidate, Cover, Curve, Problem, Scale, Spread
from ortaq.engine.choose.variants import variants
from ortaq.engine.choose.worth import broken, worth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.choose.variants import Choice

FIRST, LAST = 2027, 2029
SOURCES = ("republican", "local")


def random_problem(seed: int, *, size: int = 0) -> Problem:
    """So many candidates, else at most seven, with every sort of limit; equal seeds give equal problems."""
    draw = np.random.default_rng(seed)
    gaps = [f"G-{n}" for n in range(int(draw.integers(1, 6)) + size // 3)]
    size = size or int(draw.integers(1, 8))
    candidates = tuple(_candidate(n, gaps, draw) for n in range(size))
    money = sum(sum(c.costs.values()) for c in candidates)
    budgets = [
        Budget(float(round(money * draw.uniform(0.05, 0.6))), year, source)
        for year in (None, FIRST, LAST)
        for source in (None, *SOURCES)
        if draw.random() < 0.3
    ]
    posts = max(1, size // 6)
    staff = {
        ("MIA", year): float(draw.integers(1, 5) * posts)
        for year in (FIRST, LAST)
        if draw.random() < 0.5
    }
    pair = tuple(f"M-{n}" for n in draw.choice(size, 2, replace=False)) if size > 1 else ()
    return Problem(
        first_year=FIRST,
        last_year=LAST,
        weights={gap: float(draw.integers(1, 9)) for gap in gaps},
        candidates=candidates,
        budgets=tuple(budgets),
        staff=staff,
        exclusions=(pair,) if pair and draw.random() < 0.4 else (),
        covers=(Cover("p0", 1),) if draw.random() < 0.4 else (),
        curve=Curve() if draw.random() < 0.7 else Curve(((1.0, 1.0),)),
        harm_points=float(draw.choice([0.0, 0.02])),
        delay=float(draw.choice([0.0, 0.1])),
    )


def _candidate(number: int, gaps: list[str], draw: np.random.Generator) -> Candidate:
    start = int(draw.integers(FIRST, LAST + 1))
    source = str(draw.choice(SOURCES))
    needs = (f"M-{draw.integers(0, number)}",) if number and draw.random() < 0.25 else ()
    return Candidate(
        code=f"M-{number}",
        start=start,
        costs={(year, source): float(draw.integers(0, 100)) for year in range(start, LAST + 1) if draw.random() < 0.7},
        closes={str(gap): float(draw.integers(1, 11)) / 10 for gap in draw.choice(gaps, int(draw.integers(0, len(gaps) + 1)), replace=False)},
        harm=float(draw.integers(0, 200)) if draw.random() < 0.3 else 0.0,
        staff={("MIA", start): float(draw.integers(1, 4))} if draw.random() < 0.5 else {},
        latest_start=LAST if draw.random() < 0.3 else None,
        scales=(Scale("pilot", 0.5, 0.4), Scale()) if draw.random() < 0.3 else (Scale(),),
        tags=frozenset({f"p{draw.integers(0, 2)}"}),
        is_mandatory=bool(draw.random() < 0.1),
        needs=needs,
        cost_spread=Spread(0.8, 1.5),
        effect_spread=Spread(0.5, 1.2),
    )  # fmt: skip


def every_choice(problem: Problem) -> Iterator[Choice]:
    """All ways to take or leave each candidate in each of its variants."""
    found = variants(problem)
    options = [
        (None, *(variant for variant in found if variant.code == candidate.code))
        for candidate in problem.candidates
    ]
    for picked in product(*options):
        yield tuple(variant for variant in picked if variant is not None)


def best_by_hand(problem: Problem) -> float | None:
    """Points of the best of all choices that keep the limits; None where none does."""
    return max(
        (worth(problem, choice) for choice in every_choice(problem) if not broken(problem, choice)),
        default=None,
    )
