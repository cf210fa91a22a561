"""The headline of the picture page in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.cube.query import Measure
from ortaq.picture.statistics import wording
from ortaq.shared import words
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from ortaq.picture.statistics.queries import Picture

HEADLINE = (
    Measure.REPORTS,
    Measure.CLAIMED_KZT,
    Measure.CLAIMED_MEDIAN_KZT,
    Measure.HELD_KZT,
    Measure.RESTORED_KZT,
)


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """One number of the headline with its change and definition in words."""

    label: str
    value: str
    unit: str
    change: str
    definition: str


def headline_figures(found: Picture) -> list[HeadlineFigure]:
    """Every number of the headline, in the order of the page."""
    now, before = found.now, found.before
    return [
        *(_figure(found, measure) for measure in HEADLINE),
        HeadlineFigure(
            label=_("Held share of the claimed damage"),
            value=words.percent(now.held_share),
            unit="",
            change=wording.share_before(before.held_share if before else None),
            definition=_("Held money divided by the claimed damage of all these reports."),
        ),
        HeadlineFigure(
            label=_("Reports linked to a campaign"),
            value=words.percent(now.linked_share),
            unit="",
            change=wording.share_before(before.linked_share if before else None),
            definition=_("Reports that share an offender’s identifier with another one."),
        ),
    ]


def _figure(found: Picture, measure: Measure) -> HeadlineFigure:
    now, definition = getattr(found.now, measure), str(wording.DEFINITIONS[measure])
    if measure is Measure.CLAIMED_MEDIAN_KZT:
        stated = wording.number(found.now.reports_with_damage)
        definition += " " + _("%(count)s reports state a sum.") % {"count": stated}
    value, unit = wording.amount(measure, now)
    return HeadlineFigure(
        label=label(measure, "headline"),
        value=value,
        unit=unit,
        change=wording.change(measure, now, getattr(found.before, measure, None)),
        definition=definition,
    )
