"""`ortaq identifiers extract`: a table of texts in, a table of mentions out."""

from __future__ import annotations

import json
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cli.terminal import PATIENCE_S, command, environment
from ortaq.cli import extraction
from ortaq.cli.extraction import cores

if TYPE_CHECKING:
    from collections.abc import Callable

CALLED = "Звонили с +7 709 123 45 67"


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def _csv(tmp_path, *rows: str):
    path = tmp_path / "reports.csv"
    path.write_text("\n".join(["report_id;narrative;language", *rows]), encoding="utf-8")
    return path


def test_mentions_of_a_csv_file_with_their_roles(ortaq, tmp_path):
    source = _csv(tmp_path, f"r1;{CALLED};ru", "r2;Мой номер 8 799 765 43 21;ru", "r3;ничего;ru")

    done = ortaq("identifiers", "extract", source, tmp_path / "out.parquet", "--json")

    assert (done.code, json.loads(done.out)) == (0, {"reports": 3, "mentions": 2})
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert list(rows[0]) == [
        "report_id", "kind", "value", "role", "role_confidence", "start", "end", "rule",
    ]  # fmt: skip
    assert [(row["report_id"], row["value"], row["role"]) for row in rows] == [
        ("r1", "+77091234567", "offender"),
        ("r2", "+77997654321", "victim"),
    ]


def test_parquet_with_numbers_for_ids_and_texts_that_are_missing(ortaq, tmp_path):
    table = pa.table({"report_id": [1, 2], "narrative": [None, CALLED], "more": [0, 0]})
    pq.write_table(table, tmp_path / "reports.parquet")

    done = ortaq("identifiers", "extract", tmp_path / "reports.parquet", tmp_path / "out.parquet")

    assert done.out == "1 mentions in 2 reports.\n"
    assert pq.read_table(tmp_path / "out.parquet")["report_id"].to_pylist() == ["2"]


@pytest.mark.parametrize(
    "kind", [pa.large_string(), pa.dictionary(pa.int8(), pa.string()), pa.binary()]
)
def test_parquet_with_texts_of_another_type(ortaq, tmp_path, kind):
    narratives = pa.array([CALLED, CALLED]).cast(kind)
    table = pa.table({"report_id": pa.array(["r1", "r2"]).cast(kind), "narrative": narratives})
    pq.write_table(table, tmp_path / "reports.parquet")

    ortaq("identifiers", "extract", tmp_path / "reports.parquet", tmp_path / "out.parquet")

    assert pq.read_table(tmp_path / "out.parquet")["report_id"].to_pylist() == ["r1", "r2"]


_HALF_A_SIGN = pa.array([b"ok", b"\xd0"])


@pytest.mark.parametrize(
    ("narratives", "row"),
    [
        (pa.array([[CALLED], [CALLED]]), 1),
        (_HALF_A_SIGN, 2),
        (pa.Array.from_buffers(pa.string(), 2, _HALF_A_SIGN.buffers()), 2),
    ],
)
def test_a_stored_cell_that_is_no_text_is_named(ortaq, tmp_path, narratives, row):
    table = pa.table({"report_id": ["r1", "r2"], "narrative": narratives})
    pq.write_table(table, tmp_path / "reports.parquet")

    done = ortaq("identifiers", "extract", tmp_path / "reports.parquet", tmp_path / "out.parquet")

    assert done.code == 1
    assert f"Row {row}: The cell holds no text" in done.err


@pytest.mark.parametrize("missing", [None, ""])
def test_a_stored_row_without_an_id_is_named(ortaq, tmp_path, monkeypatch, missing):
    monkeypatch.setattr(extraction, "BATCH_ROWS", 2)
    table = pa.table({"report_id": ["r1", "r2", missing], "narrative": [CALLED, CALLED, CALLED]})
    pq.write_table(table, tmp_path / "reports.parquet")

    done = ortaq("identifiers", "extract", tmp_path / "reports.parquet", tmp_path / "out.parquet")

    assert done.code == 1
    assert "Row 3: The row has no id" in done.err
    assert not (tmp_path / "out.parquet").exists()


def test_processes_give_the_same_in_the_same_order(ortaq, tmp_path, monkeypatch):
    monkeypatch.setattr(extraction, "BATCH_ROWS", 7)
    source = _csv(tmp_path, *(f"r{number};{CALLED};ru" for number in range(40)))

    ortaq("identifiers", "extract", source, tmp_path / "one.parquet", "--processes", 1)
    ortaq("identifiers", "extract", source, tmp_path / "two.parquet", "--processes", 2)

    one, two = (pq.read_table(tmp_path / f"{name}.parquet") for name in ("one", "two"))
    assert one["report_id"].to_pylist() == [f"r{number}" for number in range(40)]
    assert two.equals(one)


@pytest.mark.parametrize(
    ("row", "said"),
    [("r2;a;b;c;d", "Row 3: The row has more cells"), (";a;ru", "Row 3: The row has no id")],
)
def test_a_bad_row_is_named_and_the_old_file_stays(ortaq, tmp_path, row, said):
    source = _csv(tmp_path, f"r1;{CALLED};ru", row)
    out = tmp_path / "out.parquet"
    out.write_bytes(b"old")

    done = ortaq("identifiers", "extract", source, out)

    assert done.code == 1
    assert said in done.err
    assert out.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "reports.csv"]


def test_a_column_that_is_missing_is_named(ortaq, tmp_path):
    path = tmp_path / "reports.csv"
    path.write_text("id,narrative\n1,a\n", encoding="utf-8")

    done = ortaq("identifiers", "extract", path, tmp_path / "out.parquet")

    assert done.code == 1
    assert "report_id" in done.err


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes where Linux lists them")
def test_a_killed_command_leaves_no_process_behind(tmp_path):
    rows = "".join(f"{row},Звонили с +7709{row:07d}\n" for row in range(60_000))
    (tmp_path / "reports.csv").write_text("report_id,narrative\n" + rows)
    process = subprocess.Popen(
        command("identifiers", "extract", "reports.csv", "mentions.parquet"),
        env=environment(tmp_path / "home"),
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    children = _when(
        lambda: (
            process.poll() is not None
            or (len(found := _workers_of(process.pid)) == cores() and found)
        )
    )

    process.kill()
    process.wait()

    assert isinstance(children, list), "it ended before its processes were there"
    assert _when(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def _when(reached: Callable[[], object]) -> object:
    """What was waited for, or nothing."""
    deadline = time.monotonic() + PATIENCE_S
    while not (found := reached()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


def _workers_of(parent: int) -> list[int]:
    """Processes of a pool, which name what they run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            is_child = f"PPid:\t{parent}\n" in (folder / "status").read_text()
            if is_child and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found
