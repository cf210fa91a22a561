"""The money of a report: what was claimed, what a bank held, what came back."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ortaq.data.demo.nation.chance import Chance
    from ortaq.data.demo.nation.traits import CrimeHabit

UNKNOWN_SHARE = 0.15
HELD_SHARE = {"bank": 0.35, "telecom": 0.12, "partner": 0.12}
"""How often money is stopped, by channel; an assumption: the bank is the fastest to act."""
_HELD_SHARE_ELSEWHERE = 0.08
_RESTORED_SHARE = 0.45
_SMALLEST_KZT, _LARGEST_KZT = 2_000, 90_000_000


class Damage(NamedTuple):
    """Amounts in tenge; restored <= held <= claimed, and nothing is held of an unknown claim."""

    claimed_kzt: Decimal | None
    held_kzt: Decimal
    restored_kzt: Decimal


def draw_damage(chance: Chance, habit: CrimeHabit, channel: str) -> Damage:
    """Amounts for one report; three independent draws decide what is known, held and restored."""
    claimed = chance.lognormvariate(math.log(habit.median_kzt), habit.spread)
    known = chance.random() >= UNKNOWN_SHARE
    held = restored = 0
    if not known:
        return Damage(None, Decimal(0), Decimal(0))
    amount = _as_said(min(max(round(claimed), _SMALLEST_KZT), _LARGEST_KZT))
    if chance.random() < HELD_SHARE.get(channel, _HELD_SHARE_ELSEWHERE):
        held = round(amount * min(1.0, chance.uniform(0.1, 1.3)))
        if chance.random() < _RESTORED_SHARE:
            restored = round(held * min(1.0, chance.uniform(0.3, 1.5)))
    return Damage(Decimal(amount), Decimal(held), Decimal(restored))


def _as_said(amount: int) -> int:
    """People round to two figures, or three where the first is small."""
    figures = 3 if str(amount)[0] in "12" else 2
    return round(amount, figures - len(str(amount)))
