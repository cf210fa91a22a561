"""`ortaq campaigns link --backend spark` writes what the default writes."""

from __future__ import annotations

import json

import pyarrow.parquet as pq
import pytest

from engine.link.tables.stories import Story
from sparks import spark

__all__ = ["spark"]

pytestmark = pytest.mark.usefixtures("spark")


@pytest.fixture
def told(tmp_path):
    """Two schemes with one account between them, among sixty strangers, in files."""
    story = Story().strangers().scheme("A", 0, "loan", ["KZ-RENTED"])
    mentions, reports = story.scheme("B", 20, "investment", ["KZ-RENTED"]).tables()
    pq.write_table(mentions, tmp_path / "mentions.parquet", row_group_size=30)
    pq.write_table(reports, tmp_path / "reports.parquet")
    return tmp_path


def _link(ortaq, mentions, reports, out, *words):
    done = ortaq("campaigns", "link", mentions, out, "--reports", reports, "--json", *words)
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_the_same_files(ortaq, told):
    here = _link(ortaq, told / "mentions.parquet", told / "reports.parquet", told / "a.parquet")

    said = _link(
        ortaq, told / "mentions.parquet", told / "reports.parquet", told / "b.parquet",
        "--backend", "spark",
    )  # fmt: skip

    assert said == here | {"reasons_file": str(told / "b-reasons.parquet")}
    assert said["campaigns"] == 2
    for part in ("", "-reasons"):
        one, two = (pq.read_table(told / f"{name}{part}.parquet") for name in "ab")
        assert two.equals(one, check_metadata=True)


def test_folders_to_an_address(ortaq, told):
    _link(ortaq, told / "mentions.parquet", told / "reports.parquet", told / "a.parquet")
    for name in ("mentions", "reports"):
        (told / name).mkdir()
        table = pq.read_table(told / f"{name}.parquet")
        for number in range(3):
            third = table.slice(number * 40, 40 if number < 2 else None)
            pq.write_table(third, told / name / f"{number}.parquet")

    said = _link(
        ortaq, told / "mentions", told / "reports", f"file://{told}/out", "--backend", "spark"
    )

    assert said["reasons_file"] == f"file://{told}/out-reasons"
    for written, expected in (("out", "a.parquet"), ("out-reasons", "a-reasons.parquet")):
        plain = sorted(map(str, pq.read_table(told / expected).to_pylist()))
        assert sorted(map(str, pq.read_table(told / written).to_pylist())) == plain


def test_a_missing_column_is_told(ortaq, told):
    mentions = pq.read_table(told / "mentions.parquet").drop_columns(["kind"])
    pq.write_table(mentions, told / "mentions.parquet")

    done = ortaq(
        "campaigns", "link", told / "mentions.parquet", told / "out.parquet", "--backend", "spark"
    )

    assert (done.code, "kind" in done.err) == (1, True)
    assert not (told / "out.parquet").exists()
