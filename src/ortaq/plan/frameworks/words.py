"""The words by which a provision is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortaq.engine.terms.language import Trilingual

SHORTEST = 2
"""Letters of a word that is worth finding."""

LONGEST = 40
"""Letters of a word that are kept; at most four bytes each."""

_WORD = re.compile(r"\w+")
_JOINED = re.compile(r"(?<!\w)\w++(?:[.\-/]\w++)+")
"""Begins where a word does and gives nothing back: a word of millions of letters is read once."""


def words_of(code: str, *texts: Trilingual) -> set[str]:
    """The words of a code and of texts in all languages, casefolded; a joined one (`BC-16`) whole and in parts."""
    whole = " ".join((code, *(words for text in texts for words in text.as_dict().values())))
    folded = whole.casefold()
    found = {code.casefold()[:LONGEST], *_WORD.findall(folded), *_JOINED.findall(folded)}
    return {word[:LONGEST] for word in found if len(word) >= SHORTEST}


def wanted_words(typed: str) -> list[str]:
    """The beginnings of words that a reader looks for, the longest first; blanks part them."""
    parts = (part.strip(".,;:!?()[]«»\"'“”") for part in typed.casefold().split())
    return sorted({part[:LONGEST] for part in parts if len(part) >= SHORTEST}, key=len)[::-1]
