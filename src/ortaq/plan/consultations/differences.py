"""What changed between two wordings, word by word."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

_WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `kept`, `removed` or `added`."""

    kind: str
    text: str


def compare(before: str, after: str) -> list[Piece]:
    """The pieces of both wordings in order.

    Example:
        >>> [(piece.kind, piece.text) for piece in compare("within 10 days", "within 5 days")]
        [('kept', 'within '), ('removed', '10'), ('added', '5'), ('kept', ' days')]
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, one, two, three, four in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("kept", "".join(old[one:two])))
            continue
        if one != two:
            pieces.append(Piece("removed", "".join(old[one:two])))
        if three != four:
            pieces.append(Piece("added", "".join(new[three:four])))
    return pieces
