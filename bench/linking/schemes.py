"""Schemes of a nation: how large, when, where, and which identifiers their victims name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from habits import Habits
    from numpy.typing import NDArray

OFFENDER, VICTIM, HUB, UNKNOWN = range(4)
KINDS = ("phone", "iban", "card", "handle", "domain", "wallet", "email")
KIND_SHARE = np.array([0.30, 0.16, 0.18, 0.16, 0.12, 0.04, 0.04])
LANGUAGES = np.array([0.45, 0.5, 0.05])
_RENTABLE = np.array([True, True, True, False, False, False, False])
_REGIONS = 20
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Schemes:
    """Columns of all schemes; region and language are -1 where a scheme keeps to none."""

    size: NDArray[np.int64]
    start: NDArray[np.float64]
    life: NDArray[np.float64]
    crime_type: NDArray[np.int64]
    region: NDArray[np.int64]
    language: NDArray[np.int64]
    amount: NDArray[np.float64]


def draw_schemes(habits: Habits, count: int, chance: np.random.Generator) -> Schemes:
    """Schemes of a nation of `count` reports."""
    left = int(count * habits.in_campaigns)
    largest = min(habits.largest, max(10, count // 20))
    low, high = largest**-habits.tail, 2.0**-habits.tail
    drawn = (chance.uniform(low, high, left) ** (-1 / habits.tail)).astype(np.int64)
    size = drawn[: np.searchsorted(np.cumsum(drawn), left)]
    n = len(size)
    life = habits.life * (size / 30) ** 0.25 * np.exp(0.5 * chance.standard_normal(n))
    popular = chance.dirichlet(np.full(habits.types, 1.5))
    local = chance.random(n) < habits.local
    return Schemes(
        size=size,
        start=chance.uniform(-life / 2, habits.window - life / 2, n),
        life=life,
        crime_type=chance.choice(habits.types, n, p=popular),
        region=np.where(local, draw_region(n, chance), -1),
        language=np.where(
            chance.random(n) < habits.one_language, chance.choice(3, n, p=LANGUAGES), -1
        ),
        amount=12 + 1.2 * chance.standard_normal(n),
    )


def draw_region(n: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Regions of `n` reports, the first more often."""
    weight = 1 / (3 + np.arange(_REGIONS))
    return chance.choice(_REGIONS, n, p=weight / weight.sum())


def draw_events(
    habits: Habits, schemes: Schemes, count: int, chance: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Campaign (-1 for none) and day of each report."""
    inside = np.repeat(np.arange(len(schemes.size)), schemes.size)
    shape = chance.beta(1.5, 2.0, len(inside))
    day = schemes.start[inside] + shape * schemes.life[inside]
    alone = count - len(inside)
    campaign = np.concatenate([inside, np.full(alone, -1)])
    days = np.concatenate([day, chance.uniform(0, habits.window, alone)])
    return campaign, np.clip(days, 0, habits.window)


@dataclass(frozen=True, slots=True)
class Named:
    """Mentions in no order: report, identifier (any unique number), kind, true role."""

    report: NDArray[np.int64]
    identifier: NDArray[np.int64]
    kind: NDArray[np.int64]
    role: NDArray[np.int64]


def draw_named(
    habits: Habits,
    schemes: Schemes,
    campaign: NDArray[np.int64],
    day: NDArray[np.float64],
    chance: np.random.Generator,
) -> Named:
    """What each report names of the offender's: of its scheme what is in use that day."""
    count = len(campaign)
    times = 1 + chance.poisson(habits.offender_named, count)
    times[chance.random(count) < habits.silent] = 0
    times[campaign < 0] = np.minimum(times[campaign < 0], 2)
    report = np.repeat(np.arange(count), times)
    scheme = campaign[report]
    n_schemes = len(schemes.size)
    kinds_of = _kinds(habits, n_schemes, chance)
    slot = chance.integers(0, kinds_of.shape[1], len(report))
    kind = np.where(
        scheme >= 0, kinds_of[scheme, slot], chance.choice(7, len(report), p=KIND_SHARE)
    )
    lines = np.minimum(1 + schemes.size // habits.lines_per, _MOST_LINES)[scheme]
    line = (chance.random(len(report)) ** 1.5 * lines).astype(np.int64)
    life = habits.identifier_life * (0.4 + 1.2 * _hash(scheme * 7 + kind))
    phase = _hash(scheme * 1009 + kind * 31 + line)
    epoch = ((day[report] - schemes.start[scheme]) / life + phase).astype(np.int64)
    key = ((scheme * 7 + kind) * 16 + line) * 4096 + np.clip(epoch, 0, 4095)
    key = np.where(scheme >= 0, key, -1 - np.arange(len(report)))
    identifier = np.unique(key, return_inverse=True)[1]
    identifier = _rent(habits, identifier, kind, day[report], scheme, chance)
    identifier = _reuse(habits, identifier, kind, scheme, chance)
    return Named(report, identifier, kind, np.full(len(report), OFFENDER))


def _kinds(habits: Habits, n: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Kinds that each scheme uses, repeated to a common width."""
    order = np.argsort(chance.exponential(1, (n, 7)) / KIND_SHARE, axis=1)
    many = chance.integers(habits.kinds[0], habits.kinds[1] + 1, n)
    return np.take_along_axis(order, np.arange(12) % many[:, None], axis=1)


def _hash(number: NDArray[np.int64]) -> NDArray[np.float64]:
    """A fraction in [0, 1) that depends on the number alone."""
    mixed = number.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(11)).astype(np.float64) / 2.0**53


def _rent(
    habits: Habits,
    identifier: NDArray[np.int64],
    kind: NDArray[np.int64],
    day: NDArray[np.float64],
    scheme: NDArray[np.int64],
    chance: np.random.Generator,
) -> NDArray[np.int64]:
    """Some identifiers of campaigns become one with those of others that follow them in time."""
    total = int(identifier.max()) + 1
    first = np.full(total, np.inf)
    np.minimum.at(first, identifier, day)
    kind_of = np.zeros(total, np.int64)
    kind_of[identifier] = kind
    in_scheme = np.zeros(total, bool)
    in_scheme[identifier[scheme >= 0]] = True
    renamed = np.arange(total)
    for one in np.flatnonzero(_RENTABLE):
        mine = np.flatnonzero(in_scheme & (kind_of == one) & (chance.random(total) < habits.rented))
        later = chance.random(len(mine)) < habits.rented_later
        for part, by_time in ((mine[~later], True), (mine[later], False)):
            turn = chance.integers(0, 3, len(part)) * habits.identifier_life * 1.2
            queue = part[np.argsort(first[part] - turn)] if by_time else chance.permutation(part)
            starts = np.flatnonzero(chance.random(len(queue)) < 1 / habits.tenants)
            owner = np.searchsorted(starts, np.arange(len(queue)), side="right")
            heads = queue[np.concatenate([[0], starts])] if len(queue) else queue
            renamed[queue] = heads[owner]
    return renamed[identifier]


def _reuse(
    habits: Habits,
    identifier: NDArray[np.int64],
    kind: NDArray[np.int64],
    scheme: NDArray[np.int64],
    chance: np.random.Generator,
) -> NDArray[np.int64]:
    """Some unconnected reports name what a campaign has used at any time."""
    mine = np.flatnonzero((scheme < 0) & (chance.random(len(scheme)) < habits.reused))
    theirs = np.flatnonzero(scheme >= 0)
    for one in range(7):
        here, there = mine[kind[mine] == one], theirs[kind[theirs] == one]
        if len(there):
            identifier[here] = identifier[chance.choice(there, len(here))]
    return identifier
