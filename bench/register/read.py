"""Reading a large register: identifiers, lists, and how the database finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from arrive import Times
from django.core.paginator import Paginator
from django.db import connection

from ortaq.act.campaigns.models import Campaign
from ortaq.act.reports.models import Identifier, Mention
from ortaq.act.reports.queries import (
    ReportFilter,
    find_identifier,
    list_reports,
    list_reports_of_identifier,
)
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.models import QuerySet

PAGE_SIZE = 25


def lookups(count: int = 500) -> Iterator[Times]:
    """Identifiers by value, known and unknown, and the latest reports of the commonest ones."""
    chance = np.random.default_rng(7)
    last = Identifier.objects.order_by("-pk").values_list("pk", flat=True)[0]
    drawn = chance.integers(1, last + 1, count).tolist()
    known = list(Identifier.objects.filter(pk__in=drawn).values_list("kind", "value"))
    yield Times.measure("a known identifier", (_find(*one) for one in known))
    unknown = (_find("phone", f"+7708{number:07d}") for number in range(count))
    yield Times.measure("an unknown identifier", unknown)
    common = Identifier.objects.filter(is_hub=False).order_by("-report_count")[:100]
    yield Times.measure("latest reports of a common identifier", map(_latest, common))


def lists(count: int = 60) -> Iterator[Times]:
    """The list of reports as its page asks for it."""
    yield Times.measure(
        "list of reports, first page", (_page(ReportFilter()) for _ in range(count))
    )
    narrowed = ReportFilter(region="KZ-75", crime_type="bank_call")
    yield Times.measure("list of reports, two filters", (_page(narrowed) for _ in range(count)))


def plans() -> Iterator[tuple[str, str]]:
    """How the database finds what an arrival asks for."""
    one = Identifier.objects.filter(is_hub=False).order_by("-report_count").first()
    if one is None:
        return
    mentions = Mention.objects.filter(identifier=one.pk)
    carriers = mentions.values_list(
        "report_id", "role", "report__reported_at", "report__membership__campaign"
    )
    asked: dict[str, QuerySet[object]] = {
        "identifiers by digest": Identifier.objects.filter(digest__in=[one.digest] * 3),
        "identifiers of the same evidence": Identifier.objects.filter(
            link_digest__in=[one.link_digest], is_hub=False
        ).order_by("-pk"),
        "latest carriers": carriers.order_by("-report_id")[:100],
        "campaigns": Campaign.objects.filter(pk__in=[1, 2, 3]),
    }
    for name, rows in asked.items():
        yield f"{connection.vendor}: {name}", rows.explain()


def _find(kind: str, value: str) -> Callable[[], object]:
    return lambda: find_identifier(kind, value)


def _latest(identifier: Identifier) -> Callable[[], object]:
    return lambda: list(list_reports_of_identifier(SYSTEM, identifier)[:PAGE_SIZE])


def _page(narrowed: ReportFilter) -> Callable[[], object]:
    return lambda: list(Paginator(list_reports(SYSTEM, narrowed), PAGE_SIZE).get_page(1))
