"""A labelled nation of reports and mentions, drawn in whole columns so that millions take seconds.

Other than the demo's: nothing is told in words, everything is arrays, and the habits are chosen to
make linking hard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from habits import Habits
    from numpy.typing import NDArray

OFFENDER, VICTIM, HUB, UNKNOWN = range(4)
KINDS = ("phone", "iban", "card", "handle", "domain", "wallet", "email")
_KIND_SHARE = np.array([0.30, 0.16, 0.18, 0.16, 0.12, 0.04, 0.04])
_RENTABLE = np.array([True, True, True, False, False, False, False])
_REGIONS = 20
_LANGUAGES = np.array([0.45, 0.5, 0.05])
_MOST_LINES = 12
_HUBS = 400


@dataclass(frozen=True, slots=True)
class Nation:
    """Columns of a drawn nation; reports are numbered by time of reporting.

    Args:
        truth: campaign of each report; a report in none has a number of its own.
        reported, occurred: day of each report, with its fraction.
        crime_type, region, language: of each report, as small numbers.
        amount: of each report, in tenge.
        report, identifier, kind, role, role_confidence: of each mention, as extraction tells.
        true_role: of each mention; `OFFENDER` only where it is the offender's own.
    """

    truth: NDArray[np.int64]
    reported: NDArray[np.float64]
    occurred: NDArray[np.float64]
    crime_type: NDArray[np.int64]
    region: NDArray[np.int64]
    language: NDArray[np.int64]
    amount: NDArray[np.float64]
    report: NDArray[np.int64]
    identifier: NDArray[np.int64]
    kind: NDArray[np.int64]
    role: NDArray[np.int64]
    role_confidence: NDArray[np.float64]
    true_role: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Schemes:
    size: NDArray[np.int64]
    start: NDArray[np.float64]
    life: NDArray[np.float64]
    crime_type: NDArray[np.int64]
    region: NDArray[np.int64]
    language: NDArray[np.int64]
    amount: NDArray[np.float64]


def draw(habits: Habits, count: int, seed: int) -> Nation:
    """A nation of `count` reports; equal arguments give equal nations."""
    chance = np.random.default_rng(seed)
    schemes = _schemes(habits, count, chance)
    campaign, day = _events(habits, schemes, count, chance)
    named = _offenders(habits, schemes, campaign, day, chance)
    named = _sorted(_noise(habits, count, named, chance))
    columns = _attributes(habits, schemes, campaign, chance)
    reported = day + chance.exponential(habits.delay, count)
    return _ordered(campaign, day, reported, columns, _extracted(habits, named, chance))


def _schemes(habits: Habits, count: int, chance: np.random.Generator) -> _Schemes:
    left = int(count * habits.in_campaigns)
    largest = min(habits.largest, max(10, count // 20))
    low, high = largest**-habits.tail, 2.0**-habits.tail
    drawn = (chance.uniform(low, high, left) ** (-1 / habits.tail)).astype(np.int64)
    size = drawn[: np.searchsorted(np.cumsum(drawn), left)]
    n = len(size)
    life = habits.life * (size / 30) ** 0.25 * np.exp(0.5 * chance.standard_normal(n))
    popular = chance.dirichlet(np.full(habits.types, 1.5))
    local = chance.random(n) < habits.local
    return _Schemes(
        size=size,
        start=chance.uniform(-life / 2, habits.window - life / 2, n),
        life=life,
        crime_type=chance.choice(habits.types, n, p=popular),
        region=np.where(local, _draw_region(n, chance), -1),
        language=np.where(
            chance.random(n) < habits.one_language, chance.choice(3, n, p=_LANGUAGES), -1
        ),
        amount=12 + 1.2 * chance.standard_normal(n),
    )


def _draw_region(n: int, chance: np.random.Generator) -> NDArray[np.int64]:
    weight = 1 / (3 + np.arange(_REGIONS))
    return chance.choice(_REGIONS, n, p=weight / weight.sum())


def _events(
    habits: Habits, schemes: _Schemes, count: int, chance: np.random.Generator
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
class _Named:
    """Mentions in no order: report, identifier (any unique number), kind, true role."""

    report: NDArray[np.int64]
    identifier: NDArray[np.int64]
    kind: NDArray[np.int64]
    role: NDArray[np.int64]


def _offenders(
    habits: Habits,
    schemes: _Schemes,
    campaign: NDArray[np.int64],
    day: NDArray[np.float64],
    chance: np.random.Generator,
) -> _Named:
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
        scheme >= 0, kinds_of[scheme, slot], chance.choice(7, len(report), p=_KIND_SHARE)
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
    return _Named(report, identifier, kind, np.full(len(report), OFFENDER))


def _kinds(habits: Habits, n: int, chance: np.random.Generator) -> NDArray[np.int64]:
    """Kinds that each scheme uses, repeated to a common width."""
    order = np.argsort(chance.exponential(1, (n, 7)) / _KIND_SHARE, axis=1)
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
            queue = part[np.argsort(first[part])] if by_time else chance.permutation(part)
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


def _noise(habits: Habits, count: int, named: _Named, chance: np.random.Generator) -> _Named:
    fresh = int(named.identifier.max()) + 1
    typo = np.flatnonzero(chance.random(len(named.report)) < habits.typo)
    named.identifier[typo] = fresh + np.arange(len(typo))
    fresh += len(typo)
    popular = max(1, int(habits.popular * count / 1000))
    parts = [named]
    for share, many, role in (
        (habits.popular_named, popular, HUB + 10),
        (habits.hub_named, _HUBS, HUB),
    ):
        report = np.flatnonzero(chance.random(count) < share)
        which = (many * chance.random(len(report)) ** 2).astype(np.int64)
        parts.append(_Named(report, fresh + which, _kind_by(which), np.full(len(report), role)))
        fresh += many
    report = np.flatnonzero(chance.random(count) < habits.victim_named)
    person = fresh + np.arange(len(report))
    twice = np.flatnonzero(chance.random(len(report)) < habits.victim_twice)
    person[twice] = person[chance.integers(0, len(report), len(twice))]
    kind = np.where(chance.random(len(report)) < 0.7, 0, 2)
    parts.append(_Named(report, person, kind, np.full(len(report), VICTIM)))
    return _Named(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("report", "identifier", "kind", "role")
        )
    )


def _kind_by(which: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(which % 3 == 0, 4, 0)


def _sorted(named: _Named) -> _Named:
    """The mentions by report, each identifier once."""
    key = np.unique(
        named.report * (int(named.identifier.max()) + 1) + named.identifier, return_index=True
    )[1]
    return _Named(named.report[key], named.identifier[key], named.kind[key], named.role[key])


def _extracted(
    habits: Habits, named: _Named, chance: np.random.Generator
) -> tuple[_Named, NDArray[np.int64], NDArray[np.float64]]:
    """What extraction says of each role, and how surely."""
    n = len(named.report)
    seen = np.where(named.role == HUB + 10, OFFENDER, named.role)
    wrong = (seen != HUB) & (chance.random(n) < habits.role_error)
    said = np.where(wrong, np.where(seen == OFFENDER, VICTIM, OFFENDER), seen)
    said[(seen != HUB) & (chance.random(n) < habits.role_unknown)] = UNKNOWN
    sure = np.where(wrong, chance.uniform(0.4, 0.9, n), chance.uniform(0.55, 0.98, n))
    confidence = np.where(said == HUB, 1.0, np.where(said == UNKNOWN, 0.0, sure))
    return named, said, confidence


def _attributes(
    habits: Habits, schemes: _Schemes, campaign: NDArray[np.int64], chance: np.random.Generator
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    n = len(campaign)
    inside = campaign >= 0
    popular = np.bincount(schemes.crime_type, schemes.size, habits.types) + 1
    kind = np.where(
        inside,
        schemes.crime_type[campaign],
        chance.choice(habits.types, n, p=popular / popular.sum()),
    )
    mistaken = chance.random(n) < habits.wrong_type
    kind = np.where(mistaken, (kind + chance.integers(1, 4, n) ** 2) % habits.types, kind)
    bound = inside & (schemes.region[campaign] >= 0) & (chance.random(n) < 0.9)
    region = np.where(bound, schemes.region[campaign], _draw_region(n, chance))
    spoken = inside & (schemes.language[campaign] >= 0) & (chance.random(n) < 0.95)
    language = np.where(spoken, schemes.language[campaign], chance.choice(3, n, p=_LANGUAGES))
    middle = np.where(inside, schemes.amount[campaign], 12 + 1.2 * chance.standard_normal(n))
    amount = np.exp(middle + habits.amount_spread * chance.standard_normal(n))
    return kind, region, language, amount


def _ordered(
    campaign: NDArray[np.int64],
    day: NDArray[np.float64],
    reported: NDArray[np.float64],
    columns: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]],
    extracted: tuple[_Named, NDArray[np.int64], NDArray[np.float64]],
) -> Nation:
    """Everything numbered anew, by time of reporting."""
    named, said, confidence = extracted
    order = np.argsort(reported, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    alone = campaign < 0
    truth = np.where(alone, int(campaign.max()) + 1 + np.arange(len(campaign)), campaign)
    by_report = np.argsort(place[named.report], kind="stable")
    return Nation(
        truth[order], reported[order], day[order],
        columns[0][order], columns[1][order], columns[2][order], columns[3][order],
        place[named.report][by_report], named.identifier[by_report], named.kind[by_report],
        said[by_report], confidence[by_report], named.role[by_report],
    )  # fmt: skip
