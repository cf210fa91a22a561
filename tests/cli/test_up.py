"""`ortaq up` on a machine that has nothing yet."""

from __future__ import annotations

import sqlite3
import stat
from typing import TYPE_CHECKING

from cli.terminal import ADMIN, run_in

if TYPE_CHECKING:
    from pathlib import Path


def rows_of(home: Path) -> dict[str, int]:
    """Rows of every table."""
    with sqlite3.connect(f"file:{home / 'ortaq.sqlite3'}?mode=ro", uri=True) as register:
        names = [
            name
            for (name,) in register.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        return {
            name: register.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names
        }


def test_an_empty_folder_becomes_a_home(installed):
    home, done = installed

    rows = rows_of(home)
    assert done.code == 0, done.err
    assert "http://127.0.0.1:8000/" in done.err
    assert rows["people_user"] == 1
    assert rows["people_organisation"] > 30
    assert rows["frameworks_provision"] > 40
    assert rows["reports_report"] == 0
    assert not (home / "DEMO").exists()
    assert (home / "static" / "VERSION").exists()


def test_keys_and_home_are_the_owners_alone(installed):
    home, _done = installed

    keys = list((home / "keys").iterdir())
    assert keys
    assert {stat.S_IMODE(key.stat().st_mode) for key in keys} == {0o600}
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_a_second_up_changes_nothing_and_asks_for_nobody(new_home):
    home = new_home("again")
    before, keys = rows_of(home), {k.name: k.read_bytes() for k in (home / "keys").iterdir()}

    done = run_in(home, "up", "--no-serve")

    assert done.code == 0, done.err
    assert rows_of(home) == before
    assert {k.name: k.read_bytes() for k in (home / "keys").iterdir()} == keys
    assert "database is up to date" not in done.err
    assert "pages are in place" not in done.err


def test_without_a_terminal_and_without_a_name_it_says_what_to_give(new_home):
    home = new_home("nobody")
    with sqlite3.connect(home / "ortaq.sqlite3") as register:
        register.execute("DELETE FROM people_user")

    done = run_in(home, "up", "--no-serve")

    assert done.code == 3
    assert "--admin NAME" in done.err
    assert "ORTAQ_ADMIN_PASSWORD" in done.err
    assert "Traceback" not in done.err


def test_a_weak_password_is_refused_with_its_reason_and_opens_nothing(new_home):
    home = new_home("weak")
    with sqlite3.connect(home / "ortaq.sqlite3") as register:
        register.execute("DELETE FROM people_user")

    done = run_in(home, "up", "--no-serve", "--admin", ADMIN, ORTAQ_ADMIN_PASSWORD="short")

    assert done.code == 3
    assert "12" in done.err
    assert rows_of(home)["people_user"] == 0


def test_the_log_of_a_new_home_verifies(installed):
    home, _done = installed

    assert run_in(home, "log", "verify").code == 0
