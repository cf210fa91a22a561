"""What linking keeps in the lake."""

from datetime import timedelta

import pyarrow.parquet as pq
import pytest

from factories.reports import TOLD_AT, report
from ortaq.act.campaigns.models import Membership
from ortaq.act.campaigns.services.relink import lake
from ortaq.act.reports.models import Identifier, Report
from ortaq.shared.lake.models import Watermark

pytestmark = pytest.mark.django_db

WORDS = "Мошенник звонил с номера +77091112233. Мой номер +77094445566, карта 9999991234567890."


def told(day: int = 0) -> Report:
    return report(WORDS, reported_at=TOLD_AT + timedelta(days=day))


@pytest.fixture
def folder():
    told()
    told(1)
    return lake.refresh()


def test_it_holds_no_value_of_an_identifier_and_no_text(folder):
    cells = {
        str(value)
        for path in folder.glob("*/*.parquet")
        for column in pq.read_table(path).columns
        for value in column.to_pylist()
    }

    text = " ".join(cells)
    for secret in ("7091112233", "7094445566", "999999", "Мошенник"):
        assert secret not in text


def test_it_holds_what_the_register_says_of_each_report(folder):
    read = lake.read(folder)

    members = dict(Membership.objects.values_list("report", "campaign"))
    rows = zip(
        read.reports["report_id"].to_pylist(), read.reports["campaign"].to_pylist(), strict=False
    )
    assert dict(rows) == members
    assert set(read.mentions["role"].to_pylist()) >= {"offender", "victim"}


def test_equal_identifiers_have_equal_digests_and_others_have_others(folder):
    read = lake.read(folder)

    pairs = set(
        zip(
            read.mentions["identifier"].to_pylist(),
            read.mentions["value"].to_pylist(),
            strict=False,
        )
    )
    assert len(pairs) == len({value for _, value in pairs}) == Identifier.objects.count()


def test_what_arrives_later_is_added(folder):
    late = told(2)

    read = lake.read(lake.refresh())

    assert late.pk in read.reports["report_id"].to_pylist()
    assert late.pk in read.mentions["report_id"].to_pylist()


def test_mentions_are_not_written_again_when_a_report_changes(folder):
    (mentions,) = folder.glob("*/mentions.parquet")
    before = mentions.stat().st_mtime_ns
    Report.objects.update(changed_at=TOLD_AT + timedelta(days=3650))

    lake.refresh()

    assert mentions.stat().st_mtime_ns == before


def test_a_hub_is_one_whatever_it_was_when_it_was_named(folder):
    identifier = Identifier.objects.get(value="+77091112233")
    Identifier.objects.filter(pk=identifier.pk).update(is_hub=True)

    read = lake.read(lake.refresh())

    roles = zip(
        read.mentions["identifier"].to_pylist(), read.mentions["role"].to_pylist(), strict=False
    )
    assert {role for key, role in roles if key == identifier.pk} == {"hub"}


def test_without_a_watermark_everything_is_made_again(folder):
    stray = folder / "block=000999"
    stray.mkdir()
    Watermark.objects.all().delete()

    lake.refresh()

    assert not stray.exists()
    assert lake.read(folder).reports.num_rows == Report.objects.count()
