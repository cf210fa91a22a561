from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortaq.engine.exchange.tabular.delimited import DelimitedReader
from ortaq.engine.exchange.tabular.lines import (
    MAX_RECORD_CHARS,
    LineTooLongError,
    UnclosedQuoteError,
)
from ortaq.engine.exchange.tabular.reader import (
    BrokenRow,
    DuplicateColumnError,
    NoHeaderError,
    TooManyColumnsError,
)


def _reader(tmp_path, text, **options):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return DelimitedReader(path, encoding="utf-8", **options)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_in_the_header(tmp_path, delimiter):
    text = f'id{delimiter}"a, b; c"{delimiter}text\n1{delimiter}2{delimiter}3\n'

    reader = _reader(tmp_path, text)

    assert reader.columns == ("id", "a, b; c", "text")


def test_the_hint_of_excel_names_the_delimiter_and_keeps_row_numbers(tmp_path):
    reader = _reader(tmp_path, "sep=;\r\nid;a,b\r\n1;2\r\n")

    assert list(reader) == [(3, {"id": "1", "a,b": "2"})]


def test_a_quoted_line_break_does_not_start_a_row(tmp_path):
    reader = _reader(tmp_path, 'id,text\n1,"two\nlines, ""quoted"""\n\n2,b\n')

    assert list(reader) == [
        (2, {"id": "1", "text": 'two\nlines, "quoted"'}),
        (4, {"id": "2", "text": "b"}),
    ]


def test_short_rows_are_filled_and_long_rows_are_broken(tmp_path):
    reader = _reader(tmp_path, "id,text\n1\n2,a,\n3,a,b\n")

    rows = [row for _, row in reader]

    assert rows == [
        {"id": "1", "text": ""},
        {"id": "2", "text": "a"},
        BrokenRow("too_many_cells", "3,a,b"),
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("id,ID \n1,2\n", DuplicateColumnError),
        ("1,2026-04-03\n2,2026-04-04\n", NoHeaderError),
        (",,\n1,2,3\n".replace(",,", ", ,\n-"), NoHeaderError),
        (",".join(f"c{number}" for number in range(501)), TooManyColumnsError),
        ('id,text\n1,"never closed\n2,b\n', UnclosedQuoteError),
    ],
)
def test_a_bad_table_is_refused_with_its_reason(tmp_path, text, error):
    with pytest.raises(error):
        list(_reader(tmp_path, text))


def test_a_line_without_end_is_refused_in_bounded_memory(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("w") as file:
        for _ in range(40):
            file.write("7" * (1 << 20))
    tracemalloc.start()

    with pytest.raises(LineTooLongError) as caught:
        DelimitedReader(path, encoding="utf-8")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert caught.value.parameters == {"row": 1, "limit": MAX_RECORD_CHARS}
    assert peak < 5 * MAX_RECORD_CHARS


def test_a_long_cell_within_the_limit_is_read(tmp_path):
    cell = "+7777" * 200_000

    ((_, row),) = _reader(tmp_path, f"id,text\n1,{cell}\n")

    assert row["text"] == cell


@given(st.lists(st.text('ab,;"\n\r é', min_size=1).filter(str.strip), min_size=1))
def test_any_cell_written_by_a_csv_writer_comes_back(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("t") / "a.csv"
    quoted = ['"' + cell.replace('"', '""') + '"' for cell in cells]
    path.write_text("text\n" + "\n".join(quoted) + "\n", encoding="utf-8", newline="")

    rows = list(DelimitedReader(path, encoding="utf-8"))

    assert [row["text"] for _, row in rows] == cells
    assert [number for number, _ in rows] == list(range(2, len(cells) + 2))
