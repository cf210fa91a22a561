"""Tells in one linear pass which of many patterns occur in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import re2

if TYPE_CHECKING:
    from collections.abc import Iterable

_MEMORY_BYTES = 64 * 1024 * 1024


class PatternSet:
    r"""A set of RE2 patterns; `\b` and `\w` are ASCII in them.

    Args:
        patterns: in RE2 syntax; their order gives the numbers that `matches` returns.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        options = re2.Options()
        options.max_mem = _MEMORY_BYTES
        options.log_errors = False
        self._set = re2.Set.SearchSet(options)
        for pattern in patterns:
            self._set.Add(pattern)
        self._set.Compile()

    def matches(self, encoded: bytes) -> list[int]:
        """The numbers of the patterns that occur in a text, given as `encoded` gives it."""
        numbers: list[int] | None = self._set.Match(encoded)
        return numbers or []


def encoded(text: str) -> bytes:
    """A text as sets of patterns read it."""
    return text.encode("utf-8", "replace")
