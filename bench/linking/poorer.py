"""A nation of which less is known: without roles, without traits, without time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from measure import columns

from ortaq.engine.link.batch.columns import MOMENTS_PER_DAY, UNKNOWN, ReportColumns

if TYPE_CHECKING:
    from generator import Nation

    from ortaq.engine.link.batch.columns import MentionColumns


def known(nation: Nation, *, how: str, roles: bool) -> tuple[ReportColumns, MentionColumns]:
    """The nation as it is read where all, half, the day or nothing is known of reports."""
    reports, mentions = columns(nation)
    if how == "half":
        reports = half(nation, reports, 1)
    if how in {"day", "nothing"}:
        reports = timed_only(nation) if how == "day" else untimed(nation)
    return reports, mentions if roles else without_roles(mentions)


def timed_only(nation: Nation) -> ReportColumns:
    """Of each report nothing but the day on which it was reported."""
    day = np.floor(nation.reported).astype(np.int64) * MOMENTS_PER_DAY
    return ReportColumns(day, np.full((3, len(day)), UNKNOWN, np.int64), np.zeros_like(day))


def untimed(nation: Nation) -> ReportColumns:
    """Nothing at all, as where no table of reports is given."""
    known = timed_only(nation)
    return replace(known, moment=np.zeros_like(known.moment))


def half(nation: Nation, reports: ReportColumns, seed: int) -> ReportColumns:
    """The day, and each trait and amount of half the reports."""
    chance = np.random.default_rng(seed)
    traits, amount = reports.traits.copy(), reports.amount.copy()
    traits[chance.random(traits.shape) < 0.5] = UNKNOWN
    amount[chance.random(len(amount)) < 0.5] = 0
    return ReportColumns(timed_only(nation).moment, traits, amount)


def without_roles(mentions: MentionColumns) -> MentionColumns:
    """Mentions of which nobody says whose they are."""
    nothing = np.zeros_like(mentions.offender)
    return replace(mentions, offender=nothing, is_hub=np.zeros_like(mentions.is_hub))
