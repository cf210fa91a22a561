"""Reports that share identifiers, however remotely: the connected components."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ortaq.engine.link.facts import LinkMention
    from ortaq.engine.terms.identifier import IdentifierKind


def groups_by_shared(
    mentions: Iterable[LinkMention], kinds: Collection[IdentifierKind]
) -> tuple[tuple[str, ...], ...]:
    """Groups of two reports or more, chained by equal identifiers of these kinds.

    Every mention counts whatever its role, so this is no judgement about a campaign: it is the
    outer bound that a linker's answer is compared with.

    Returns:
        One tuple of sorted report references a group; largest first, then by first reference.
    """
    parents: dict[str, str] = {}
    first_with: dict[tuple[IdentifierKind, str], str] = {}
    for mention in mentions:
        if mention.kind in kinds:
            first = first_with.setdefault((mention.kind, mention.value), mention.report)
            parents[_root(parents, mention.report)] = _root(parents, first)
    groups: dict[str, list[str]] = defaultdict(list)
    for report in sorted(parents):
        groups[_root(parents, report)].append(report)
    shared = (tuple(reports) for reports in groups.values() if len(reports) > 1)
    return tuple(sorted(shared, key=lambda reports: (-len(reports), reports)))


def _root(parents: dict[str, str], report: str) -> str:
    """The representative of a report's group, halving the path on the way (union-find)."""
    parents.setdefault(report, report)
    while parents[report] != report:
        parents[report] = parents[parents[report]]
        report = parents[report]
    return report
