"""`ortaq campaigns link` from Parquet to Parquet."""

from __future__ import annotations

import json
from collections import Counter

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.utils import translation

from engine.link.tables.stories import Story


@pytest.fixture
def told(tmp_path):
    """A scheme of twelve reports among sixty strangers, in files."""
    mentions, reports = Story().strangers().scheme("A", 0, "loan").tables()
    pq.write_table(mentions, tmp_path / "mentions.parquet")
    pq.write_table(reports, tmp_path / "reports.parquet")
    return tmp_path


def test_one_row_a_report_and_the_reasons_beside(ortaq, told):
    done = ortaq(
        "campaigns", "link", told / "mentions.parquet", told / "out.parquet",
        "--reports", told / "reports.parquet", "--json",
    )  # fmt: skip

    said = json.loads(done.out)
    rows = pq.read_table(told / "out.parquet").to_pylist()
    reasons = pq.read_table(told / "out-reasons.parquet").to_pylist()
    assert done.code == 0
    assert (said["reports"], said["campaigns"], said["largest"]) == (72, 1, 12)
    assert [row["report_id"] for row in rows if row["campaign"] == "A-00"] == [
        f"A-{number:02d}" for number in range(12)
    ]
    own = [row for row in reasons if row["campaign"] == "A-00"]
    assert {row["code"] for row in own} == {"only_here"}
    assert {row["sentence_en"] for row in own} == {
        "The phone is named here and in this campaign, and in no other report."
    }
    assert all(len({row[f"sentence_{code}"] for code in ("kk", "ru", "en")}) == 3 for row in own)


def test_backends_write_the_same(ortaq, told):
    for backend in ("duckdb", "reference"):
        ortaq(
            "campaigns", "link", told / "mentions.parquet", told / f"{backend}.parquet",
            "--reports", told / "reports.parquet", "--backend", backend,
        )  # fmt: skip

    written = [pq.read_table(told / f"{name}.parquet") for name in ("duckdb", "reference")]
    assert written[0].equals(written[1])


def linked(ortaq, tmp_path, mentions):
    """Sizes of the campaigns among told mentions, ascending, and the reasons."""
    pq.write_table(pa.Table.from_pylist(mentions), tmp_path / "mentions.parquet")
    ortaq("campaigns", "link", tmp_path / "mentions.parquet", tmp_path / "out.parquet")
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    members = Counter(row["campaign"] for row in rows)
    return sorted(members.values()), pq.read_table(tmp_path / "out-reasons.parquet").to_pylist()


def test_hosts_of_one_owner_are_one_site_and_those_on_a_hosting_are_not(ortaq, tmp_path):
    own, shared = ("login.evil.kz", "pay.evil.kz"), ("a.wordpress.com", "b.wordpress.com")
    mentions = [
        {"report_id": f"{number}-{host}", "kind": "domain", "value": host, "role": "offender"}
        for host in (*own, *shared)
        for number in range(3)
    ]

    sizes, reasons = linked(ortaq, tmp_path, mentions)

    assert sizes == [3, 3, 6]
    assert {row["value"] for row in reasons} == {"evil.kz", *shared}


def test_a_number_on_whatsapp_is_the_phone(ortaq, tmp_path):
    named = {
        "phone": ("+77091110001", "+77091110002"),
        "handle": ("whatsapp:+77091110001", "whatsapp:+77091110003", "telegram:somebody"),
    }
    mentions = [
        {"report_id": f"{number}-{value}", "kind": kind, "value": value, "role": "offender"}
        for kind, values in named.items()
        for value in values
        for number in range(3)
    ]

    sizes, reasons = linked(ortaq, tmp_path, mentions)

    assert sizes == [3, 3, 3, 6]
    assert {(row["kind"], row["value"]) for row in reasons} == {
        ("phone", "+77091110001"),
        ("phone", "+77091110002"),
        ("handle", "whatsapp:+77091110003"),
        ("handle", "telegram:somebody"),
    }


def test_without_reports(ortaq, told):
    done = ortaq("campaigns", "link", told / "mentions.parquet", told / "out.parquet")

    assert done.code == 0
    assert "72 reports" in done.out


def test_reports_that_only_mentions_name_are_told(ortaq, told):
    reports = pq.read_table(told / "reports.parquet")
    pq.write_table(reports.slice(2), told / "reports.parquet")

    done = ortaq(
        "campaigns", "link", told / "mentions.parquet", told / "out.parquet",
        "--reports", told / "reports.parquet",
    )  # fmt: skip

    assert (done.code, "72 reports" in done.out) == (0, True)
    assert "2 reports stand in MENTIONS alone" in done.err


def test_a_failure_is_told_in_the_language_of_the_terminal(ortaq, told, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    mentions = pq.read_table(told / "mentions.parquet").drop_columns(["kind"])
    pq.write_table(mentions, told / "mentions.parquet")

    with translation.override("en"):
        done = ortaq("campaigns", "link", told / "mentions.parquet", told / "out.parquet")

    assert "Нет столбца" in done.err


def test_a_missing_column_is_told(ortaq, told):
    mentions = pq.read_table(told / "mentions.parquet").drop_columns(["kind"])
    pq.write_table(mentions, told / "mentions.parquet")

    done = ortaq("campaigns", "link", told / "mentions.parquet", told / "out.parquet")

    assert done.code == 1
    assert "kind" in done.err
    assert not (told / "out.parquet").exists()
