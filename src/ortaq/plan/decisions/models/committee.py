"""The committee, who sits on it, and its working groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions.quorum import QuorumRule
from ortaq.shared.fields import TrilingualField

if TYPE_CHECKING:
    from datetime import date


class Step(models.TextChoices):
    """A round of the committee's cycle, in order."""

    SCOPE = "scope"
    FINDINGS = "findings"
    DRAFT_FINALISED = "draft_finalised"
    ADOPTION = "adoption"
    MONITORING = "monitoring"
    EVALUATION = "evaluation"


class Committee(models.Model):
    """A steering committee.

    `mandate_note` says what is known of the act that founded it, `mandate_act` names it; papers go out
    `papers_days` before a meeting.
    """

    slug = models.SlugField(max_length=64, unique=True)
    name = TrilingualField()
    mandate_note = TrilingualField(default=Trilingual)
    mandate_act = TrilingualField(default=Trilingual)
    mandate_on = models.DateField(null=True)
    mandate_url = models.URLField(max_length=500, blank=True)
    quorum = models.CharField(
        max_length=16, choices=[(r, r) for r in QuorumRule], default=QuorumRule.MORE_THAN_HALF
    )
    papers_days = models.PositiveSmallIntegerField(default=5)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.slug


class MemberRole(models.TextChoices):
    """What somebody is in the committee."""

    CHAIR = "chair"
    DEPUTY_CHAIR = "deputy_chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    ALTERNATE = "alternate"
    OBSERVER = "observer"
    PARTNER = "partner"


VOTING = frozenset({MemberRole.CHAIR, MemberRole.DEPUTY_CHAIR, MemberRole.MEMBER})
"""Who votes; an alternate votes for the member he represents, a secretary does not."""

INSIDE = VOTING | {MemberRole.SECRETARY, MemberRole.ALTERNATE}
"""Who hears closed items."""


class CommitteeMember(models.Model):
    """Somebody's place in the committee from a day on; `until_on` is the first day without it."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="members")
    role = models.CharField(max_length=16, choices=MemberRole.choices)
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    person_name = models.CharField(max_length=200, blank=True)
    post = TrilingualField(default=Trilingual)
    user = models.ForeignKey("people.User", on_delete=models.PROTECT, null=True, related_name="+")
    email = models.EmailField(blank=True)
    alternate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="alternates"
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gt=F("from_on")),
                name="committee_member_term",
            ),
            models.CheckConstraint(
                condition=Q(role="alternate", alternate_of__isnull=False)
                | (~Q(role="alternate") & Q(alternate_of__isnull=True)),
                name="committee_member_alternate_of",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"

    @property
    def has_vote(self) -> bool:
        """True for a member who votes himself."""
        return self.role in VOTING

    def sits_on(self, day: date) -> bool:
        """True where the day lies in the term."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


class WorkingGroup(models.Model):
    """Members who prepare one direction of the plan."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="groups")
    direction = models.CharField(max_length=16, choices=[(d, d) for d in Direction])
    lead = models.ForeignKey(CommitteeMember, on_delete=models.PROTECT, null=True, related_name="+")
    members = models.ManyToManyField(CommitteeMember, related_name="groups")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "direction"], name="working_group_once")
        ]

    def __str__(self) -> str:
        return f"{self.committee_id}/{self.direction}"
