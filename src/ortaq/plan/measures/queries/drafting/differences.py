"""What differs between two contents of a measure, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ortaq.plan.measures.cells import cell_label, cell_value, is_prose, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_TOKENS = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed the same, or was removed or added."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell with another value.

    Args:
        cell: its name.
        label: as the reader calls it.
        language: of its words; empty where it has none of its own.
        before: pieces of the old value; the changed ones were removed.
        after: pieces of the new value; the changed ones were added.
    """

    cell: str
    label: str
    language: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


def compare(
    old: Mapping[str, str], new: Mapping[str, str], bodies: Mapping[str, str]
) -> list[CellChange]:
    """The cells that differ, in the order of the newer content.

    Args:
        old: cell to value.
        new: cell to value.
        bodies: code of an organisation to its short name.
    """
    cells = list(dict.fromkeys([*new, *old]))
    return [
        _change(cell, old.get(cell, ""), new.get(cell, ""), bodies)
        for cell in cells
        if old.get(cell, "") != new.get(cell, "")
    ]


def word_differences(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two texts cut into pieces that are shared or not.

    Example:
        >>> before, after = word_differences("ten banks", "ten large banks")
        >>> [piece.text for piece in after if piece.is_changed]
        ['large ']
    """
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(left) + len(right) > _MOST_TOKENS:
        return _whole(old), _whole(new)
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    before = [("".join(left[a:b]), kind != "equal") for kind, a, b, _c, _d in steps]
    after = [("".join(right[c:d]), kind != "equal") for kind, _a, _b, c, d in steps]
    return tuple(_joined(before)), tuple(_joined(after))


def _change(cell: str, old: str, new: str, bodies: Mapping[str, str]) -> CellChange:
    shown = cell_value(cell, old, bodies), cell_value(cell, new, bodies)
    prose = is_prose(cell) or cell == "co_executors"
    before, after = word_differences(*shown) if prose else (_whole(shown[0]), _whole(shown[1]))
    return CellChange(cell, cell_label(cell), language_of(cell), before, after)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, is_changed=True),) if text else ()


def _joined(pieces: Sequence[tuple[str, bool]]) -> Iterator[Piece]:
    """Pieces without the empty ones."""
    return (Piece(text, is_changed=changed) for text, changed in pieces if text)
