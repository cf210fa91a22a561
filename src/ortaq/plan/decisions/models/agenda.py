"""What a meeting talks about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ortaq.plan.decisions.models.committee import CommitteeMember
from ortaq.plan.decisions.models.meeting import Meeting
from ortaq.shared.fields import TrilingualField


class AgendaItem(models.Model):
    """One item of an agenda; a closed one is there only for the committee's members and secretariat."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    title = TrilingualField()
    rapporteur = models.ForeignKey(
        CommitteeMember, on_delete=models.PROTECT, null=True, related_name="+"
    )
    minutes = models.PositiveSmallIntegerField()
    is_closed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="agenda_item_number"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="agenda_item_takes_time"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}/{self.number}"


class MeetingPaper(models.Model):
    """One version of a paper for an item; a sent version stays as it is, a change is the next version."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField()
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=200)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "title", "version"], name="paper_version")
        ]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.title}/{self.version}"


class Speech(models.Model):
    """What somebody said to an item, in short."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="speeches")
    position = models.PositiveSmallIntegerField()
    speaker = models.CharField(max_length=200)
    said = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="speech_in_order"),
            models.CheckConstraint(condition=~Q(said="") & ~Q(speaker=""), name="speech_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.position}"


class ConflictOfInterest(models.Model):
    """A member does not vote on an item, and says why."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="conflicts")
    member = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "member"], name="conflict_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="conflict_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}/{self.member_id}"
