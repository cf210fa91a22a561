"""When the money of a report was held, and by whom."""

from __future__ import annotations

import math
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ortaq.data.demo.nation.rhythm import LOCAL

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ortaq.data.demo.nation.chance import Chance

TOLD_SHARE = 0.85
"""How many held sums come with a time; an assumption: the rest of the sources keep none."""

_EARLY_SHARE = 0.05
"""Holds that a provider made before the report came in; an assumption."""

_SPREAD = 1.1
_YEARLY_GAIN = 0.75
"""The median wait of a year against that of the year before; an assumption."""

_PROVIDERS = {
    "Demo Bank A": (30, 50),
    "Demo Bank B": (34, 35),
    "Demo Bank C": (18, 120),
    "Demo Wallet D": (18, 240),
}
"""Name to its part of the holds and the minutes that its median hold took in 2024. No real bank is named:
invented speeds would be said of it."""


class Hold(NamedTuple):
    """The instant (UTC) and the provider's name; None and empty where not told."""

    held_at: datetime | None = None
    held_by: str = ""


def draw_hold(chance: Chance, reported_at: datetime, held_kzt: Decimal, until: date) -> Hold:
    """The hold of one report; not told where nothing was held or it would lie after the window."""
    weights = [part for part, _ in _PROVIDERS.values()]
    provider = chance.choices(list(_PROVIDERS), weights)[0]
    median = _PROVIDERS[provider][1] * _YEARLY_GAIN ** (reported_at.year - 2024)
    minutes = round(chance.lognormvariate(math.log(median), _SPREAD))
    is_early, is_told = chance.random() < _EARLY_SHARE, chance.random() < TOLD_SHARE
    held_at = reported_at + timedelta(minutes=-min(minutes, 20) if is_early else minutes)
    end = datetime.combine(until, time(), tzinfo=LOCAL)
    return Hold(held_at, provider) if held_kzt and is_told and held_at < end else Hold()
