"""Identifiers whose carriers have nothing else in common are everybody's."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.link.batch.company import Company, company
from ortaq.engine.link.batch.reliability import BINS
from ortaq.engine.link.batch.uses import Uses, contacts, in_time

SCHEMES, SIZE = 200, 12


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
    identifier, group = np.array(sorted(rows)).T
    uses = Uses(identifier, group, moment[group], moment[group])
    return company(uses, contacts(in_time(uses), 1), len(report), hotline + 1), hotline


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
    identifier, group = np.array(sorted(rows)).T
    uses = Uses(identifier, group, moment[group], moment[group])
    many = 3 * schemes + len(errors)
    return company(uses, contacts(in_time(uses), 1), len(report), many), 3 * schemes


def test_lines_of_hundreds_of_reports_are_their_schemes(large):
    found, lines = large

    assert (found.doubt[:lines] < 0.1).all()


def test_two_strangers_hardly_ever_seem_to_meet(large):
    found, _ = large

    assert found.chance < 0.1


def test_a_rate_of_meeting_that_rises_with_time_takes_no_worth_from_what_is_close():
    meets = np.arange(100) < 20
    rising = np.linspace(0.2, 0.8, BINS)
    found = Company(np.ones(100, np.bool_), meets, 0.0, np.zeros(1), rising)
    contact = np.zeros(100, np.int64)

    share, information = found.shares(contact, bins=contact, most=0.95)

    assert share.sum() / information.sum() == pytest.approx(0.95)
