from __future__ import annotations

import csv

import pytest

from ortaq.engine.exchange.rejections import Rejection, write_rejections


def test_rejections_are_written_for_a_spreadsheet(tmp_path):
    path = tmp_path / "rejected.csv"
    rejections = [
        Rejection(2, "region", "unknown_region", "Алматыы", {"suggestions": ("Алматы", "Абай")}),
        Rejection(3, "claimed_kzt", "bad_amount", '=HYPERLINK("x")'),
    ]

    count = write_rejections(path, rejections, reason=lambda one: one.code.upper())

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert count == 2
    assert rows == [
        ["row", "field", "reason", "value", "detail", "code"],
        ["2", "region", "UNKNOWN_REGION", "Алматыы", "suggestions=Алматы, Абай", "unknown_region"],
        ["3", "claimed_kzt", "BAD_AMOUNT", '\'=HYPERLINK("x")', "", "bad_amount"],
    ]


def test_no_rejection_gives_a_file_with_a_header(tmp_path):
    path = tmp_path / "rejected.csv"

    assert write_rejections(path, [], reason=str) == 0
    assert path.read_text(encoding="utf-8-sig").count("\n") == 1


def test_a_failure_leaves_the_old_file(tmp_path):
    path = tmp_path / "rejected.csv"
    path.write_text("old")

    def failing():
        yield Rejection(2, "", "broken_json")
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        write_rejections(path, failing(), reason=str)

    assert path.read_text() == "old"
