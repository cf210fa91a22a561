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

    `title` names the act, document or meeting, `article` the place in it or the item of its agenda,
    `wording_date` the wording that was read. It holds from `valid_from`; `valid_until` is the last
    day before it has to be looked at again. `file` is an uploaded document, `query` a question to
    the picture that gives a statistic its present value. Somebody of the secretariat who compared
    it with the original makes it verified.
    """

    kind = models.CharField(max_length=16, choices=SourceKind.choices)
    title = TrilingualField()
    article = models.CharField(max_length=100, blank=True)
    wording_date = models.DateField(null=True)
    url = models.CharField(max_length=500, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+"
    )
    query = models.JSONField(null=True)
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
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=models.F("valid_from")),
                name="source_valid_period",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=True) | Q(kind="document"), name="source_file_of_document"
            ),
            models.CheckConstraint(
                condition=Q(query__isnull=True) | Q(kind="statistic"),
                name="source_query_of_statistic",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.title.in_('kk')} {self.article}".strip()

    @property
    def verified(self) -> bool:
        """True where somebody compared it with the original."""
        return self.verified_at is not None


class AnswerSource(models.Model):
    """A source under an answer; `organisation` is the one whose response brought it, null for none.

    `stated_value` is what a live statistic said when it was put there, on the day `stated_on`.
    """

    answer = models.ForeignKey(
        "assessments.Answer", on_delete=models.CASCADE, related_name="source_links"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="answer_links")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    stated_value = models.DecimalField(max_digits=30, decimal_places=4, null=True)
    stated_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stated_value__isnull=True) | Q(stated_on__isnull=False),
                name="source_stated_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["answer", "source"],
                condition=Q(organisation__isnull=True),
                name="source_once_per_answer",
            ),
            models.UniqueConstraint(
                fields=["answer", "source", "organisation"],
                name="source_once_per_response",
            ),
        ]
