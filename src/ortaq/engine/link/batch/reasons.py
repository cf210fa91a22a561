"""Why each report is where it is, and why what it shares elsewhere did not link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from ortaq.engine.link.batch.columns import MOMENTS_PER_DAY
from ortaq.engine.link.batch.uses import hubs, lists, starts_of

if TYPE_CHECKING:
    from ortaq.engine.link.batch.columns import Flags, MentionColumns, Real, Whole
    from ortaq.engine.link.batch.grouping import Grouping

_FAR = np.iinfo(np.int64).max

NOWHERE = -1
"""In place of a group or of days: there is none."""


class UseCode(StrEnum):
    """What an identifier says about a report; the reader's sentence is made at the edge."""

    ONLY_HERE = "only_here"  # links: no report outside the campaign carries it
    ALSO_ELSEWHERE = "also_elsewhere"  # links; single reports outside carry it too
    RENTED = "rented"  # links here; another campaign uses it too, and they stay apart
    OTHER_CAMPAIGN = "other_campaign"  # another campaign uses it, which this report does not fit
    HUB = "hub"  # everybody shares it
    VICTIM = "victim"  # the victim's or the reporter's own
    TOO_COMMON = "too_common"  # the reports that carry it agree no more than strangers do
    TOO_OLD = "too_old"  # so long between that it may have a new owner
    TOO_WEAK = "too_weak"  # evidence, but what else is known speaks against it
    LIST = "list"  # the report names too many to be of one crime
    TEXT_ALIKE = (
        "text_alike"  # links: nearly the words of a report of the campaign, and no identifier
    )
    TEXT_ONLY = "text_only"  # nearly the words of a report elsewhere, and nothing else


CODES = tuple(UseCode)


@dataclass(frozen=True, slots=True)
class Reasons:
    """One row for each report and identifier that other reports carry too, or that never links.

    Args:
        report, identifier: rows, sorted by both.
        code: place in `CODES`.
        weight: in [0, 1], how far the nearest other report in time vouches: of the campaign if
            the campaign has one, else of all; 0 where the identifier never links.
        here: reports of the campaign that carry it, this one counted.
        elsewhere: other reports that carry it.
        other: the other group with most reports that carry it; `NOWHERE` if there is none.
        days: between this report and the nearest of those that `weight` is about; `NOWHERE` where
            there is none.
    """

    report: Whole
    identifier: Whole
    code: Whole
    weight: Real
    here: Whole
    elsewhere: Whole
    other: Whole
    days: Whole


@dataclass(frozen=True, slots=True)
class _Rows:
    """Distinct pairs of identifier and report, by identifier, group and time."""

    identifier: Whole
    report: Whole
    group: Whole
    moment: Whole


