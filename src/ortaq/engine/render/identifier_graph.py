"""Which identifiers tie which reports together, made small enough to be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_NODES = 16
"""Identifiers drawn at most: a screen of lines."""

MOST_BUNDLES = 16
"""Bundles of reports drawn at most."""

_SWEEPS = 6
"""Times each side is put in order by the other; more change nothing that one sees."""


@dataclass(frozen=True, slots=True)
class Node:
    """An identifier.

    Args:
        key: its number in the data.
        label: its value as it may be shown.
        kind: its kind in words.
        note: how many reports, in words.
        reports: that carry it.
        series: place of its kind among the colours, from 0.
        href: path of its page, or None.
    """

    key: int
    label: str
    kind: str
    note: str
    reports: int
    series: int = 0
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Reports that carry the same of the identifiers drawn.

    Args:
        members: keys of these identifiers, rising.
        reports: how many.
    """

    members: tuple[int, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Bundled:
    """What is drawn of a campaign, and what is left out.

    Args:
        keys: identifiers in the order in which they are drawn.
        bundles: in the order in which they are drawn.
        more_keys: identifiers left out.
        more_reports: reports of bundles left out.
        silent: reports that carry none of the identifiers drawn.
    """

    keys: tuple[int, ...]
    bundles: tuple[Bundle, ...]
    more_keys: int
    more_reports: int
    silent: int


def bundle(
    carried: Mapping[int, frozenset[int]],
    *,
    most_nodes: int = MOST_NODES,
    most_bundles: int = MOST_BUNDLES,
) -> Bundled:
    """The identifiers in most reports, and the reports that carry the same of them.

    Both sides are ordered so that few lines cross. Equal data give an equal answer, whatever their
    order.

    Args:
        carried: report key to the keys of its identifiers.
        most_nodes: identifiers at most.
        most_bundles: bundles at most.
    """
    counts = Counter(key for keys in carried.values() for key in keys)
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    chosen = set(ranked[:most_nodes])
    sizes = Counter(tuple(sorted(keys & chosen)) for keys in carried.values())
    silent = sizes.pop((), 0)
    bundles = [Bundle(members, reports) for members, reports in sizes.items()]
    bundles.sort(key=lambda one: (-one.reports, one.members))
    shown = bundles[:most_bundles]
    linked = {key for one in shown for key in one.members}
    keys = [key for key in ranked[:most_nodes] if key in linked]
    keys, shown = _untangled(keys, shown)
    return Bundled(
        keys=tuple(keys),
        bundles=tuple(shown),
        more_keys=len(counts) - len(keys),
        more_reports=sum(one.reports for one in bundles[most_bundles:]),
        silent=silent,
    )


def _untangled(keys: list[int], bundles: list[Bundle]) -> tuple[list[int], list[Bundle]]:
    """Both sides, each placed at the middle of what it is tied to, again and again.

    Source: Sugiyama, Tagawa, Toda: Methods for visual understanding of hierarchical system
    structures, IEEE SMC 11 (1981), the barycentre method.
    """
    for _ in range(_SWEEPS):
        place = {key: position for position, key in enumerate(keys)}
        bundles = sorted(bundles, key=lambda one: _middle([place[key] for key in one.members]))
        held: dict[int, list[float]] = {key: [] for key in keys}
        for position, one in enumerate(bundles):
            for key in one.members:
                held[key].extend([float(position)] * one.reports)
        keys = sorted(keys, key=lambda key: _middle(held[key]))
    return keys, bundles


def _middle(places: Sequence[float]) -> float:
    return sum(places) / len(places)
