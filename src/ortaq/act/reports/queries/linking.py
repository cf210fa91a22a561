"""The register as linking reads it."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import F

from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.act.reports.queries.utc import UtcDay
from ortaq.engine.terms.identifier import MANY_FORMS, IdentifierKind, evidence_kind
from ortaq.shared.batches import in_batches
from ortaq.shared.compiled import CompiledQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from django.db.models import QuerySet

    _Told = tuple[int, int, str, date, str, int | None]
    """Keys of report and identifier, role, day and crime type of the report, what is beside."""

_AT_ONCE = 5_000


CARRIER_LIMIT = 100
"""Latest reports of one identifier that linking looks at. Ortaq's own rule: bounds the work of one
arrival. What more reports outside one campaign carry than linking allows is too common to link."""

EVIDENCE_LIMIT = 2_000
"""Latest identifiers of the same evidence (addresses of one site) that linking looks at in a batch.
Ortaq's own rule, as above."""


class Carrier(NamedTuple):
    """A report that carries an identifier, as the linker needs it; `beside` is another app's."""

    report_id: int
    evidence: tuple[IdentifierKind, str]
    role: str
    day: date
    crime_type: str
    beside: int | None


class _Found(NamedTuple):
    """An identifier that a digest leads to."""

    pk: int
    evidence: tuple[IdentifierKind, str]
    reports: int


class CarrierQuery:
    """Asks which reports carry an identifier, and for one column that another app keeps beside each.

    Args:
        beside: path of the column from a report.
    """

    def __init__(self, beside: str) -> None:
        self._beside = f"report__{beside}"
        self._all, self._latest = CompiledQuery(self._rows), CompiledQuery(self._latest_rows)

    def find(
        self, identifiers: Iterable[Identifier], *, among: QuerySet[Report] | None = None
    ) -> Iterator[Carrier]:
        """Reports that carry the same evidence as one of these, among the given reports or all.

        Of what more than CARRIER_LIMIT reports carry the latest count. Hubs are left out.
        """
        found = {row.pk: row for row in _identifiers(identifiers)}
        rare = [row.pk for row in found.values() if row.reports <= CARRIER_LIMIT]
        common = [[row.pk] for row in found.values() if row.reports > CARRIER_LIMIT]
        told: list[Iterable[_Told]]
        if among is None:
            told = [self._all.rows(rare), *(self._latest.rows(key) for key in common)]
        else:
            seen = Mention.objects.filter(report__in=among.values("pk"))
            told = [self._rows(rare, seen), *(self._latest_rows(key, seen) for key in common)]
        for report_id, identifier, role, day, crime_type, beside in chain(*told):
            evidence = found[identifier].evidence
            yield Carrier(report_id, evidence, role, day, crime_type, beside)

    def _rows(
        self, identifiers: list[int], mentions: QuerySet[Mention] | None = None
    ) -> QuerySet[Mention, _Told]:
        rows = Mention.objects.all() if mentions is None else mentions
        return rows.filter(identifier__in=identifiers).values_list(
            "report_id",
            "identifier_id",
            "role",
            UtcDay("report__reported_at"),
            "report__crime_type",
            self._beside,
        )

    def _latest_rows(
        self, identifier: list[int], mentions: QuerySet[Mention] | None = None
    ) -> QuerySet[Mention, _Told]:
        return self._rows(identifier, mentions).order_by("-report_id")[:CARRIER_LIMIT]


def _identifiers(asked: Iterable[Identifier]) -> Iterator[_Found]:
    """Identifiers of the same evidence; the latest ones until they are in enough reports."""
    digests = set()
    for row in asked:
        if row.is_hub:
            continue
        if row.kind in MANY_FORMS:
            digests.add(row.link_digest)
        else:
            yield _Found(row.pk, row.evidence, row.report_count)
    reports: Counter[str] = Counter()
    for batch in in_batches(sorted(digests)):
        rows = _SAME_EVIDENCE.rows(batch)[: EVIDENCE_LIMIT + len(batch)]
        for digest, key, kind, link_value, count in rows:
            if reports[digest] < CARRIER_LIMIT:
                reports[digest] += count
                evidence = evidence_kind(IdentifierKind(kind), link_value), link_value
                yield _Found(key, evidence, count)


def _same_evidence(
    link_digests: list[str],
) -> QuerySet[Identifier, tuple[str, int, str, str, int]]:
    rows = Identifier.objects.filter(link_digest__in=link_digests, is_hub=False).order_by("-pk")
    told = rows.values_list("link_digest", "pk", "kind", "link_value", "report_count")
    most = CARRIER_LIMIT if len(link_digests) == 1 else EVIDENCE_LIMIT + len(link_digests)
    return told[:most]


_SAME_EVIDENCE = CompiledQuery(_same_evidence)


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

    Report key, identifier key, kind and digest of the evidence, role, role confidence, start, end.
    Nothing of it tells a value: whose number it is cannot be read from it.
    """
    rows = Mention.objects.filter(report__gte=first, report__lt=end).order_by("report", "pk")
    told = rows.values_list(
        "report",
        "identifier",
        "identifier__kind",
        "identifier__link_value",
        "identifier__link_digest",
        "role",
        "role_confidence",
        "start",
        "end",
    )
    for report, identifier, kind, link_value, *rest in told.iterator(chunk_size=_AT_ONCE):
        yield report, identifier, evidence_kind(IdentifierKind(kind), link_value), *rest


def list_hubs() -> list[int]:
    """Keys of the identifiers that are well known."""
    return list(Identifier.objects.filter(is_hub=True).values_list("pk", flat=True))
