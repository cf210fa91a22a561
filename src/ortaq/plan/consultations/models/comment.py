"""Comments, the groups of like ones, and appeals."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.language import Language
from ortaq.plan.consultations.models.consultation import Consultation, Section


class Kind(models.TextChoices):
    """What a comment is about. Source: the comment table of ISO/IEC Directives, Part 1."""

    GENERAL = "general"
    TECHNICAL = "technical"
    EDITORIAL = "editorial"


class Society(models.TextChoices):
    """The group of society that somebody speaks for."""

    STATE = "state"
    POLICE = "police"
    BANK = "bank"
    TELECOM = "telecom"
    NGO = "ngo"
    ACADEMIA = "academia"
    BUSINESS = "business"
    CITIZEN = "citizen"


class CommentState(models.TextChoices):
    """Whether the public sees a comment."""

    WAITING = "waiting"
    PUBLISHED = "published"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Refusal(models.TextChoices):
    """Why a comment isn't published; that somebody else said the same is no reason."""

    INSULT = "insult"
    PERSONAL_DATA = "personal_data"
    OFF_TOPIC = "off_topic"


class CommentGroup(models.Model):
    """Like comments that get one disposition; a comment like no other is a group of its own.

    `is_kept` is True where a person made the group, so that grouping anew leaves it alone.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="groups")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")
    exemplar = models.TextField()
    size = models.PositiveIntegerField(default=1)
    is_kept = models.BooleanField(default=False)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    person = models.ForeignKey(
        "people.User", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    due_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["consultation", "-size"], name="comment_group_by_size"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Comment(models.Model):
    """One statement on one passage.

    `text` and `proposed_change` are as the author sent them; `shown_text` and `shown_change` are what the public
    reads, without personal data. `sealed_contact` opens for a stated reason only. `is_held` marks what came
    in a flood: it waits behind the others and is never lost.
    """

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="comments"
    )
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="comments")
    group = models.ForeignKey(
        CommentGroup, on_delete=models.PROTECT, null=True, related_name="comments"
    )
    number = models.PositiveIntegerField()
    passage = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=[(code, code) for code in Language])
    kind = models.CharField(max_length=16, choices=Kind.choices)
    text = models.TextField()
    proposed_change = models.TextField(blank=True)
    society = models.CharField(max_length=16, choices=Society.choices)
    region = models.CharField(max_length=16, blank=True)
    author = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sealed_contact = models.BinaryField(null=True)
    receipt_digest = models.CharField(max_length=64, unique=True)
    text_digest = models.CharField(max_length=64)
    is_held = models.BooleanField(default=False)
    submitted_at = models.DateTimeField()
    state = models.CharField(
        max_length=16, choices=CommentState.choices, default=CommentState.WAITING
    )
    shown_text = models.TextField(blank=True)
    shown_change = models.TextField(blank=True)
    refusal = models.CharField(max_length=16, choices=Refusal.choices, blank=True)
    refusal_words = models.CharField(max_length=500, blank=True)
    moderated_at = models.DateTimeField(null=True)
    moderated_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="comment_number"),
            models.CheckConstraint(
                condition=Q(state="refused") & ~Q(refusal="") | ~Q(state="refused") & Q(refusal=""),
                name="comment_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(moderated_at__isnull=True, moderated_by="")
                | (Q(moderated_at__isnull=False) & ~Q(moderated_by="")),
                name="comment_moderated_at_by",
            ),
        ]
        indexes = [
            models.Index(fields=["consultation", "state", "number"], name="comment_by_state"),
            models.Index(fields=["consultation", "text_digest"], name="comment_by_text"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """The public number, for life."""
        return f"K-{self.consultation_id:06d}/{self.number}"


class Appeal(models.Model):
    """The author's objection to a refusal or to a disposition, and what became of it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="appeals")
    text = models.TextField()
    made_at = models.DateTimeField()
    is_upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_upheld__isnull=True, decided_at__isnull=True, decided_by="")
                | (
                    Q(is_upheld__isnull=False, decided_at__isnull=False)
                    & ~Q(decided_by="")
                    & ~Q(answer="")
                ),
                name="appeal_decided_whole",
            ),
            models.UniqueConstraint(
                fields=["comment"],
                condition=Q(decided_at__isnull=True),
                name="appeal_one_open",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True) | Q(decided_at__gte=F("made_at")),
                name="appeal_in_order",
            ),
        ]
