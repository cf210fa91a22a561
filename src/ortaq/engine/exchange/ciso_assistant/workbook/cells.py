"""How the cells of a library workbook hold lists, truth values, lines and references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

YES = "x"
UNDEFINED = "undefined"

_BETWEEN = re.compile(r"[\s,]+")
_WHOLE = re.compile(r"[+-]?\d+")


def read_words(cell: str) -> list[str]:
    """Items parted by commas, spaces or lines."""
    return [word for word in _BETWEEN.split(cell) if word]


def read_lines(cell: str) -> list[str]:
    r"""One item a line; a line that begins with `|` goes on with the item above it.

    Example:
        >>> read_lines("one\n|and more\ntwo")
        ['one\nand more', 'two']
    """
    lines: list[str] = []
    for line in cell.split("\n"):
        if line.startswith("|") and lines:
            lines[-1] += f"\n{line[1:]}"
        else:
            lines.append(line)
    return lines


def write_lines(items: Iterable[str]) -> str:
    """The cell that `read_lines` reads."""
    return "\n".join(item.replace("\n", "\n|") for item in items)


def read_each(cell: str, count: int) -> list[str]:
    """One value for each of `count` items: as many lines, or one line for all of them."""
    if not cell:
        return [""] * count
    lines = read_lines(cell)
    if len(lines) == 1:
        return lines * count
    return [*lines, *[""] * count][:count]


def write_each(values: Sequence[str]) -> str:
    """The cell that `read_each` reads; empty where no item has a value."""
    return write_lines(values) if any(values) else ""


def read_whole(cell: str) -> int | None:
    """A whole number, or None."""
    return int(cell) if _WHOLE.fullmatch(cell.strip()) else None


def read_result(cell: str) -> str | bool | None:
    """What a choice means for compliance: a word, an old truth value, or nothing."""
    word = cell.strip()
    if word.casefold() in {"true", "false"}:
        return word.casefold() == "true"
    return None if word in {"", UNDEFINED} else word


def write_result(value: object) -> str:
    """The line that `read_result` reads."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def read_reference(word: str, prefixes: Mapping[str, str]) -> str:
    """The URN of `prefix:reference`; a URN stays as it is."""
    prefix, colon, rest = word.partition(":")
    if not colon or prefix not in prefixes:
        return word
    return f"{prefixes[prefix]}:{rest.lower()}"
