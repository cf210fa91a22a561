"""From columns to groups: learn, then merge in rounds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from ortaq.engine.link.batch.columns import UNKNOWN
from ortaq.engine.link.batch.groups import merged, single_reports
from ortaq.engine.link.batch.judged import NONE, Constraints
from ortaq.engine.link.batch.learn import learn
from ortaq.engine.link.batch.merge import (
    best_partners,
    joined,
    mutual_only,
    numbered,
    starts_by_number,
)
from ortaq.engine.link.batch.model import Model
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.popular import judged_by_groups, of_few
from ortaq.engine.link.batch.score import scored
from ortaq.engine.link.batch.texts import NO_TEXTS, as_identifiers, worth_of_texts
from ortaq.engine.link.batch.traits import amount_model, trait_tables
from ortaq.engine.link.batch.uses import (
    Uses,
    first_uses,
    linkable,
    regrouped,
    shared,
)

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, MentionColumns, ReportColumns, Whole
    from ortaq.engine.link.batch.groups import Groups
    from ortaq.engine.link.batch.policy import BatchPolicy
    from ortaq.engine.link.batch.texts import TextPairs, Texts
    from ortaq.engine.link.batch.touch import Pairs


def _nothing() -> Whole:
    return np.zeros(0, np.int64)


def _none() -> Flags:
    return np.zeros(0, np.bool_)


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which reports belong together.

    Args:
        group: by report; groups are numbered from 0 by their first report.
        may_link: by identifier, whether it was taken into account.
        model: what was learned.
        alike: pairs of reports with texts that are alike.
        odds: of each of those, that it is of one campaign, in thousandths.
        bare: by report, whether it names no identifier that links it to others; empty without texts.
    """

    group: Whole
    may_link: Flags
    model: Model
    alike: TextPairs = NO_TEXTS
    odds: Whole = field(default_factory=_nothing)
    bare: Flags = field(default_factory=_none)


class Merge(Protocol):
    """Who merges: `merged_reports`, or others who do the same elsewhere."""

    def __call__(
        self,
        reports: ReportColumns,
        uses: Uses,
        constraints: Constraints,
        model: Model,
        found: Whole | None = None,
    ) -> Whole:
        """The group of each report when nothing can be merged any more."""


def group_reports(
    reports: ReportColumns,
    mentions: MentionColumns,
    *,
    texts: Texts = NO_TEXTS,
    constraints: Constraints = NONE,
    policy: BatchPolicy = DEFAULT,
    merge: Merge | None = None,
) -> Grouping:
    """The campaigns among all reports; a report that fits none is a group of its own.

    Depends on neither the order of mentions nor chance. Takes time in proportion to the mentions,
    times the logarithm of the largest campaign.

    Args:
        reports: in any order; their order breaks ties.
        mentions: of those reports.
        texts: who finds pairs of those reports whose texts are alike.
        constraints: what analysts have decided.
        policy: how cautious to be.
        merge: `merged_reports`, or another with the same answers.
    """
    world = _World(reports, constraints, merge or merged_reports)
    may_link = linkable(mentions, policy)
    uses = first_uses(mentions, reports.moment, may_link, policy)
    model = learned(reports, mentions, uses, policy)
    uses = uses.where(model.worth[uses.identifier])
    few = of_few(uses, len(mentions.kind), policy.few)[uses.identifier]
    if not few.all():
        found = world.grouped(uses.where(few), model)
        model = judged_model(model, reports, uses.where(~few), found)
        uses = uses.where(model.worth[uses.identifier])
    group = world.grouped(uses, model)
    named = np.bincount(mentions.report[may_link[mentions.identifier]], minlength=len(reports))
    alike = texts.among(group, named)
    if not len(alike):
        return Grouping(group, may_link, model)
    bare = np.ones(len(reports), np.bool_)
    bare[uses.group] = False
    odds = worth_of_texts(alike, reports.moment, group, named, policy)
    uses, model = as_identifiers(alike, odds, uses, reports.moment, model)
    return Grouping(world.grouped(uses, model, group), may_link, model, alike, odds, bare)


