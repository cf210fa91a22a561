"""Every measure of a plan at the end of a half-year: reported or not, and where it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.plan.choices.queries import list_inputs
from ortaq.plan.measures.queries import list_measures, number_in_print
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.models import Reporting, ReportState
from ortaq.plan.monitoring.queries.facts import (
    Value,
    goal_of,
    planned_of,
    readings_of,
    spent_of,
    value_of,
)
from ortaq.plan.monitoring.queries.reports import reports_of_plan
from ortaq.plan.monitoring.rag import (
    USUAL,
    MoneyFacts,
    Prerequisite,
    Rag,
    indicator_light,
    judge,
    money_light,
    prerequisite_light,
    schedule_light,
)
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ortaq.picture.indicators.queries import Reading
    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.plan.measures.queries import MeasureRow
    from ortaq.plan.monitoring.models import ProgressReport
    from ortaq.plan.monitoring.rag import Thresholds, Verdict
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """Narrows a board; an empty value narrows nothing.

    Args:
        lead: code of an organisation.
        reporting: whether the lead reported.
        rag: the computed light.
        alarm: True for measures whose lead's word is better than the facts.
    """

    lead: str = ""
    reporting: str = ""
    rag: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A measure on a board.

    Args:
        row: the measure with its schedule and costs.
        number: of the measure in the printed plan.
        report: the lead's newest version for the half-year; None where there is none.
        reporting: whether it came, and in time.
        verdict: where the measure stands.
        values: of its indicators.
        planned: thousand tenge up to the end of the half-year; None where nothing is foreseen.
        spent: up to then; None where nobody told.
        declared: the lead's word.
        progress: share of the work done by the lead's newest report.
    """

    row: MeasureRow
    number: int
    report: ProgressReport | None
    reporting: Reporting
    verdict: Verdict
    values: tuple[Value, ...]
    planned: Decimal | None
    spent: Decimal | None
    declared: DeclaredStatus
    progress: Decimal

    @property
    def measure(self) -> Measure:
        """The measure."""
        return self.row.measure


@dataclass(frozen=True, slots=True)
class Board:
    """A plan in a half-year.

    Args:
        plan: which.
        period: which.
        rows: measures, in the printed order.
        on: day of which it speaks.
    """

    plan: Plan
    period: HalfYear
    rows: tuple[BoardRow, ...]
    on: date

    @property
    def by_reporting(self) -> list[tuple[Reporting, int]]:
        """Measures by reporting, those that occur, most urgent first."""
        counts = Counter(row.reporting for row in self.rows)
        return [(one, counts[one]) for one in Reporting if counts[one]]

    @property
    def by_rag(self) -> list[tuple[Rag, int]]:
        """Measures by light, those that occur, most urgent first."""
        counts = Counter(row.verdict.rag for row in self.rows)
        return [(one, counts[one]) for one in Rag if counts[one]]

    @property
    def alarms(self) -> list[BoardRow]:
        """Measures whose lead's word is better than the facts."""
        return [row for row in self.rows if row.verdict.too_good]

    @property
    def asked(self) -> int:
        """Measures on which a report is due for the half-year."""
        return sum(row.reporting != Reporting.NOT_ASKED for row in self.rows)

    @property
    def planned(self) -> Decimal:
        """Thousand tenge planned up to the end of the half-year."""
        return sum((row.planned or Decimal() for row in self.rows), Decimal())

    @property
    def spent(self) -> Decimal:
        """Thousand tenge that leads say were spent."""
        return sum((row.spent or Decimal() for row in self.rows), Decimal())


def list_periods(plan: Plan, on: date) -> list[HalfYear]:
    """Half-years of the plan that have begun, newest first."""
    first, last = HalfYear(plan.first_year, 1), min(HalfYear.of(on), HalfYear(plan.last_year, 2))
    found = []
    while first <= last:
        found.append(last)
        last = last.shifted(-1)
    return found


