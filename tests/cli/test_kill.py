"""An import that is killed, and two that run at once."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import time
from collections import defaultdict
from typing import TYPE_CHECKING

from cli import files
from cli.terminal import PATIENCE_S, command, environment, errors_of, run_in

if TYPE_CHECKING:
    from pathlib import Path

ROWS = 1_300
DELAY_S = 0.137
"""After the first batch: long enough to be inside the second one."""


def query(home: Path, statement: str) -> list[tuple]:
    with sqlite3.connect(f"file:{home / 'ortaq.sqlite3'}?mode=ro", uri=True) as register:
        return register.execute(statement).fetchall()


def dump(home: Path) -> dict[str, object]:
    """The register by what it says: no keys, no references, no moments of writing."""
    reports = query(
        home,
        "SELECT source, source_id, narrative, reported_at, region, claimed_kzt"
        " FROM reports_report ORDER BY source, source_id",
    )
    identifiers = query(
        home,
        "SELECT kind, value, report_count, first_seen_on, last_seen_on, is_hub"
        " FROM reports_identifier ORDER BY kind, value",
    )
    mentions = query(
        home,
        "SELECT r.source_id, i.kind, i.value, m.role, m.start FROM reports_mention m"
        " JOIN reports_report r ON r.id = m.report_id"
        " JOIN reports_identifier i ON i.id = m.identifier_id ORDER BY 1, 2, 3, 5",
    )
    groups = defaultdict(set)
    for campaign, source_id in query(
        home,
        "SELECT m.campaign_id, r.source_id FROM campaigns_membership m"
        " JOIN reports_report r ON r.id = m.report_id",
    ):
        groups[campaign].add(source_id)
    campaigns = sorted(sorted(group) for group in groups.values())
    return {
        "reports": reports,
        "identifiers": identifiers,
        "mentions": mentions,
        "campaigns": campaigns,
    }


def position(home: Path) -> int:
    """Rows of the import that are safely in."""
    return max(
        (rows for (rows,) in query(home, "SELECT position FROM intake_importrun")), default=0
    )


def start(home: Path, path: Path) -> subprocess.Popen:
    return subprocess.Popen(
        command("reports", "import", path, "--source", f"import:{path.stem}"),
        env=environment(home),
        cwd=home.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_after_first_batch(process: subprocess.Popen, home: Path, delay_s: float) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while position(home) == 0 and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(delay_s)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stderr.close()


def test_a_killed_import_ends_like_one_that_was_not(new_home, tmp_path):
    path = files.table(tmp_path / "bank.csv", files.campaign_rows(ROWS, 1))
    whole, killed = new_home("whole"), new_home("killed")
    run_in(whole, "reports", "import", path, "--source", "import:bank")

    process = start(killed, path)
    kill_after_first_batch(process, killed, DELAY_S)
    reached = position(killed)
    again = run_in(killed, "reports", "import", path, "--source", "import:bank", "--json")

    assert process.returncode == -signal.SIGKILL
    assert 0 < reached < ROWS
    told = json.loads(again.out)
    assert (told["accepted"], told["rejected"], told["resumed_at"]) == (ROWS, 0, reached)
    assert dump(killed) == dump(whole)
    assert len(dump(whole)["campaigns"]) > 50
    assert run_in(killed, "log", "verify").code == 0


def test_two_imports_at_once_lose_nothing(new_home, tmp_path):
    home = new_home("shared")
    paths = [
        files.table(tmp_path / f"bank-{seed}.csv", files.campaign_rows(600, seed))
        for seed in (1, 2)
    ]

    processes = [start(home, path) for path in paths]
    errors = errors_of(processes)

    assert [process.returncode for process in processes] == [0, 0], errors
    counts = dict(query(home, "SELECT source, count(*) FROM reports_report GROUP BY source"))
    assert counts == {"import:bank-1": 600, "import:bank-2": 600}
    wrong = query(
        home,
        "SELECT i.kind, i.value, i.report_count, count(DISTINCT m.report_id)"
        " FROM reports_identifier i JOIN reports_mention m ON m.identifier_id = i.id"
        " GROUP BY i.id HAVING i.report_count != count(DISTINCT m.report_id)",
    )
    assert wrong == []
    assert run_in(home, "log", "verify").code == 0


def test_two_imports_of_one_file_store_it_once(new_home, tmp_path):
    home = new_home("twice")
    path = files.table(tmp_path / "bank.csv", files.campaign_rows(600, 3))

    processes = [start(home, path) for _ in range(2)]
    errors = errors_of(processes)

    assert "Traceback" not in "".join(errors)
    assert 0 in [process.returncode for process in processes]
    assert query(home, "SELECT count(*) FROM reports_report") == [(600,)]
    assert run_in(home, "log", "verify").code == 0