@dataclass(frozen=True, slots=True)
class _World:
    """Reports, what was decided about them, and who merges them."""

    reports: ReportColumns
    constraints: Constraints
    merge: Merge

    def grouped(self, uses: Uses, model: Model, found: Whole | None = None) -> Whole:
        """The group of each report, beginning with those found; only what is used is merged."""
        active = self._active(uses)
        row = np.full(len(self.reports), UNKNOWN, np.int64)
        row[active] = np.arange(len(active))
        own = Uses(uses.identifier, row[uses.group], uses.first, uses.last)
        group = self.merge(
            self.reports.where(active),
            own,
            self.constraints.where(row),
            model,
            None if found is None else numbered(found[active]),
        )
        label = np.arange(len(self.reports))
        label[active] = active[starts_by_number(group)[group]]
        return numbered(label)

    def _active(self, uses: Uses) -> Whole:
        """Reports that anything can happen to: those in contact, and those judged."""
        flags = np.zeros(len(self.reports), np.bool_)
        flags[uses.group] = True
        for judged in self.constraints.rows:
            flags[judged] = True
        return np.flatnonzero(flags)


def judged_model(model: Model, reports: ReportColumns, popular: Uses, group: Whole) -> Model:
    """The model after the identifiers of many were compared with the groups made without them."""
    found = judged_by_groups(model.reliability, model.kind, reports.traits, popular, group)
    return replace(model, reliability=found)


def merged_reports(
    reports: ReportColumns,
    uses: Uses,
    constraints: Constraints,
    model: Model,
    found: Whole | None = None,
) -> Whole:
    """The group of each report when nothing can be merged any more, beginning with those found."""
    group = np.arange(len(reports), dtype=np.int64)
    groups = single_reports(reports, model.traits, model.of_identifiers(uses))
    new = constraints.together(len(reports)) if found is None else found
    for _ in range(model.policy.most_rounds):
        if new is not None:
            group = new[group]
            groups, uses = _after(groups, uses, new, model)
        new = _round(groups, uses, constraints.between(group), model)
        if new is None:
            break
    return group


def learned(
    reports: ReportColumns, mentions: MentionColumns, uses: Uses, policy: BatchPolicy
) -> Model:
    """What the reports tell about themselves before anything is merged."""
    reliability = learn(reports, uses, mentions.kind, policy)
    tables = trait_tables(reports, reliability, policy.most_trait)
    knows_time = bool(len(reports)) and bool((reports.moment != reports.moment[0]).any())
    return Model(reliability, mentions.kind, tables, amount_model(reliability), policy, knows_time)


def _after(groups: Groups, uses: Uses, new: Whole, model: Model) -> tuple[Groups, Uses]:
    after = regrouped(uses, new)
    counted = model.of_identifiers(uses), model.of_identifiers(after)
    return merged(groups, new, *counted, model.traits), shared(after)


def _round(
    groups: Groups, uses: Uses, kept_apart: tuple[Whole, Whole], model: Model
) -> Whole | None:
    """New numbers after everybody joined his best partner; None where nobody has one."""
    pairs = _allowed(scored(groups, uses, model), kept_apart, len(groups))
    least = round(model.policy.least_evidence * 1000)
    partner = best_partners(pairs, groups.identifiers == 0, least)
    if np.array_equal(partner, np.arange(len(groups))):
        return None
    new = joined(partner)
    one, other = kept_apart
    broken = np.unique(new[one[new[one] == new[other]]])
    if len(broken):
        new = joined(mutual_only(partner, np.isin(new, broken)))
    return new


def _allowed(pairs: Pairs, kept_apart: tuple[Whole, Whole], groups: int) -> Pairs:
    one, other = kept_apart
    if not len(one):
        return pairs
    barred = np.minimum(one, other) * groups + np.maximum(one, other)
    allowed = ~np.isin(pairs.one * groups + pairs.other, barred)
    return pairs.where(allowed)
