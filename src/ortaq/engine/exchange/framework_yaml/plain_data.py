"""Data of a file as they were loaded: refused whole before anything is read, where nothing could keep them."""

from __future__ import annotations

import re

from ortaq.engine.exchange.framework_yaml.node import FrameworkInvalid

MAX_VALUES = 3_000_000
"""Values of a file with its aliases written out; 70,000 nodes of ten keys have 770,000."""

MAX_HEIGHT = 60
"""Levels of a file; a library needs nine."""

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def refuse_unfit(data: object) -> None:
    """Let pass what a register can keep: mappings, lists and plain values.

    Aliases of YAML cost nothing to load and everything to write out: what they stand for is measured.

    Raises:
        FrameworkInvalid: too_deep (or a ring of aliases), too_large; unstorable where a key or a value
            holds a zero character or half of a surrogate pair.
    """
    try:
        size, height = _measure(data, {})
    except RecursionError as error:
        raise FrameworkInvalid("file", "too_deep") from error
    if height > MAX_HEIGHT:
        raise FrameworkInvalid("file", "too_deep", height)
    if size > MAX_VALUES:
        raise FrameworkInvalid("file", "too_large", size)


def _measure(value: object, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """How many values something holds, and on how many levels."""
    if not isinstance(value, dict | list):
        _refuse_unstorable(value)
        return 1, 0
    if id(value) not in known:
        size, height = 1, 0
        if isinstance(value, dict):
            for key in value:
                _refuse_unstorable(key)
        for member in value.values() if isinstance(value, dict) else value:
            more, below = _measure(member, known)
            size, height = size + more, max(height, below)
        known[id(value)] = size, height + 1
    return known[id(value)]


def _refuse_unstorable(value: object) -> None:
    if isinstance(value, str) and _UNSTORABLE.search(value):
        shown = value.encode("ascii", "backslashreplace").decode().replace("\0", "\\0")
        raise FrameworkInvalid("file", "unstorable", shown)
