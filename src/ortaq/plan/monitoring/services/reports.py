"""Handing progress reports in, and looking at them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.services import NotOwnMeasure, lock_measure, may_report, set_progress
from ortaq.plan.monitoring.models import (
    ProgressReport,
    Proof,
    ReportedValue,
    ReportState,
    Spending,
)
from ortaq.plan.monitoring.permissions import MANAGE, REPORT
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.files.services import store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from ortaq.plan.measures.models import Measure
    from ortaq.plan.measures.standing import DeclaredStatus
    from ortaq.plan.monitoring.cycle import HalfYear
    from ortaq.shared.actors import Actor


WORK_BEGINS = 9
"""Hour by the country's clock at which a paper of a day counts as received. Ortaq's own choice."""


class ReportWithoutWords(OrtaqError):
    """A report says what was done. Write it in at least one language."""

    code = "progress_report_without_words"


class HalfYearNotBegun(OrtaqError):
    """The half-year has not begun. Report on one that has."""

    code = "half_year_not_begun"


class ProofIncomplete(OrtaqError):
    """A proof needs a title and a number, an address or a file. Complete it."""

    code = "proof_incomplete"


class SpendingBad(OrtaqError):
    """Money spent is zero or more and lies in a year that has begun. Correct it."""

    code = "spending_bad"


class ReviewWithoutRemarks(OrtaqError):
    """A report is returned with remarks. Write what to correct."""

    code = "review_without_remarks"


class ReportSuperseded(OrtaqError):
    """A newer version of the report is there, or it was looked at already. Load the page again."""

    code = "progress_report_superseded"


@dataclass(frozen=True, slots=True)
class ProofDraft:
    """A document that shows the form of completion; see the model."""

    title: str
    number: str = ""
    issued_on: date | None = None
    url: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """What a lead hands in.

    Args:
        done: what was done in the half-year.
        next_steps: what comes next.
        obstacles: what stands in the way.
        declared_status: the lead's word.
        progress: share of the work done in [0, 1].
        spent: (year, source) to thousand tenge spent in that year so far.
        proofs: documents that are new.
        values: position of the measure's indicator to its value.
    """

    done: Trilingual
    declared_status: DeclaredStatus
    progress: Decimal
    next_steps: Trilingual = field(default_factory=Trilingual)
    obstacles: Trilingual = field(default_factory=Trilingual)
    spent: Mapping[tuple[int, str], Decimal] = field(default_factory=dict)
    proofs: tuple[ProofDraft, ...] = ()
    values: Mapping[int, Decimal] = field(default_factory=dict)


@transaction.atomic
def submit_report(
    *,
    actor: Actor,
    measure: Measure,
    period: HalfYear,
    draft: ReportDraft,
    received_on: date | None = None,
) -> ProgressReport:
    """Hand in a report or its correction; the documents of the version before go along.

    Args:
        actor: the lead, or the secretariat for it.
        measure: which.
        period: which half-year.
        draft: the content.
        received_on: day on which a paper came in; only the secretariat may say another one than today.

    Raises:
        NotOwnMeasure: an agency member reports on another agency's measure.
        ReportWithoutWords, HalfYearNotBegun, ProofIncomplete, SpendingBad: see there.
        ProgressOutOfRange: the share isn't in [0, 1].
        FileTypeRefused, FileTooLarge, FileEmpty: a file can't be kept.
    """
    actor.require(REPORT)
    if not may_report(actor, measure):
        raise NotOwnMeasure(measure=measure.reference)
    _check(draft, period)
    on_paper = received_on if actor.may(MANAGE) else None
    told = _tell_measure(actor, measure, period, draft, on_paper)
    rows = ProgressReport.objects.filter(measure=told, period=period.code)
    before = rows.order_by("-version").first()
    report = ProgressReport.objects.create(
        measure=told,
        period=period.code,
        version=before.version + 1 if before else 1,
        done=draft.done,
        next_steps=draft.next_steps,
        obstacles=draft.obstacles,
        declared_status=draft.declared_status,
        progress=draft.progress,
        received_on=on_paper or _received(before),
        submitted_at=clock.now(),
        submitted_by=actor.name,
    )
    _write_parts(actor, report, before, draft)
    record(
        actor,
        "progress_report.submit",
        subject_kind="measure",
        subject=told.reference,
        period=period.code,
        version=report.version,
    )
    return report


@transaction.atomic
def accept_report(*, actor: Actor, report: ProgressReport) -> ProgressReport:
    """Take a report into the summary.

    Raises:
        ReportSuperseded: it isn't the newest version, or was looked at.
    """
    return _review(actor, report, ReportState.ACCEPTED, "")


@transaction.atomic
def return_report(*, actor: Actor, report: ProgressReport, remarks: str) -> ProgressReport:
    """Give a report back to its lead with remarks.

    Raises:
        ReviewWithoutRemarks: there are none.
        ReportSuperseded: it isn't the newest version, or was looked at.
    """
    if not remarks.strip():
        raise ReviewWithoutRemarks
    return _review(actor, report, ReportState.RETURNED, remarks.strip())


def _tell_measure(
    actor: Actor, measure: Measure, period: HalfYear, draft: ReportDraft, on_paper: date | None
) -> Measure:
    """The measure, locked; a report on the newest half-year is the lead's word on it.

    It is said on the day on which the paper came in, else now: a correction is no earlier word.
    """
    current = lock_measure(measure)
    if ProgressReport.objects.filter(measure=current, period__gt=period.code).exists():
        return current
    return set_progress(
        actor=actor,
        measure=current,
        declared_status=draft.declared_status,
        progress=draft.progress,
        note=draft.done.in_("kk"),
        told_at=_morning(on_paper) if on_paper else None,
        until=period.last_day,
    )


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(WORK_BEGINS)))


def _received(before: ProgressReport | None) -> date:
    """A correction of a report that came in time is in time."""
    if before is not None and before.state != ReportState.RETURNED:
        return before.received_on
    return clock.today()


def _check(draft: ReportDraft, period: HalfYear) -> None:
    if not any(words.strip() for words in draft.done.as_dict().values()):
        raise ReportWithoutWords
    if period.start > clock.today():
        raise HalfYearNotBegun(period=period.code)
    for (year, _source), amount in draft.spent.items():
        if amount < 0 or year > period.year:
            raise SpendingBad(year=year)
    for proof in draft.proofs:
        if not proof.title.strip() or not (proof.number or proof.url or proof.content):
            raise ProofIncomplete


def _write_parts(
    actor: Actor, report: ProgressReport, before: ProgressReport | None, draft: ReportDraft
) -> None:
    Spending.objects.bulk_create(
        Spending(report=report, year=year, source=source, amount_thousand_kzt=amount)
        for (year, source), amount in draft.spent.items()
    )
    names = {one.position: one.name for one in report.measure.indicators.all()}
    ReportedValue.objects.bulk_create(
        ReportedValue(report=report, position=position, name=names[position], value=value)
        for position, value in draft.values.items()
        if position in names
    )
    old = list(before.proofs.order_by("pk")) if before else []
    Proof.objects.bulk_create(
        Proof(
            report=report,
            title=one.title,
            number=one.number,
            issued_on=one.issued_on,
            url=one.url,
            file=one.file,
        )
        for one in old
    )
    for proof in draft.proofs:
        Proof.objects.create(
            report=report,
            title=proof.title.strip(),
            number=proof.number.strip(),
            issued_on=proof.issued_on,
            url=proof.url,
            file=store(actor=actor, content=proof.content) if proof.content else None,
        )


def _review(
    actor: Actor, report: ProgressReport, state: ReportState, remarks: str
) -> ProgressReport:
    actor.require(MANAGE)
    current = ProgressReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    newer = ProgressReport.objects.filter(
        measure=current.measure, period=current.period, version__gt=current.version
    )
    if current.state != ReportState.SUBMITTED or newer.exists():
        raise ReportSuperseded
    current.state, current.remarks = state, remarks
    current.reviewed_at, current.reviewed_by = clock.now(), actor.name
    current.save(update_fields=["state", "remarks", "reviewed_at", "reviewed_by"])
    record(
        actor,
        f"progress_report.{state}",
        subject_kind="measure",
        subject=current.measure.reference,
        period=current.period,
        version=current.version,
    )
    return current
