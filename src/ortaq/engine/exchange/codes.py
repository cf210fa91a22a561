"""Codes that fit a set: short enough, of allowed letters, each used once."""

from __future__ import annotations

import re

MAX_CODE = 64
"""Characters of a code in the register."""

_NOT_PART = re.compile(r"[^\w.~-]+")
_NOT_SLUG = re.compile(r"[^a-z0-9._-]+")


class Codes:
    """Gives out codes of which no two are equal.

    Example:
        >>> codes = Codes()
        >>> codes.take("A.1"), codes.take("A.1")
        ('A.1', 'A.1~2')
    """

    def __init__(self, most: int = MAX_CODE, joint: str = "~") -> None:
        self._most, self._joint = most, joint
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """The code wanted, cut to length and numbered where it is taken."""
        code = base = wanted.strip()[: self._most] or "-"
        number = self._next.get(base, 2)
        while code in self._taken:
            ending = f"{self._joint}{number}"
            code = f"{base[: self._most - len(ending)]}{ending}"
            number += 1
        self._next[base] = number
        self._taken.add(code)
        return code


def slug(text: str, most: int = MAX_CODE) -> str:
    """Small Latin letters, digits, points and hyphens, beginning with a letter or digit.

    Example:
        >>> slug("ISO/IEC 27001:2022")
        'iso-iec-27001-2022'
    """
    return _NOT_SLUG.sub("-", text.casefold()).strip("-._")[:most].rstrip("-._") or "framework"


def part_of(code: str) -> str:
    """The last part of a URN that a code gives; codes that differ only in this are the same.

    Example:
        >>> part_of("A.5 (1)")
        'a.5-1-'
    """
    return _NOT_PART.sub("-", code.strip().lower())
