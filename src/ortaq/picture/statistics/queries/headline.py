"""The totals of a period."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ortaq.engine.cube.query import Dimension, Measure
from ortaq.picture.statistics.permissions import READ
from ortaq.picture.statistics.queries.cubes import (
    CLAIMED,
    EVERYTHING,
    HELD,
    RESTORED,
    Breakdown,
    get_breakdown,
)

if TYPE_CHECKING:
    from ortaq.engine.cube.table import Value
    from ortaq.picture.statistics.queries.filter import PictureFilter
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Headline:
    """Counts and sums of a period; None where unknown or withheld.

    Args:
        reports: all reports.
        reports_with_damage: those that state a sum above zero.
        claimed_kzt: what they claim.
        claimed_median_kzt: the middle of the sums claimed.
        held_kzt: money stopped.
        restored_kzt: money given back.
        linked: reports that belong to a campaign.
    """

    reports: Value
    reports_with_damage: Value
    claimed_kzt: Value
    claimed_median_kzt: Value
    held_kzt: Value
    restored_kzt: Value
    linked: Value

    @property
    def held_share(self) -> Decimal | None:
        """Held money as a share of the claimed damage; None where either is unknown."""
        return _share(self.held_kzt, self.claimed_kzt)

    @property
    def linked_share(self) -> Decimal | None:
        """Reports in a campaign as a share of all reports."""
        return _share(self.linked, self.reports)


def get_headline(actor: Actor, narrowed: PictureFilter) -> Headline:
    """The totals of a period (both months known) and its filters.

    Raises:
        NotAllowed: the actor may not read exact counts.
    """
    actor.require(READ)
    return headline_of(narrowed, exact=True)


def headline_of(narrowed: PictureFilter, *, exact: bool) -> Headline:
    """The totals, with small ones withheld unless `exact`."""
    groups = (EVERYTHING,) if exact else (CLAIMED, HELD, RESTORED)
    totals: dict[Measure, Value] = {}
    for measures in groups:
        found = get_breakdown(narrowed, (), exact=exact, measures=measures)
        totals |= {measure: found.total(measure) for measure in measures}
    linked = get_breakdown(
        narrowed, (Dimension.CAMPAIGN_LINKED,), exact=exact, measures=(Measure.REPORTS,)
    )
    return Headline(
        reports=linked.total(Measure.REPORTS),
        reports_with_damage=totals[Measure.REPORTS_WITH_DAMAGE],
        claimed_kzt=totals[Measure.CLAIMED_KZT],
        claimed_median_kzt=totals[Measure.CLAIMED_MEDIAN_KZT],
        held_kzt=totals[Measure.HELD_KZT],
        restored_kzt=totals[Measure.RESTORED_KZT],
        linked=_linked(linked),
    )


def _linked(breakdown: Breakdown) -> Value:
    for row in breakdown.rows:
        if row.keys == ("true",):
            return breakdown.value(row, Measure.REPORTS)
    return None if breakdown.totals is None else 0


def _share(part: Value, whole: Value) -> Decimal | None:
    return None if part is None or not whole else Decimal(part) / Decimal(whole)
