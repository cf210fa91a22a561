"""`./ortaq`: what it asks of uv, plain and with the engine compiled."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = """#!/bin/sh
echo "$UV_PROJECT_ENVIRONMENT $*" >>"$UV_CALLS"
[ "$1" != sync ] || [ -z "$UV_FAILS" ] || exit 2
[ "$1" != sync ] || mkdir -p "$UV_PROJECT_ENVIRONMENT"
"""

pytestmark = pytest.mark.skipif(shutil.which("cksum") is None, reason="needs a POSIX shell")


class Clone:
    """A clone with a source, and a uv that only notes what it is asked."""

    def __init__(self, root: Path) -> None:
        self.root = root / "clone"
        self.calls = root / "calls"
        (self.root / "src").mkdir(parents=True)
        (root / "bin").mkdir()
        (root / "bin" / "uv").write_text(UV, encoding="utf-8")
        (root / "bin" / "uv").chmod(0o755)
        shutil.copy(ROOT / "ortaq", self.root)
        for name in ("pyproject.toml", "hatch_build.py", "src/engine.py"):
            (self.root / name).write_text("", encoding="utf-8")
        self.path = f"{root / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def run(self, *words: str, **variables: str) -> int:
        """Run `./ortaq`; its exit code."""
        environment = {"PATH": self.path, "UV_CALLS": str(self.calls), "UV_FAILS": "", **variables}
        environment.setdefault("UV_PROJECT_ENVIRONMENT", "")
        command = [str(self.root / "ortaq"), *words]
        return subprocess.run(command, env=environment, capture_output=True, check=False).returncode

    def asked(self) -> list[str]:
        """What uv was asked since the last time."""
        lines = self.calls.read_text(encoding="utf-8").splitlines()
        self.calls.write_text("", encoding="utf-8")
        return [line.replace(str(self.root), "CLONE").strip() for line in lines]


BUILD = (
    "CLONE/.venv-compiled sync --project CLONE --quiet --no-dev --no-editable"
    " --reinstall-package ortaq"
)
RUN = "CLONE/.venv-compiled run --project CLONE --quiet --no-sync ortaq up"


@pytest.fixture
def clone(tmp_path) -> Clone:
    return Clone(tmp_path)


@pytest.mark.parametrize("variables", [{}, {"ORTAQ_COMPILE": "0"}, {"ORTAQ_COMPILE": ""}])
def test_nothing_is_compiled_unasked(clone, variables):
    clone.run("up", "--demo", **variables)

    assert clone.asked() == ["run --project CLONE --quiet --no-dev ortaq up --demo"]


def test_the_engine_is_compiled_once_and_again_when_the_sources_have_changed(clone):
    clone.run("up", ORTAQ_COMPILE="1")
    first = clone.asked()
    clone.run("up", ORTAQ_COMPILE="1")
    second = clone.asked()
    (clone.root / "src" / "engine.py").write_text("changed", encoding="utf-8")
    clone.run("up", ORTAQ_COMPILE="1")

    assert first == [BUILD, RUN]
    assert second == [RUN]
    assert clone.asked() == [BUILD, RUN]


def test_a_build_that_failed_is_not_run_and_tried_again(clone):
    code = clone.run("up", ORTAQ_COMPILE="1", UV_FAILS="yes")
    failed = clone.asked()
    clone.run("up", ORTAQ_COMPILE="1")

    assert code == 2
    assert failed == [BUILD]
    assert clone.asked() == [BUILD, RUN]


def test_checks_run_in_plain_python(clone):
    clone.run("check", ORTAQ_COMPILE="1")

    (call,) = clone.asked()
    assert call.startswith("run --project CLONE --quiet just")
