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


@pytest.fixture(scope="module")
def poorer(bench):
    """The module that takes knowledge away."""
    import poorer

    return poorer


@pytest.fixture(scope="module")
def tellings(bench):
    """The module that puts reports into words."""
    import tellings

    return tellings


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


@pytest.mark.parametrize(
    ("known", "roles", "b3", "pairs"),
    [
        ("half", True, 0.90, 0.85),
        ("timed_only", True, 0.88, 0.80),
        ("timed_only", False, 0.82, 0.68),
        ("untimed", True, 0.83, 0.72),
        ("untimed", False, 0.68, 0.42),
    ],
)
@pytest.mark.parametrize("preset", ["slow", "noisy"])
def test_where_less_is_known(bench, poorer, preset, known, roles, b3, pairs):
    """On the average of four nations: in one, a single wrong merge of large schemes is a tenth of all pairs."""
    found = [
        _where_less_is_known(bench, poorer, preset, known, roles, seed) for seed in (1, 2, 3, 7)
    ]

    assert sum(one.b3_f1 for one in found) / len(found) >= b3
    assert sum(one.pair_f1 for one in found) / len(found) >= pairs


def _where_less_is_known(bench, poorer, preset, known, roles, seed):
    generator, habits, measure = bench
    nation = generator.draw(habits.PRESETS[preset], REPORTS, seed=seed)
    reports, mentions = measure.columns(nation)
    told = poorer.half(nation, reports, 1) if known == "half" else getattr(poorer, known)(nation)
    found = group_reports(told, mentions if roles else poorer.without_roles(mentions))
    return measure.agreement(found.group, nation.truth)


NOISE = 0.005


@pytest.mark.parametrize("telling", ["usual", "clear", "reworded", "forms", "borrowed", "copied"])
@pytest.mark.parametrize("preset", ["tuned", "noisy"])
def test_words_never_mislead(bench, tellings, preset, telling):
    generator, habits, measure = bench
    nation = generator.draw(habits.PRESETS[preset], REPORTS // 2, seed=7)
    reports, mentions = measure.columns(nation)
    told = tellings.narratives(nation, tellings.TELLINGS[telling], 7)
    without = measure.agreement(group_reports(reports, mentions).group, nation.truth)

    texts = measure.alike(told)
    found = measure.agreement(group_reports(reports, mentions, texts=texts).group, nation.truth)

    assert found.b3_f1 >= without.b3_f1 - NOISE
    assert found.pair_f1 >= without.pair_f1 - 2 * NOISE


def test_words_help_where_identifiers_are_silent(bench, tellings):
    generator, habits, measure = bench
    nation = generator.draw(habits.PRESETS["silent"], REPORTS // 2, seed=7)
    reports, mentions = measure.columns(nation)
    told = tellings.narratives(nation, tellings.TELLINGS["usual"], 7)
    without = measure.agreement(group_reports(reports, mentions).group, nation.truth)

    texts = measure.alike(told)
    found = measure.agreement(group_reports(reports, mentions, texts=texts).group, nation.truth)

    assert found.b3_f1 >= without.b3_f1 + 0.05


def test_the_words_of_some_members_are_nearly_as_good(bench, tellings):
    generator, habits, measure = bench
    nation = generator.draw(habits.PRESETS["slow"], REPORTS, seed=7)
    reports, mentions = measure.columns(nation)
    told = tellings.narratives(nation, tellings.TELLINGS["usual"], 7)
    known = {"every": measure.alike(told), "some": measure.alike(told, enough=REPORTS // 20)}

    found = {how: group_reports(reports, mentions, texts=texts) for how, texts in known.items()}

    score = {how: measure.agreement(it.group, nation.truth) for how, it in found.items()}
    assert len(found["some"].alike) < len(found["every"].alike) / 3
    assert score["some"].b3_f1 >= score["every"].b3_f1 - NOISE
    assert score["some"].pair_f1 >= score["every"].pair_f1 - 2 * NOISE
