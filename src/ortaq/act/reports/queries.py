"""Reading the register, always through what the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Count, F, Q, Sum, Value, When

from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.act.reports.permissions import READ, READ_ALL
from ortaq.engine.terms.identifier import Role
from ortaq.shared.batches import in_batches
from ortaq.shared.secrets import keyed_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime
    from decimal import Decimal

    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

_AT_ONCE = 5_000


def identifier_digest(kind: str, value: str) -> str:
    """The keyed hash under which an identifier is stored."""
    return keyed_digest("identifier", kind, value)


def link_digest(kind: str, link_value: str) -> str:
    """The keyed hash that identifiers of the same evidence share."""
    return keyed_digest("link", kind, link_value)


def receipt_digest(receipt: str) -> str:
    """The keyed hash of a reporter's receipt code, typed with or without spaces."""
    return keyed_digest("receipt", "".join(letter for letter in receipt if letter.isdigit()))


def visible_to(actor: Actor) -> QuerySet[Report]:
    """The reports that an actor may see: all, his organisation's, or none."""
    if actor.may(READ_ALL):
        return Report.objects.all()
    if actor.may(READ) and actor.organisation_id is not None:
        return Report.objects.filter(organisation_id=actor.organisation_id)
    return Report.objects.none()


def get_report(actor: Actor, reference: str) -> Report:
    """One visible report.

    Raises:
        Report.DoesNotExist: there is none, or the actor may not see it.
    """
    return visible_to(actor).select_related("organisation").get(reference=reference)


def find_by_receipt(receipt: str) -> Report | None:
    """The report with this receipt code, for the reporter's status page, or None."""
    return Report.objects.filter(receipt_digest=receipt_digest(receipt)).first()


@dataclass(frozen=True, slots=True)
class ReportFilter:
    """What a list of reports is narrowed to; empty fields narrow nothing."""

    text: str = ""
    region: str = ""
    crime_type: str = ""
    channel: str = ""
    language: str = ""
    status: str = ""
    since: str = ""
    until: str = ""


def list_reports(actor: Actor, narrowed: ReportFilter) -> QuerySet[Report]:
    """Visible reports, newest first."""
    reports = visible_to(actor).select_related("organisation").defer("search_text")
    for field in ("region", "crime_type", "channel", "language", "status"):
        if value := getattr(narrowed, field):
            reports = reports.filter(**{field: value})
    if narrowed.since:
        reports = reports.filter(reported_at__date__gte=narrowed.since)
    if narrowed.until:
        reports = reports.filter(reported_at__date__lte=narrowed.until)
    if narrowed.text:
        reports = reports.filter(
            Q(search_text__contains=narrowed.text.casefold())
            | Q(reference__iexact=narrowed.text.strip())
        )
    return reports.order_by("-reported_at", "-id")


def list_mentions(report: Report) -> list[Mention]:
    """The mentions of a report with their identifiers, in the order of the text."""
    mentions = Mention.objects.filter(report=report).select_related("identifier")
    return sorted(mentions, key=lambda m: (m.start is None, m.start or 0, -(m.end or 0), m.pk))


def find_identifier(kind: str, value: str) -> Identifier | None:
    """The identifier with this normal form, or None."""
    return Identifier.objects.filter(digest=identifier_digest(kind, value)).first()


@dataclass(frozen=True, slots=True)
class SeenIdentifier:
    """What a reader may know of an identifier: counted over the reports he may see."""

    identifier: Identifier
    reports: int
    claimed_kzt: Decimal | None


def get_seen_identifier(actor: Actor, pk: int) -> SeenIdentifier:
    """One identifier as the actor may see it.

    Raises:
        Identifier.DoesNotExist: none, or none of its reports is visible to the actor.
    """
    identifier = Identifier.objects.get(pk=pk)
    reports = list_reports_of_identifier(actor, identifier)
    totals = reports.aggregate(reports=Count("id"), claimed=Sum("claimed_kzt"))
    if not totals["reports"]:
        raise Identifier.DoesNotExist
    return SeenIdentifier(identifier, totals["reports"], totals["claimed"])


def list_reports_of_identifier(actor: Actor, identifier: Identifier) -> QuerySet[Report]:
    """Visible reports that mention an identifier, newest first."""
    mentioning = Mention.objects.filter(identifier=identifier).values("report")
    return visible_to(actor).filter(pk__in=mentioning).order_by("-reported_at", "-id")


