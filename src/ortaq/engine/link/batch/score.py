"""How much speaks for making one group of two."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import MOMENTS_PER_DAY, thousandths
from ortaq.engine.link.batch.likeness import likeness
from ortaq.engine.link.batch.touch import touching

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, Real, Whole
    from ortaq.engine.link.batch.groups import Groups
    from ortaq.engine.link.batch.likeness import Likeness
    from ortaq.engine.link.batch.model import Model
    from ortaq.engine.link.batch.touch import Pairs
    from ortaq.engine.link.batch.uses import Uses

_AT_ONCE = 1 << 17
"""Pairs compared in one go, so that memory stays bounded and every core has work."""


def scored(groups: Groups, uses: Uses, model: Model) -> Pairs:
    """Every pair of groups that touch, with all the evidence."""
    pairs = touching(uses, model, groups.identifiers == 0)
    comparison = _Comparison(
        groups,
        model,
        likeness(groups, model.traits),
        model.amounts.likelihood(groups.reports, groups.amount),
        *_life(groups),
    )

    def add(start: int) -> None:
        part = slice(start, start + _AT_ONCE)
        pairs.evidence[part] += comparison.evidence(
            pairs.one[part], pairs.other[part], pairs.by_text[part]
        )

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(add, range(0, len(pairs.one), _AT_ONCE)))
    return pairs


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What is looked up for every pair: by group, its amounts' likelihood and its life."""

    groups: Groups
    model: Model
    traits: Likeness
    amounts: Whole
    middle: Real
    reach: Real

    def evidence(self, one: Whole, other: Whole, by_text: Flags) -> Whole:
        """All evidence but that of identifiers and texts.

        Texts tell of type and language themselves, so these only speak against what texts join.
        """
        found = self.traits.evidence(one, other)
        found += self._amounts(one, other)
        found[by_text] = np.minimum(found[by_text], 0)
        found -= self._doubt(one, other)
        return found

    def _amounts(self, one: Whole, other: Whole) -> Whole:
        """Evidence of the amounts, at most as much as one trait may speak for a merge."""
        groups = self.groups
        together = self.model.amounts.likelihood(
            groups.reports[one] + groups.reports[other], groups.amount[one] + groups.amount[other]
        )
        gain: Whole = together - self.amounts[one] - self.amounts[other]
        gain[gain > self.model.traits.most] = self.model.traits.most
        return gain

    def _doubt(self, one: Whole, other: Whole) -> Whole:
        """What speaks against a merge whatever is shared: size, and lives that run side by side."""
        policy, groups = self.model.policy, self.groups
        lesser = np.minimum(groups.reports[one], groups.reports[other])
        by_size = self.model.size_weight * np.log1p(policy.size_rate * lesser)
        middle, reach = self.middle, self.reach
        start = np.maximum(middle[one] - reach[one], middle[other] - reach[other])
        end = np.minimum(middle[one] + reach[one], middle[other] + reach[other])
        beside = np.maximum(end - start, 0.0)
        busy = np.minimum(
            beside / (2 * reach[one]) * groups.identifiers[one],
            beside / (2 * reach[other]) * groups.identifiers[other],
        )
        return thousandths(by_size + self.model.mixing * busy)


def _life(groups: Groups) -> tuple[Real, Real]:
    """Middle of each group's life, and how far it reaches to either side (two deviations, a day)."""
    middle = groups.moment / groups.reports
    variance = np.maximum(groups.moment_squared / groups.reports - middle**2, 0.0)
    return middle, 2 * np.sqrt(variance) + MOMENTS_PER_DAY
