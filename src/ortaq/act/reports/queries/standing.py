"""What is said of identifiers: what a reader may see of it, and what everybody may be told."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import IntegerField, Q, Value

from ortaq.act.reports.models import Channel, Mention, Report
from ortaq.act.reports.queries.reports import visible_q, visible_to
from ortaq.act.reports.queries.utc import UtcText
from ortaq.engine.terms.identifier import Role
from ortaq.shared.batches import in_batches
from ortaq.shared.compiled import CompiledQuery

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from datetime import datetime

    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

    _Mention = tuple[int, int, str, float]
    """Key of the identifier, key of the report, role, confidence in the role."""

    _Report = tuple[int, str, str, int | None, str, int | None]
    """Key, when it was reported (UTC), digest of the reporter's contact or empty, key of the
    organisation that told it, the door that it came by, what is beside."""

    _Told = tuple[str, float, _Report]
    """Role and confidence in it, and the report."""

REPORTERS_NEEDED = 3
"""Persons with a contact of their own whose reports flag an identifier. Ortaq's own rule: one person, or
one angry pair, cannot."""

SURE = 0.8
"""Least confidence in the role where the word of one institution flags. Ortaq's own rule."""

FLAG_DAYS = 365
"""Days after its last report that a flag holds. Ortaq's own rule: numbers get new owners."""

DOORS_OF_INSTITUTIONS = frozenset({Channel.BANK, Channel.TELECOM, Channel.DESK, Channel.PARTNER})
"""Channels that a member of the public cannot choose."""


class Ground(StrEnum):
    """Why an identifier is flagged."""

    INSTITUTION = "institution"
    REPORTERS = "reporters"


_OFFENDER, _VICTIM = Role.OFFENDER.value, Role.VICTIM.value
_NOT_THE_VICTIMS = frozenset({Role.OFFENDER, Role.UNKNOWN})

_AT_ONCE = 5_000
"""Identifiers whose reports are read together, in the order in which they are stored."""


class Flag(NamedTuple):
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


class Seen(NamedTuple):
    """What a reader may see: reports that name it, other than as the victim's own.

    Args:
        reports: how many.
        reporters: persons with a contact, and institutions, that told them.
        first_on: day of the first.
        last_on: day of the last.
        beside: what another app keeps beside these reports, ascending.
    """

    reports: int
    reporters: int
    first_on: date
    last_on: date
    beside: tuple[int, ...]


class Standing(NamedTuple):
    """What is said of one identifier: a tuple, since machines ask for them by the ten thousand."""

    seen: Seen | None = None
    flag: Flag | None = None


class StandingQuery:
    """Asks what is said of identifiers, and for one column that another app keeps beside reports.

    Args:
        beside: path of the column from a report; empty for none.
    """

    def __init__(self, beside: str = "") -> None:
        self._beside = beside
        self._mentions = CompiledQuery(_mentions)
        self._reports = CompiledQuery(self._report_rows)

    def find(
        self, actor: Actor, identifiers: Mapping[int, str], *, on: date, now: datetime
    ) -> dict[str, Standing]:
        """Standings by link digest; absent where nothing may be told.

        A value that reports call the victim's own at least as often as the offender's is told to nobody.

        Args:
            actor: what he may see is counted; flags are for everybody.
            identifiers: key to link digest; those of one digest are forms of the same.
            on: the present day.
            now: the present instant.
        """
        since = f"{(now - timedelta(days=FLAG_DAYS)).astimezone(UTC):%Y-%m-%d %H:%M:%S}"
        found: dict[str, Standing] = {}
        for batch in _together(identifiers):
            mentions = self._mentions.rows(batch)
            keys = sorted({key for _, key, _, _ in mentions})
            visible = _visible(actor, keys)
            for digest, told in self._told(identifiers, mentions, keys).items():
                if _is_victims(told):
                    continue
                seen, flag = _seen(told, visible), _flag(told, since, on)
                if seen or flag:
                    found[digest] = Standing(seen, flag)
        return found

    def _told(
        self, identifiers: Mapping[int, str], mentions: list[_Mention], keys: list[int]
    ) -> dict[str, list[_Told]]:
        """All mentions of each link digest.

        They are counted here and not by the database: most identifiers have a handful, and an aggregate
        of ten counts takes longer. Reports are read apart, in the order of their keys: those that lie
        together are found together.
        """
        reports = {row[0]: row for row in self._reports.rows(keys)}
        told: dict[str, list[_Told]] = {}
        for identifier, key, role, sure in mentions:
            if key in reports:  # else it went meanwhile
                told.setdefault(identifiers[identifier], []).append((role, sure, reports[key]))
        return told

    def _report_rows(self, keys: list[int]) -> QuerySet[Report, _Report]:
        beside = self._beside or Value(None, IntegerField())
        return Report.objects.filter(pk__in=keys).values_list(
            "pk", UtcText("reported_at"), "reporter_digest", "organisation", "channel", beside
        )


