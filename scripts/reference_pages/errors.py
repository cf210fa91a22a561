"""The page of error codes."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from typing import TYPE_CHECKING

import ortaq
from ortaq.engine.terms.errors import OrtaqError
from ortaq.shared.sentences import SENTENCES
from reference_pages.markdown import code, document, first_paragraphs, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LEAD = (
    "Every expected failure has a code that does not change. Pages, the API and the command line"
    " show its sentence in\nthe reader's language; a code without a sentence of its own is told as"
    " “This cannot be done.” `%(name)s` stands for a value."
)
_ROWS_LEAD = (
    "Codes of one value or one row: in the list of rejected rows, in the `errors` of a problem"
    " document, beside a field of a form."
)
_NOT_IMPORTED = ("__main__", "wsgi", "migrations")
_CODE_ARGUMENT = {"ValueProblem": 0, "Note": 0, "BrokenRow": 0, "Problem": 1, "_refused": 2}
"""Which argument of these calls is a code."""


def page(package: Path) -> str:
    """docs/reference/errors.md; `package` is the folder of the sources."""
    _import_everything()
    named = sorted(_subclasses(OrtaqError), key=lambda error: (error.__module__, error.__name__))
    classes = {error.code: error for error in named if "code" in vars(error)}
    values = sorted((set(SENTENCES) | _codes_of_values(package)) - set(classes))
    failures = [
        (code(name), first_paragraphs(error.__doc__), SENTENCES.get(name, ""))
        for name, error in sorted(classes.items())
    ]
    return document(
        "Error codes",
        _LEAD,
        "## Failures",
        table(("Code", "Meaning", "Sentence"), failures),
        "## Values and rows",
        _ROWS_LEAD,
        table(("Code", "Sentence"), [(code(name), SENTENCES.get(name, "")) for name in values]),
    )


def _import_everything() -> None:
    for module in pkgutil.walk_packages(ortaq.__path__, "ortaq."):
        if not set(module.name.split(".")) & set(_NOT_IMPORTED):
            importlib.import_module(module.name)


def _subclasses(root: type[OrtaqError]) -> Iterator[type[OrtaqError]]:
    for error in root.__subclasses__():
        if error.__module__.startswith("ortaq."):
            yield error
            yield from _subclasses(error)


def _codes_of_values(package: Path) -> set[str]:
    found = set()
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = _CODE_ARGUMENT.get(node.func.id, len(node.args))
                argument = node.args[place] if place < len(node.args) else None
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    found.add(argument.value)
    return found
