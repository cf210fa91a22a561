"""The register as linking reads it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F

from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.engine.terms.identifier import IdentifierKind
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from django.db.models import QuerySet


_AT_ONCE = 5_000


CARRIER_LIMIT = 100
"""Latest reports of one identifier that linking looks at. Ortaq's own rule: bounds the work of one
arrival. What more reports outside one campaign carry than linking allows is too common to link."""

EVIDENCE_LIMIT = 2_000
"""Latest identifiers of the same evidence (addresses of one site) that linking looks at in a batch.
Ortaq's own rule, as above."""


_MANY_FORMS = (IdentifierKind.DOMAIN, IdentifierKind.URL)
"""Kinds of which different normal forms are the same evidence; see `engine.extract.link_key`."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report that carries an identifier, as the linker needs it."""

    report_id: int
    kind: str
    link_value: str
    role: str
    day: date
    crime_type: str


@dataclass(frozen=True, slots=True)
class _Found:
    """An identifier that a digest leads to."""

    pk: int
    kind: str
    link_value: str
    reports: int


def list_carriers(
    identifiers: Iterable[Identifier], *, among: QuerySet[Report] | None = None
) -> Iterator[Carrier]:
    """Reports that carry the same evidence as one of these, among the given reports or all.

    Of what more than CARRIER_LIMIT reports carry the latest count. Hubs are left out.
    """
    mentions = Mention.objects.all()
    if among is not None:
        mentions = mentions.filter(report__in=among.values("pk"))
    found = {row.pk: row for row in _identifiers(list(identifiers))}
    rare = [row.pk for row in found.values() if row.reports <= CARRIER_LIMIT]
    for keys in in_batches(rare):
        yield from _carriers(mentions.filter(identifier__in=keys), found)
    for row in found.values():
        if row.reports > CARRIER_LIMIT:
            latest = mentions.filter(identifier=row.pk).order_by("-report_id")
            yield from _carriers(latest[:CARRIER_LIMIT], found)


def _identifiers(asked: list[Identifier]) -> Iterator[_Found]:
    """Identifiers of the same evidence; the latest ones until they are in enough reports."""
    digests = set()
    for row in asked:
        if row.is_hub:
            continue
        if row.kind in _MANY_FORMS:
            digests.add(row.link_digest)
        else:
            yield _Found(row.pk, row.kind, row.link_value, row.report_count)
    reports: Counter[str] = Counter()
    for batch in in_batches(sorted(digests)):
        rows = Identifier.objects.filter(link_digest__in=batch, is_hub=False).order_by("-pk")
        told = rows.values_list("link_digest", "pk", "kind", "link_value", "report_count")
        for digest, key, kind, link_value, count in told[: EVIDENCE_LIMIT + len(batch)]:
            if reports[digest] < CARRIER_LIMIT:
                reports[digest] += count
                yield _Found(key, kind, link_value, count)


def _carriers(mentions: QuerySet[Mention], found: dict[int, _Found]) -> Iterator[Carrier]:
    rows = mentions.values_list(
        "report_id", "identifier_id", "role", "report__reported_at", "report__crime_type"
    )
    for report_id, identifier, role, reported_at, crime_type in rows:
        row = found[identifier]
        yield Carrier(report_id, row.kind, row.link_value, role, reported_at.date(), crime_type)


def list_changed_blocks(since: datetime | None, size: int) -> list[int]:
    """Key divided by size, whole, of the reports changed at or after a moment (all for None)."""
    reports = Report.objects.filter(changed_at__gte=since) if since else Report.objects.all()
    blocks = reports.annotate(block=F("pk") / size).values_list("block", flat=True)
    return sorted(blocks.order_by().distinct())


def iterate_reports(first: int, end: int) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Reports whose keys are in a half-open range, as linking needs them, in the order of keys.

    Key, and: reported_at, occurred_on, crime_type, region, language, claimed tenge.
    """
    rows = Report.objects.filter(pk__gte=first, pk__lt=end).order_by("pk")
    told = rows.values_list(
        "pk", "reported_at", "occurred_on", "crime_type", "region", "language", "claimed_kzt"
    )
    for row in told.iterator(chunk_size=_AT_ONCE):
        claimed = row[-1]
        yield row[0], (*row[1:-1], None if claimed is None else float(claimed))


def iterate_mentions(first: int, end: int) -> Iterator[tuple[object, ...]]:
    """Mentions of the reports whose keys are in a half-open range, in the order of keys.

    Report key, identifier key, kind, digest of the evidence, role, role confidence, start, end.
    Nothing of it tells a value: whose number it is cannot be read from it.
    """
    rows = Mention.objects.filter(report__gte=first, report__lt=end).order_by("report", "pk")
    told = rows.values_list(
        "report",
        "identifier",
        "identifier__kind",
        "identifier__link_digest",
        "role",
        "role_confidence",
        "start",
        "end",
    )
    yield from told.iterator(chunk_size=_AT_ONCE)


def list_hubs() -> list[int]:
    """Keys of the identifiers that are well known."""
    return list(Identifier.objects.filter(is_hub=True).values_list("pk", flat=True))
