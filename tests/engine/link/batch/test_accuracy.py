"""Accuracy on nations with other habits than those that the policy was chosen on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ortaq.engine.link.batch.grouping import group_reports

BENCH = Path(__file__).parents[4] / "bench" / "linking"
REPORTS = 20_000


@pytest.fixture(scope="module")
def bench():
    """The modules of the benchmark, which are scripts beside the package."""
    sys.path.insert(0, str(BENCH))
    import generator
    import habits
    import measure

    yield generator, habits, measure
    sys.path.remove(str(BENCH))


@pytest.mark.parametrize(
    ("preset", "b3", "pairs"),
    [("slow", 0.92, 0.88), ("fast", 0.90, 0.87), ("noisy", 0.90, 0.86)],
)
def test_held_out_nations(bench, preset, b3, pairs):
    generator, habits, measure = bench
    nation = generator.draw(habits.PRESETS[preset], REPORTS, seed=7)

    found = group_reports(*measure.columns(nation))

    agreement = measure.agreement(found.group, nation.truth)
    assert agreement.b3_f1 >= b3
    assert agreement.pair_f1 >= pairs


def test_random_habits(bench):
    generator, habits, measure = bench
    nation = generator.draw(habits.drawn(104), REPORTS, seed=104)

    found = group_reports(*measure.columns(nation))

    agreement = measure.agreement(found.group, nation.truth)
    assert agreement.b3_f1 >= 0.9
    assert agreement.pair_f1 >= 0.85
