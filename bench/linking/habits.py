"""How offenders, victims and extraction behave in a labelled synthetic nation, as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True, slots=True)
class Habits:
    """Parameters of a nation. Shares are in [0, 1], times in days.

    Args:
        in_campaigns: share of reports that belong to a campaign of two or more.
        tail: exponent of the survival function of campaign sizes.
        largest: size of the largest campaign.
        window: length of the time covered.
        life: median length of a campaign of 30 reports; grows with the fourth root of its size.
        identifier_life: mean time for which a campaign keeps one identifier.
        lines_per: reports for which a campaign keeps one identifier of each kind side by side.
        kinds: least and most kinds of identifiers that one campaign uses.
        offender_named: mean number of the campaign's identifiers that a report names beyond one.
        silent: share of reports that name no identifier of the offender.
        rented: share of a campaign's accounts and numbers that other campaigns use too.
        tenants: campaigns that share one rented identifier.
        rented_later: share of the rented that pass on at any later time instead of at once.
        reused: share of unconnected reports whose identifier has been a campaign's.
        popular: unlisted well-known identifiers per thousand reports.
        popular_named: share of reports that name one of those as the offender's.
        hub_named: share of reports that name a listed well-known identifier.
        victim_named: share of reports that name the victim's own identifier.
        victim_twice: share of victims who report a second, unconnected time.
        role_error: share of mentions of either side that extraction takes for the other's.
        role_unknown: share of mentions whose role extraction leaves open.
        typo: share of mentions written wrongly.
        wrong_type: share of reports with another type of crime than the true one.
        types: number of types of crime.
        local: share of campaigns that work in one region only.
        one_language: share of campaigns that speak one language only.
        amount_spread: standard deviation of the logarithm of amounts within a campaign.
        delay: mean time from the crime to its report.
    """

    in_campaigns: float = 0.65
    tail: float = 0.45
    largest: int = 2000
    window: int = 1095
    life: float = 60.0
    identifier_life: float = 25.0
    lines_per: int = 60
    kinds: tuple[int, int] = (2, 4)
    offender_named: float = 0.8
    silent: float = 0.05
    rented: float = 0.08
    tenants: float = 2.3
    rented_later: float = 0.3
    reused: float = 0.05
    popular: float = 0.05
    popular_named: float = 0.01
    hub_named: float = 0.12
    victim_named: float = 0.35
    victim_twice: float = 0.03
    role_error: float = 0.04
    role_unknown: float = 0.12
    typo: float = 0.02
    wrong_type: float = 0.25
    types: int = 15
    local: float = 0.3
    one_language: float = 0.3
    amount_spread: float = 1.0
    delay: float = 3.0


TUNED = Habits()

HELD_OUT = {
    "slow": replace(
        TUNED, life=140, identifier_life=70, rented=0.05, tenants=3.0, rented_later=0.7,
        lines_per=120, tail=0.35, types=12, delay=8.0, window=1500, role_unknown=0.2,
    ),
    "fast": replace(
        TUNED, life=25, identifier_life=8, rented=0.10, lines_per=30, kinds=(2, 5), tail=0.6,
        largest=800, offender_named=1.4, types=20, window=730, wrong_type=0.3, local=0.1,
        silent=0.03,
    ),
    "renting": replace(
        TUNED, rented=0.16, tenants=3.0, rented_later=0.1, reused=0.1, wrong_type=0.27, types=10,
        offender_named=1.0, amount_spread=1.3, kinds=(2, 3),
    ),
    "noisy": replace(
        TUNED, role_error=0.10, role_unknown=0.25, typo=0.05, victim_named=0.55, victim_twice=0.08,
        popular=0.1, popular_named=0.03, hub_named=0.2, in_campaigns=0.6, largest=4000, tail=0.4,
    ),
    "plain": replace(
        TUNED, types=5, local=0.0, one_language=0.0, amount_spread=1.6, rented=0.07, largest=5000,
        tail=0.4, hub_named=0.3, victim_twice=0.06,
    ),
    "silent": replace(TUNED, silent=0.25),
}  # fmt: skip

PRESETS = {"tuned": TUNED, **HELD_OUT}


def drawn(seed: int) -> Habits:
    """Habits that nobody chose: each parameter drawn at random from a wide range."""
    chance = np.random.default_rng(seed)

    def between(low: float, high: float) -> float:
        return float(chance.uniform(low, high))

    least = int(chance.integers(1, 4))
    life = between(25, 150)
    return Habits(
        in_campaigns=between(0.55, 0.75),
        tail=between(0.35, 0.8),
        largest=int(between(300, 5000)),
        window=int(between(365, 1500)),
        life=life,
        identifier_life=life * between(0.3, 0.7),
        lines_per=int(between(30, 150)),
        kinds=(least, least + int(chance.integers(1, 4))),
        offender_named=between(0.7, 1.6),
        silent=between(0.02, 0.06),
        rented=between(0.03, 0.15),
        tenants=between(2.0, 3.5),
        rented_later=between(0.1, 0.8),
        reused=between(0.0, 0.12),
        popular=between(0.01, 0.2),
        popular_named=between(0.0, 0.03),
        hub_named=between(0.05, 0.3),
        victim_named=between(0.2, 0.6),
        victim_twice=between(0.0, 0.1),
        role_error=between(0.01, 0.1),
        role_unknown=between(0.05, 0.3),
        typo=between(0.0, 0.04),
        wrong_type=between(0.2, 0.3),
        types=int(chance.integers(6, 22)),
        local=between(0.0, 0.5),
        one_language=between(0.0, 0.5),
        amount_spread=between(0.7, 1.6),
        delay=between(1, 10),
    )
