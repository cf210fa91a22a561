"""`ortaq identifiers extract --backend spark` writes what the default writes."""

from __future__ import annotations

import importlib.util
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ortaq.cli.spark import session
from sparks import spark

__all__ = ["spark"]

CALLED = "Звонили с +7 709 123 45 67, мой номер 8 799 765 43 21"


def _table(rows=40):
    """Reports of which some name nobody, under ids that do not stand in their own order."""
    texts = [CALLED if number % 3 else "ничего" for number in range(rows)]
    return pa.table({"report_id": [str(7 * number % rows) for number in range(rows)],
                     "narrative": texts, "more": range(rows)})  # fmt: skip


def _written(ortaq, source, out, *words):
    done = ortaq("identifiers", "extract", source, out, "--backend", "spark", "--json", *words)
    assert done.code == 0, done.err
    return json.loads(done.out)


@pytest.mark.usefixtures("spark")
def test_the_same_file_from_parquet_and_from_csv(ortaq, tmp_path):
    pq.write_table(_table(), tmp_path / "reports.parquet", row_group_size=9)
    lines = ["report_id;narrative"] + [
        f"{row['report_id']};{row['narrative']}" for row in _table().to_pylist()
    ]
    (tmp_path / "reports.csv").write_text("\n".join(lines), encoding="utf-8")
    ortaq("identifiers", "extract", tmp_path / "reports.parquet", tmp_path / "here.parquet")
    here = pq.read_table(tmp_path / "here.parquet")

    for source in ("reports.parquet", "reports.csv"):
        said = _written(ortaq, tmp_path / source, tmp_path / "spark.parquet")

        assert said == {"reports": 40, "mentions": 52}
        assert pq.read_table(tmp_path / "spark.parquet").equals(here, check_metadata=True)
    assert {path.name for path in tmp_path.iterdir()} == {
        "reports.parquet", "reports.csv", "here.parquet", "spark.parquet",
    }  # fmt: skip


@pytest.mark.usefixtures("spark")
def test_a_folder_of_files_to_an_address(ortaq, tmp_path):
    folder = tmp_path / "rep [o]'rts"
    folder.mkdir()
    for number, part in enumerate((_table().slice(0, 25), _table().slice(25))):
        pq.write_table(part, folder / f"{number}.parquet")

    said = _written(ortaq, folder, f"file://{tmp_path}/out")

    assert said == {"reports": 40, "mentions": 52}
    assert pq.read_table(tmp_path / "out").num_rows == 52


@pytest.mark.usefixtures("spark")
def test_a_report_without_an_id_is_named_and_the_old_file_stays(ortaq, tmp_path):
    table = pa.table({"report_id": ["a", "b", "", None], "narrative": [CALLED] * 4})
    pq.write_table(table, tmp_path / "reports.parquet")
    (tmp_path / "out.parquet").write_bytes(b"old")

    done = ortaq(
        "identifiers", "extract", tmp_path / "reports.parquet", tmp_path / "out.parquet",
        "--backend", "spark",
    )  # fmt: skip

    assert done.code == 1
    assert "Row 3: The row has no id" in done.err
    assert (tmp_path / "out.parquet").read_bytes() == b"old"


@pytest.mark.usefixtures("spark")
def test_what_spark_says_is_told_in_a_sentence(ortaq, tmp_path):
    pq.write_table(_table(), tmp_path / "reports.parquet")

    done = ortaq(
        "identifiers", "extract", tmp_path / "reports.parquet", "nowhere://host/out",
        "--backend", "spark",
    )  # fmt: skip

    assert done.code == 3
    assert "Spark could not do the work" in done.err
    assert "nowhere" in done.err


def _extract(ortaq, tmp_path):
    pq.write_table(_table(), tmp_path / "reports.parquet")
    return ortaq(
        "identifiers", "extract", tmp_path / "reports.parquet", tmp_path / "out.parquet",
        "--backend", "spark",
    )  # fmt: skip


def test_without_the_package_it_says_what_to_install(ortaq, tmp_path, monkeypatch):
    known = importlib.util.find_spec
    monkeypatch.setattr(
        session, "find_spec", lambda name: None if name == "pyspark" else known(name)
    )

    done = _extract(ortaq, tmp_path)

    assert (done.code, "ortaq[spark]" in done.err) == (3, True)


def test_without_java_it_says_what_to_install(ortaq, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)

    done = _extract(ortaq, tmp_path)

    assert (done.code, "default-jre-headless" in done.err) == (3, True)
