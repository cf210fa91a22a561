"""Progress reports, the summary of a half-year, and counter reports."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.measures.standing import DeclaredStatus
from ortaq.plan.monitoring.rag import Rag
from ortaq.shared.fields import TrilingualField

_PERIOD = 6


class ReportState(models.TextChoices):
    """What the secretariat has made of a progress report."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Reporting(models.TextChoices):
    """Whether a lead reported on a half-year, most urgent first."""

    SILENT = "silent"
    LATE = "late"
    RETURNED = "returned"
    WAITING = "waiting"
    ON_TIME = "on_time"
    NOT_ASKED = "not_asked"


class ProgressReport(models.Model):
    """What a lead hands in on a measure for a half-year; a correction is the next version."""

    measure = models.ForeignKey(
        "measures.Measure", on_delete=models.PROTECT, related_name="progress_reports"
    )
    period = models.CharField(max_length=_PERIOD, db_index=True)
    version = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=12, choices=ReportState.choices, default=ReportState.SUBMITTED
    )
    done = TrilingualField(default=Trilingual)
    next_steps = TrilingualField(default=Trilingual)
    obstacles = TrilingualField(default=Trilingual)
    declared_status = models.CharField(max_length=16, choices=[(s, s) for s in DeclaredStatus])
    progress = models.DecimalField(max_digits=5, decimal_places=4)
    received_on = models.DateField()
    submitted_at = models.DateTimeField()
    submitted_by = models.CharField(max_length=200)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=200, blank=True)
    remarks = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period", "version"], name="progress_report_version"
            ),
            models.CheckConstraint(
                condition=Q(progress__gte=0, progress__lte=1), name="progress_report_share"
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(remarks=""), name="progress_report_remarks"
            ),
            models.CheckConstraint(
                condition=Q(state="submitted", reviewed_at__isnull=True, reviewed_by="")
                | (~Q(state="submitted") & Q(reviewed_at__isnull=False) & ~Q(reviewed_by="")),
                name="progress_report_reviewed_at_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} v{self.version}"


class Spending(models.Model):
    """Money spent in a year from one source up to the end of the half-year, in thousand tenge."""

    report = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="spendings")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=24)
    amount_thousand_kzt = models.DecimalField(max_digits=15, decimal_places=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "year", "source"], name="spending_once"),
            models.CheckConstraint(
                condition=Q(amount_thousand_kzt__gte=0), name="spending_not_negative"
            ),
        ]


class Proof(models.Model):
    """A document that shows the form of completion: its number and date, an address, or a file."""

    report = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="proofs")
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=100, blank=True)
    issued_on = models.DateField(null=True)
    url = models.URLField(max_length=1000, blank=True)
    file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(number="") | ~Q(url="") | Q(file__isnull=False),
                name="proof_can_be_found",
            )
        ]


class ReportedValue(models.Model):
    """The value of a measure's own indicator that a lead reports.

    `name` is the indicator's name when reported: indicators of a measure are written anew when it changes.
    """

    report = models.ForeignKey(ProgressReport, on_delete=models.CASCADE, related_name="values")
    position = models.PositiveSmallIntegerField()
    name = TrilingualField()
    value = models.DecimalField(max_digits=18, decimal_places=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "position"], name="reported_value_once")
        ]


class PeriodSummary(models.Model):
    """A half-year of a plan as it was when the secretariat closed it."""

    plan = models.ForeignKey("measures.Plan", on_delete=models.PROTECT, related_name="summaries")
    period = models.CharField(max_length=_PERIOD)
    thresholds = models.JSONField()
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "period"], name="period_summary_once")
        ]

    def __str__(self) -> str:
        return self.period


class MeasureStanding(models.Model):
    """Where a measure stood when its half-year was closed.

    `lights` maps each aspect to its light; money is in thousand tenge, None where nobody told.
    """

    summary = models.ForeignKey(PeriodSummary, on_delete=models.CASCADE, related_name="standings")
    measure = models.ForeignKey(
        "measures.Measure", on_delete=models.PROTECT, related_name="standings"
    )
    rag = models.CharField(max_length=8, choices=[(r, r) for r in Rag])
    lights = models.JSONField(default=dict)
    declared_status = models.CharField(max_length=16, choices=[(s, s) for s in DeclaredStatus])
    progress = models.DecimalField(max_digits=5, decimal_places=4, default=Decimal(0))
    reporting = models.CharField(max_length=12, choices=Reporting.choices)
    is_too_good = models.BooleanField()
    planned_thousand_kzt = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    spent_thousand_kzt = models.DecimalField(max_digits=15, decimal_places=3, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["summary", "measure"], name="measure_standing_once")
        ]


class CounterState(models.TextChoices):
    """What became of a counter report."""

    WAITING = "waiting"
    PUBLISHED = "published"
    WITHHELD = "withheld"


class WithholdGround(models.TextChoices):
    """The only grounds for not publishing a counter report."""

    INSULT = "insult"
    PERSONAL_DATA = "personal_data"


class CounterReport(models.Model):
    """What a civil-society organisation says of a measure in a half-year."""

    measure = models.ForeignKey(
        "measures.Measure", on_delete=models.PROTECT, related_name="counter_reports"
    )
    period = models.CharField(max_length=_PERIOD)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField()
    language = models.CharField(max_length=2)
    url = models.URLField(max_length=1000, blank=True)
    state = models.CharField(
        max_length=10, choices=CounterState.choices, default=CounterState.WAITING
    )
    ground = models.CharField(max_length=16, choices=WithholdGround.choices, blank=True)
    reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField()
    submitted_by = models.CharField(max_length=200)
    moderated_at = models.DateTimeField(null=True)
    moderated_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "period", "organisation"], name="counter_report_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="counter_report_text"),
            models.CheckConstraint(
                condition=(Q(state="withheld") & ~Q(ground="") & ~Q(reason=""))
                | (~Q(state="withheld") & Q(ground="")),
                name="counter_report_withheld_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", moderated_at__isnull=True, moderated_by="")
                | (~Q(state="waiting") & Q(moderated_at__isnull=False) & ~Q(moderated_by="")),
                name="counter_report_moderated_at_by",
            ),
        ]