def get_board(
    actor: Actor,
    plan: Plan,
    period: HalfYear,
    *,
    on: date,
    narrow: BoardFilter | None = None,
    limits: Thresholds = USUAL,
) -> Board:
    """Where every measure of a plan stands, by what is known on a day of a half-year and before."""
    rows = list_measures(actor, plan, on=on)
    reports = reports_of_plan(actor, plan, until=period.code)
    readings = readings_of(rows, on)
    needs = {key: told.needs.all() for key, told in list_inputs(SYSTEM, plan).items()}
    statuses = {row.measure.pk: row for row in rows}
    numbers = number_in_print(rows)
    found = (
        _board_row(
            row,
            numbers[row.measure.pk],
            period,
            on,
            reports.get(row.measure.pk, []),
            readings,
            [statuses[one.pk] for one in needs.get(row.measure.pk, ()) if one.pk in statuses],
            limits,
        )
        for row in rows
    )
    asked = narrow or BoardFilter()
    return Board(plan, period, tuple(row for row in found if _fits(row, asked)), on)


def narrow_board(board: Board, asked: BoardFilter) -> list[BoardRow]:
    """The rows of a board that fit a filter."""
    return [row for row in board.rows if _fits(row, asked)]


def get_row(actor: Actor, measure: Measure, period: HalfYear, *, on: date) -> BoardRow:
    """One measure of the board.

    Raises:
        LookupError: the actor may not see it.
    """
    board = get_board(actor, measure.plan, period, on=on)
    return next(row for row in board.rows if row.measure.pk == measure.pk)


def owes_report(measure: Measure, period: HalfYear, earlier: list[ProgressReport]) -> bool:
    """Whether the lead must report on this half-year.

    Not before the work begins, outside the plan's years, or once an earlier half-year's report said
    that all is done and was accepted.
    """
    if measure.declared_status == DeclaredStatus.REMOVED or period.year not in measure.plan.years:
        return False
    if measure.start_on is not None and measure.start_on >= period.end:
        return False
    return not any(
        report.period < period.code
        and report.declared_status == DeclaredStatus.DONE
        and report.state == ReportState.ACCEPTED
        for report in earlier
    )


def _board_row(
    row: MeasureRow,
    number: int,
    period: HalfYear,
    on: date,
    reports: list[ProgressReport],
    readings: Mapping[str, Reading],
    needs: list[MeasureRow],
    limits: Thresholds,
) -> BoardRow:
    measure = row.measure
    own = next((report for report in reports if report.period == period.code), None)
    declared, progress = DeclaredStatus(measure.declared_status), measure.progress
    values = tuple(value_of(one, reports, readings) for one in measure.indicators.all())
    planned, spent = planned_of(measure, period), spent_of(reports)
    is_owed = own is None and owes_report(measure, period, reports)
    lights = (
        schedule_light(
            row.standing.status,
            has_proof=any(report.proofs.all() for report in reports),
            progress=progress,
        ),
        money_light(
            MoneyFacts(
                is_required=measure.is_funding_required,
                planned=row.cost_thousand_kzt,
                planned_to_date=planned or Decimal(),
                spent=spent,
                progress=progress,
                is_recurring=measure.deadline is not None and measure.deadline.is_recurring,
                is_old=is_owed,
            ),
            limits,
        ),
        indicator_light([goal_of(value, measure) for value in values], period.last_day, limits),
        prerequisite_light(
            [Prerequisite(n.measure.code, n.standing.status, n.measure.due_on) for n in needs],
            measure.start_on,
        ),
    )
    return BoardRow(
        row=row,
        number=number,
        report=own,
        reporting=_reporting(measure, period, on, own, reports),
        verdict=judge(lights, declared),
        values=values,
        planned=planned,
        spent=spent,
        declared=declared,
        progress=progress,
    )


def _reporting(
    measure: Measure,
    period: HalfYear,
    on: date,
    own: ProgressReport | None,
    reports: list[ProgressReport],
) -> Reporting:
    if own is not None:
        if own.state == ReportState.RETURNED:
            return Reporting.RETURNED
        return Reporting.LATE if own.received_on > period.report_by else Reporting.ON_TIME
    if not owes_report(measure, period, reports):
        return Reporting.NOT_ASKED
    return Reporting.SILENT if on > period.report_by else Reporting.WAITING


def _fits(row: BoardRow, asked: BoardFilter) -> bool:
    lead = row.measure.lead
    return (
        (not asked.lead or (lead is not None and lead.code == asked.lead))
        and (not asked.reporting or row.reporting == asked.reporting)
        and (not asked.rag or row.verdict.rag == asked.rag)
        and (not asked.alarm or row.verdict.too_good)
    )
