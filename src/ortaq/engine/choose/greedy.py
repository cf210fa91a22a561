"""The choice that a hurried committee would make: always the most points for the money next.

It is the baseline beside the optimum.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING

from ortaq.engine.choose.variants import variants
from ortaq.engine.choose.worth import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ortaq.engine.choose.problem import Budget, Problem
    from ortaq.engine.choose.variants import Choice, Variant

_LEAST_COST = 1e-9


def greedy(problem: Problem, *, demand: Sequence[str] = (), forbid: Sequence[str] = ()) -> Choice:
    """A choice within budgets, posts, exclusions and order; mandatory ones and cover come first.

    It may miss a mandatory candidate or a minimum cover where the best first leaves no room for it.
    """
    basket = _Basket(problem, frozenset(forbid))
    everything = [candidate.code for candidate in problem.candidates]
    mandatory = [c.code for c in problem.candidates if c.is_mandatory or c.code in demand]
    basket.fill(mandatory, len(mandatory))
    for cover in problem.covers:
        carrying = [c.code for c in problem.candidates if cover.tag in c.tags]
        basket.fill(carrying, cover.minimum - sum(code in basket.chosen for code in carrying))
    basket.fill(everything, len(everything))
    return tuple(basket.chosen[code] for code in everything if code in basket.chosen)


class _Basket:
    """What is chosen so far, and what is used up by it."""

    def __init__(self, problem: Problem, forbid: frozenset[str]) -> None:
        self.chosen: dict[str, Variant] = {}
        self._problem = problem
        self._points = problem.points
        self._needs = {candidate.code: candidate.needs for candidate in problem.candidates}
        self._variants: dict[str, list[Variant]] = defaultdict(list)
        for variant in variants(problem):
            if variant.code not in forbid:
                self._variants[variant.code].append(variant)
        self._closed = dict.fromkeys(problem.weights, 0.0)
        self._money = [0.0] * len(problem.budgets)
        self._posts = dict.fromkeys(problem.staff, 0.0)

    def fill(self, codes: Collection[str], wanted: int) -> None:
        """Take candidates of these codes, best first, until so many are taken or none fits.

        What a candidate adds only shrinks while others are taken, so a stale entry at the top of the
        heap is looked at again and put back where it is no longer the best.
        """
        order = count()
        heap = [
            (-self._rate(bundle), next(order), variant)
            for code in codes
            for variant in self._variants[code]
            if code not in self.chosen and (bundle := self._bundle(variant))
        ]
        heapq.heapify(heap)
        while heap and wanted > 0:
            _, _, variant = heapq.heappop(heap)
            if variant.code in self.chosen:
                continue
            bundle = self._bundle(variant)
            if not bundle or not self._fits(bundle):
                continue
            rate = -self._rate(bundle)
            if heap and rate > heap[0][0]:
                heapq.heappush(heap, (rate, next(order), variant))
                continue
            for taken in bundle:
                self._take(taken)
            wanted -= 1

    def _bundle(self, variant: Variant) -> tuple[Variant, ...]:
        """The variant and what it needs and is not chosen yet; empty where that can't be in time."""
        bundle: dict[str, Variant] = {variant.code: variant}
        open_needs = [(need, variant.start) for need in self._needs[variant.code]]
        while open_needs:
            code, year = open_needs.pop()
            have = self.chosen.get(code) or bundle.get(code)
            if have is None:
                have = next((v for v in self._variants[code] if v.start <= year), None)
                if have is None:
                    return ()
                bundle[code] = have
                open_needs += [(need, have.start) for need in self._needs[code]]
            if have.start > year:
                return ()
        return tuple(bundle.values())

    def _rate(self, bundle: Sequence[Variant]) -> float:
        """Points for each unit of money."""
        cost = sum(variant.cost for variant in bundle)
        return self._gain(bundle) / max(cost, _LEAST_COST)

    def _gain(self, bundle: Sequence[Variant]) -> float:
        added: dict[str, float] = defaultdict(float)
        gain = 0.0
        for variant in bundle:
            gain += variant.harm * self._problem.harm_points
            for gap, share in variant.closes.items():
                added[gap] += share
        for gap, share in added.items():
            before = self._closed[gap]
            curve = self._problem.curve
            gain += self._points[gap] * (curve.at(before + share) - curve.at(before))
        return gain

    def _fits(self, bundle: Sequence[Variant]) -> bool:
        codes = {*self.chosen, *(variant.code for variant in bundle)}
        if any(len(codes & set(group)) > 1 for group in self._problem.exclusions):
            return False
        money = zip(self._problem.budgets, self._money, strict=True)
        if any(used + _money(bundle, budget) > budget.limit + TOLERANCE for budget, used in money):
            return False
        return all(
            self._posts[key] + sum(v.staff.get(key, 0.0) for v in bundle) <= limit + TOLERANCE
            for key, limit in self._problem.staff.items()
        )

    def _take(self, variant: Variant) -> None:
        self.chosen[variant.code] = variant
        for gap, share in variant.closes.items():
            self._closed[gap] += share
        for number, budget in enumerate(self._problem.budgets):
            self._money[number] += _money((variant,), budget)
        for key in self._posts:
            self._posts[key] += variant.staff.get(key, 0.0)


def _money(bundle: Sequence[Variant], budget: Budget) -> float:
    return sum(budget.counted(variant.costs) for variant in bundle)
