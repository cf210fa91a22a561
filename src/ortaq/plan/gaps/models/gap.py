"""Gaps."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.shared.fields import TrilingualField


class RootCause(models.TextChoices):
    """What is missing at the root of a gap."""

    LAW = "law"
    MECHANISM = "mechanism"
    PEOPLE = "people"
    MONEY = "money"
    TECHNOLOGY = "technology"
    DATA = "data"


class Origin(models.TextChoices):
    """Where a gap comes from."""

    SCORE = "score"
    PARTICIPANT = "participant"
    IMPORT = "import"


class GapStatus(models.TextChoices):
    """How far a gap has come."""

    OPEN = "open"
    ADDRESSED = "addressed"
    CLOSED = "closed"


class Closing(models.TextChoices):
    """What closed a gap.

    Only a proof and an answer say that nothing is missing any more; the others say that this gap is
    not counted, and why. `reason` stands on gaps that were closed before proofs were asked for.
    """

    ANSWER = "answer"  # an answer that meets the provision
    PROOF = "proof"  # a measure is carried out, and something shows it
    MERGED = "merged"  # another gap says the same
    MISTAKE = "mistake"  # it should not have been on the list
    REASON = "reason"


class ProofKind(models.TextChoices):
    """What shows that a measure closed a gap."""

    ACT = "act"  # a legal act in force
    DOCUMENT = "document"  # a document, known by its digest
    FIGURE = "figure"  # an indicator that reached its target


class Gap(models.Model):
    """What is missing; `severity` is its size in [0, 1], where 1 is everything.

    A gap from a score belongs to one provision of one assessment and there is one of it. A gap that
    says the same as another one is merged into it: it keeps its provision and its answers, and the
    other one is at least as large; `own_severity` is the other one's size without those merged into
    it, null where none is. `proof_of` is the number of the measure whose proof closed the gap,
    `proof` names it, `proof_digest` is the SHA-256 of its file.
    """

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.PROTECT, null=True, related_name="gaps"
    )
    provision = models.ForeignKey(
        "frameworks.Provision", on_delete=models.PROTECT, null=True, related_name="gaps"
    )
    title = TrilingualField()
    description = TrilingualField(default=Trilingual)
    severity = models.DecimalField(max_digits=5, decimal_places=4)
    pillar = models.CharField(max_length=16, choices=[(d, d) for d in Direction])
    root_cause = models.CharField(max_length=16, choices=RootCause.choices, blank=True)
    origin = models.CharField(max_length=16, choices=Origin.choices)
    status = models.CharField(max_length=16, choices=GapStatus.choices, default=GapStatus.OPEN)
    owner = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)
    closing = models.CharField(max_length=8, choices=Closing.choices, blank=True)
    closed_reason = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )
    own_severity = models.DecimalField(max_digits=5, decimal_places=4, null=True)
    proof_kind = models.CharField(max_length=8, choices=ProofKind.choices, blank=True, default="")
    proof_of = models.CharField(max_length=32, blank=True, default="")
    proof = models.CharField(max_length=500, blank=True, default="")
    proof_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "provision"],
                condition=Q(origin="score"),
                name="gap_once_per_score",
            ),
            models.CheckConstraint(
                condition=~Q(origin="score") | Q(assessment__isnull=False, provision__isnull=False),
                name="gap_score_names_provision",
            ),
            models.CheckConstraint(
                condition=Q(severity__gte=0, severity__lte=1), name="gap_severity"
            ),
            models.CheckConstraint(
                condition=(
                    Q(status="closed", closed_at__isnull=False)
                    & ~Q(closed_by="")
                    & (
                        Q(closing__in=["answer", "merged", "proof"])
                        | (Q(closing__in=["reason", "mistake"]) & ~Q(closed_reason=""))
                    )
                )
                | (
                    ~Q(status="closed")
                    & Q(closed_at__isnull=True, closed_by="", closing="", closed_reason="")
                ),
                name="gap_closed_with_reason",
            ),
            models.CheckConstraint(
                condition=(Q(closing="merged") & Q(merged_into__isnull=False))
                | (~Q(closing="merged") & Q(merged_into__isnull=True)),
                name="gap_merged_into",
            ),
            models.CheckConstraint(
                condition=(Q(closing="proof") & ~Q(proof_kind="") & ~Q(proof_of="") & ~Q(proof=""))
                | (~Q(closing="proof") & Q(proof_kind="", proof_of="", proof="", proof_digest="")),
                name="gap_closed_with_proof",
            ),
        ]
        indexes = [models.Index(fields=["status", "-severity"], name="gap_by_size")]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"G-{self.pk:06d}"
