"""Who meets is as somebody would find it who looks through all reports."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.link.batch.meetings import meetings
from ortaq.engine.link.batch.uses import Uses, contacts, in_time

IDENTIFIERS = 8

nations = st.lists(st.sets(st.integers(0, IDENTIFIERS - 1), max_size=4), min_size=2, max_size=12)
company = st.lists(st.booleans(), min_size=IDENTIFIERS, max_size=IDENTIFIERS)


def _meet(one: set[int], other: set[int], reports: list[set[int]]) -> bool:
    return any(
        here == there or any({here, there} <= named for named in reports)
        for here in one
        for there in other
    )


@given(nations, company)
def test_as_looking_through_all_reports_would(reports, counts):
    rows = [(number, report) for report, named in enumerate(reports) for number in named]
    identifier, group = np.array(sorted(rows), np.int64).reshape(-1, 2).T
    by_time = in_time(Uses(identifier, group, group, group))
    near = contacts(by_time, 1)
    found = meetings(by_time, np.array(counts), len(reports))
    told, met = found.tell(near), found.meet(near)

    kept = [{number for number in named if counts[number]} for named in reports]
    carriers = [
        [at for at, named in enumerate(reports) if own in named] for own in range(IDENTIFIERS)
    ]
    wanted = [(own, *two) for own, carrier in enumerate(carriers) for two in pairwise(carrier)]
    assert list(zip(near.identifier, near.one, near.other, strict=True)) == wanted
    for (own, one, other), is_told, is_met in zip(wanted, told, met, strict=True):
        here, there = kept[one] - {own}, kept[other] - {own}
        assert is_told == bool(here and there)
        assert is_met == _meet(here, there, kept)
