"""One way in which people or programs write a text so that it cannot be clicked or read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ortaq.engine.extract.reading.spelled import Edit

    Plain = str | Callable[[re.Match[str]], str]

_SEPARATORS = re.compile(r"[\s\"'<>]")
_LONGEST_TOKEN = 300


@dataclass(frozen=True, slots=True)
class Disguise:
    """One rule.

    Args:
        hint: a quick pattern (RE2 syntax) without which the rule has nothing to do.
        pattern: what is replaced.
        plain: the replacement, with groups as in `re.sub`, or what gives it for a match.
    """

    hint: str
    pattern: re.Pattern[str]
    plain: Plain

    def edits(self, text: str) -> Iterator[Edit]:
        """The edits that undo this disguise, in order."""
        for match in self.pattern.finditer(text):
            plain = match.expand(self.plain) if isinstance(self.plain, str) else self.plain(match)
            if plain != match.group():
                yield *match.span(), plain


def rule(hint: str, pattern: str, plain: Plain) -> Disguise:
    """A rule that does not tell small letters from capitals."""
    return Disguise(f"(?i:{hint})", re.compile(pattern, re.IGNORECASE), plain)


def is_inside_link(match: re.Match[str]) -> bool:
    """Whether a path or a query that began before the match goes on in it."""
    start = match.start()
    token = _SEPARATORS.split(match.string[max(0, start - _LONGEST_TOKEN) : start])[-1]
    return "/" in token or "?" in token
