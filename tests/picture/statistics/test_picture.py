"""The picture counts what the register holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from statistics import median

import pytest
import time_machine
from django.db.models import Count, Sum

from factories import people
from factories.reports import report
from ortaq.act.campaigns.queries import find_membership
from ortaq.act.reports.models import Report
from ortaq.engine.cube.query import CubeQuery, Dimension, Measure, MonthRange
from ortaq.picture.statistics.queries import (
    LEAST_PUBLIC_COUNT,
    PictureFilter,
    find_picture,
    get_cube,
    get_headline,
    get_situation,
)
from ortaq.picture.statistics.services import refresh_lake
from ortaq.shared.actors import PUBLIC, NotAllowed, Role

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def _on():
    with time_machine.travel(datetime(2026, 6, 15, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def reader():
    return people.user(Role.OBSERVER).actor


def told(year, month, day=10):
    return datetime(year, month, day, 9, tzinfo=UTC)


def made_register():
    """Reports of two years; two name one phone and are linked, one tells no region and no sum."""
    phone = "Позвонили с +7 709 123 45 67, перевела деньги."
    report(phone, reported_at=told(2026, 2), claimed_kzt=Decimal(900), held_kzt=Decimal(300))
    report(phone, reported_at=told(2026, 3), claimed_kzt=Decimal(100), region="KZ-71")
    report(reported_at=told(2026, 3), region="", crime_type="", channel="form")
    report(
        reported_at=told(2026, 5),
        crime_type="phishing",
        claimed_kzt=Decimal(500),
        held_kzt=Decimal(500),
        restored_kzt=Decimal(200),
    )
    report(reported_at=told(2025, 3), claimed_kzt=Decimal(50))
    report(reported_at=told(2024, 6), claimed_kzt=Decimal(70))
    refresh_lake()


def test_the_headline_equals_sums_over_the_register(reader):
    made_register()

    found = find_picture(reader, PictureFilter(), on=ON)

    asked = Report.objects.filter(
        reported_at__gte=datetime(2025, 6, 1, tzinfo=UTC),
        reported_at__lt=datetime(2026, 6, 1, tzinfo=UTC),
    )
    sums = asked.aggregate(
        n=Count("pk"), claimed=Sum("claimed_kzt"), held=Sum("held_kzt"), back=Sum("restored_kzt")
    )
    stated = [row.claimed_kzt for row in asked if row.claimed_kzt is not None]
    linked = [row for row in asked if find_membership(row)]
    assert found.narrowed.months[0] == "2025-06"
    assert found.now.reports == sums["n"] == 4
    assert found.now.claimed_kzt == sums["claimed"] == 1500
    assert found.now.held_kzt == sums["held"] == 800
    assert found.now.restored_kzt == sums["back"] == 200
    assert found.now.claimed_median_kzt == median(stated) == 500
    assert found.now.reports_with_damage == len(stated) == 3
    assert found.now.linked == len(linked) == 2
    assert found.now.held_share == Decimal(800) / 1500
    assert found.now.linked_share == Decimal("0.5")
    assert found.before.reports == 2


@pytest.mark.parametrize("name", ["region", "crime_type", "channel", "language"])
def test_every_breakdown_equals_a_grouping_of_the_register(reader, name):
    made_register()

    found = find_picture(reader, PictureFilter(from_month="2024-06"), on=ON).breakdowns[name]

    grouped = Report.objects.values_list(name).annotate(n=Count("pk"), sum=Sum("claimed_kzt"))
    expected = {key: (n, claimed) for key, n, claimed in grouped}
    assert expected == {
        row.keys[0]: (found.value(row, Measure.REPORTS), found.value(row, Measure.CLAIMED_KZT))
        for row in found.rows
    }


def test_months_without_reports_count_zero_and_know_no_sum(reader):
    made_register()

    by_month = find_picture(reader, PictureFilter(), on=ON).breakdowns["month"]

    counts = {row.keys[0]: by_month.value(row, Measure.REPORTS) for row in by_month.rows}
    april = next(row for row in by_month.rows if row.keys == ("2026-04",))
    assert len(counts) == 12
    assert (counts["2026-03"], counts["2026-04"]) == (2, 0)
    assert by_month.value(april, Measure.CLAIMED_KZT) is None


def test_a_filter_narrows_every_number(reader):
    made_register()

    found = find_picture(reader, PictureFilter(crime_type="phishing"), on=ON)

    assert (found.now.reports, found.now.claimed_kzt, found.now.linked) == (1, 500, 0)
    assert [row.keys for row in found.breakdowns["region"].rows] == [("KZ-75",)]


def test_reports_that_state_no_region_can_be_asked_for(reader):
    made_register()

    found = find_picture(reader, PictureFilter(region="unknown"), on=ON)

    assert (found.now.reports, found.now.claimed_kzt, found.now.held_share) == (1, None, None)


@pytest.mark.parametrize(
    "asked",
    [
        PictureFilter(from_month="2024-06"),
        PictureFilter("2026-05", "2026-06"),
        PictureFilter("2024-06", "2024-07"),
    ],
    ids=["longer than a year", "not over", "nothing a year before"],
)
def test_what_cannot_be_compared_is_not(reader, asked):
    made_register()
    report(reported_at=told(2026, 6, 1))
    refresh_lake()

    assert find_picture(reader, asked, on=ON).before is None


def test_the_picture_follows_the_next_refresh(reader):
    made_register()
    assert find_picture(reader, PictureFilter(), on=ON).now.reports == 4

    report(reported_at=told(2026, 4))
    with time_machine.travel(datetime(2026, 6, 15, 13, tzinfo=UTC)):
        refresh_lake()

    assert find_picture(reader, PictureFilter(), on=ON).now.reports == 5


def test_there_is_no_picture_before_the_first_refresh_or_without_reports(reader):
    assert find_picture(reader, PictureFilter(), on=ON) is None
    refresh_lake()
    assert find_picture(reader, PictureFilter(), on=ON) is None
    assert get_situation(PUBLIC, ON) is None


def many(count, **changes):
    for _number in range(count):
        report(reported_at=told(2026, 3), claimed_kzt=Decimal(100), **changes)


def test_the_public_sees_no_small_cell():
    many(9, region="KZ-75")
    many(8, region="KZ-71")
    many(2, region="KZ-62")
    refresh_lake()

    found = find_picture(PUBLIC, PictureFilter(region="KZ-62"), on=ON)

    assert found.narrowed.region == ""
    assert "region_and_type" not in found.breakdowns
    assert found.breakdowns["region"].has_hidden
    for breakdown in found.breakdowns.values():
        at = breakdown.measures.index(Measure.REPORTS)
        shown = [row.values[at] for row in breakdown.rows if row.values is not None]
        assert all(count == 0 or count >= LEAST_PUBLIC_COUNT for count in shown)


def test_the_public_is_told_no_small_total_but_the_other_ones():
    many(6)
    report(
        reported_at=told(2026, 3),
        claimed_kzt=Decimal(100),
        held_kzt=Decimal(60),
        restored_kzt=Decimal(60),
    )
    refresh_lake()

    found = find_picture(PUBLIC, PictureFilter(), on=ON).now

    assert (found.reports, found.claimed_kzt) == (7, 700)
    assert (found.held_kzt, found.restored_kzt) == (None, None)


def test_the_public_sees_no_month_that_is_not_over():
    report(reported_at=told(2026, 6, 1))
    refresh_lake()

    assert find_picture(PUBLIC, PictureFilter(), on=ON) is None


def test_exact_answers_need_the_permission(reader):
    made_register()
    query = CubeQuery((Dimension.REGION,), (Measure.REPORTS,), period=MonthRange("2026-01"))
    year = PictureFilter("2025-06", "2026-05")

    assert get_cube(reader, query).totals == (4,)
    assert get_headline(reader, year).reports == 4
    with pytest.raises(NotAllowed):
        get_cube(PUBLIC, query)
    with pytest.raises(NotAllowed):
        get_headline(PUBLIC, year)


def test_the_situation_counts_days_and_months(reader):
    made_register()
    report(reported_at=told(2026, 6, 14))
    report(reported_at=told(2026, 5, 20))
    refresh_lake(rebuild=True)

    found = get_situation(reader, ON)

    assert (found.recent, found.previous) == (2, 1)
    assert found.change_share == 1.0
    assert (found.first_month, found.last_month) == ("2025-06", "2026-05")
    assert (found.reports, found.claimed_kzt, found.held_kzt) == (5, 1500, 800)
    assert (found.crime_type, found.region) == ("bank_call", "KZ-75")
    assert found.series[-1] == ("2026-05", 2)


def test_the_public_situation_withholds_small_numbers():
    made_register()
    report(reported_at=told(2026, 6, 14))
    refresh_lake(rebuild=True)

    found = get_situation(PUBLIC, ON)

    assert (found.recent, found.reports, found.claimed_kzt) == (None, None, None)
    assert (found.crime_type, found.region) == ("", "")
