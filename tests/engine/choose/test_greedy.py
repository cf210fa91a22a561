"""The baseline keeps the limits that it must and never beats the optimum."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.choose.cases import random_problem
from ortaq.engine.choose.conflict import NoChoicePossible
from ortaq.engine.choose.effort import Effort
from ortaq.engine.choose.greedy import greedy
from ortaq.engine.choose.solve import choose
from ortaq.engine.choose.worth import broken, worth


@given(st.integers(0, 100_000))
def test_breaks_no_limit_but_mandatory_and_cover(seed):
    problem = random_problem(seed)

    limits = {item.limit for item in broken(problem, greedy(problem))}

    assert limits <= {"mandatory", "cover"}


def test_is_never_better_than_the_optimum_and_sometimes_worse():
    shortfalls = []
    for seed in range(60):
        problem = random_problem(seed)
        try:
            best = choose(problem, effort=Effort(gap=0.0))
        except NoChoicePossible:
            continue
        basket = greedy(problem)
        if not broken(problem, basket):
            shortfalls.append(best.worth - worth(problem, basket))

    assert min(shortfalls) > -1e-6
    assert max(shortfalls) > 1
