"""One turn of speech that says whose an identifier is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, final

from ortaq.engine.extract.kinds.found import CARD, CARD_MASKED, DOMAIN, IBAN, URL

if TYPE_CHECKING:
    from ortaq.engine.terms.identifier import IdentifierKind

REACH = 90
"""Characters right before an identifier in which a phrase begins."""

_STORY = 400
"""Characters before an identifier in which a story is looked for."""

MINE = -3.0
THEIRS = 3.0
NOBODYS = 0.01
"""Log-odds of phrases that leave no doubt; the last so little that the role is unknown."""

ACCOUNTS = (CARD, CARD_MASKED, IBAN)
SITES = (DOMAIN, URL)
"""Kinds that many phrases speak of together."""


@final
class Phrase:
    """A turn of speech and what it says.

    Args:
        kinds: of identifiers that it speaks of.
        score: log-odds that such an identifier is the offender's.
        before: what ends right before it, in small letters.
        behind: what begins right behind it, in small letters.
        not_before: what does not end right before it then.
        story: what is told anywhere before, if asked.
        unless: what is not told there.
    """

    __slots__ = ("before", "behind", "kinds", "not_before", "score", "story", "unless")

    def __init__(
        self,
        kinds: tuple[IdentifierKind, ...],
        score: float,
        before: str = "",
        behind: str = "",
        not_before: str = "",
        story: str = "",
        unless: str = "",
    ) -> None:
        self.kinds = kinds
        self.score = score
        self.before = re.compile(before)
        self.behind = re.compile(behind)
        self.not_before = re.compile(not_before) if not_before else None
        self.story = re.compile(story) if story else None
        self.unless = re.compile(unless) if unless else None

    def is_said(self, text: str, start: int, before: str, behind: str) -> bool:
        """Whether these are the words on both sides of an identifier.

        Args:
            text: all of it.
            start: where the identifier begins.
            before: the words before it that a phrase may take, in small letters.
            behind: the same behind it.
        """
        if not (self.behind.match(behind) and self.before.search(before)):
            return False
        if self.not_before and self.not_before.search(before):
            return False
        if not (self.story or self.unless):
            return True
        told = text[max(0, start - _STORY) : start].lower()
        if self.story and not self.story.search(told):
            return False
        return not (self.unless and self.unless.search(told))
