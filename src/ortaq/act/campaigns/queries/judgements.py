"""What people judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from ortaq.act.campaigns.models import Judgement
from ortaq.act.reports.queries import visible_to

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.act.campaigns.models import Campaign
    from ortaq.act.reports.models import Report
    from ortaq.shared.actors import Actor


def list_judgements(report: Report) -> QuerySet[Judgement]:
    """Judgements on a report that stand, oldest first, with their campaigns."""
    standing = Judgement.objects.filter(report=report, withdrawn_at=None)
    return standing.select_related("campaign").order_by("judged_at", "pk")


JUDGEMENTS_SHOWN = 20
"""Ortaq's own choice: what fits on the page of a campaign."""


def list_judgements_of_campaign(actor: Actor, campaign: Campaign) -> QuerySet[Judgement]:
    """The latest judgements that stand on a campaign and a visible report, newest first."""
    about = Q(campaign=campaign) | Q(campaign__merged_into=campaign)
    standing = Judgement.objects.filter(
        about, withdrawn_at=None, report__in=visible_to(actor).values("pk")
    )
    return standing.select_related("report", "campaign").order_by("-judged_at", "-pk")[
        :JUDGEMENTS_SHOWN
    ]


def get_judgement(actor: Actor, pk: int) -> Judgement:
    """One judgement on a visible report.

    Raises:
        Judgement.DoesNotExist: there is none, or the actor may not see the report.
    """
    visible = Judgement.objects.filter(report__in=visible_to(actor).values("pk"))
    return visible.select_related("report", "campaign").get(pk=pk)
