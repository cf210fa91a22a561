"""A re-linking that is killed, and one beside which others write."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from cli import files
from cli.terminal import PATIENCE_S, command, environment, errors_of, run_in
from cli.test_kill import dump, query, start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = 1_200
"""More than one transaction of a re-linking changes."""


def spoil(home: Path) -> None:
    """Forget where a third of the reports belong, so that there is much to put right."""
    with closing(sqlite3.connect(home / "ortaq.sqlite3")) as register:
        register.execute("DELETE FROM campaigns_membership WHERE report_id % 3 = 0")
        register.commit()


def relink(home: Path) -> subprocess.Popen:
    return subprocess.Popen(
        command("campaigns", "relink", "--json"),
        env=environment(home),
        cwd=home.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_when(process: subprocess.Popen, reached: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not reached() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def relinked(home: Path) -> list[tuple]:
    return query(home, "SELECT * FROM audit_entry WHERE action = 'campaign.relink'")


def changes(told: dict[str, int]) -> dict[str, int]:
    """What a re-linking changed, without what it counted."""
    return {name: n for name, n in told.items() if n and name not in {"reports", "campaigns"}}


@pytest.fixture(scope="module")
def spoilt(installed, tmp_path_factory):
    """A home with reports of many of which it is forgotten where they belong."""
    folder = tmp_path_factory.mktemp("spoilt")
    home = shutil.copytree(installed[0], folder / "home")
    path = files.table(folder / "bank.csv", files.campaign_rows(ROWS, 1))
    run_in(home, "reports", "import", path, "--source", "import:bank")
    spoil(home)
    return home


@pytest.fixture
def home(spoilt, tmp_path):
    return shutil.copytree(spoilt, tmp_path / "home")


def test_killed_before_it_writes_it_leaves_the_old_state(home):
    before = dump(home)

    process = relink(home)
    kill_when(process, lambda: list((home / "lake" / "linking").glob("block=*/*.parquet")))

    assert process.returncode == -signal.SIGKILL
    assert dump(home) == before


def test_killed_between_two_transactions_it_goes_on_the_next_time(home, tmp_path):
    whole, killed = shutil.copytree(home, tmp_path / "whole"), home
    wanted = json.loads(run_in(whole, "campaigns", "relink", "--json").out)

    process = relink(killed)
    kill_when(process, lambda: relinked(killed))
    part = dump(killed)["campaigns"]
    again = json.loads(run_in(killed, "campaigns", "relink", "--json").out)

    assert process.returncode == -signal.SIGKILL
    assert part != dump(whole)["campaigns"]
    assert 0 < sum(changes(again).values()) < sum(changes(wanted).values())
    assert dump(killed) == dump(whole)
    assert run_in(killed, "log", "verify").code == 0


def test_reports_that_arrive_beside_it_are_not_lost(home, tmp_path):
    paths = [
        files.table(tmp_path / f"late-{seed}.csv", files.campaign_rows(600, seed))
        for seed in (2, 3)
    ]

    processes = [start(home, paths[0]), relink(home), start(home, paths[1])]
    errors = errors_of(processes)
    run_in(home, "campaigns", "relink")
    last = json.loads(run_in(home, "campaigns", "relink", "--json").out)

    assert [process.returncode for process in processes] == [0, 0, 0], errors
    assert query(home, "SELECT count(*) FROM reports_report") == [(ROWS + 1200,)]
    assert changes(last) == {}
    assert run_in(home, "log", "verify").code == 0
