"""Campaigns keep their references from one linking to the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Kept:
    """References after a new linking.

    Args:
        reference_of: new group (its place in the sequence given) to the reference it keeps; groups
            that are not in it are new campaigns and need a new reference.
        merged: reference that ended to the one that most of its reports now carry.
        split: reference to the groups, other than its own, in which some of its reports are now.
        dissolved: references of which no two reports are in one campaign any more.
    """

    reference_of: dict[int, str]
    merged: dict[str, str]
    split: dict[str, tuple[int, ...]]
    dissolved: tuple[str, ...]


def keep_references(old: Mapping[str, str], new: Sequence[Collection[str]]) -> Kept:
    """Which new group goes on under which old reference.

    A campaign keeps its reference while the largest part of it lives: the group that holds most of
    its old reports keeps the reference. Where two old campaigns want one group, the one with more
    reports in it wins, then the lesser reference; the other has merged into it. Reports that left
    no trace in `new` (withdrawn, or now alone) count for nobody.

    Args:
        old: report to the reference of its campaign.
        new: reports of each new campaign of two or more; no report stands in two.
    """
    shares = _shares(old, new)
    largest = {
        reference: min(parts, key=lambda group: (-parts[group], group))
        for reference, parts in shares.items()
    }
    claims: dict[int, list[str]] = defaultdict(list)
    for reference, group in largest.items():
        claims[group].append(reference)
    reference_of = {
        group: min(wanting, key=lambda name: (-shares[name][group], name))
        for group, wanting in claims.items()
    }
    return Kept(
        reference_of=reference_of,
        merged={
            reference: reference_of[group]
            for reference, group in sorted(largest.items())
            if reference_of[group] != reference
        },
        split={
            reference: tuple(sorted(group for group in parts if group != largest[reference]))
            for reference, parts in sorted(shares.items())
            if len(parts) > 1
        },
        dissolved=tuple(sorted(set(old.values()) - set(shares))),
    )


def _shares(old: Mapping[str, str], new: Sequence[Collection[str]]) -> dict[str, Counter[int]]:
    """For each old reference, how many of its reports each new group holds."""
    shares: dict[str, Counter[int]] = defaultdict(Counter)
    for group, reports in enumerate(new):
        for report in reports:
            reference = old.get(report)
            if reference is not None:
                shares[reference][group] += 1
    return dict(shares)
