"""Counts and sums by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ortaq.engine.cube.backends.reference import tabulate
from ortaq.engine.cube.query import CubeQuery, Dimension, Measure, MonthRange
from ortaq.engine.cube.schema import LakeRecord
from ortaq.engine.cube.table import CubeRow

RECORDS = [
    LakeRecord("R-1", month="2026-01", region="KZ-75", claimed_kzt=100, held_kzt=40),
    LakeRecord("R-2", month="2026-01", region="KZ-75", claimed_kzt=51, campaign="C-1"),
    LakeRecord("R-3", month="2026-02", region="", claimed_kzt=None),
    LakeRecord("R-4", month="", region="KZ-79", claimed_kzt=0, restored_kzt=7),
]


def test_rows_are_sorted_by_key_with_the_unknown_as_empty():
    query = CubeQuery((Dimension.REGION,), (Measure.REPORTS, Measure.CLAIMED_KZT))

    table = tabulate(query, RECORDS)

    assert table.rows == (
        CubeRow(("",), (1, None)),
        CubeRow(("KZ-75",), (2, 151)),
        CubeRow(("KZ-79",), (1, 0)),
    )
    assert table.totals == (4, 151)


def test_unknown_sums_are_not_zero():
    measures = (
        Measure.REPORTS_WITH_DAMAGE,
        Measure.CLAIMED_MEDIAN_KZT,
        Measure.HELD_KZT,
        Measure.RESTORED_KZT,
        Measure.REPORTS_WITH_HELD,
        Measure.REPORTS_WITH_RESTORED,
    )

    table = tabulate(CubeQuery((Dimension.MONTH,), measures), RECORDS)

    assert {row.keys[0]: row.values for row in table.rows} == {
        "": (0, Decimal(0), None, 7, 0, 1),
        "2026-01": (2, Decimal("75.5"), 40, None, 1, 0),
        "2026-02": (0, None, None, None, 0, 0),
    }
    assert table.totals == (2, Decimal(51), 40, 7, 1, 1)


@pytest.mark.parametrize(
    ("minutes", "median", "p90"),
    [
        ([], None, None),
        ([7], Decimal(7), 7),
        ([30, 10], Decimal(20), 30),
        (list(range(1, 11)), Decimal("5.5"), 9),
        (list(range(1, 12)), Decimal(6), 10),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 600], Decimal(0), 0),
    ],
)
def test_time_to_hold_has_a_middle_and_a_ninth_of_ten(minutes, median, p90):
    held = [LakeRecord(f"H-{n}", month="2026-01", held_after_min=m) for n, m in enumerate(minutes)]
    measures = (
        Measure.REPORTS_WITH_HOLD_TIME,
        Measure.HELD_AFTER_MEDIAN_MIN,
        Measure.HELD_AFTER_P90_MIN,
    )

    table = tabulate(CubeQuery((), measures), [*held, *RECORDS])

    assert table.totals == (len(minutes), median, p90)


def test_filters_are_all_obeyed_and_an_empty_one_allows_nothing():
    def reports(**filters):
        allowed = {Dimension(name): frozenset(values) for name, values in filters.items()}
        return tabulate(CubeQuery((), (Measure.REPORTS,), allowed), RECORDS).totals

    assert reports(region={"KZ-75", ""}) == (3,)
    assert reports(region={"KZ-75"}, campaign_linked={"true"}) == (1,)
    assert reports(region=set()) == (0,)


def test_the_end_of_a_period_lies_outside_it_and_the_unknown_month_too():
    query = CubeQuery((), (Measure.REPORTS,), period=MonthRange("2026-01", "2026-02"))

    assert tabulate(query, RECORDS).totals == (2,)
