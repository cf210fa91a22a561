"""Identifiers as a reader may see them: counted over the reports that he may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min, Q, Sum

from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.act.reports.permissions import READ_ALL
from ortaq.act.reports.queries.digests import identifier_digest
from ortaq.act.reports.queries.hints import list_hints
from ortaq.act.reports.queries.months import count_by_month
from ortaq.act.reports.queries.reports import visible_q, visible_to
from ortaq.act.reports.queries.standing import Standing, StandingQuery
from ortaq.act.reports.queries.well_known import get_well_known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from decimal import Decimal

    from django.db.models import QuerySet

    from ortaq.act.reports.queries.hints import Hint
    from ortaq.act.reports.queries.standing import Flag
    from ortaq.shared.actors import Actor

_STANDINGS = StandingQuery()

FORMS_TOLD = 20
"""Other forms of an identifier that its page names at most."""


def find_identifier(kind: str, value: str) -> Identifier | None:
    """The identifier with this normal form, or None."""
    return Identifier.objects.filter(digest=identifier_digest(kind, value)).first()


def get_identifiers(keys: Iterable[int]) -> dict[int, Identifier]:
    """Identifiers by key; absent keys are left out."""
    return Identifier.objects.in_bulk(sorted(set(keys)))


@dataclass(frozen=True, slots=True)
class SeenIdentifier:
    """What a reader may know of an identifier: counted over the reports he may see."""

    identifier: Identifier
    reports: int
    claimed_kzt: Decimal | None
    first_on: date
    last_on: date


def get_seen_identifier(actor: Actor, pk: int) -> SeenIdentifier:
    """One identifier as the actor may see it.

    Raises:
        Identifier.DoesNotExist: none, or none of its reports is visible to the actor.
    """
    identifier = Identifier.objects.get(pk=pk)
    reports = list_reports_of_identifier(actor, identifier)
    totals = reports.aggregate(
        reports=Count("id"),
        claimed=Sum("claimed_kzt"),
        first=Min("reported_at"),
        last=Max("reported_at"),
    )
    if not totals["reports"]:
        raise Identifier.DoesNotExist
    return SeenIdentifier(
        identifier,
        totals["reports"],
        totals["claimed"],
        totals["first"].date(),
        totals["last"].date(),
    )


def list_seen_identifiers(actor: Actor, kind: str, value: str) -> list[SeenIdentifier]:
    """The identifier with this normal form, where a visible report mentions it; else nothing."""
    identifier = find_identifier(kind, value)
    if identifier is None:
        return []
    try:
        return [get_seen_identifier(actor, identifier.pk)]
    except Identifier.DoesNotExist:
        return []


def list_reports_of_identifier(actor: Actor, identifier: Identifier) -> QuerySet[Report]:
    """Visible reports that mention an identifier, newest first."""
    mentioning = Mention.objects.filter(identifier=identifier).values("report")
    return visible_to(actor).filter(pk__in=mentioning).order_by("-reported_at", "-id")


def list_identifiers(actor: Actor, *, kind: str = "") -> QuerySet[Identifier]:
    """Identifiers by the number of visible reports that mention them, commonest first."""
    visible = visible_q(actor, "mentions__report__")
    if visible is None:
        return Identifier.objects.none()
    identifiers = Identifier.objects.filter(visible)
    if kind:
        identifiers = identifiers.filter(kind=kind)
    if actor.may(READ_ALL):
        return identifiers.order_by("-report_count", "id")
    seen = identifiers.annotate(
        seen=Count("mentions__report", distinct=True),
        last_at=Max("mentions__report__reported_at"),
    )
    return seen.order_by("-seen", "id")


@dataclass(frozen=True, slots=True)
class Form:
    """Another identifier that is the same evidence: a host of the same site, another way to write a wallet.

    Args:
        identifier: it.
        reports: that name it and that the reader may see.
    """

    identifier: Identifier
    reports: int


def list_forms(actor: Actor, identifier: Identifier) -> list[Form]:
    """How else an identifier is written in visible reports, commonest first, at most `FORMS_TOLD`."""
    visible = visible_q(actor, "report__")
    if visible is None:
        return []
    mentions = Mention.objects.filter(visible, identifier__link_digest=identifier.link_digest)
    counted = mentions.exclude(identifier=identifier).values("identifier")
    counts = counted.annotate(n=Count("report", distinct=True)).order_by("-n", "identifier")
    found = list(counts.values_list("identifier", "n")[:FORMS_TOLD])
    identifiers = get_identifiers(key for key, _ in found)
    return [Form(identifiers[key], reports) for key, reports in found]


@dataclass(frozen=True, slots=True)
class IdentifierView:
    """An identifier as one reader may see it, with the warning that everybody may read.

    Args:
        seen: counts.
        forms: how else the same is written in reports that he may see, commonest first.
        by_month: (YYYY-MM, reports).
        roles: role to reports that give it this role.
        flag: the warning, or None.
        hints: whom it may belong to.
    """

    seen: SeenIdentifier
    forms: list[Form]
    by_month: list[tuple[str, int]]
    roles: dict[str, int]
    flag: Flag | None
    hints: list[Hint]


def get_identifier_view(actor: Actor, pk: int, *, on: date, now: datetime) -> IdentifierView:
    """Everything that the page of an identifier shows.

    Raises:
        Identifier.DoesNotExist: none, or none of its reports is visible to the actor.
    """
    seen = get_seen_identifier(actor, pk)
    reports = list_reports_of_identifier(actor, seen.identifier)
    mentions = Mention.objects.filter(
        visible_q(actor, "report__") or Q(), identifier=seen.identifier
    )
    digest = seen.identifier.link_digest
    standing = _STANDINGS.find(actor, [digest], on=on, now=now).get(digest, Standing())
    is_safe = seen.identifier.is_hub or digest in get_well_known(on=on).protected
    return IdentifierView(
        seen=seen,
        forms=list_forms(actor, seen.identifier),
        by_month=count_by_month(reports),
        roles=dict(mentions.values_list("role").annotate(n=Count("report", distinct=True))),
        flag=None if is_safe else standing.flag,
        hints=list_hints(seen.identifier),
    )
