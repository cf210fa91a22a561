"""The packaged indicators: each has the passport that a statistician asks for, in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ortaq.data.demo import content
from ortaq.data.indicators.loader import load
from ortaq.engine.cube.query import Dimension
from ortaq.picture.indicators.periods import Frequency, Period

ALL = {one.code: one for one in load()}
UNITS = {"count", "share", "kzt", "kzt_per_100k", "min", "per_100k"}
COUNTED_ELSEWHERE = [one for one in load() if one.formula is None and not one.per_head_of]


def test_there_are_twenty_and_no_code_twice():
    assert len([one for one in load() if one.formula is not None]) >= 20
    assert len(ALL) == len(load())


@pytest.mark.parametrize("one", load(), ids=lambda one: one.code)
def test_each_says_what_it_counts_and_what_it_leaves_out(one):
    texts = [one.name, one.definition, one.limits, one.source, one.unit_words, *one.method.values()]

    assert all(all(text.as_dict().values()) for text in texts if text is not None)
    assert (one.unit in UNITS) != (one.unit_words is not None)
    assert one.direction in {"up", "down", "none"}
    assert one.frequency in set(Frequency)
    assert all(len(text) > 30 for text in one.definition.as_dict().values())


@pytest.mark.parametrize("one", COUNTED_ELSEWHERE, ids=lambda one: one.code)
def test_what_others_count_has_its_method_and_source(one):
    assert {"numerator", "counted", "left_out", "breakdown"} <= set(one.method)
    assert one.source is not None
    is_ratio = "share" in one.name.en.casefold()
    assert ("denominator" in one.method) == is_ratio


def test_what_is_counted_from_reports_can_be_broken_down():
    counted = [one for one in load() if one.formula is not None]

    assert all(one.dimensions for one in counted)
    assert all(set(one.dimensions) <= set(Dimension) for one in counted)
    of_providers = {one.code for one in counted if Dimension.PROVIDER in one.dimensions}
    assert {"HOLD-MEDIAN", "HOLD-P90"} <= of_providers


def test_a_share_is_per_cent_and_a_rate_per_hundred_thousand():
    for one in load():
        if one.formula is not None:
            factor = {"share": 100, "per_100k": 100_000, "kzt_per_100k": 100_000}.get(one.unit, 1)
            assert one.formula.factor == factor, one.code


def test_figures_of_the_demonstration_fit_their_passports():
    told = content.statistics().values

    assert set(told) <= set(ALL)
    assert {one.owner for one in told.values()} <= set(content.organisations())
    for code, one in told.items():
        frequency, direction = ALL[code].frequency, ALL[code].direction
        assert {Period.parse(p).frequency for p in [*one.values, *one.baseline]} <= {frequency}
        way = [Decimal(str(one.targets[year])) for year in sorted(one.targets)]
        assert way == sorted(way, reverse=direction == "down")
        assert bool(one.targets) == bool(one.baseline)
