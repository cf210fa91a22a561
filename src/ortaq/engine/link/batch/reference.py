"""The same grouping in plain Python, report by report: slow, and easy to check by eye.

What is learned from the data comes from the same statistics; everything that is done with it is
written a second time, with sets and loops, and must give the same groups.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import AMOUNT_STEPS, MOMENTS_PER_DAY, UNKNOWN
from ortaq.engine.link.batch.grouping import Grouping, judged_model, learned
from ortaq.engine.link.batch.judged import NONE, Constraints
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.reliability import APART
from ortaq.engine.link.batch.texts import NO_TEXTS, as_identifiers, worth_of_texts
from ortaq.engine.link.batch.uses import first_uses, linkable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.link.batch.columns import MentionColumns, ReportColumns, Whole
    from ortaq.engine.link.batch.model import Model
    from ortaq.engine.link.batch.policy import BatchPolicy
    from ortaq.engine.link.batch.texts import Texts
    from ortaq.engine.link.batch.traits import TraitTables

_Pair = tuple[int, int]


@dataclass(slots=True)
class _World:
    """Reports by group, and what may link them.

    Args:
        reports: all.
        carriers: identifier to the reports that name it; only what may link and several name.
        members: group, named by its first report, to its reports.
        apart: pairs of reports that must stay apart.
        model: what was learned.
    """

    reports: ReportColumns
    carriers: dict[int, set[int]]
    members: dict[int, set[int]]
    apart: list[_Pair]
    model: Model
    named: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def group_of(self) -> dict[int, int]:
        """Report to its group."""
        return {report: group for group, own in self.members.items() for report in own}


def group_reports(
    reports: ReportColumns,
    mentions: MentionColumns,
    *,
    texts: Texts = NO_TEXTS,
    constraints: Constraints = NONE,
    policy: BatchPolicy = DEFAULT,
) -> Grouping:
    """As `grouping.group_reports`, in time in the square of what it does."""
    may_link = linkable(mentions, policy)
    uses = first_uses(mentions, reports.moment, may_link, policy)
    model = learned(reports, mentions, uses, policy)
    carriers: dict[int, set[int]] = defaultdict(set)
    for report, identifier in zip(mentions.report, mentions.identifier, strict=True):
        if may_link[identifier]:
            carriers[int(identifier)].add(int(report))
    named = np.zeros(len(reports), np.int64)
    for own in carriers.values():
        named[list(own)] += 1
    is_list = named > policy.most_named
    carriers = {
        identifier: {report for report in own if not is_list[report]}
        for identifier, own in carriers.items()
    }
    shared = {identifier: own for identifier, own in carriers.items() if len(own) > 1}
    few = {identifier: own for identifier, own in shared.items() if len(own) <= policy.few}
    world = _linked(reports, few, constraints, model)
    if any(model.worth[identifier] for identifier in shared.keys() - few.keys()):
        many = np.isin(uses.identifier, list(shared.keys() - few.keys()))
        popular = uses.where(many & model.worth[uses.identifier])
        model = judged_model(model, reports, popular, _numbered(world))
        world = _linked(reports, shared, constraints, model)
    alike = texts.among(_numbered(world), named)
    if not len(alike):
        return Grouping(_numbered(world), may_link, model)
    odds = worth_of_texts(alike, reports.moment, _numbered(world), named, policy)
    kept = uses.where(model.worth[uses.identifier])
    bare = np.ones(len(reports), np.bool_)
    bare[kept.group] = False
    joined, model = as_identifiers(alike, odds, kept, reports.moment, model)
    for identifier, report in zip(joined.identifier, joined.group, strict=True):
        if model.kind[identifier] == model.text_kind:
            shared.setdefault(int(identifier), set()).add(int(report))
    world = _linked(reports, shared, constraints, model, _members(world))
    return Grouping(_numbered(world), may_link, model, alike, odds, bare)


def _members(world: _World) -> list[set[int]]:
    return [set(own) for own in world.members.values()]


def _linked(
    reports: ReportColumns,
    carriers: dict[int, set[int]],
    constraints: Constraints,
    model: Model,
    found: Iterable[set[int]] = (),
) -> _World:
    """Groups by some of the identifiers, beginning with those found."""
    world = _World(
        reports,
        {identifier: own for identifier, own in carriers.items() if model.worth[identifier]},
        {report: {report} for report in range(len(reports))},
        list(zip(constraints.apart_one.tolist(), constraints.apart_other.tolist(), strict=True)),
        model,
    )
    same = zip(constraints.same_one.tolist(), constraints.same_other.tolist(), strict=True)
    for one, other in same:
        _join(world, [_name(world, one), _name(world, other)])
    for own in found:
        _join(world, [_name(world, report) for report in own])
    for _ in range(model.policy.most_rounds):
        if not _round(world):
            break
    return world


def _numbered(world: _World) -> Whole:
    """The group of each report, numbered by first reports."""
    group_of = world.group_of()
    number = {group: place for place, group in enumerate(sorted(world.members))}
    return np.array([number[group_of[report]] for report in range(len(world.reports))], np.int64)


def _name(world: _World, report: int) -> int:
    return world.group_of()[report]


def _join(world: _World, groups: list[int]) -> None:
    joined = set().union(*(world.members.pop(group) for group in set(groups)))
    world.members[min(joined)] = joined


def _round(world: _World) -> bool:
    """Let every group join the one it fits best; whether any did."""
    evidence, by_text = _evidence(world)
    group_of = world.group_of()
    barred = {frozenset((group_of[one], group_of[other])) for one, other in world.apart}
    best: dict[int, tuple[int, int]] = {}
    for (one, other), weight in evidence.items():
        if weight <= round(world.model.policy.least_evidence * 1000):
            continue
        if frozenset((one, other)) in barred:
            continue
        for here, there in ((one, other), (other, one)):
            if (one, other) in by_text and world.named[here]:
                continue
            best[here] = max(best.get(here, (weight, -there)), (weight, -there))
    partner = {group: -there for group, (_, there) in best.items()}
    for block in _blocks(partner):
        reports = set().union(*(world.members[group] for group in block))
        if any(one in reports and other in reports for one, other in world.apart):
            for one in block:
                other = partner[one]
                if partner.get(other) == one and one < other:
                    _join(world, [one, other])
        else:
            _join(world, sorted(block))
    return bool(partner)


def _blocks(partner: dict[int, int]) -> list[set[int]]:
    """Groups that following partners brings together."""
    blocks: list[set[int]] = []
    for one, other in partner.items():
        touched = [block for block in blocks if one in block or other in block]
        blocks = [block for block in blocks if block not in touched]
        blocks.append({one, other}.union(*touched))
    return blocks


def _evidence(world: _World) -> tuple[dict[_Pair, int], set[_Pair]]:
    """Pairs of groups that touch with all the evidence, and those that touch by words alone."""
    vouched: dict[_Pair, int] = defaultdict(int)
    alike: dict[_Pair, int] = {}
    world.named = defaultdict(set)
    group_of = world.group_of()
    for identifier, carriers in world.carriers.items():
        uses: dict[int, list[int]] = defaultdict(list)
        for report in carriers:
            uses[group_of[report]].append(int(world.reports.moment[report]))
        ordered = sorted(uses, key=lambda group: (min(uses[group]), group))
        if world.model.kind[identifier] == world.model.text_kind:
            for one, other in pairwise(ordered):
                pair = (min(one, other), max(one, other))
                odds = int(world.model.reliability.correction[identifier])
                alike[pair] = max(alike.get(pair, odds), odds)
            continue
        for group in uses:
            world.named[group].add(identifier)
        for reach in (1, 2):
            for one, other in zip(ordered, ordered[reach:], strict=False):
                apart = max(0, min(uses[other]) - max(uses[one]))
                pair = (min(one, other), max(one, other))
                vouched[pair] += _vouches(world.model, identifier, apart)
    found = {
        pair: _any_of(total) + _agreement(world, *pair) - _doubt(world, *pair)
        for pair, total in vouched.items()
    }
    bare = {pair for pair in alike if not (world.named[pair[0]] and world.named[pair[1]])}
    for pair in bare:
        found[pair] = alike[pair] + min(_agreement(world, *pair), 0) - _doubt(world, *pair)
    return found, bare


def _vouches(model: Model, identifier: int, apart: int) -> int:
    """-log of the chance that the contact is not within one campaign, in thousandths."""
    time_bin = sum(bound <= apart for bound in APART)
    odds = int(model.reliability.by_time[model.kind[identifier], time_bin])
    odds += int(model.reliability.correction[identifier])
    return round(math.log1p(math.exp(odds / 1000)) * 1000)


def _any_of(total: int) -> int:
    """Log-odds that at least one contact is within one campaign, in thousandths."""
    if total > 20_000:
        return total
    return -20_000 if total <= 0 else round(math.log(math.expm1(total / 1000)) * 1000)


def _agreement(world: _World, one: int, other: int) -> int:
    """Evidence of type, region, language and amount, each at most what the policy allows."""
    tables, amounts = world.model.traits, world.model.amounts
    alone = min(len(world.members[one]), len(world.members[other])) == 1
    found = 0
    for place, row in enumerate(tables.rows):
        first = _counted(world, row, one)
        second = _counted(world, row, other)

        def likelihood(counts: Counter[int], place: int = place) -> int:
            start = sum(tables.widths[:place])
            cells = sum(int(tables.values[start + value, many]) for value, many in counts.items())
            habits = cells - int(tables.totals[place, counts.total()])
            return habits if alone else max(habits, _one_value(tables, place, counts))

        gain = likelihood(first + second) - likelihood(first) - likelihood(second)
        found += min(gain, tables.most)

    def fit(reports: set[int]) -> int:
        grown = 1 + len(reports) * amounts.ratio
        middle = sum(int(world.reports.amount[report]) for report in reports) / AMOUNT_STEPS
        return round(500 * (amounts.ratio * middle**2 / (amounts.within * grown) - math.log(grown)))

    here, there = world.members[one], world.members[other]
    return found + min(fit(here | there) - fit(here) - fit(there), tables.most)


def _one_value(tables: TraitTables, place: int, counts: Counter[int]) -> int:
    """Log-likelihood if the campaign has one value of its own, or none."""
    start = sum(tables.widths[:place])
    values = range(start, start + tables.widths[place])
    best = max(int(tables.own[v]) + counts[v - start] * int(tables.told[v]) for v in values)
    return max(best + counts.total() * int(tables.strayed[place]), int(tables.none[place]))


def _counted(world: _World, row: int, group: int) -> Counter[int]:
    values = (int(world.reports.traits[row, report]) for report in world.members[group])
    return Counter(value for value in values if value != UNKNOWN)


def _doubt(world: _World, one: int, other: int) -> int:
    """What size and lives side by side speak against a merge."""
    model = world.model
    lesser = min(len(world.members[one]), len(world.members[other]))
    (start, end), (since, until) = _life(world, one), _life(world, other)
    beside = max(0.0, min(end, until) - max(start, since))
    busy = min(
        beside / (end - start) * len(world.named[one]),
        beside / (until - since) * len(world.named[other]),
    )
    by_size = model.size_weight * math.log1p(model.policy.size_rate * lesser)
    return round((by_size + model.mixing * busy) * 1000)


def _life(world: _World, group: int) -> tuple[float, float]:
    moments = [int(world.reports.moment[report]) for report in world.members[group]]
    middle = sum(moments) / len(moments)
    variance = sum((moment - middle) ** 2 for moment in moments) / len(moments)
    reach = 2 * math.sqrt(variance) + MOMENTS_PER_DAY
    return middle - reach, middle + reach
