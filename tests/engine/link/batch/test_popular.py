"""What ties a campaign in pieces, and what only many use."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.link.batch.columns import MentionColumns, ReportColumns
from ortaq.engine.link.batch.grouping import group_reports

SCHEMES, EACH = 40, 90
MANY = SCHEMES * EACH


def grouped(site):
    """Of the largest group of each scheme: its reports of the scheme, the share that is of its type.

    A scheme changes its number after every three reports and its account after every five, and
    names its account in half of them: without the site it lies in pieces.
    """
    chance = np.random.default_rng(5)
    scheme = np.repeat(np.arange(SCHEMES), EACH)
    rows = np.arange(MANY)
    start = np.repeat(chance.integers(0, 4000, SCHEMES), EACH)
    moment = start + np.tile(np.arange(EACH) * 4, SCHEMES)
    habit = chance.integers(0, 8, SCHEMES)
    told = np.where(chance.random(MANY) < 0.75, habit[scheme], chance.integers(0, 8, MANY))
    silent = np.full(MANY, -1)
    reports = ReportColumns(moment, np.stack([told, silent, silent]), np.zeros(MANY, np.int64))
    paid, visited = chance.random(MANY) < 0.5, chance.random(MANY) < 0.5
    parts = [
        (rows, rows // 3),
        (rows[paid], rows[paid] // 5),
        (rows[visited], site(scheme)[visited]),
    ]
    report = np.concatenate([part for part, _ in parts])
    identifier = np.unique(
        np.concatenate([place * MANY + own for place, (_, own) in enumerate(parts)]),
        return_inverse=True,
    )[1]
    kind = np.zeros(int(identifier.max()) + 1, np.int64)
    kind[identifier] = np.repeat(np.arange(3), [len(part) for part, _ in parts])
    certain = np.full(len(report), 2700)
    mentions = MentionColumns(report, identifier, certain, certain < 0, kind)
    group = group_reports(reports, mentions).group
    largest = [int(np.bincount(group[scheme == one]).argmax()) for one in range(SCHEMES)]
    own = [int((group[scheme == one] == largest[one]).sum()) for one in range(SCHEMES)]
    alike = [
        (habit[scheme[group == one]] == its).mean() for one, its in zip(largest, habit, strict=True)
    ]
    return np.array(own), np.array(alike)


def test_a_site_ties_a_campaign_that_changes_its_numbers_often():
    own, alike = grouped(lambda scheme: scheme)

    assert np.median(own) > 0.8 * EACH
    assert alike.min() == 1


@pytest.mark.parametrize("users", [2, 4, 8])
def test_a_site_that_several_schemes_use_ties_only_those_that_are_alike(users):
    _, alike = grouped(lambda scheme: scheme % (SCHEMES // users))

    assert np.mean(alike) > 0.9
