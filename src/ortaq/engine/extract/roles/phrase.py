"""One turn of speech that says whose an identifier is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from ortaq.engine.terms.identifier import IdentifierKind

REACH = 90
"""Characters right before an identifier in which a phrase begins."""


@final
class Phrase:
    """A turn of speech and what it says.

    Args:
        kinds: of identifiers that it speaks of.
        score: log-odds that such an identifier is the offender's.
        before: what ends right before it, in small letters.
        behind: what begins right behind it, in small letters.
        story: what is told anywhere before.
        unless: what is not told there.
    """

    __slots__ = ("before", "behind", "kinds", "score", "story", "unless")

    def __init__(
        self,
        kinds: tuple[IdentifierKind, ...],
        score: float,
        before: str = "",
        behind: str = "",
        story: str = "",
        unless: str = r"\Z.",
    ) -> None:
        self.kinds = kinds
        self.score = score
        self.before = re.compile(before)
        self.behind = re.compile(behind)
        self.story = re.compile(story)
        self.unless = re.compile(unless)

    def is_said(self, before: str, behind: str) -> bool:
        """Whether these are the words on both sides of an identifier, given in small letters."""
        if not (
            self.behind.match(behind) and self.before.search(before, max(0, len(before) - REACH))
        ):
            return False
        return self.story.search(before) is not None and self.unless.search(before) is None
