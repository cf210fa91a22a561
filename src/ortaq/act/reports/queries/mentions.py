"""What is mentioned in a report."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Min

from ortaq.act.reports.models import Mention, Report
from ortaq.engine.terms.identifier import Role
from ortaq.shared.batches import in_batches
from ortaq.shared.compiled import CompiledQuery

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date
    from typing import Any

    from django.db.models import QuerySet


def list_mentions(report: Report) -> list[Mention]:
    """The mentions of a report with their identifiers, in the order of the text."""
    mentions = Mention.objects.filter(report=report).select_related("identifier")
    return sorted(mentions, key=lambda m: (m.start is None, m.start or 0, -(m.end or 0), m.pk))


def list_mentions_of(reports: Iterable[int]) -> QuerySet[Mention]:
    """Mentions of the named reports (keys), with identifiers."""
    return Mention.objects.filter(report__in=reports).select_related("identifier")


def list_talkative(reports: Collection[int], most: int) -> list[int]:
    """Those of these reports (keys) that have more mentions than `most`."""
    return [report for report, mentions in _COUNTS.rows(reports) if mentions > most]


def _counts(reports: list[int]) -> QuerySet[Mention, tuple[int, int]]:
    counted = Mention.objects.filter(report__in=reports).order_by().values("report")
    return counted.annotate(mentions=Count("pk")).values_list("report", "mentions")


_COUNTS = CompiledQuery(_counts)


def list_first_seen(reports: Iterable[int]) -> dict[int, date]:
    """Report key to the day on which an identifier of it was reported first, the earliest of them.

    Only identifiers of the other side count: no hubs, and not the victim's own. Reports without any
    are left out.
    """
    mentions = Mention.objects.filter(report__in=reports, identifier__is_hub=False)
    carried = mentions.exclude(role=Role.VICTIM).order_by().values_list("report")
    return dict(carried.annotate(first=Min("identifier__first_seen_on")))


def list_carriers_on(first_days: dict[int, date]) -> set[int]:
    """Keys of reports that carry one of these identifiers (keys) and came in on its day (UTC)."""
    found: set[int] = set()
    for keys in in_batches(sorted(first_days)):
        days = [first_days[key] for key in keys]
        between = (_start_of(min(days)), _start_of(max(days) + timedelta(days=1)))
        told = Mention.objects.filter(identifier__in=keys, report__reported_at__range=between)
        rows = told.values_list("report", "identifier", "report__reported_at")
        found.update(report for report, key, at in rows if at.date() == first_days[key])
    return found


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


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
