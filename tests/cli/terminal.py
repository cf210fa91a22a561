"""The command line as tests use it: inside this process, or as a process with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE_S = 300
"""Longest that a command may take: far more than it needs, since a test machine may be busy."""

ADMIN = "chief"
PASSWORD = "a long enough password"


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a command: nothing of the tests' own settings gets through."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ORTAQ_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, "ORTAQ_HOME": str(home), **more}


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "ortaq", *map(str, words)]


def run_in(home: Path, *words: object, **more: str) -> Outcome:
    """Run a command to its end in a process of its own, without a terminal."""
    done = subprocess.run(
        command(*words),
        env=environment(home, **more),
        cwd=home.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def errors_of(processes: list[subprocess.Popen[str]]) -> list[str]:
    """What each of several commands at once said to stderr, when all have ended; none outlives this."""
    try:
        return [process.communicate(timeout=PATIENCE_S)[1] for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.communicate()
