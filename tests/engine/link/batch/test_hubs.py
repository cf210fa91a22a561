"""What everybody shares is told by a good part of its mentions; one wrong role is no list."""

from __future__ import annotations

import numpy as np
import pytest

from ortaq.engine.link.batch.columns import MentionColumns, ReportColumns
from ortaq.engine.link.batch.grouping import group_reports
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.reasons import CODES, UseCode, explain

REPORTS = 20


def linked(said_to_be_hub: int):
    """Reports of one day that all name one number, which some of them take for everybody's."""
    rows = np.arange(REPORTS)
    reports = ReportColumns(rows * 0, np.zeros((3, REPORTS), np.int64), rows * 0)
    is_hub = rows < said_to_be_hub
    mentions = MentionColumns(
        rows, rows * 0, np.where(is_hub, 0, 2000), is_hub, np.zeros(1, np.int64)
    )
    grouping = group_reports(reports, mentions)
    reasons = explain(mentions, reports.moment, grouping)
    return len(set(grouping.group.tolist())), {CODES[code] for code in reasons.code.tolist()}


@pytest.mark.parametrize("said", [0, 1, 3])
def test_a_few_wrong_roles_take_no_number_away(said):
    groups, codes = linked(said)

    assert groups == 1
    assert codes == {UseCode.ONLY_HERE}


@pytest.mark.parametrize("said", [4, 10, REPORTS])
def test_from_the_share_of_the_policy_on_it_links_nothing(said):
    groups, codes = linked(said)

    assert said >= REPORTS * DEFAULT.least_hub
    assert groups == REPORTS
    assert codes == {UseCode.HUB}
