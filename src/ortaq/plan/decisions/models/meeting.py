"""A meeting and who came."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.models.committee import Committee, CommitteeMember, Step
from ortaq.plan.decisions.models.cycle import Cycle
from ortaq.shared.fields import TrilingualField


class MeetingMode(models.TextChoices):
    """How a meeting is held."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"
    CIRCULATION = "circulation"


class MeetingStatus(models.TextChoices):
    """Whether a meeting has been held."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Presence(models.TextChoices):
    """Whether a member came."""

    PRESENT = "present"
    REPRESENTED = "represented"
    ABSENT = "absent"


class Meeting(models.Model):
    """One meeting; where it is known from a public source, the source is named.

    `mode` is empty where the source doesn't say it. Votes by circulation end at `votes_until`.
    `revision` counts the invitations, so that a calendar replaces the older one.
    """

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="meetings")
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=16, choices=Step.choices)
    held_from = models.DateField()
    held_to = models.DateField()
    place = TrilingualField()
    participants_at_least = models.PositiveIntegerField(null=True)
    summary = TrilingualField(default=Trilingual)
    source_name = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    status = models.CharField(
        max_length=16, choices=MeetingStatus.choices, default=MeetingStatus.HELD
    )
    mode = models.CharField(max_length=16, choices=MeetingMode.choices, blank=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    votes_until = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)
    invited_at = models.DateTimeField(null=True)
    chaired_by = models.ForeignKey(
        CommitteeMember, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="meeting_number"),
            models.CheckConstraint(
                condition=Q(held_to__gte=F("held_from")), name="meeting_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(source_url="", source_name="")
                | (~Q(source_url="") & ~Q(source_name="")),
                name="meeting_source_named",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                name="meeting_hours_in_order",
            ),
            models.CheckConstraint(
                condition=Q(mode="circulation", votes_until__isnull=False)
                | (~Q(mode="circulation") & Q(votes_until__isnull=True)),
                name="meeting_votes_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.committee_id}/{self.number}"

    @property
    def is_by_circulation(self) -> bool:
        """True where members vote in writing."""
        return self.mode == MeetingMode.CIRCULATION


class Attendance(models.Model):
    """Whether one member came to a meeting, or who came for him."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=16, choices=Presence.choices)
    represented_by = models.ForeignKey(
        CommitteeMember, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(presence="represented", represented_by__isnull=False)
                | (~Q(presence="represented") & Q(represented_by__isnull=True)),
                name="attendance_represented_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.member_id}"
