"""What an address may narrow the picture to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.cube.query import Dimension
from ortaq.picture.statistics.queries import PictureFilter, list_months, parse_filter, shift_month

NAMES = ["from", "to", "region", "crime_type", "channel", "language"]
MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(1990, 2040), st.integers(1, 12))


def test_a_filter_goes_into_an_address_and_comes_back():
    asked = PictureFilter("2025-02", "2026-01", "KZ-75", "phishing", "bank", "unknown")

    assert parse_filter(asked.parameters) == asked


@pytest.mark.parametrize(
    "value",
    [
        "2026-13",
        "2026-1",
        "2026-01-01",
        "26-01",
        "'; DROP TABLE reports; --",
        "<script>",
        "٢٠٢٦-٠١",
        "\x00",
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_what_does_not_exist_narrows_nothing(name, value):
    assert parse_filter({name: value}) == PictureFilter()


def test_a_period_written_backwards_is_turned_round():
    asked = parse_filter({"from": "2026-05", "to": "2025-02"})

    assert (asked.from_month, asked.to_month) == ("2025-02", "2026-05")


def test_unknown_stands_for_the_empty_key():
    asked = parse_filter({"region": "unknown"})

    assert asked.filters == {Dimension.REGION: frozenset({""})}


@given(st.dictionaries(st.sampled_from(NAMES), st.text() | MONTHS), MONTHS, MONTHS, MONTHS)
def test_the_months_always_lie_in_the_lake(parameters, one, other, current):
    first, last = sorted((one, other))

    found = parse_filter(parameters).within(first, last, current=current)

    assert first <= found.from_month <= found.to_month <= last
    assert len(found.months) == len(set(found.months)) >= 1


@pytest.mark.parametrize(
    ("asked", "current", "expected"),
    [
        (PictureFilter(), "2026-06", ("2025-06", "2026-05")),
        (PictureFilter(), "2027-06", ("2025-07", "2026-06")),
        (PictureFilter(from_month="2024-03"), "2026-06", ("2024-03", "2026-06")),
        (PictureFilter(to_month="2025-03"), "2026-06", ("2024-04", "2025-03")),
        (PictureFilter(to_month="2024-03"), "2026-06", ("2024-01", "2024-03")),
    ],
)
def test_months_not_asked_for_are_the_last_complete_year(asked, current, expected):
    found = asked.within("2024-01", "2026-06", current=current)

    assert (found.from_month, found.to_month) == expected


def test_a_lake_of_this_month_alone_shows_this_month():
    found = PictureFilter().within("2026-06", "2026-06", current="2026-06")

    assert found.months == ("2026-06",)


def test_the_year_before_has_the_same_months():
    before = PictureFilter("2025-11", "2026-02", region="KZ-75").a_year_before()

    assert before == PictureFilter("2024-11", "2025-02", region="KZ-75")


@given(MONTHS, st.integers(-200, 200))
def test_shifting_there_and_back_ends_where_it_began(month, by):
    assert shift_month(shift_month(month, by), -by) == month


def test_listed_months_follow_each_other():
    assert list_months("2025-11", "2026-02") == ("2025-11", "2025-12", "2026-01", "2026-02")
    assert list_months("2026-02", "2026-01") == ()
