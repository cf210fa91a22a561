"""How offenders, victims and extraction behave in a labelled synthetic nation, as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace


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
        largest=800, offender_named=1.0, types=20, window=730, wrong_type=0.3, local=0.1,
    ),
    "renting": replace(
        TUNED, rented=0.16, tenants=3.0, rented_later=0.1, reused=0.1, wrong_type=0.27, types=10,
        offender_named=1.0, amount_spread=1.3, kinds=(2, 3),
    ),
    "noisy": replace(
        TUNED, role_error=0.10, role_unknown=0.25, typo=0.05, victim_named=0.55, victim_twice=0.08,
        popular=0.1, popular_named=0.03, hub_named=0.2, in_campaigns=0.6, largest=4000, tail=0.4,
    ),
}  # fmt: skip

PRESETS = {"tuned": TUNED, **HELD_OUT}
