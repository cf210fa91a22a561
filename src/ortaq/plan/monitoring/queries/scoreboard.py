"""The plan as everybody sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.terms.direction import Direction
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.queries.board import get_board, list_periods
from ortaq.plan.monitoring.queries.counters import list_counters
from ortaq.plan.monitoring.queries.summaries import find_summary, list_standings
from ortaq.plan.monitoring.rag import Rag

if TYPE_CHECKING:
    from datetime import date

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.plan.monitoring.models import CounterReport, MeasureStanding
    from ortaq.plan.monitoring.queries.board import Board, BoardRow
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A measure on the scoreboard.

    Args:
        now: where it stands.
        before: where it stood when the half-year before was closed; None where it was not.
        counters: what civil society says of it in this half-year.
    """

    now: BoardRow
    before: MeasureStanding | None
    counters: tuple[CounterReport, ...]

    @property
    def has_changed(self) -> bool:
        """True where the computed light is another one than a half-year ago."""
        return self.before is not None and self.before.rag != self.now.verdict.rag

    @property
    def has_improved(self) -> bool:
        """True where the light is a better one than a half-year ago."""
        order = list(Rag)
        before = order.index(Rag(self.before.rag)) if self.before else len(order)
        return before < order.index(self.now.verdict.rag)


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """The plan by direction.

    Args:
        board: the numbers.
        groups: direction to its measures, in the order of the plan.
        has_before: True where the half-year before was closed.
    """

    board: Board
    groups: tuple[tuple[Direction, tuple[ScoreRow, ...]], ...]
    has_before: bool

    @property
    def rows(self) -> list[ScoreRow]:
        """All measures, in the order of the plan."""
        return [row for _direction, rows in self.groups for row in rows]

    @property
    def by_rag(self) -> list[tuple[Rag, list[Measure]]]:
        """Measures by light, those that occur, most urgent first: what the counts are made of."""
        rows = self.board.rows
        return [
            (rag, [row.measure for row in rows if row.verdict.rag == rag])
            for rag, _count in self.board.by_rag
        ]

    @property
    def spenders(self) -> list[Measure]:
        """Measures whose lead told what was spent."""
        return [row.measure for row in self.board.rows if row.spent is not None]

    @property
    def changed(self) -> list[ScoreRow]:
        """Measures whose light changed since the half-year before."""
        return [row for row in self.rows if row.has_changed]

    @property
    def better(self) -> int:
        """How many of them improved."""
        return sum(row.has_improved for row in self.changed)

    @property
    def worse(self) -> int:
        """How many of them did not."""
        return len(self.changed) - self.better


def get_scoreboard(actor: Actor, plan: Plan, *, on: date) -> Scoreboard:
    """The plan on a day, by the half-year that is being reported on."""
    periods = list_periods(plan, on)
    ended = HalfYear.last_ended(on)
    period = ended if ended in periods else (periods[0] if periods else ended)
    board = get_board(actor, plan, period, on=on)
    summary = find_summary(plan, period.shifted(-1))
    before = list_standings(summary)
    counters: dict[int, list[CounterReport]] = {}
    for one in list_counters(actor, plan=plan):
        if one.period == period.code:
            counters.setdefault(one.measure_id, []).append(one)
    rows = [
        ScoreRow(row, before.get(row.measure.pk), tuple(counters.get(row.measure.pk, ())))
        for row in board.rows
    ]
    groups = []
    for direction in Direction:
        found = tuple(row for row in rows if row.now.measure.direction == direction)
        if found:
            groups.append((direction, found))
    return Scoreboard(board, tuple(groups), has_before=summary is not None)
