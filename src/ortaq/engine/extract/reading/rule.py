"""One way in which people or programs write a text so that it cannot be clicked or read."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ortaq.engine.extract.reading.spelled import Edit

    Plain = str | Callable[[re.Match[str]], str]

_SEPARATORS = re.compile(r"[\s\"'<>]")
_LONGEST_TOKEN = 300


class Disguise(NamedTuple):
    """One rule.

    Args:
        hint: a quick pattern (RE2 syntax) without which the rule has nothing to do.
        edits: gives the edits that undo this disguise in a text, in order.
    """

    hint: str
    edits: Callable[[str], Iterator[Edit]]


def rule(hint: str, pattern: str, plain: Plain) -> Disguise:
    """A rule that does not tell small letters from capitals.

    Args:
        hint: a quick pattern (RE2 syntax) without which the rule has nothing to do.
        pattern: what is replaced.
        plain: the replacement, with groups as in `re.sub`, or what gives it for a match.
    """
    compiled = re.compile(pattern, re.IGNORECASE)
    return Disguise(f"(?i:{hint})", partial(_edits, compiled, plain))


def _edits(pattern: re.Pattern[str], plain: Plain, text: str) -> Iterator[Edit]:
    for match in pattern.finditer(text):
        shown = match.expand(plain) if isinstance(plain, str) else plain(match)
        if shown != match.group():
            yield *match.span(), shown


def is_inside_link(match: re.Match[str]) -> bool:
    """Whether a path or a query that began before the match goes on in it."""
    start = match.start()
    token = _SEPARATORS.split(match.string[max(0, start - _LONGEST_TOKEN) : start])[-1]
    return "/" in token or "?" in token
