"""A consultation and the sections that it shows."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField


class Subject(models.TextChoices):
    """What is put to the public."""

    PLAN = "plan"
    GAPS = "gaps"
    DOCUMENT = "document"


class ConsultationStatus(models.TextChoices):
    """How far a consultation has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"
    ANSWERED = "answered"


class Consultation(models.Model):
    """A time-boxed call for opinions; `closes_on` is the last day on which comments are taken.

    `digest` is the hash of the frozen sections, as the log has it. `society_invited` and `region_invited` are
    the groups and regions that the secretariat asked by itself.
    """

    title = TrilingualField()
    about = TrilingualField(default=Trilingual)
    subject = models.CharField(max_length=16, choices=Subject.choices)
    plan = models.ForeignKey("measures.Plan", on_delete=models.PROTECT, null=True, related_name="+")
    plan_version = models.PositiveIntegerField(null=True)
    status = models.CharField(
        max_length=16, choices=ConsultationStatus.choices, default=ConsultationStatus.DRAFT
    )
    opens_on = models.DateField()
    closes_on = models.DateField()
    allows_anonymous = models.BooleanField(default=True)
    organisations_invited = models.ManyToManyField("people.Organisation", related_name="+")
    society_invited = models.JSONField(default=list)
    region_invited = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    is_demo = models.BooleanField(default=False)
    comment_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=200)
    published_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="consultation_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(subject="plan", plan__isnull=False)
                | (~Q(subject="plan") & Q(plan__isnull=True)),
                name="consultation_names_its_plan",
            ),
            models.CheckConstraint(
                condition=Q(status="draft", published_at__isnull=True, digest="")
                | (~Q(status="draft") & Q(published_at__isnull=False) & ~Q(digest="")),
                name="consultation_published_whole",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "published"], closed_at__isnull=True)
                | Q(status__in=["closed", "answered"], closed_at__isnull=False),
                name="consultation_closed_at",
            ),
            models.CheckConstraint(
                condition=Q(status="answered", answered_at__isnull=False)
                | (~Q(status="answered") & Q(answered_at__isnull=True)),
                name="consultation_answered_at",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"K-{self.pk:06d}"

    @property
    def is_draft(self) -> bool:
        """True while only the secretariat sees it."""
        return self.status == ConsultationStatus.DRAFT

    @property
    def is_answered(self) -> bool:
        """True once the answers are public."""
        return self.status == ConsultationStatus.ANSWERED


class Section(models.Model):
    """One part of what is put to the public; its texts never change after publication.

    `chapter` groups sections in the contents; an empty line in a text separates passages.
    """

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="sections"
    )
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=32)
    chapter = TrilingualField(default=Trilingual)
    heading = TrilingualField()
    text = TrilingualField()
    measure = models.ForeignKey(
        "measures.Measure", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "position"], name="section_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.consultation_id}/{self.position}"
