"""Which report is in which campaign, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from ortaq.act.campaigns.models import Campaign, Membership
from ortaq.act.reports.permissions import READ_ALL
from ortaq.act.reports.queries import get_identifiers, visible_q
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from ortaq.act.reports.models import Identifier, Report
    from ortaq.shared.actors import Actor


def visible_members(actor: Actor) -> QuerySet[Membership]:
    """Memberships of the reports that an actor may see."""
    condition = visible_q(actor, "report__")
    return Membership.objects.none() if condition is None else Membership.objects.filter(condition)


def find_membership(report: Report) -> Membership | None:
    """The report's membership with its campaign, or None."""
    return Membership.objects.select_related("campaign").filter(report=report).first()


def list_references(reports: list[int]) -> dict[int, str]:
    """Report key to the reference of its campaign, for those in one."""
    found: dict[int, str] = {}
    for batch in in_batches(reports):
        rows = Membership.objects.filter(report__in=batch)
        for report, campaign in rows.values_list("report", "campaign"):
            found[report] = f"C-{campaign:06d}"
    return found


CAMPAIGNS_LISTED = 20


def list_campaigns_of(actor: Actor, identifier: Identifier) -> list[tuple[Campaign, int]]:
    """Campaigns of the visible reports that name an identifier, with how many of these they have."""
    members = visible_members(actor).filter(report__mentions__identifier=identifier)
    counts = members.values_list("campaign").annotate(n=Count("report", distinct=True))
    listed = list(counts.order_by("-n", "campaign")[:CAMPAIGNS_LISTED])
    rows = Campaign.objects.in_bulk([key for key, _ in listed])
    return [(rows[key], count) for key, count in listed]


def count_campaigns_of(actor: Actor, identifier: Identifier) -> int:
    """Campaigns of the visible reports that name an identifier."""
    members = visible_members(actor).filter(report__mentions__identifier=identifier)
    return members.values("campaign").distinct().count()


SHARED_HERE = "shared_here"
"""Code of a reason as it is told to a reader of a part of the register."""

UNSEEN = "unseen"
"""Code of all reasons that rest on reports which the reader may not see."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One reason with the identifier it speaks of."""

    code: str
    identifier: Identifier | None
    weight: float
    days: int
    campaign: str = ""


def explain(actor: Actor, membership: Membership) -> list[Explained]:
    """Why a report is in its campaign, strongest reason first; see `explain_all`."""
    return explain_all(actor, [membership])[membership.pk]


def explain_all(actor: Actor, memberships: Iterable[Membership]) -> dict[int, list[Explained]]:
    """Report key to the reasons of its membership, strongest first.

    A reader who sees a part of the register is told of identifiers that another report of the
    campaign carries that he may see, and not what reports elsewhere say; where none of the reasons is
    left, that other reports link it.
    """
    listed = list(memberships)
    keys = {reason["identifier"] for row in listed for reason in row.reasons} - {None}
    rows = get_identifiers(keys)
    sees_all = actor.may(READ_ALL)
    shared = set() if sees_all else _shared(actor, listed, rows)
    return {row.pk: _reasons(row, rows, None if sees_all else shared) for row in listed}


def _reasons(
    row: Membership, rows: dict[int, Identifier], shared: set[tuple[int, str]] | None
) -> list[Explained]:
    told = []
    for reason in row.reasons:
        identifier, code = rows.get(reason["identifier"]), reason["code"]
        if shared is not None and identifier is not None:
            if (row.campaign_id, identifier.link_digest) not in shared:
                continue
            code = SHARED_HERE
        told.append(Explained(code, identifier, reason["weight"], reason["days"]))
    if row.reasons and not told:
        told = [Explained(UNSEEN, None, 0, 0)]
    return sorted(told, key=lambda reason: -reason.weight)


def _shared(
    actor: Actor, listed: list[Membership], rows: dict[int, Identifier]
) -> set[tuple[int, str]]:
    """Campaigns and link digests that two of the reports that the actor may see carry."""
    digests = sorted({row.link_digest for row in rows.values()})
    found: set[tuple[int, str]] = set()
    for batch in in_batches(digests):
        pairs = (
            visible_members(actor)
            .filter(
                campaign__in={row.campaign_id for row in listed},
                report__mentions__identifier__link_digest__in=batch,
            )
            .values_list("campaign", "report__mentions__identifier__link_digest")
            .annotate(carriers=Count("report", distinct=True))
        )
        found.update((campaign, digest) for campaign, digest, carriers in pairs if carriers > 1)
    return found
