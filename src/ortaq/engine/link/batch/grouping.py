"""From columns to groups: learn, then merge in rounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from ortaq.engine.link.batch.policy import DEFAULT
from ortaq.engine.link.batch.score import Model, scored
from ortaq.engine.link.batch.touch import Pairs
from ortaq.engine.link.batch.traits import amount_model, trait_tables
from ortaq.engine.link.batch.uses import (
    Uses,
    contacts,
    first_uses,
    in_time,
    linkable,
    regrouped,
    shared,
)

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, MentionColumns, ReportColumns, Whole
    from ortaq.engine.link.batch.groups import Groups
    from ortaq.engine.link.batch.policy import BatchPolicy


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which reports belong together.

    Args:
        group: by report; groups are numbered from 0 by their first report.
        may_link: by identifier, whether it was taken into account.
        model: what was learned.
    """

    group: Whole
    may_link: Flags
    model: Model


def group_reports(
    reports: ReportColumns,
    mentions: MentionColumns,
    *,
    constraints: Constraints = NONE,
    policy: BatchPolicy = DEFAULT,
) -> Grouping:
    """The campaigns among all reports; a report that fits none is a group of its own.

    Depends on neither the order of mentions nor chance. Takes time in proportion to the mentions,
    times the logarithm of the largest campaign.

    Args:
        reports: in any order; their order breaks ties.
        mentions: of those reports.
        constraints: what analysts have decided.
        policy: how cautious to be.
    """
    may_link = linkable(mentions, policy)
    uses = first_uses(mentions, reports.moment, may_link)
    model = learned(reports, mentions, uses, policy)
    uses = uses.where(model.worth[uses.identifier])
    active = _active(uses, constraints, len(reports))
    row = np.full(len(reports), UNKNOWN, np.int64)
    row[active] = np.arange(len(active))
    uses = Uses(uses.identifier, row[uses.group], uses.first, uses.last)
    found = _merged(reports.where(active), uses, constraints.where(row), model)
    label = np.arange(len(reports))
    label[active] = active[starts_by_number(found)[found]]
    return Grouping(numbered(label), may_link, model)


def _active(uses: Uses, constraints: Constraints, reports: int) -> Whole:
    """Reports that anything can happen to: those in contact, and those judged."""
    flags = np.zeros(reports, np.bool_)
    flags[uses.group] = True
    for judged in constraints.rows:
        flags[judged] = True
    return np.flatnonzero(flags)


def _merged(reports: ReportColumns, uses: Uses, constraints: Constraints, model: Model) -> Whole:
    """The group of each report when nothing can be merged any more."""
    group = np.arange(len(reports), dtype=np.int64)
    groups = single_reports(reports, model.traits, uses)
    new = constraints.together(len(reports))
    for _ in range(model.policy.most_rounds):
        if new is not None:
            group = new[group]
            groups, uses = _after(groups, uses, new)
        new = _round(groups, uses, constraints.between(group), model)
        if new is None:
            break
    return group


def learned(
    reports: ReportColumns, mentions: MentionColumns, uses: Uses, policy: BatchPolicy
) -> Model:
    """What the reports tell about themselves before anything is merged."""
    reliability = learn(reports, contacts(in_time(uses), 1), mentions.kind, policy)
    tables = trait_tables(reports, reliability, policy.most_trait)
    return Model(reliability, mentions.kind, tables, amount_model(reliability), policy)


def _after(groups: Groups, uses: Uses, new: Whole) -> tuple[Groups, Uses]:
    after = regrouped(uses, new)
    return merged(groups, new, uses, after), shared(after)


def _round(
    groups: Groups, uses: Uses, kept_apart: tuple[Whole, Whole], model: Model
) -> Whole | None:
    """New numbers after everybody joined his best partner; None where nobody has one."""
    pairs = _allowed(scored(groups, uses, model), kept_apart, len(groups))
    partner = best_partners(pairs, len(groups), round(model.policy.least_evidence * 1000))
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
    return Pairs(pairs.one[allowed], pairs.other[allowed], pairs.evidence[allowed])
