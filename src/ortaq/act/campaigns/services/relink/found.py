"""What linking finds in the lake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.act.campaigns.services.relink.changes import Comparison
from ortaq.act.campaigns.services.relink.opinions import (
    get_standing,
    list_opinions,
    list_put_together,
)
from ortaq.act.campaigns.services.relink.reasons import reasons_of
from ortaq.engine.link.tables.linking import link_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.act.campaigns.services.relink.lake import Lake
    from ortaq.act.campaigns.services.relink.opinions import Standing
    from ortaq.act.campaigns.services.relink.reasons import StoredReason
    from ortaq.engine.link.tables.linking import Linked


@dataclass(frozen=True, slots=True)
class Found:
    """Everything found, beside the state that it was found from.

    Args:
        lake: what was linked.
        linked: what was found.
        comparison: of the two.
        put: reports (keys) that are where a person put them.
        standing: the decisions that were obeyed.
    """

    lake: Lake
    linked: Linked
    comparison: Comparison
    put: set[int]
    standing: Standing

    def reasons(self) -> Iterator[tuple[int, list[StoredReason]]]:
        """Why each report is in a campaign."""
        return reasons_of(
            self.lake.mentions, self.linked, joined=self.comparison.joined, put=self.put
        )


def find(lake: Lake) -> Found:
    """Link what is in the lake, obeying what stands now."""
    standing = get_standing()
    linked = link_tables(lake.mentions, lake.reports, judgements=list_opinions())
    comparison = Comparison.of(lake.reports, linked)
    return Found(lake, linked, comparison, comparison.put(list_put_together()), standing)
