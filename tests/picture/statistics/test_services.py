"""The lake follows the register."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from factories import people
from factories.reports import report
from ortaq.act.reports.models import Report
from ortaq.engine.cube.lake_files import partition_files, read_lake
from ortaq.engine.cube.schema import LAKE_SCHEMA
from ortaq.picture.statistics import jobs
from ortaq.picture.statistics.queries import DATASET
from ortaq.picture.statistics.services import OVERLAP, refresh_lake
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, NotAllowed, Role
from ortaq.shared.lake.queries import find_watermark, get_folder
from ortaq.shared.lake.services import move_watermark

pytestmark = pytest.mark.django_db

MARCH = datetime(2026, 3, 10, 9, tzinfo=UTC)
APRIL = datetime(2026, 4, 10, 9, tzinfo=UTC)
TODAY = datetime(2026, 6, 1, 12, tzinfo=UTC)


class DiskFullError(Exception):
    pass


def records():
    return list(read_lake(get_folder(DATASET)))


def test_the_lake_holds_what_the_register_holds_and_nothing_about_the_reporter():
    kept = report(
        "Меня зовут Секретов, позвонили.",
        reported_at=MARCH,
        claimed_kzt=Decimal("1000.50"),
        held_kzt=Decimal("400.49"),
        language="ru",
    )

    refreshed = refresh_lake()

    (record,) = records()
    assert (refreshed.partitions, refreshed.reports) == (1, 1)
    assert (record.report, record.month, record.region) == (kept.reference, "2026-03", "KZ-75")
    assert (record.claimed_kzt, record.held_kzt, record.restored_kzt) == (1001, 400, None)
    assert not {"narrative", "search_text", "source_id", "receipt_digest"} & set(LAKE_SCHEMA.names)
    content = b"".join(path.read_bytes() for path in partition_files(get_folder(DATASET)))
    assert "Секретов".encode() not in content


@pytest.mark.parametrize(("wait", "minutes"), [(42.9, 42), (0, 0), (-30, 0), (3000, 3000)])
def test_the_lake_tells_how_long_a_hold_took_and_by_whom(wait, minutes):
    report(
        reported_at=MARCH,
        claimed_kzt=Decimal(9),
        held_kzt=Decimal(4),
        held_at=MARCH + timedelta(minutes=wait),
        held_by="Kaspi Bank",
    )

    refresh_lake()

    (record,) = records()
    assert (record.provider, record.held_after_min) == ("CASPKZKA", minutes)


def test_an_identifier_is_used_first_and_again_even_where_its_oldest_report_comes_last():
    text = "Звонили с номера +7 709 555 12 34"
    with time_machine.travel(TODAY, tick=False):
        first = report(text, reported_at=MARCH)
        same_day = report(text, reported_at=MARCH + timedelta(hours=5))
        again = report(text, reported_at=MARCH + timedelta(days=1))
        silent = report("Ничего не помню", reported_at=MARCH)
        refresh_lake()
    before = {record.report: record.identifier_use for record in records()}
    with time_machine.travel(TODAY + timedelta(days=1), tick=False):
        oldest = report(text, reported_at=MARCH - timedelta(days=40))

        refresh_lake()

    use = {record.report: record.identifier_use for record in records()}
    assert [before[one.reference] for one in (first, same_day, again)] == [
        "first",
        "first",
        "again",
    ]
    assert before[silent.reference] == use[silent.reference] == ""
    assert [use[one.reference] for one in (oldest, first, same_day, again)] == [
        "first",
        "again",
        "again",
        "again",
    ]


def test_a_month_is_that_of_the_clock_in_the_country():
    report(reported_at=datetime(2026, 3, 31, 20, tzinfo=UTC))

    refresh_lake()

    (record,) = records()
    assert (record.month, str(record.reported_on)) == ("2026-04", "2026-04-01")


def test_refreshing_again_changes_no_byte():
    report(reported_at=MARCH)
    refresh_lake()
    before = [path.read_bytes() for path in partition_files(get_folder(DATASET))]

    refresh_lake(rebuild=True)

    assert [path.read_bytes() for path in partition_files(get_folder(DATASET))] == before


def test_only_months_with_changes_are_written():
    with time_machine.travel(TODAY, tick=False) as frozen:
        report(reported_at=MARCH)
        report(reported_at=APRIL)
        frozen.shift(OVERLAP * 2)
        refresh_lake()
        report(reported_at=APRIL + timedelta(days=1))

        refreshed = refresh_lake()

    assert (refreshed.partitions, refreshed.reports) == (1, 2)
    assert len(records()) == 3


def test_a_change_that_became_visible_late_is_read_by_the_next_refresh():
    with time_machine.travel(TODAY, tick=False) as frozen:
        late = report(reported_at=MARCH)
        refresh_lake()
        frozen.shift(OVERLAP * 2)
        refresh_lake()
        stamped = clock.now() - OVERLAP / 2
        Report.objects.filter(pk=late.pk).update(region="KZ-71", changed_at=stamped)

        refresh_lake()

    assert [record.region for record in records()] == ["KZ-71"]


def test_a_refresh_that_breaks_leaves_the_watermark(monkeypatch):
    report(reported_at=MARCH)
    refresh_lake()
    before = find_watermark(DATASET).position
    report(reported_at=APRIL)

    def break_off(*args):
        raise DiskFullError

    monkeypatch.setattr("ortaq.picture.statistics.services.write_partition", break_off)
    with pytest.raises(DiskFullError):
        refresh_lake()
    monkeypatch.undo()

    assert find_watermark(DATASET).position == before
    refresh_lake()
    assert len(records()) == 2


def test_of_two_refreshes_at_once_the_earlier_position_stays(monkeypatch):
    report(reported_at=MARCH)
    refresh_lake()
    earlier = clock.now() - timedelta(hours=1)

    def meanwhile(*args):
        move_watermark(DATASET, earlier)
        return 0

    monkeypatch.setattr("ortaq.picture.statistics.services._write_month", meanwhile)

    refreshed = refresh_lake()

    assert refreshed.position == find_watermark(DATASET).position == earlier


def test_a_rebuild_forgets_months_that_the_register_does_not_have():
    report(reported_at=MARCH)
    gone = report(reported_at=APRIL)
    refresh_lake()
    gone.delete()

    refresh_lake(rebuild=True)

    assert [record.month for record in records()] == ["2026-03"]


def test_an_empty_lake_is_built_whole_whatever_the_watermark():
    report(reported_at=MARCH)
    move_watermark(DATASET, clock.now())

    jobs.refresh()

    assert len(records()) == 1


def test_only_some_may_refresh():
    observer = people.user(Role.OBSERVER).actor

    for actor in (PUBLIC, observer):
        with pytest.raises(NotAllowed):
            refresh_lake(actor=actor)
