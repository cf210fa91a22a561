"""Every text that the tests of extraction hold: each rule has a sentence among them."""

from __future__ import annotations

import ast
from pathlib import Path

_TESTS = Path(__file__).parent


def all_sentences() -> list[str]:
    """The strings of all tests in this folder, in the order of the files."""
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted(_TESTS.rglob("test_*.py"))]
    constants = [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)
    ]
    return [constant.value for constant in constants if isinstance(constant.value, str)]
