"""Commands inside the test's own process and database, and homes that `ortaq up` made."""

from __future__ import annotations

import shutil
import sys
from dataclasses import asdict

import pytest

from cli.terminal import ADMIN, PASSWORD, Outcome, run_in
from once import once
from ortaq.cli.edge import run
from ortaq.cli.main import cli


@pytest.fixture
def ortaq(monkeypatch, capsys, db):
    """Run a command against the test's database."""
    # a second set-up would tie the log to this test's captured streams
    monkeypatch.setattr("ortaq.cli.edge.django.setup", lambda: None)
    monkeypatch.setenv("COLUMNS", "200")

    def call(*words: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["ortaq", *map(str, words)])
        capsys.readouterr()
        code = run(cli)
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """A home that `ortaq up` made from nothing, and what it said."""
    words = ("up", "--no-serve", "--admin", ADMIN, "--admin-password", PASSWORD)
    home, said = once(tmp_path_factory, "installed", lambda home: asdict(run_in(home, *words)))
    return home, Outcome(**said)


@pytest.fixture
def new_home(installed, tmp_path):
    """Make homes of this test's own, each a copy of the installed one."""

    def make(name: str):
        return shutil.copytree(installed[0], tmp_path / name)

    return make
