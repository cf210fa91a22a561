"""What answers rest on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.shared.fields import TrilingualField


class SourceKind(models.TextChoices):
    """What sort of source it is."""

    LAW = "law"
    STATISTIC = "statistic"
    DOCUMENT = "document"
    MEETING = "meeting"


class Source(models.Model):
    """A legal act, statistic, document or meeting; one source serves many answers.

    `title` names the act or document, `article` the place in it, `wording_date` the wording that was
    read. `valid_until` is the day after which it has to be looked at again. Somebody of the
    secretariat who compared it with the original makes it verified.
    """

    kind = models.CharField(max_length=16, choices=SourceKind.choices)
    title = TrilingualField()
    article = models.CharField(max_length=100, blank=True)
    wording_date = models.DateField(null=True)
    url = models.CharField(max_length=500, blank=True)
    valid_until = models.DateField(null=True)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="source_url_scheme",
            ),
            models.CheckConstraint(
                condition=(Q(verified_at__isnull=True) & Q(verified_by=""))
                | (Q(verified_at__isnull=False) & ~Q(verified_by="")),
                name="source_verified_at_by",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(wording_date__isnull=True)
                | Q(valid_until__gte=models.F("wording_date")),
                name="source_validity",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.title.in_('kk')} {self.article}".strip()

    @property
    def verified(self) -> bool:
        """True where somebody compared it with the original."""
        return self.verified_at is not None


class AnswerSource(models.Model):
    """A source under an answer."""

    answer = models.ForeignKey(
        "assessments.Answer", on_delete=models.CASCADE, related_name="source_links"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="answer_links")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "source"], name="source_once_per_answer"),
        ]
