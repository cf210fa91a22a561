"""The parallel edition: every measure in two languages, one row under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.render.decree.lines import Line, LineKind, table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.render.decree.plan import PlanDocument


def document_lines(plan: PlanDocument) -> Iterator[Line]:
    """The lines of the table; in the parallel edition both languages.

    Sections and sums then say both in one line; each measure has a line in the first language and one,
    marked as the second, below it.
    """
    if plan.second is None:
        yield from table_lines(plan)
        return
    for first, second in zip(table_lines(plan), table_lines(plan.second), strict=True):
        if first.kind is LineKind.MEASURE:
            yield first
            yield Line(second.kind, second.cells, is_second=True)
        elif first.kind is LineKind.SECTION:
            yield Line(first.kind, (f"{first.cells[0]}\n{second.cells[0]}",))
        else:
            yield Line(first.kind, _both(first.cells, second.cells))


def editions(plan: PlanDocument) -> tuple[PlanDocument, ...]:
    """The paper in its one language, or in both."""
    return (plan,) if plan.second is None else (plan, plan.second)


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Each cell in both languages, once where they say the same."""
    return tuple(a if a == b else f"{a}\n{b}" for a, b in zip(first, second, strict=True))
