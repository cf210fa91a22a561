"""What habits of two groups say, and how much doubt is left beside them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ortaq.engine.link.batch.agreement import Agreement
from ortaq.engine.link.batch.columns import ReportColumns
from ortaq.engine.link.batch.groups import merged, single_reports
from ortaq.engine.link.batch.likeness import likeness
from ortaq.engine.link.batch.model import Model
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.reliability import BINS, Reliability
from ortaq.engine.link.batch.traits import amount_model, trait_tables
from ortaq.engine.link.batch.uses import Uses

VALUES = 10
NONE = np.zeros(0, np.int64)


def reliability(sure, spread, information=0.0):
    """Of a nation with one trait, of whose ten values strangers tell the same one in ten."""
    agreement = Agreement(np.array([sure]), np.array([0.1]), np.array([spread]))
    return Reliability(agreement, 0.1, np.zeros((1, BINS), np.int64), NONE, information)


def evidence(first, second, *, sure=0.5, spread=0.0):
    """In nats, for a merge of two groups whose reports tell these values; in a nation of all ten alike."""
    told = np.array([*first, *second, *np.repeat(np.arange(VALUES), 100)])
    reports = ReportColumns(np.arange(len(told)), told[None], np.zeros(len(told), np.int64))
    tables = trait_tables(reports, reliability(sure, spread), DEFAULT.most_trait)
    nobody = Uses(NONE, NONE, NONE, NONE)
    group = np.concatenate([np.repeat([0, 1], [len(first), len(second)]), 2 + np.arange(1000)])
    groups = merged(single_reports(reports, tables, nobody), group, nobody, nobody, tables)
    return likeness(groups, tables).evidence(np.array([0]), np.array([1]))[0] / 1000


def test_wrong_types_that_differ_do_not_speak_against_two_halves():
    first, second = [1] * 7 + [2, 3, 4], [1] * 7 + [5, 6, 7]

    assert evidence(first, second) > 0.5


def test_halves_of_a_campaign_of_two_types_are_alike():
    first, second = [1] * 30 + [2] * 20, [1] * 20 + [2] * 30

    assert evidence(first, second) == DEFAULT.most_trait


def test_different_types_speak_against():
    assert evidence([1] * 7 + [2, 3, 4], [5] * 7 + [2, 3, 4]) < -5


@pytest.mark.parametrize("spread", [0.3, 0.9])
def test_groups_that_keep_to_no_region_are_hardly_alike(spread):
    everywhere = [*range(VALUES)] * 3

    assert abs(evidence(everywhere, everywhere, sure=0.3, spread=spread)) < 1


def test_a_region_against_none_speaks_against():
    assert evidence([*range(VALUES)] * 2, [3] * 20, sure=0.3, spread=0.5) < -5


@pytest.mark.parametrize("knows_time", [True, False])
def test_less_doubt_where_traits_tell_strangers_apart(knows_time):
    learned = reliability(0.5, 0.0)
    reports = ReportColumns(NONE, np.zeros((1, 0), np.int64), NONE)
    tables = trait_tables(reports, learned, DEFAULT.most_trait)
    blind = Model(learned, NONE, tables, amount_model(learned), DEFAULT, knows_time)
    told = replace(blind, reliability=reliability(0.5, 0.0, information=1.0))

    assert blind.size_weight == DEFAULT.size_weight
    assert told.size_weight == pytest.approx(blind.size_weight / 1.5)
    assert told.mixing == pytest.approx(blind.mixing / 2)
