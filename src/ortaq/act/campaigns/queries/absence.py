"""Why a report is not linked to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.act.campaigns.neighbourhood import Neighbourhood, link_values
from ortaq.act.campaigns.queries.membership import Explained, explain, find_membership
from ortaq.act.reports.queries import (
    list_mentions,
    visible_to,
)
from ortaq.engine.link.arrival import link_report
from ortaq.engine.link.verdict import ReasonCode
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.act.reports.models import Identifier, Report
    from ortaq.engine.link.verdict import Reason
    from ortaq.shared.actors import Actor


def explain_absence(actor: Actor, report: Report) -> list[Explained]:
    """Why identifiers that a report shares with other visible reports do not link it to them.

    What links it to its campaign is left out, unless it fits another campaign as well.
    """
    pairs = [(mention, mention.identifier) for mention in list_mentions(report)]
    by_value = {row.evidence: row for _, row in pairs}
    hood = Neighbourhood.around(by_value.values(), among=visible_to(actor))
    hood.forget(report.pk)
    verdict = link_report(
        link_values(pairs),
        hood.candidates(link_values(pairs)),
        on=report.reported_at.date(),
        crime_type=report.crime_type or None,
    )
    membership = find_membership(report)
    linking = {row.identifier for row in explain(SYSTEM, membership)} if membership else set()
    links = {row.evidence for row in linking if row}
    found: dict[tuple[str, int], Explained] = {}
    for reason in verdict.not_linked:
        links_here = (reason.kind, reason.value) in links
        if links_here and reason.code != ReasonCode.OTHER_CAMPAIGN:
            continue
        row = by_value.get((reason.kind, reason.value))
        found.setdefault((reason.code, row.pk if row else 0), _absence(reason, row))
    return sorted(found.values(), key=lambda reason: -reason.weight)


def _absence(reason: Reason, row: Identifier | None) -> Explained:
    campaign = f"C-{int(reason.campaign):06d}" if reason.campaign else ""
    return Explained(reason.code, row, reason.weight, reason.days, campaign)
