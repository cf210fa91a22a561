"""Identifiers that everybody shares, and those that nobody may flag, as they are on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from ortaq.act.reports.models import HubEffect, HubEntry
from ortaq.act.reports.permissions import MANAGE_HUBS
from ortaq.act.reports.queries.digests import link_digest
from ortaq.data.country import load
from ortaq.engine.extract import Extractor, LinkKeys, warning_hubs
from ortaq.engine.extract.hubs import Hubs
from ortaq.engine.terms import country
from ortaq.engine.terms.identifier import IdentifierKind
from ortaq.shared.compiled import CompiledObjects
from ortaq.shared.country import pack

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.engine.terms.country import CountryPack
    from ortaq.shared.actors import Actor

_Rule = tuple[str, str, str, str]
"""Kind, value, effect, category of an administrator's entry."""


@dataclass(frozen=True, eq=False)
class WellKnown:
    """The country's hubs and the lists', as the administrators changed them.

    Args:
        country_pack: with the hubs that are left of its own.
        hubs: entries beside them.
        protected: link digests of values that link and that nobody may flag.
    """

    country_pack: CountryPack
    hubs: tuple[country.HubEntry, ...]
    protected: frozenset[str]

    @cached_property
    def extractor(self) -> Extractor:
        """An extractor that knows these hubs; compiled once for each change."""
        return Extractor(self.country_pack, self.hubs)

    def is_hub(self, kind: IdentifierKind, value: str) -> bool:
        """Whether the value never links."""
        return self._hubs.is_hub(kind, value)

    @cached_property
    def _hubs(self) -> Hubs:
        return Hubs(self.country_pack, self.hubs)


def get_well_known(*, on: date) -> WellKnown:
    """What is well known on a day; a change counts at once in every process."""
    in_force = (row for row in _STANDING.find(HubEffect.values) if row.holds(on))
    return _well_known(tuple((row.kind, row.value, row.effect, row.category) for row in in_force))


def get_link_keys() -> LinkKeys:
    """By which values identifiers are compared.

    They are stored, so they follow the country's and the packaged lists alone and no administrator.
    """
    return _link_keys(settings.COUNTRY)


def list_hub_entries(actor: Actor) -> QuerySet[HubEntry]:
    """Entries of administrators, those that somebody ended last; the newest first.

    Raises:
        NotAllowed: the actor does not manage them.
    """
    actor.require(MANAGE_HUBS)
    return HubEntry.objects.order_by("ended_at", "-pk")


def get_hub_entry(actor: Actor, pk: int) -> HubEntry:
    """One entry.

    Raises:
        NotAllowed: the actor does not manage them.
        HubEntry.DoesNotExist: there is none.
    """
    actor.require(MANAGE_HUBS)
    return HubEntry.objects.get(pk=pk)


def find_hub_entry(actor: Actor, pk: int) -> HubEntry | None:
    """An entry that nobody has ended, or None.

    Raises:
        NotAllowed: the actor does not manage them.
    """
    actor.require(MANAGE_HUBS)
    return HubEntry.objects.filter(pk=pk, ended_at__isnull=True).first()


def count_listed_hubs() -> int:
    """Entries that come with the country pack and the packaged lists."""
    return len(pack().hubs) + len(warning_hubs())


def _standing(effects: list[str]) -> QuerySet[HubEntry]:
    return HubEntry.objects.filter(effect__in=effects, ended_at__isnull=True).order_by("pk")


_STANDING = CompiledObjects(HubEntry, _standing)


@cache
def _link_keys(country_code: str) -> LinkKeys:
    return LinkKeys(load(country_code), warning_hubs())


@lru_cache(maxsize=2)
def _well_known(rules: tuple[_Rule, ...]) -> WellKnown:
    named = {(kind, value.lower()) for kind, value, _, _ in rules}

    def untouched(entries: tuple[country.HubEntry, ...]) -> tuple[country.HubEntry, ...]:
        return tuple(row for row in entries if (row.kind, row.value.lower()) not in named)

    added = tuple(
        country.HubEntry(kind, value, category)
        for kind, value, effect, category in rules
        if effect == HubEffect.HUB
    )
    return WellKnown(
        country_pack=replace(pack(), hubs=untouched(pack().hubs)) if rules else pack(),
        hubs=(*untouched(warning_hubs()), *added),
        protected=frozenset(
            link_digest(*get_link_keys().of(IdentifierKind(kind), value))
            for kind, value, effect, _ in rules
            if effect == HubEffect.PROTECTED
        ),
    )
