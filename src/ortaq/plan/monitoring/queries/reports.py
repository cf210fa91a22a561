"""Finding progress reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from ortaq.plan.measures.queries import visible_plans
from ortaq.plan.monitoring.models import ProgressReport, Proof, ReportedValue, Spending
from ortaq.plan.monitoring.permissions import MANAGE, READ

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from django.db.models import QuerySet

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.actors import Actor


def visible_reports(actor: Actor) -> QuerySet[ProgressReport]:
    """Progress reports on the plans that the actor may see, with their parts, oldest first."""
    return (
        ProgressReport.objects.filter(measure__plan__in=visible_plans(actor).values("pk"))
        .select_related("measure", "measure__plan", "measure__lead")
        .prefetch_related(
            Prefetch("spendings", Spending.objects.order_by("year", "source")),
            Prefetch("proofs", Proof.objects.select_related("file").order_by("pk")),
            Prefetch("values", ReportedValue.objects.order_by("position")),
        )
        .order_by("period", "version")
    )


def reports_of_plan(actor: Actor, plan: Plan, *, until: str) -> dict[int, list[ProgressReport]]:
    """Key of a measure to its current reports up to a half-year, oldest first."""
    rows = visible_reports(actor).filter(measure__plan=plan, period__lte=until)
    found: dict[int, list[ProgressReport]] = {}
    for report in current_reports(rows):
        found.setdefault(report.measure_id, []).append(report)
    return found


def current_reports(reports: Iterable[ProgressReport]) -> list[ProgressReport]:
    """The newest version of each measure and half-year, oldest half-year first."""
    newest = {(report.measure_id, report.period): report for report in reports}
    return sorted(newest.values(), key=lambda report: (report.period, report.measure_id))


def list_versions(actor: Actor, measure: Measure) -> list[ProgressReport]:
    """All reports on a measure with all versions, newest first."""
    return list(reversed(visible_reports(actor).filter(measure=measure)))


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Thousand tenge of a year and source: planned, spent, and the half-year whose report says so."""

    year: int
    source: str
    planned: Decimal | None
    spent: Decimal | None
    period: str


def list_money(measure: Measure, reports: Iterable[ProgressReport]) -> list[MoneyLine]:
    """Each year and source of a measure that was planned or spent, in order."""
    planned = {(one.year, one.source): one.amount_thousand_kzt for one in measure.costs.all()}
    spent = {
        (one.year, one.source): (one.amount_thousand_kzt, report.period)
        for report in current_reports(sorted(reports, key=lambda one: (one.period, one.version)))
        for one in report.spendings.all()
    }
    return [
        MoneyLine(year, source, planned.get((year, source)), *spent.get((year, source), (None, "")))
        for year, source in sorted(planned | spent)
    ]


def get_report(actor: Actor, pk: int) -> ProgressReport:
    """One report.

    Raises:
        ProgressReport.DoesNotExist: none that the actor may see.
    """
    actor.require(READ)
    return visible_reports(actor).get(pk=pk)


def get_proof(actor: Actor, pk: int) -> Proof:
    """One proof with a file: for the secretariat, and for the organisation that leads the measure.

    Raises:
        Proof.DoesNotExist: none that the actor may see.
    """
    actor.require(READ)
    rows = Proof.objects.select_related("file", "report__measure").filter(file__isnull=False)
    rows = rows.filter(report__measure__plan__in=visible_plans(actor).values("pk"))
    if not actor.may(MANAGE):
        rows = rows.filter(
            report__measure__lead__isnull=False, report__measure__lead=actor.organisation_id
        )
    return rows.get(pk=pk)
