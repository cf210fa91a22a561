"""How much the contacts of one identifier say together."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.link.batch.agreement import learned_agreement
from ortaq.engine.link.batch.columns import ReportColumns
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.uses import Contacts

IDENTIFIERS, EACH = 400, 12


def agreement(local):
    """What is learned where a share of the identifiers belongs to campaigns of one region."""
    chance = np.random.default_rng(3)
    many = IDENTIFIERS * EACH
    identifier = np.repeat(np.arange(IDENTIFIERS), EACH)
    home = np.repeat(chance.integers(0, 10, IDENTIFIERS), EACH)
    is_local = np.repeat(chance.random(IDENTIFIERS) < local, EACH)
    region = np.where(is_local, home, chance.integers(0, 10, many))
    rows = np.flatnonzero(identifier[1:] == identifier[:-1])
    met = Contacts(identifier[rows], rows, rows + 1, np.zeros(len(rows), np.int64))
    silent = np.full(many, -1)
    reports = ReportColumns(
        np.arange(many), np.stack([silent, region, silent]), np.zeros(many, int)
    )
    return learned_agreement(reports, met, IDENTIFIERS, DEFAULT), reports.traits, met


def test_campaigns_that_are_alike_and_campaigns_that_differ():
    alike, differing = agreement(local=0.0)[0], agreement(local=0.5)[0]

    assert alike.spread[1] < 0.02
    assert differing.sure[1] == pytest.approx(0.55, abs=0.05)
    assert differing.spread[1] > 0.6
    assert differing.spread[0] == 0.0


def test_a_campaign_of_the_whole_country_is_not_taken_for_strangers():
    found, traits, met = agreement(local=0.5)
    told = found.told(traits, met)

    share, information = told.by_identifier(IDENTIFIERS)

    _, by_contact = told.by_contact()
    alone = np.bincount(met.identifier, by_contact, IDENTIFIERS)
    assert (information < 0.2 * alone).all()
    assert share.sum() / information.sum() == pytest.approx(1, abs=0.1)
