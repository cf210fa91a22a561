from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.plan.monitoring.cycle import BadHalfYear, HalfYear

PERIODS = st.builds(HalfYear, st.integers(1902, 8998), st.integers(1, 2))


@pytest.mark.parametrize(
    ("code", "report_by", "summary_by"),
    [
        ("2026H1", date(2026, 7, 10), date(2026, 7, 25)),
        ("2026H2", date(2027, 1, 10), date(2027, 1, 25)),
    ],
)
def test_leads_and_the_secretariat_have_their_days(code, report_by, summary_by):
    period = HalfYear.parse(code)

    assert (period.report_by, period.summary_by) == (report_by, summary_by)


@pytest.mark.parametrize("text", ["", "2026", "2026H3", "2026h1", "26H1", "9999H1", "2026H1 "])
def test_other_texts_are_no_half_year(text):
    with pytest.raises(BadHalfYear):
        HalfYear.parse(text)


@given(PERIODS, st.integers(-50, 50))
def test_half_years_follow_one_another(period, count):
    moved = period.shifted(count)

    assert HalfYear.parse(period.code) == period
    assert moved.shifted(-count) == period
    assert HalfYear.of(period.last_day) == HalfYear.of(period.start) == period
    assert HalfYear.last_ended(period.end) == period
