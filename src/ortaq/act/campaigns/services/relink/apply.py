"""Bringing what was found into the register, some campaigns at a time."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from ortaq.act.campaigns.services.relink.packet import Overtaken, Packet, Reworded
from ortaq.act.campaigns.services.relink.reasons import said
from ortaq.shared.audit.services import give_way
from ortaq.shared.batches import BATCH, in_batches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.act.campaigns.services.relink.changes import ChangeSet
    from ortaq.act.campaigns.services.relink.found import Found
    from ortaq.act.campaigns.services.relink.packet import Counts
    from ortaq.act.campaigns.services.relink.reasons import StoredReason
    from ortaq.shared.actors import Actor

__all__ = ["Overtaken", "Relinked", "apply"]

PACKET_REPORTS = 500
"""Reports that one transaction changes, where campaigns are not larger. Ortaq's own rule: others
wait to write for no longer than that takes."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """What a re-linking changed.

    Args:
        reports: that were linked.
        campaigns: that were found.
        joined, moved, left: reports that came into a campaign, into another, into none.
        explained: reports that stay, for other reasons.
        founded, merged, split, dissolved: campaigns.
        postponed: changes that the next run makes, because their campaigns changed meanwhile.
    """

    reports: int
    campaigns: int
    joined: int = 0
    moved: int = 0
    left: int = 0
    explained: int = 0
    founded: int = 0
    merged: int = 0
    split: int = 0
    dissolved: int = 0
    postponed: int = 0

    @property
    def changes_anything(self) -> bool:
        """Whether any report or campaign is elsewhere now than before."""
        moved = (self.joined, self.moved, self.left, self.founded, self.merged, self.dissolved)
        return any(moved)


def apply(actor: Actor, found: Found) -> Relinked:
    """Bring what was found into the register.

    Raises:
        Overtaken: somebody judged, merged or split meanwhile; what was changed until then stays.
    """
    sets = list(found.comparison.change_sets())
    reasons = _told_otherwise(found, sets)
    counts: dict[str, int] = {}
    for packet in _packets(sets, reasons):
        _add(counts, packet.apply(actor, found.standing))
        give_way()
    for part in in_batches(sorted(reasons.items()), BATCH):
        _add(counts, Reworded(dict(part)).apply(actor, found.standing))
        give_way()
    return Relinked(
        reports=len(found.comparison.reports), campaigns=found.comparison.campaigns(), **counts
    )


def _told_otherwise(found: Found, sets: list[ChangeSet]) -> dict[int, list[StoredReason]]:
    """Reasons of the reports that come into a campaign, or stay for other reasons."""
    stays = set(found.comparison.reports[found.comparison.old > 0].tolist())
    for change in sets:
        stays.difference_update(change.old.keys() - change.stays)
    reports = found.lake.reports
    told = dict(zip(reports["report_id"].to_pylist(), reports["said"].to_pylist(), strict=True))
    return {
        report: reasons
        for report, reasons in found.reasons()
        if report not in stays or said(reasons) != told[report]
    }


def _packets(sets: list[ChangeSet], reasons: dict[int, list[StoredReason]]) -> Iterator[Packet]:
    """Change sets in portions; takes their reasons out of `reasons`."""
    taken: list[ChangeSet] = []
    size = 0
    for change in sets:
        taken.append(change)
        size += len(change.old)
        if size >= PACKET_REPORTS:
            yield Packet(tuple(taken), _taken(taken, reasons))
            taken, size = [], 0
    if taken:
        yield Packet(tuple(taken), _taken(taken, reasons))


def _taken(
    sets: list[ChangeSet], reasons: dict[int, list[StoredReason]]
) -> dict[int, list[StoredReason]]:
    reports = (report for change in sets for report in change.old)
    return {report: reasons.pop(report) for report in reports if report in reasons}


def _add(total: dict[str, int], more: Counts) -> None:
    for field in fields(more):
        total[field.name] = total.get(field.name, 0) + getattr(more, field.name)
