"""Identifiers whose carriers have nothing else in common are everybody's."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.link.batch.company import company
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
