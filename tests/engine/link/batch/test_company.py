"""Identifiers whose carriers have nothing else in common are everybody's."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.link.batch.company import Company, company
from ortaq.engine.link.batch.reliability import BINS, time_bin
from ortaq.engine.link.batch.uses import Uses, contacts, in_time

SCHEMES, SIZE = 200, 12


def told(rows, moment):
    """What contacts tell where `rows` say which identifier which report names; and those contacts."""
    identifier, group = np.array(sorted(rows)).T
    by_time = in_time(Uses(identifier, group, moment[group], moment[group]))
    near = contacts(by_time, 1)
    return company(by_time, near, len(moment), int(identifier.max()) + 1), near


@pytest.fixture(scope="module")
def seen():
    """Schemes with three lines each, of which a report names two; every third names a hot-line."""
    chance = np.random.default_rng(2)
    report = np.arange(SCHEMES * SIZE)
    scheme = report // SIZE
    moment = scheme * 3 + chance.integers(0, 200, len(report))
    rows = [(3 * scheme[one] + line, one) for one in report for line in chance.permutation(3)[:2]]
    hotline = 3 * SCHEMES
    rows += [(hotline, one) for one in report[::3]]
    return told(rows, moment)[0], hotline


def test_the_hotline_is_everybodys(seen):
    found, hotline = seen

    assert found.doubt[hotline] > 0.99


def test_the_lines_of_schemes_are_not(seen):
    found, hotline = seen

    assert (found.doubt[:hotline] < 0.1).mean() > 0.98


def test_nothing_to_go_by():
    nothing = Uses(*(np.zeros(0, np.int64) for _ in range(4)))

    found = company(nothing, contacts(in_time(nothing), 1), 3, 2)

    assert found.doubt.tolist() == [0, 0]


@pytest.fixture(scope="module")
def large():
    """Large schemes whose lines hundreds of reports name; many also name what one stranger does."""
    chance = np.random.default_rng(3)
    schemes, size = 20, 400
    report = np.arange(schemes * size)
    scheme = report // size
    moment = scheme * 5 + chance.integers(0, 300, len(report))
    rows = [(3 * scheme[one] + line, one) for one in report for line in chance.permutation(3)[:2]]
    errors = chance.permutation(report)[: len(report) // 2].reshape(-1, 2)
    rows += [(3 * schemes + number, one) for number, two in enumerate(errors) for one in two]
    return told(rows, moment)[0], 3 * schemes


def test_lines_of_hundreds_of_reports_are_their_schemes(large):
    found, lines = large

    assert (found.doubt[:lines] < 0.1).all()


def test_two_strangers_hardly_ever_seem_to_meet(large):
    found, _ = large

    assert found.chance < 0.1


def test_shares_are_told_against_how_often_one_campaign_meets_as_far_apart():
    bins = np.repeat([0, 5], 100)
    meets = np.concatenate([np.arange(100) < 20, np.arange(100) < 30])
    within = np.linspace(0.2, 0.7, BINS)
    found = Company(np.ones(200, np.bool_), meets, 0.0, np.zeros(1), within)

    share, information = found.shares(np.zeros(200, np.int64), bins, most=0.95)

    near, far = (share[bins == at].sum() / information[bins == at].sum() for at in (0, 5))
    assert near == pytest.approx(0.95)
    assert far == pytest.approx(0.95 * 0.3 / within[5])


def test_lines_that_change_hands_meet_less_and_less_and_stay_their_schemes():
    """A scheme takes a new line of each kind every twenty reports: what is far apart hardly meets."""
    report = np.arange(SCHEMES * 60)
    scheme, place = np.divmod(report, 60)
    chance = np.random.default_rng(4)
    moment = scheme * 5 + place * 20 + chance.integers(0, 10, len(report))
    rows = [
        (1000 * scheme[one] + 100 * line + (place[one] + 7 * line) // (20 + 20 * line), one)
        for one in report
        for line in chance.permutation(3)[:2]
    ]

    found, near = told(rows, moment)

    share, information = found.shares(near.identifier, time_bin(near.apart), most=0.95)
    for at in range(4, 8):
        rows = time_bin(near.apart) == at
        assert share[rows].sum() / information[rows].sum() > 0.85
