"""Questions that cannot be asked, and periods."""

from __future__ import annotations

import pytest

from ortaq.engine.cube.query import (
    CubeQuery,
    Dimension,
    MalformedMonth,
    Measure,
    MonthRange,
    RepeatedColumn,
)


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "2026-1", "2026-01-01", "' OR 1=1"])
def test_a_month_is_written_with_year_and_two_digits(month):
    with pytest.raises(MalformedMonth) as refusal:
        MonthRange(from_month=month)

    assert refusal.value.parameters == {"month": month}


@pytest.mark.parametrize(
    ("dimensions", "measures"),
    [
        ((Dimension.REGION, Dimension.REGION), (Measure.REPORTS,)),
        ((), (Measure.REPORTS, Measure.REPORTS)),
        ((Dimension.REGION,), ()),
    ],
)
def test_each_column_is_asked_for_once(dimensions, measures):
    with pytest.raises(RepeatedColumn):
        CubeQuery(dimensions, measures)


@pytest.mark.parametrize(
    ("period", "inside"),
    [
        (MonthRange(), {"", "2025-12", "2026-01", "2026-02"}),
        (MonthRange("2026-01"), {"2026-01", "2026-02"}),
        (MonthRange(None, "2026-01"), {"2025-12"}),
        (MonthRange("2026-01", "2026-02"), {"2026-01"}),
        (MonthRange("2026-02", "2026-01"), set()),
    ],
)
def test_a_period_is_half_open_and_bounded_ones_leave_the_unknown_out(period, inside):
    months = ["", "2025-12", "2026-01", "2026-02"]

    assert {month for month in months if month in period} == inside
