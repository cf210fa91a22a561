"""Whose texts are read."""

from __future__ import annotations

import numpy as np

from ortaq.engine.link.tables.narratives import chosen

GROUP = np.array([0, 1, 0, 2, 0, 3, 1, 0, 4, 0, 0, 0, 0, 0])
"""Nine reports of one group, two of another, three alone."""
NAMED = np.array([1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1])
"""Two of those that are alone name nothing."""


def rows(told, enough):
    return np.flatnonzero(chosen(GROUP, NAMED, told, enough)).tolist()


def test_all_where_members_are_few():
    told = np.ones(14, np.bool_)

    assert rows(told, 6) == list(range(14))


def test_of_more_every_second_of_each_group_and_those_who_name_nothing():
    told = np.ones(14, np.bool_)

    assert rows(told, 5) == [0, 1, 3, 4, 8, 9, 11, 13]


def test_about_as_many_members_as_there_are_who_name_nothing():
    told = np.ones(14, np.bool_)

    assert rows(told, 1) == [0, 1, 3, 8, 10]


def test_but_one_of_each_group_however_few_name_nothing():
    told = np.ones(14, np.bool_)
    told[8] = False

    assert rows(told, 1) == [0, 1, 3]


def test_only_those_who_tell_something():
    told = np.ones(14, np.bool_)
    told[[0, 3]] = False

    assert rows(told, 1) == [1, 2, 8]
