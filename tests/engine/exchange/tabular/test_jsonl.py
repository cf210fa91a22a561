from __future__ import annotations

import pytest

from ortaq.engine.exchange.tabular.jsonl import JsonLinesReader
from ortaq.engine.exchange.tabular.lines import MAX_RECORD_CHARS, LineTooLongError
from ortaq.engine.exchange.tabular.reader import BrokenRow, NoHeaderError


def _reader(tmp_path, text):
    path = tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    return JsonLinesReader(path, encoding="utf-8")


def test_columns_are_the_keys_of_all_first_objects(tmp_path):
    reader = _reader(tmp_path, '{"id": 1, "text": "a"}\n\n{"id": 2, "sum": 3}\n')

    assert reader.columns == ("id", "text", "sum")
    assert [number for number, _ in reader] == [1, 3]


def test_a_broken_line_does_not_stop_the_others(tmp_path):
    nested = "[" * 100_000

    rows = list(_reader(tmp_path, f'{{"id": 1}}\n{{"id": \n[1]\n{{"id": {nested}\n{{"id": 5}}\n'))

    assert [row.code if isinstance(row, BrokenRow) else row["id"] for _, row in rows] == [
        1,
        "broken_json",
        "not_an_object",
        "broken_json",
        5,
    ]


def test_lines_without_any_object_are_no_table(tmp_path):
    with pytest.raises(NoHeaderError):
        _reader(tmp_path, "1\n2\n")


def test_a_line_without_end_is_refused(tmp_path):
    with pytest.raises(LineTooLongError):
        _reader(tmp_path, '{"id": "' + "7" * (MAX_RECORD_CHARS + 1))