def list_identifiers(actor: Actor, *, kind: str = "") -> QuerySet[Identifier]:
    """Identifiers by the number of visible reports that mention them, commonest first."""
    visible = Q()
    if not actor.may(READ_ALL):
        visible = Q(mentions__report__in=visible_to(actor).values("pk"))
    identifiers = Identifier.objects.filter(visible)
    if kind:
        identifiers = identifiers.filter(kind=kind)
    if actor.may(READ_ALL):
        return identifiers.order_by("-report_count", "id")
    return identifiers.annotate(seen=Count("mentions__report", distinct=True)).order_by(
        "-seen", "id"
    )


def list_changed_since(moment: datetime | None) -> QuerySet[Report]:
    """Reports changed at or after a moment (all for None), for the lake."""
    return Report.objects.filter(changed_at__gte=moment) if moment else Report.objects.all()


def count_reports(actor: Actor) -> int:
    """How many reports an actor may see."""
    return visible_to(actor).count()


def list_mentions_of(reports: Iterable[int]) -> QuerySet[Mention]:
    """Mentions of the named reports (keys), with identifiers."""
    return Mention.objects.filter(report__in=reports).select_related("identifier")


CARRIER_LIMIT = 1_000
"""Latest reports of one identifier that linking looks at. Ortaq's own rule: bounds the work of one
arrival; a value in more reports than this outside one campaign is too common to link anyway."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report that carries an identifier, as the linker needs it."""

    report_id: int
    kind: str
    link_value: str
    role: str
    day: date
    crime_type: str


def list_carriers(
    link_digests: list[str], *, among: QuerySet[Report] | None = None
) -> Iterator[Carrier]:
    """Reports that carry one of these identifiers, among the given reports or all."""
    mentions = Mention.objects.all()
    if among is not None:
        mentions = mentions.filter(report__in=among.values("pk"))
    for batch in in_batches(link_digests):
        identifiers = Identifier.objects.filter(link_digest__in=batch, is_hub=False)
        rare = identifiers.filter(report_count__lte=CARRIER_LIMIT)
        yield from _carriers(mentions.filter(identifier__in=rare.values("pk")))
        for common in identifiers.filter(report_count__gt=CARRIER_LIMIT):
            latest = mentions.filter(identifier=common).order_by("-report_id")
            yield from _carriers(latest[:CARRIER_LIMIT])


def _carriers(mentions: QuerySet[Mention]) -> Iterator[Carrier]:
    rows = mentions.values_list(
        "report_id",
        "identifier__kind",
        "identifier__link_value",
        "role",
        "report__reported_at",
        "report__crime_type",
    )
    for report_id, kind, link_value, role, reported_at, crime_type in rows:
        yield Carrier(report_id, kind, link_value, role, reported_at.date(), crime_type)


def first_of_each(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention for each identifier, the first."""
    first: dict[int, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.identifier_id, mention)
    return list(first.values())


def get_identifiers(keys: Iterable[int]) -> dict[int, Identifier]:
    """Identifiers by key; absent keys are left out."""
    return Identifier.objects.in_bulk(sorted(set(keys)))


def list_seen_identifiers(actor: Actor, kind: str, value: str) -> list[SeenIdentifier]:
    """The identifier with this normal form, where a visible report mentions it; else nothing."""
    identifier = find_identifier(kind, value)
    if identifier is None:
        return []
    try:
        return [get_seen_identifier(actor, identifier.pk)]
    except Identifier.DoesNotExist:
        return []


def iterate_reports() -> Iterator[tuple[object, ...]]:
    """Every report as linking needs it, in the order of keys, without loading all at once.

    Key, reported_at, occurred_on, crime_type, region, language, claimed tenge.
    """
    rows = Report.objects.order_by("pk").values_list(
        "pk", "reported_at", "occurred_on", "crime_type", "region", "language", "claimed_kzt"
    )
    for *told, claimed in rows.iterator(chunk_size=_AT_ONCE):
        yield (*told, None if claimed is None else float(claimed))


def iterate_mentions(*, until: int) -> Iterator[tuple[object, ...]]:
    """Every mention as linking needs it, by report and in the order of the text.

    Report key, identifier key, kind, link value, role (hub wherever the identifier is one now),
    role confidence, start, end.

    Args:
        until: the last report (key).
    """
    rows = Mention.objects.filter(report__lte=until).order_by("report", "pk")
    role = Case(When(identifier__is_hub=True, then=Value(str(Role.HUB))), default=F("role"))
    yield from (
        rows.annotate(counted_role=role)
        .values_list(
            "report",
            "identifier",
            "identifier__kind",
            "identifier__link_value",
            "counted_role",
            "role_confidence",
            "start",
            "end",
        )
        .iterator(chunk_size=_AT_ONCE)
    )
