"""What is said of identifiers: what a reader may see of it, and what everybody may be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min, Q

from ortaq.act.reports.models import Channel, Mention
from ortaq.act.reports.queries.reports import visible_q
from ortaq.engine.terms.identifier import Role
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from ortaq.shared.actors import Actor

REPORTERS_NEEDED = 3
"""Persons with a contact of their own whose reports flag an identifier. Ortaq's own rule: one person, or
one angry pair, cannot."""

SURE = 0.8
"""Least confidence in the role where the word of one institution flags. Ortaq's own rule."""

FLAG_DAYS = 365
"""Days after its last report that a flag holds. Ortaq's own rule: numbers get new owners."""

DOORS_OF_INSTITUTIONS = (Channel.BANK, Channel.TELECOM, Channel.DESK, Channel.PARTNER)
"""Channels that a member of the public cannot choose."""


class Ground(StrEnum):
    """Why an identifier is flagged."""

    INSTITUTION = "institution"
    REPORTERS = "reporters"


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning that everybody may read.

    Args:
        ground: whose word it rests on.
        reports: that say an offender used it, in the last FLAG_DAYS.
        first_on: day of the first of them.
        last_on: day of the last.
        expires_on: day from which it holds no more unless another report comes.
    """

    ground: Ground
    reports: int
    first_on: date
    last_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader may see: reports that name it, other than as the victim's own.

    Args:
        reports: how many.
        reporters: persons with a contact, and institutions, that told them.
        first_on: day of the first.
        last_on: day of the last.
    """

    reports: int
    reporters: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of one identifier."""

    seen: Seen | None = None
    flag: Flag | None = None


def get_standings(
    actor: Actor, link_digests: Iterable[str], *, on: date, now: datetime
) -> dict[str, Standing]:
    """Standings by link digest; absent where nothing may be told.

    A value that reports call the victim's own at least as often as the offender's is told to nobody.

    Args:
        actor: what he may see is counted; flags are for everybody.
        link_digests: of the identifiers.
        on: the present day.
        now: the present instant.
    """
    found: dict[str, Standing] = {}
    for batch in in_batches(sorted(set(link_digests))):
        said = _said(batch, now - timedelta(days=FLAG_DAYS))
        tellable = [digest for digest, row in said.items() if not _is_victims(row)]
        seen = _seen(actor, tellable)
        for digest in tellable:
            standing = Standing(seen.get(digest), _flag(said[digest], on))
            if standing != Standing():
                found[digest] = standing
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    """What all reports say of one identifier; the last five count those of the last FLAG_DAYS."""

    offenders: int
    victims: int
    reports: int
    persons: int
    institutions: int
    first: datetime | None
    last: datetime | None


def _said(digests: list[str], since: datetime) -> dict[str, _Said]:
    offender = Q(role=Role.OFFENDER)
    fresh = offender & Q(report__reported_at__gte=since)
    institution = Q(report__organisation__isnull=False) | Q(
        report__channel__in=DOORS_OF_INSTITUTIONS
    )
    rows = (
        Mention.objects.filter(identifier__link_digest__in=digests)
        .values_list("identifier__link_digest")
        .annotate(
            offenders=Count("report", distinct=True, filter=offender),
            victims=Count("report", distinct=True, filter=Q(role=Role.VICTIM)),
            reports=Count("report", distinct=True, filter=fresh),
            persons=Count(
                "report__reporter_digest",
                distinct=True,
                filter=fresh & ~Q(report__reporter_digest=""),
            ),
            institutions=Count(
                "report",
                distinct=True,
                filter=fresh & institution & Q(role_confidence__gte=SURE),
            ),
            first=Min("report__reported_at", filter=fresh),
            last=Max("report__reported_at", filter=fresh),
        )
    )
    return {digest: _Said(*figures) for digest, *figures in rows}


def _is_victims(said: _Said) -> bool:
    return 0 < said.victims >= said.offenders


def _flag(said: _Said, on: date) -> Flag | None:
    if said.first is None or said.last is None:
        return None
    if said.institutions:
        ground = Ground.INSTITUTION
    elif said.persons >= REPORTERS_NEEDED:
        ground = Ground.REPORTERS
    else:
        return None
    expires_on = said.last.date() + timedelta(days=FLAG_DAYS)
    if expires_on <= on:
        return None
    return Flag(ground, said.reports, said.first.date(), said.last.date(), expires_on)


def _seen(actor: Actor, digests: list[str]) -> dict[str, Seen]:
    condition = visible_q(actor, "report__")
    if condition is None or not digests:
        return {}
    told = Mention.objects.filter(
        condition,
        identifier__link_digest__in=digests,
        role__in=(Role.OFFENDER, Role.UNKNOWN),
    )
    anonymous = Q(report__reporter_digest="")
    rows = told.values_list("identifier__link_digest").annotate(
        reports=Count("report", distinct=True),
        persons=Count("report__reporter_digest", distinct=True, filter=~anonymous),
        institutions=Count("report__organisation", distinct=True, filter=anonymous),
        first=Min("report__reported_at"),
        last=Max("report__reported_at"),
    )
    return {
        digest: Seen(reports, persons + institutions, first.date(), last.date())
        for digest, reports, persons, institutions, first, last in rows
    }
