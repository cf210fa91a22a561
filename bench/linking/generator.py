"""A labelled nation of reports and mentions, drawn in whole columns so that millions take seconds.

Other than the demo's: nothing is told in words, everything is arrays, and the habits are chosen to
make linking hard.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from schemes import (
    HUB,
    LANGUAGES,
    OFFENDER,
    UNKNOWN,
    VICTIM,
    Named,
    draw_events,
    draw_named,
    draw_region,
    draw_schemes,
)

if TYPE_CHECKING:
    from habits import Habits
    from numpy.typing import NDArray
    from schemes import Schemes

_HUBS = 400
_POPULAR = HUB + 10
"""True role of a well-known identifier that no list holds."""


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


def draw(habits: Habits, count: int, seed: int) -> Nation:
    """A nation of `count` reports; equal arguments give equal nations."""
    chance = np.random.default_rng(seed)
    schemes = draw_schemes(habits, count, chance)
    campaign, day = draw_events(habits, schemes, count, chance)
    named = draw_named(habits, schemes, campaign, day, chance)
    named = _sorted(_noise(habits, count, named, chance))
    columns = _attributes(habits, schemes, campaign, chance)
    reported = day + chance.exponential(habits.delay, count)
    return _ordered(campaign, day, reported, columns, _extracted(habits, named, chance))


def _noise(habits: Habits, count: int, named: Named, chance: np.random.Generator) -> Named:
    fresh = int(named.identifier.max()) + 1
    typo = np.flatnonzero(chance.random(len(named.report)) < habits.typo)
    named.identifier[typo] = fresh + np.arange(len(typo))
    fresh += len(typo)
    popular = max(1, int(habits.popular * count / 1000))
    parts = [named]
    for share, many, role in (
        (habits.popular_named, popular, _POPULAR),
        (habits.hub_named, _HUBS, HUB),
    ):
        report = np.flatnonzero(chance.random(count) < share)
        which = (many * chance.random(len(report)) ** 2).astype(np.int64)
        parts.append(Named(report, fresh + which, _kind_by(which), np.full(len(report), role)))
        fresh += many
    report = np.flatnonzero(chance.random(count) < habits.victim_named)
    person = fresh + np.arange(len(report))
    twice = np.flatnonzero(chance.random(len(report)) < habits.victim_twice)
    person[twice] = person[chance.integers(0, len(report), len(twice))]
    kind = np.where(chance.random(len(report)) < 0.7, 0, 2)
    parts.append(Named(report, person, kind, np.full(len(report), VICTIM)))
    return Named(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("report", "identifier", "kind", "role")
        )
    )


def _kind_by(which: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(which % 3 == 0, 4, 0)


def _sorted(named: Named) -> Named:
    """The mentions by report, each identifier once."""
    key = np.unique(
        named.report * (int(named.identifier.max()) + 1) + named.identifier, return_index=True
    )[1]
    return Named(named.report[key], named.identifier[key], named.kind[key], named.role[key])


def _extracted(
    habits: Habits, named: Named, chance: np.random.Generator
) -> tuple[Named, NDArray[np.int64], NDArray[np.float64]]:
    """What extraction says of each role, and how surely."""
    n = len(named.report)
    seen = np.where(named.role == _POPULAR, OFFENDER, named.role)
    wrong = (seen != HUB) & (chance.random(n) < habits.role_error)
    said = np.where(wrong, np.where(seen == OFFENDER, VICTIM, OFFENDER), seen)
    said[(seen != HUB) & (chance.random(n) < habits.role_unknown)] = UNKNOWN
    sure = np.where(wrong, chance.uniform(0.4, 0.9, n), chance.uniform(0.55, 0.98, n))
    confidence = np.where(said == HUB, 1.0, np.where(said == UNKNOWN, 0.0, sure))
    return named, said, confidence


def _attributes(
    habits: Habits, schemes: Schemes, campaign: NDArray[np.int64], chance: np.random.Generator
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
    region = np.where(bound, schemes.region[campaign], draw_region(n, chance))
    spoken = inside & (schemes.language[campaign] >= 0) & (chance.random(n) < 0.95)
    language = np.where(spoken, schemes.language[campaign], chance.choice(3, n, p=LANGUAGES))
    middle = np.where(inside, schemes.amount[campaign], 12 + 1.2 * chance.standard_normal(n))
    amount = np.exp(middle + habits.amount_spread * chance.standard_normal(n))
    return kind, region, language, amount


def _ordered(
    campaign: NDArray[np.int64],
    day: NDArray[np.float64],
    reported: NDArray[np.float64],
    columns: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]],
    extracted: tuple[Named, NDArray[np.int64], NDArray[np.float64]],
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
