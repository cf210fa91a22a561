"""Two writers who began with the same content: what fits together, and where somebody must choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.plan.measures.cells import is_written

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Merged:
    """The two contents put together.

    Args:
        content: every cell; where both changed one differently, theirs.
        conflicts: cells that both changed differently, in order.
        taken: cells that only the others changed.
    """

    content: dict[str, str]
    conflicts: tuple[str, ...]
    taken: tuple[str, ...]


def merge(
    base: Mapping[str, str] | None,
    mine: Mapping[str, str],
    theirs: Mapping[str, str],
    chosen: Mapping[str, str] | None = None,
) -> Merged:
    """Both changes on top of what the writers began with.

    Only the cells of the writer's form can be his; of all others he gets those of the other writer.

    Args:
        base: what both began with; None where it is not known, so that every difference is a conflict.
        mine: what the writer wants to save.
        theirs: what was saved meanwhile.
        chosen: conflicting cell to "mine" or "theirs", where the writer has chosen.

    Example:
        >>> merge({"code": "A"}, {"code": "B"}, {"code": "A", "lead": "MVD"}).content
        {'code': 'B', 'lead': 'MVD'}
    """
    answers = chosen or {}
    content = {cell: value for cell, value in theirs.items() if not is_written(cell)}
    conflicts, taken = [], []
    for cell in dict.fromkeys([*mine, *theirs, *(base or {})]):
        if not is_written(cell):
            continue
        ours, others = mine.get(cell, ""), theirs.get(cell, "")
        start = None if base is None else base.get(cell, "")
        value = others
        if ours != others:
            if others == start:
                value = ours
            elif ours == start:
                taken.append(cell)
            elif answers.get(cell) == "mine":
                value = ours
            elif answers.get(cell) != "theirs":
                conflicts.append(cell)
        if value:
            content[cell] = value
    return Merged(content, tuple(conflicts), tuple(taken))
