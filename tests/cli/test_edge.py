"""What the edge of the command line makes of a failure."""

from __future__ import annotations

import click
import psycopg
import pytest
from django.db.utils import OperationalError, ProgrammingError

from ortaq.cli.edge import ENVIRONMENT, run


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
