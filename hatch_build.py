"""The compiled wheel: with `ORTAQ_COMPILE=1 uv build --wheel` the extraction engine is compiled by mypyc.

With `ORTAQ_COMPILE=quick` the C compiler does not optimise: a third of the time, for tests.
Without that variable nothing is compiled, fetched or needed; an editable installation is never
compiled. The compiled modules lie beside their sources, which people and tracebacks go on reading.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NEEDED = (
    "mypy>=2.4,<3",  # brings mypyc, the compiler
    "setuptools>=80,<85",  # calls the C compiler for mypyc
)
_VARIABLE = "ORTAQ_COMPILE"
_SOURCES = "src"
_ENGINE = "ortaq/engine"
_EXTRACT = f"{_ENGINE}/extract"
_MODULES = {
    "": "extractor hubs matcher overlap scan",
    "kinds": "bare_names broken_codes cards checksums context emails foreign_phones found handles hosts ibans latin_names links listed_codes named_handles national_ids numbers phones plain_names"
    " platforms short_hints short_words shortcodes sites small_letters wallets",
    "reading": "refang",
    "roles": "behind calls clauses complainants deeds doubts events forms groups inheritance introductions judge labels named notices owners phrase phrases priors pronouns public quotes speakers"
    " surroundings tellers turns unsure weights words",
}
"""Modules that work on every text, by folder; vocabularies and what rare texts need stay as they are."""

_FUTURE = "from __future__ import annotations"
_CONSTANT = re.compile(r"^(_?[A-Z][A-Z0-9_]*) = ", re.MULTILINE)
"""A name of the module that never changes, as its capitals say."""

_OPTIONS = ("--config-file=", "--no-site-packages", "--ignore-missing-imports")
"""Of mypy: the outcome does not depend on which other packages are there."""

_LEVEL, _QUICK_LEVEL = "2", "0"
"""Of optimisation by the C compiler; 1 saves a quarter of the time to compile and takes 5 % longer at work."""

_FLAGS = (
    "-fvisibility=hidden",  # functions of the engine call each other without a table of the linker
    "-Wno-all",  # to look for mistakes in generated code takes longer than to compile it
)

_NO_COMPILER = (
    "ORTAQ_COMPILE=1 asks for a compiled wheel, which needs a C compiler and the header files of"
    " Python. On Debian or Ubuntu: apt install gcc python3-dev. Without the variable a wheel in"
    " plain Python is built, which needs neither."
)


class CompiledWheel(BuildHookInterface):
    """Adds compiled modules to a wheel where they are asked for."""

    _folder = ""

    def dependencies(self) -> list[str]:
        """What the build needs beside hatchling."""
        return list(_NEEDED) if _is_asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell hatchling which files join the wheel and that it fits one platform."""
        if version != "standard" or not _is_asked():
            return
        if not _has_compiler():
            self.app.abort(_NO_COMPILER)
        self._folder = tempfile.mkdtemp(prefix="ortaq-compiled-")
        try:
            built = compiled(Path(self.root), Path(self._folder))
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        for path in sorted(file for file in built.rglob("*") if file.is_file()):
            build_data["force_include"][str(path)] = path.relative_to(built).as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what the wheel holds now."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


def _is_asked() -> bool:
    return os.environ.get(_VARIABLE, "") not in ("", "0")


def _has_compiler() -> bool:
    """Whether there are a compiler and the header files; elsewhere than on POSIX setuptools looks."""
    if os.name != "posix":
        return True
    command = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    headers = Path(sysconfig.get_path("include"), "Python.h")
    return shutil.which(command.split()[0]) is not None and headers.is_file()


def compiled(root: Path, folder: Path) -> Path:
    """Compile the engine of a clone in an empty folder, and give the folder of what came out.

    The compiler works in a copy and is given relative paths: these are what tracebacks show.
    """
    from mypyc.build import mypycify  # only there where it is asked for
    from setuptools import Distribution
    from setuptools.command.build_ext import build_ext

    sources, built = folder / "sources", folder / "built"
    paths = _copied(root / _SOURCES, sources)
    options = [*_OPTIONS, f"--cache-dir={folder / 'cache'}"]
    with contextlib.chdir(sources):
        extensions = mypycify(
            [*options, *paths],
            opt_level=_QUICK_LEVEL if os.environ.get(_VARIABLE) == "quick" else _LEVEL,
            debug_level="0",
            target_dir=str(folder / "generated"),
        )
        for extension in extensions if os.name == "posix" else ():
            extension.extra_compile_args += _FLAGS
        command = build_ext(Distribution({"name": "ortaq", "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(built), str(folder / "objects")
        command.ensure_finalized()
        command.run()
    return built


def _copied(sources: Path, target: Path) -> list[str]:
    """Copy the engine; the paths of the modules to compile, whose constants are said to be final."""
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(sources / _ENGINE, target / _ENGINE, ignore=left_out)
    shutil.copy(sources / "ortaq" / "__init__.py", target / "ortaq" / "__init__.py")
    paths = [
        "/".join(filter(None, (_EXTRACT, place, f"{name}.py")))
        for place, names in _MODULES.items()
        for name in names.split()
    ]
    for path in paths:
        text = (target / path).read_text(encoding="utf-8")
        (target / path).write_text(_with_final_constants(text), encoding="utf-8")
    return paths


def _with_final_constants(text: str) -> str:
    """A module whose constants mypyc may put where they are used, or keep as variables of C.

    No line moves, so that tracebacks name the lines of the source.
    """
    text = text.replace(f"{_FUTURE}\n", f"{_FUTURE}; from typing import Final\n", 1)
    return _CONSTANT.sub(r"\1: Final = ", text)
