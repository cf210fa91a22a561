"""What the edge of the command line makes of a failure."""

from __future__ import annotations

import errno
from pathlib import Path

import click
import psycopg
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.db.utils import OperationalError, ProgrammingError
from django.utils import translation

from ortaq.cli.edge import ENVIRONMENT, run
from ortaq.engine.terms.whole_file import whole_file


def _failing(error: Exception) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


def _of_postgresql(cause):
    error = ProgrammingError(str(cause))
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("no such table: gaps_gap"),
        OperationalError("no such column: audit_entry.kind"),
        _of_postgresql(psycopg.errors.UndefinedTable('relation "gaps_gap" does not exist')),
        _of_postgresql(psycopg.errors.UndefinedColumn('column "kind" does not exist')),
    ],
)
def test_a_home_that_is_not_set_up_is_told_in_a_sentence(error, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["ortaq"])

    assert run(_failing(error)) == ENVIRONMENT
    assert "ortaq up --no-serve" in capsys.readouterr().err


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database is locked"),
        _of_postgresql(psycopg.errors.UndefinedFunction("function levenshtein does not exist")),
    ],
)
def test_another_failure_of_the_database_is_not_hidden(error, monkeypatch):
    monkeypatch.setattr("sys.argv", ["ortaq"])

    with pytest.raises(type(error)):
        run(_failing(error))


NO_SPACE = (errno.ENOSPC, "No space left on device")
FULL = Path("/dev/full")
"""A file on Linux whose disk is always full: `man 4 full`."""


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(*NO_SPACE, "/mnt/out/plan.docx"),
            "The disk that holds /mnt/out/plan.docx is full",
        ),
        (OSError(*NO_SPACE, "a.csv", None, "/mnt/b.csv"), "The disk that holds /mnt/b.csv is full"),
        (OSError(*NO_SPACE), "or the one you write to"),
        (OperationalError("database or disk is full"), "The disk that holds /"),
    ],
)
def test_a_full_disk_is_told_with_what_to_do(error, told, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["ortaq"])

    with translation.override("en"):
        code = run(_failing(error))

    said = capsys.readouterr().err
    assert (code, said.count("\n")) == (ENVIRONMENT, 1)
    assert told in said
    assert "run the same command again" in said
    assert "Errno" not in said


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_full_disk_is_told_in_the_language_of_the_terminal(language, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["ortaq"])

    with translation.override(language):
        run(_failing(OSError(*NO_SPACE, "/mnt/out/plan.docx")))

    assert {"kk": "Дискіде орын босатып", "ru": "Освободите место"}[language] in (
        capsys.readouterr().err
    )


def _write_bytes(path):
    path.write_bytes(b"x" * 100_000)


def _write_parquet(path):
    table = pa.table({"value": range(10_000)})
    with pq.ParquetWriter(path, table.schema) as writer:
        writer.write_table(table)


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("write", [_write_bytes, _write_parquet])
def test_a_file_that_does_not_fit_is_named(write, capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("sys.argv", ["ortaq"])
    out = tmp_path / "plan.out"
    out.symlink_to(FULL)

    @click.command()
    def command() -> None:
        with whole_file(out) as draft:
            write(draft)

    with translation.override("en"):
        assert run(command) == ENVIRONMENT
    assert f"The disk that holds {out} is full" in capsys.readouterr().err
