"""A number that all of few reports name must not make the others' numbers worthless."""

from __future__ import annotations

import numpy as np

from ortaq.engine.link.batch.columns import MentionColumns, ReportColumns
from ortaq.engine.link.batch.grouping import group_reports

WRITERS = "001201201201200120120120120120120120122012121"
"""Whose report each is: all say the same of themselves, at the same time."""


def test_three_writers_with_one_number_in_common_stay_three_groups():
    writer = np.array([int(letter) for letter in WRITERS])
    rows = np.arange(45)
    reports = ReportColumns(np.zeros(45, np.int64), np.zeros((3, 45), np.int64), rows * 0)
    mentions = MentionColumns(
        np.concatenate([rows, rows]),
        np.concatenate([rows * 0, writer + 1]),
        np.full(90, 2700),
        np.zeros(90, np.bool_),
        np.zeros(4, np.int64),
    )

    found = group_reports(reports, mentions).group

    assert np.bincount(found).tolist() == [15, 15, 15]
