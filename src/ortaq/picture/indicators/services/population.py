"""Entering how many people live where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.picture.indicators.models import PopulationFigure
from ortaq.picture.indicators.permissions import POPULATION
from ortaq.shared import clock
from ortaq.shared.audit.services import record
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.shared.actors import Actor

EARLIEST = date(1990, 1, 1)
MOST_PERSONS = 2_000_000_000
"""More people live in no country."""


class BadPopulation(OrtaqError):
    """A figure of the population cannot be right: `field` says what is wrong with it."""

    code = "bad_population"


@dataclass(frozen=True, slots=True)
class PopulationEntry:
    """One figure.

    Args:
        on: the day it is of, usually 1 January.
        region: ISO 3166-2 code; empty for the whole country.
        persons: how many people.
        source: who counted, with title and date of the publication.
        is_verified: False where no official source confirms it.
    """

    on: date
    region: str
    persons: int
    source: str
    is_verified: bool = True


@transaction.atomic
def enter_population(*, actor: Actor, entries: Iterable[PopulationEntry]) -> int:
    """Enter figures, or new revisions of them; return how many are new. The same again is nothing.

    Rates of the months that they serve get another revision when they are computed next.

    Raises:
        NotAllowed: the role may not.
        BadPopulation: a region, a number, a day or the source is wrong; nothing is stored.
    """
    actor.require(POPULATION)
    given = list(entries)
    for entry in given:
        _check(entry)
    newest = {
        (row.on, row.region): row
        for row in PopulationFigure.objects.filter(on__in={entry.on for entry in given}).order_by(
            "revision"
        )
    }
    new: dict[tuple[date, str], PopulationFigure] = {}
    for entry in given:
        key = (entry.on, entry.region)
        before = newest.get(key)
        if before is None or _differs(before, entry):
            new[key] = _row(actor, entry, before.revision if before else 0)
    PopulationFigure.objects.bulk_create(new.values())
    for on in sorted({on for on, _ in new}):
        record(
            actor,
            "indicator.population",
            subject_kind="population",
            subject=on.isoformat(),
            regions=sorted(region for day, region in new if day == on),
        )
    return len(new)


def _check(entry: PopulationEntry) -> None:
    if entry.region and pack().region(entry.region) is None:
        raise BadPopulation(field="region", value=entry.region)
    if not 0 < entry.persons <= MOST_PERSONS:
        raise BadPopulation(field="persons", value=entry.persons)
    if not EARLIEST <= entry.on <= clock.today():
        raise BadPopulation(field="day", value=entry.on)
    if not entry.source.strip():
        raise BadPopulation(field="source", value="")


def _differs(row: PopulationFigure, entry: PopulationEntry) -> bool:
    told = (entry.persons, entry.source.strip()[:500], entry.is_verified)
    return (row.persons, row.source, row.is_verified) != told


def _row(actor: Actor, entry: PopulationEntry, before: int) -> PopulationFigure:
    return PopulationFigure(
        on=entry.on,
        region=entry.region,
        revision=before + 1,
        persons=entry.persons,
        source=entry.source.strip()[:500],
        is_verified=entry.is_verified,
        entered_at=clock.now(),
        entered_by=actor.name,
    )