def _together(identifiers: Mapping[int, str]) -> Iterator[list[int]]:
    """Keys of some thousand identifiers at a time, in order, all forms of one together."""
    forms: dict[str, list[int]] = {}
    for key in sorted(identifiers):
        forms.setdefault(identifiers[key], []).append(key)
    for batch in in_batches(forms.values(), _AT_ONCE):
        yield sorted(chain.from_iterable(batch))


def _mentions(identifiers: list[int]) -> QuerySet[Mention, _Mention]:
    return Mention.objects.filter(identifier__in=identifiers).values_list(
        "identifier", "report", "role", "role_confidence"
    )


def _visible(actor: Actor, keys: list[int]) -> Container[int]:
    """Those of the reports that the actor may see."""
    condition = visible_q(actor)
    if condition is None:
        return ()
    if condition == Q():
        return frozenset(keys)
    rows = (visible_to(actor).filter(pk__in=batch) for batch in in_batches(keys))
    return frozenset(pk for part in rows for pk in part.values_list("pk", flat=True))


def _is_victims(told: list[_Told]) -> bool:
    victims = {report[0] for role, _, report in told if role == _VICTIM}
    if not victims:
        return False
    return len(victims) >= len({report[0] for role, _, report in told if role == _OFFENDER})


def _flag(told: list[_Told], since: str, on: date) -> Flag | None:
    reports, persons, moments, is_sure = set(), set(), [], False
    for role, sure, (key, at, person, organisation, channel, _) in told:
        if role != _OFFENDER or at < since:
            continue
        reports.add(key)
        moments.append(at)
        if person:
            persons.add(person)
        if sure >= SURE and (organisation is not None or channel in DOORS_OF_INSTITUTIONS):
            is_sure = True
    if not is_sure and len(persons) < REPORTERS_NEEDED:
        return None
    first_on, last_on = _period(moments)
    expires_on = last_on + timedelta(days=FLAG_DAYS)
    if expires_on <= on:
        return None
    ground = Ground.INSTITUTION if is_sure else Ground.REPORTERS
    return Flag(ground, len(reports), first_on, last_on, expires_on)


def _seen(told: list[_Told], visible: Container[int]) -> Seen | None:
    reports, reporters, moments = set(), set(), []
    beside: set[int] = set()
    for role, _, (key, at, person, organisation, _, other) in told:
        if role not in _NOT_THE_VICTIMS or key not in visible:
            continue
        reports.add(key)
        moments.append(at)
        reporters.add(person or organisation)
        if other is not None:
            beside.add(other)
    if not reports:
        return None
    return Seen(
        len(reports),
        len(reporters - {None}),
        *_period(moments),
        tuple(sorted(beside)),
    )


def _period(moments: list[str]) -> tuple[date, date]:
    """Days of the first and of the last."""
    return date.fromisoformat(min(moments)[:10]), date.fromisoformat(max(moments)[:10])