def explain(mentions: MentionColumns, moment: Whole, grouping: Grouping) -> Reasons:
    """The reasons of every report.

    Args:
        mentions: that were linked.
        moment: of each report.
        grouping: what was found.
    """
    rows = _rows(mentions, moment, grouping.group, ~grouping.may_link)
    carriers = _carriers(rows)
    apart = np.where(carriers.here > 1, _nearest(rows, _use(rows)), _nearest_of_all(rows))
    odds = _odds(rows, np.maximum(apart, 0), grouping)
    linking = grouping.may_link[rows.identifier]
    code = _code(carriers, odds, _odds(rows, np.zeros_like(apart), grouping))
    most = grouping.model.policy.most_named
    is_list = lists(mentions, grouping.may_link, len(moment), most)
    code[is_list[rows.report]] = CODES.index(UseCode.LIST)
    code[~linking] = CODES.index(UseCode.VICTIM)
    code[hubs(mentions, grouping.model.policy)[rows.identifier]] = CODES.index(UseCode.HUB)
    order = np.argsort(rows.report * len(grouping.may_link) + rows.identifier)
    return Reasons(
        rows.report[order],
        rows.identifier[order],
        code[order],
        np.where(linking, 1 / (1 + np.exp(-odds / 1000)), 0.0)[order],
        carriers.here[order],
        carriers.elsewhere[order],
        carriers.other[order],
        np.where(apart < 0, NOWHERE, apart // MOMENTS_PER_DAY)[order],
    )


def _odds(rows: _Rows, apart: Whole, grouping: Grouping) -> Whole:
    model = grouping.model
    return model.reliability.of(rows.identifier, model.kind[rows.identifier], apart)


def _code(carriers: _Carriers, odds: Whole, at_best: Whole) -> Whole:
    """What identifiers that may link say: the first of these that holds."""
    links = carriers.here > 1
    cases: tuple[tuple[UseCode, Flags], ...] = (
        (UseCode.ONLY_HERE, links & (carriers.elsewhere == 0)),
        (UseCode.RENTED, links & (carriers.other_size > 1)),
        (UseCode.ALSO_ELSEWHERE, links),
        (UseCode.TOO_COMMON, at_best < 0),
        (UseCode.TOO_OLD, odds < 0),
        (UseCode.OTHER_CAMPAIGN, carriers.other_size > 1),
    )
    found = np.full(len(links), CODES.index(UseCode.TOO_WEAK), np.int64)
    for code, holds in reversed(cases):
        found[holds] = CODES.index(code)
    return found


def _rows(mentions: MentionColumns, moment: Whole, group: Whole, never: Flags) -> _Rows:
    """What is worth a reason: identifiers of several reports, and those that never link."""
    width = max(1, len(moment))
    by_time = np.argsort(moment, kind="stable")
    rank = np.empty(len(moment), np.int64)
    rank[by_time] = np.arange(len(moment))
    key = mentions.identifier * width + rank[mentions.report]
    key.sort()
    key = key[starts_of(key)]
    identifier, report = key // width, by_time[key % width]
    kept = (np.bincount(identifier, minlength=len(never))[identifier] > 1) | never[identifier]
    identifier, report = identifier[kept], report[kept]
    by_use = np.argsort(identifier * width + group[report], kind="stable")
    report = report[by_use]
    return _Rows(identifier[by_use], report, group[report], moment[report])


def _use(rows: _Rows) -> Whole:
    """A number for each pair of identifier and group, rising with the rows."""
    return rows.identifier * (int(rows.group.max(initial=0)) + 1) + rows.group


@dataclass(frozen=True, slots=True)
class _Carriers:
    """By row: reports here and elsewhere, and the other group with most of them (0 if none)."""

    here: Whole
    elsewhere: Whole
    other: Whole
    other_size: Whole


def _carriers(rows: _Rows) -> _Carriers:
    starts = starts_of(_use(rows))
    size = np.diff(np.append(starts, len(rows.identifier)))
    use = np.repeat(np.arange(len(starts)), size)
    identifier, group = rows.identifier[starts], rows.group[starts]
    first, second = _two_largest(identifier, group, size)
    other = np.where(first[identifier[use]] == use, second[identifier[use]], first[identifier[use]])
    total = np.bincount(rows.identifier, minlength=1)
    return _Carriers(
        size[use],
        total[rows.identifier] - size[use],
        np.where(other == NOWHERE, NOWHERE, group[other]),
        np.where(other == NOWHERE, 0, size[other]),
    )


def _two_largest(identifier: Whole, group: Whole, size: Whole) -> tuple[Whole, Whole]:
    """By identifier, its uses with most and second most reports; of equal ones the first group."""
    ranked = np.lexsort((group, -size, identifier))
    heads = starts_of(identifier[ranked])
    most = int(identifier.max(initial=0)) + 1
    first, second = np.full(most, NOWHERE, np.int64), np.full(most, NOWHERE, np.int64)
    first[identifier[ranked[heads]]] = ranked[heads]
    heads = heads[np.diff(np.append(heads, len(ranked))) > 1]
    second[identifier[ranked[heads]]] = ranked[heads + 1]
    return first, second


def _nearest(rows: _Rows, block: Whole) -> Whole:
    """Moments to the nearest other report of the block; -1 where there is none.

    Rows of a block stand together, in order of time.
    """
    step = np.diff(rows.moment, prepend=0)
    step[1:][block[1:] != block[:-1]] = _FAR
    step[:1] = _FAR
    apart = np.minimum(step, np.append(step[1:], _FAR)[: len(step)])
    return np.where(apart == _FAR, -1, apart)


def _nearest_of_all(rows: _Rows) -> Whole:
    """The same among all reports with the identifier."""
    if not len(rows.moment):
        return rows.moment
    width = int(rows.moment.max()) - int(rows.moment.min()) + 1
    order = np.argsort(rows.identifier * width + (rows.moment - rows.moment.min()), kind="stable")
    by_time = _Rows(
        rows.identifier[order], rows.report[order], rows.group[order], rows.moment[order]
    )
    found = np.empty(len(order), np.int64)
    found[order] = _nearest(by_time, by_time.identifier)
    return found
