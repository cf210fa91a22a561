"""What is mentioned in a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.act.reports.models import Mention, Report
from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from django.db.models import QuerySet


def list_mentions(report: Report) -> list[Mention]:
    """The mentions of a report with their identifiers, in the order of the text."""
    mentions = Mention.objects.filter(report=report).select_related("identifier")
    return sorted(mentions, key=lambda m: (m.start is None, m.start or 0, -(m.end or 0), m.pk))


def list_mentions_of(reports: Iterable[int]) -> QuerySet[Mention]:
    """Mentions of the named reports (keys), with identifiers."""
    return Mention.objects.filter(report__in=reports).select_related("identifier")


def first_of_each(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention for each identifier, the first."""
    first: dict[int, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.identifier_id, mention)
    return list(first.values())


def list_carried(reports: QuerySet[Any]) -> Iterator[tuple[int, int]]:
    """Report key and identifier key, each pair once; without hubs and the victim's own.

    Args:
        reports: a query that gives report keys.
    """
    mentions = Mention.objects.filter(report__in=reports, identifier__is_hub=False)
    pairs = mentions.exclude(role=Role.VICTIM).values_list("report", "identifier")
    yield from pairs.distinct().iterator()
