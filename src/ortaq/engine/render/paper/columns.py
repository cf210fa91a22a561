"""Widths of the columns of a table on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.render.paper.blocks import TEXT_WIDTH_MM, cell_text

if TYPE_CHECKING:
    from ortaq.engine.render.tables import Table

SIDE_MARGIN_MM = 1.2
"""Between the text of a cell and the lines at its sides."""

_SIZE_MM = 3.53
"""Ten points."""
_WIDE, _USUAL, _NARROW = 0.75, 0.5, 0.33
"""Widths of letters in sizes of the type, rounded up from those of Times New Roman."""
_WIDE_LETTERS = frozenset("жмшщыюфәmw%@—")
_NARROW_LETTERS = frozenset("іijlftr.,:;()[]|!-/'")
_BOLD = 1.08
_LONGEST_WORD = 20
"""Letters from which on a word, such as an address, may be broken."""


def column_widths_mm(table: Table, language: str) -> tuple[float, ...]:
    """The widths that the columns ask for, with room in each for its longest word.

    What a narrow column needs more, the others give in the measure of what they have to spare; where all
    together have too little, each has its share of what it needs. The sum is the width of the text.
    """
    asked_in_all = sum(column.width for column in table.columns)
    asked = [TEXT_WIDTH_MM * column.width / asked_in_all for column in table.columns]
    needed = [_needed_mm(table, place, language) for place in range(len(asked))]
    if sum(needed) >= TEXT_WIDTH_MM:
        return tuple(TEXT_WIDTH_MM * one / sum(needed) for one in needed)
    lacking = sum(max(0.0, least - own) for own, least in zip(asked, needed, strict=True))
    spare = [max(0.0, own - least) for own, least in zip(asked, needed, strict=True)]
    given = lacking / sum(spare) if lacking else 0.0
    return tuple(
        max(own, least) - over * given
        for own, least, over in zip(asked, needed, spare, strict=True)
    )


def _needed_mm(table: Table, place: int, language: str) -> float:
    """The width of the longest word of a column, with its margins."""
    column = table.columns[place]
    texts = (cell_text(row[place], language, column.places) for row in table.rows)
    words = [_width_mm(word) for text in texts for word in _words(text)]
    heads = [_BOLD * _width_mm(word) for word in _words(column.heading)]
    return max([*words, *heads], default=0.0) + 2 * SIDE_MARGIN_MM


def _words(text: str) -> list[str]:
    """The words of a text; those joined by a no-break space are one."""
    return [word[:_LONGEST_WORD] for word in text.replace("\n", " ").split(" ")]


def _width_mm(word: str) -> float:
    return _SIZE_MM * sum(map(_letter_width, word))


def _letter_width(letter: str) -> float:
    if letter.isupper() or letter in _WIDE_LETTERS:
        return _WIDE
    return _NARROW if letter in _NARROW_LETTERS else _USUAL
