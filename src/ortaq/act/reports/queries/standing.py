"""What is said of identifiers: what a reader may see of it, and what everybody may be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import BooleanField, ExpressionWrapper, Value

from ortaq.act.reports.models import Channel, Mention
from ortaq.act.reports.queries.reports import visible_q
from ortaq.engine.terms.identifier import Role
from ortaq.shared.batches import in_batches

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from django.db.models import Expression, Q

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
    since = now - timedelta(days=FLAG_DAYS)
    found: dict[str, Standing] = {}
    for batch in in_batches(sorted(set(link_digests))):
        for digest, told in _told(actor, batch).items():
            if _is_victims(told):
                continue
            standing = Standing(_seen(told), _flag(told, since, on))
            if standing != _NOTHING:
                found[digest] = standing
    return found


_NOTHING = Standing()


class _Told(NamedTuple):
    """One mention, as its report tells it.

    Args:
        role: whose the report says that the identifier is.
        confidence: in the role.
        report: key of the report.
        at: when it was reported.
        person: digest of the reporter's contact, or empty.
        organisation: key of the one that told it, if any.
        channel: the door that it came by.
        is_visible: whether the reader may see the report.
    """

    role: str
    confidence: float
    report: int
    at: datetime
    person: str
    organisation: int | None
    channel: str
    is_visible: bool


def _told(actor: Actor, digests: list[str]) -> dict[str, list[_Told]]:
    """All mentions of each identifier.

    They are counted here and not by the database: most identifiers have a handful, and an aggregate
    of ten counts takes longer to be written than they take to be read.
    """
    visible = visible_q(actor, "report__")
    rows = (
        Mention.objects.filter(identifier__link_digest__in=digests)
        .annotate(is_visible=_as_column(visible))
        .values_list(
            "identifier__link_digest",
            "role",
            "role_confidence",
            "report",
            "report__reported_at",
            "report__reporter_digest",
            "report__organisation",
            "report__channel",
            "is_visible",
        )
    )
    told: dict[str, list[_Told]] = {}
    for digest, *row in rows.iterator():
        told.setdefault(digest, []).append(_Told(*row))
    return told


def _as_column(condition: Q | None) -> Expression:
    if not condition:
        return Value(condition is not None, BooleanField())
    return ExpressionWrapper(condition, BooleanField())


def _is_victims(told: list[_Told]) -> bool:
    victims = {row.report for row in told if row.role == Role.VICTIM}
    offenders = {row.report for row in told if row.role == Role.OFFENDER}
    return 0 < len(victims) >= len(offenders)


def _flag(told: list[_Told], since: datetime, on: date) -> Flag | None:
    fresh = [row for row in told if row.role == Role.OFFENDER and row.at >= since]
    if any(row.confidence >= SURE and _is_of_institution(row) for row in fresh):
        ground = Ground.INSTITUTION
    elif len({row.person for row in fresh if row.person}) >= REPORTERS_NEEDED:
        ground = Ground.REPORTERS
    else:
        return None
    last_on = max(row.at for row in fresh).date()
    expires_on = last_on + timedelta(days=FLAG_DAYS)
    if expires_on <= on:
        return None
    first_on = min(row.at for row in fresh).date()
    return Flag(ground, len({row.report for row in fresh}), first_on, last_on, expires_on)


def _is_of_institution(row: _Told) -> bool:
    return row.organisation is not None or row.channel in DOORS_OF_INSTITUTIONS


def _seen(told: list[_Told]) -> Seen | None:
    seen = [row for row in told if row.is_visible and row.role in {Role.OFFENDER, Role.UNKNOWN}]
    if not seen:
        return None
    persons = {row.person for row in seen if row.person}
    institutions = {row.organisation for row in seen if not row.person} - {None}
    return Seen(
        reports=len({row.report for row in seen}),
        reporters=len(persons) + len(institutions),
        first_on=min(row.at for row in seen).date(),
        last_on=max(row.at for row in seen).date(),
    )
