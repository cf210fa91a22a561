"""The compiled wheel: the same rows as plain Python, and no wheel is compiled unasked."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
NEEDS = "from hatchling.build import get_requires_for_build_wheel as needed; print(*needed())"


def python(*arguments: str, paths: tuple[Path, ...] = (), **variables: str):
    """Another Python at the root of the repository, with these folders before its own."""
    environment = {**os.environ, **variables}
    before = [*map(str, paths), *filter(None, [environment.get("PYTHONPATH")])]
    environment["PYTHONPATH"] = os.pathsep.join(before)
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=False,
        text=True,
    )


def built(folder: Path, **variables: str) -> Path:
    done = python("-c", BUILD, str(folder), **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module", autouse=True)
def _hatchling():
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("needs hatchling, of the group dev")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory) -> Path:
    """The folder of an unpacked compiled wheel."""
    if importlib.util.find_spec("setuptools") is None:
        pytest.skip("needs setuptools, of the group dev")
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    if not (shutil.which(compiler) and Path(sysconfig.get_path("include"), "Python.h").is_file()):
        pytest.skip("needs a C compiler and the header files of Python")
    folder = tmp_path_factory.mktemp("compiled")
    wheel = built(folder, ORTAQ_COMPILE="quick")
    assert not wheel.name.endswith("-none-any.whl")
    with zipfile.ZipFile(wheel) as files:
        files.extractall(folder / "installed")
    return folder / "installed"


def rows_of(engine: Path, out: Path) -> dict:
    """What the engine in this folder finds in many texts."""
    script = TESTS / "install" / "extracted_rows.py"
    done = python(str(script), str(out), paths=(engine, TESTS, ROOT / "bench" / "extraction"))
    assert done.returncode == 0, done.stderr
    return json.loads(out.read_text(encoding="utf-8"))


def test_every_row_is_the_same(compiled, tmp_path):
    plain = rows_of(ROOT / "src", tmp_path / "plain.json")
    fast = rows_of(compiled, tmp_path / "fast.json")

    assert plain["engine"].endswith("scan.py")
    assert not fast["engine"].endswith(".py")
    assert "not at all" not in (*plain["refused"], *fast["refused"])
    assert len(plain["rows"]) > 7_000
    assert fast["rows"] == plain["rows"]


def test_compiled_modules_lie_beside_their_sources(compiled):
    modules = [path for path in (compiled / "ortaq").rglob("*") if path.suffix in (".so", ".pyd")]

    assert modules
    for path in modules:
        assert path.with_name(f"{path.name.partition('.')[0]}.py").is_file()


def test_a_traceback_names_the_source(compiled):
    done = python(
        "-c",
        "from ortaq.engine.extract.kinds.hosts import registrable; registrable(None)",
        paths=(compiled,),
    )

    assert 'File "ortaq/engine/extract/kinds/hosts.py", line' in done.stderr
    assert "TypeError" in done.stderr


def test_nothing_is_compiled_unasked(tmp_path):
    wheel = built(tmp_path, ORTAQ_COMPILE="")

    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as files:
        assert not [name for name in files.namelist() if name.endswith((".so", ".pyd"))]


def test_a_compiler_is_fetched_only_where_it_is_asked_for():
    assert python("-c", NEEDS, ORTAQ_COMPILE="").stdout.strip() == ""
    assert "mypy" in python("-c", NEEDS, ORTAQ_COMPILE="1").stdout


@pytest.mark.skipif(os.name != "posix", reason="elsewhere setuptools looks for the compiler")
def test_without_a_compiler_the_build_says_what_to_do(tmp_path):
    done = python("-c", BUILD, str(tmp_path), ORTAQ_COMPILE="1", CC="no-such-compiler")

    assert done.returncode == 1
    assert "needs a C compiler" in done.stdout + done.stderr
    assert not list(tmp_path.iterdir())
