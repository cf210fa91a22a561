"""What was decided, and who voted how."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.plan.decisions.models.agenda import AgendaItem
from ortaq.plan.decisions.models.committee import CommitteeMember
from ortaq.plan.decisions.models.meeting import Meeting
from ortaq.shared.fields import TrilingualField


class DecisionSubject(models.TextChoices):
    """What a decision froze."""

    PLAN = "plan"
    ASSESSMENT = "assessment"
    DOCUMENT = "document"


class DecisionStatus(models.TextChoices):
    """What became of a proposed text."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REFUSED = "refused"
    NO_QUORUM = "no_quorum"


class VoteChoice(models.TextChoices):
    """How a member votes."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class Decision(models.Model):
    """What a meeting decided; `plan_version` is the version of the plan that it was about.

    `snapshot` is the frozen content of what was decided about, `content_digest` the hash of the decision's
    own words, `log_index` the entry of the log that holds both.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    number = models.PositiveIntegerField()
    text = TrilingualField()
    status = models.CharField(
        max_length=16, choices=DecisionStatus.choices, default=DecisionStatus.ADOPTED
    )
    plan = models.ForeignKey(
        "measures.Plan", on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    plan_version = models.PositiveIntegerField(null=True)
    approves_plan = models.BooleanField(default=False)
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True)
    dissent = models.TextField(blank=True)
    subject = models.CharField(max_length=16, choices=DecisionSubject.choices, blank=True)
    subject_reference = models.CharField(max_length=64, blank=True)
    snapshot = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+"
    )
    content_digest = models.CharField(max_length=64, blank=True)
    log_index = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="decision_number"),
            models.CheckConstraint(
                condition=Q(plan__isnull=True, plan_version__isnull=True, approves_plan=False)
                | Q(plan__isnull=False, plan_version__isnull=False),
                name="decision_names_plan_version",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by="")
                | (Q(published_at__isnull=False, status="adopted") & ~Q(published_by="")),
                name="decision_published_at_by",
            ),
            models.CheckConstraint(
                condition=Q(subject="", snapshot__isnull=True)
                | (~Q(subject="") & Q(snapshot__isnull=False)),
                name="decision_snapshot_of_subject",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"D-{self.pk:06d}"

    @property
    def is_closed(self) -> bool:
        """True where it was taken on a closed item."""
        return self.item is not None and self.item.is_closed

    @property
    def drift(self) -> int:
        """How many times the plan changed since this decision; 0 without a plan."""
        if self.plan is None or self.plan_version is None:
            return 0
        return self.plan.version - self.plan_version


class Vote(models.Model):
    """How one member voted, with the reason of a dissent; an alternate votes for his member."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=16, choices=VoteChoice.choices)
    dissent = models.TextField(blank=True)
    cast_at = models.DateTimeField()
    cast_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "member"], name="vote_once"),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.member_id}"
