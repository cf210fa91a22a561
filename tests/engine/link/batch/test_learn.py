"""What is learned from a nation whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.link.batch.columns import ReportColumns
from ortaq.engine.link.batch.learn import learn
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.reliability import time_bin
from ortaq.engine.link.batch.uses import Uses

MANY = 4000


@pytest.fixture(scope="module")
def world():
    """Pairs of reports: sure ones, ones within a campaign, and strangers on a common number.

    Half of a campaign's reports tell its type; strangers tell any of eight.
    """
    chance = np.random.default_rng(1)
    habit = np.repeat(chance.integers(0, 8, 3 * MANY), 2)
    told = np.where(chance.random(6 * MANY) < 0.7, habit, chance.integers(0, 8, 6 * MANY))
    told[4 * MANY :] = chance.integers(0, 8, 2 * MANY)
    traits = np.stack([told, np.full(6 * MANY, -1), np.full(6 * MANY, -1)])
    pair = np.arange(3 * MANY)
    moment = np.repeat(pair * 100_000, 2)
    moment[1::2] += 8
    reports = ReportColumns(moment, traits, np.zeros(6 * MANY, np.int64))
    sure = pair[:MANY]
    identifier = np.repeat(np.concatenate([np.minimum(pair, 2 * MANY), 3 * MANY + 1 + sure]), 2)
    report = 2 * np.repeat(np.concatenate([pair, sure]), 2)
    report[1::2] += 1
    at = moment[report]
    return reports, Uses(identifier, report, at, at), np.zeros(4 * MANY + 1, np.int64)


def test_agreement_of_sure_pairs_and_strangers(world):
    found = learn(*world, DEFAULT).agreement

    assert found.sure[0] == pytest.approx(0.7**2 + 0.51 / 8, abs=0.03)
    assert found.chance[0] == pytest.approx(1 / 8, abs=0.01)


def test_a_number_whose_reports_agree_like_strangers_vouches_for_nothing(world):
    reports, uses, kind = world
    found = learn(reports, uses, kind, DEFAULT)
    common, own = np.array([2 * MANY]), np.array([0])

    odds = [int(found.of(one, kind[one], np.array([8]))[0]) for one in (common, own)]

    assert odds[0] < -1500
    assert odds[1] > 1500


def test_longer_apart_never_vouches_more(world):
    found = learn(*world, DEFAULT)

    assert (np.diff(found.by_time, axis=1) <= 0).all()


def test_bins_double():
    found = time_bin(np.array([0, 1, 2, 3, 4, 8, 4095, 4096]))

    assert found.tolist() == [0, 0, 1, 1, 2, 3, 11, 11]
