"""How the country's law stands beside a treaty."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.language import Language, Trilingual
from ortaq.shared.fields import TrilingualField


class AmendmentStage(models.TextChoices):
    """How far the draft of an amendment has come."""

    NONE = "none"
    DRAFTED = "drafted"
    AGREED = "agreed"
    IN_GOVERNMENT = "in_government"
    IN_PARLIAMENT = "in_parliament"
    ADOPTED = "adopted"


class LawArticle(models.Model):
    """One article of the country's own law in one language and one wording, as somebody entered it."""

    act = models.CharField(max_length=300)
    article = models.CharField(max_length=100)
    text = models.TextField()
    wording_date = models.DateField()
    language = models.CharField(max_length=2, choices=[(code, code) for code in Language])
    url = models.CharField(max_length=500, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["act", "article", "wording_date", "language"], name="law_article_once"
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="law_article_url_scheme",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act}, {self.article}"


class LawAlignment(models.Model):
    """What one provision of a treaty needs of the country's law, what is missing and what is drafted.

    `stage_date` is the day on which the draft reached its stage. `version` counts the changes, so
    that nobody overwrites what he hasn't seen.
    """

    provision = models.OneToOneField(
        "frameworks.Provision", on_delete=models.PROTECT, related_name="alignment"
    )
    missing = TrilingualField(default=Trilingual)
    amendment = TrilingualField(default=Trilingual)
    stage = models.CharField(
        max_length=16, choices=AmendmentStage.choices, default=AmendmentStage.NONE
    )
    stage_date = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(stage="none") & Q(stage_date__isnull=True))
                | (~Q(stage="none") & Q(stage_date__isnull=False)),
                name="alignment_stage_date",
            ),
        ]


class LawAlignmentChange(models.Model):
    """An alignment as it stood after its change number `version`."""

    alignment = models.ForeignKey(LawAlignment, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    missing = TrilingualField(default=Trilingual)
    amendment = TrilingualField(default=Trilingual)
    stage = models.CharField(max_length=16, choices=AmendmentStage.choices)
    stage_date = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["alignment", "version"], name="alignment_change_once"),
        ]


class AlignedArticle(models.Model):
    """An article of the country's law that answers to a provision of a treaty.

    Somebody who compared it with the official text makes it verified.
    """

    provision = models.ForeignKey(
        "frameworks.Provision", on_delete=models.PROTECT, related_name="aligned_articles"
    )
    act = TrilingualField()
    article = models.CharField(max_length=100, blank=True)
    wording_date = models.DateField(null=True)
    url = models.CharField(max_length=500, blank=True)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="aligned_article_url_scheme",
            ),
            models.CheckConstraint(
                condition=(Q(verified_at__isnull=True) & Q(verified_by=""))
                | (Q(verified_at__isnull=False) & ~Q(verified_by="")),
                name="aligned_article_verified_at_by",
            ),
        ]

    @property
    def verified(self) -> bool:
        """True where somebody compared it with the official text."""
        return self.verified_at is not None
