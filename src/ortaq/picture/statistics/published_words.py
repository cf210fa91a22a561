"""Published figures in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.picture.statistics import wording
from ortaq.shared import words
from ortaq.shared.country import pack
from ortaq.shared.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.terms.figure import FigureDefinition, PublishedFigure
    from ortaq.picture.statistics.queries import PeriodFigures


@dataclass(frozen=True, slots=True)
class PageFigure:
    """A published figure in the reader's words; empty where there is nothing to say."""

    label: str
    value: str
    unit: str
    period: str
    qualifier: str
    basis: str
    definition: str
    source: str
    url: str
    published: str
    confidence: str
    verified: bool


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Figures that stand side by side under one title."""

    title: str
    figures: tuple[PageFigure, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether there is more than one figure."""
        return len(self.figures) > 1


@dataclass(frozen=True, slots=True)
class PageDefinition:
    """What was counted, in the reader's words; the basis is empty where it is no sum."""

    label: str
    text: str
    basis: str


def side_by_side(periods: Iterable[PeriodFigures]) -> list[PageGroup]:
    """Periods with their figures; each title names indicator and period."""
    groups = []
    for found in periods:
        group = group_in_words(found)
        values = {"name": indicator_name(found.figures[0]), "period": group.title}
        groups.append(PageGroup(_("%(name)s, %(period)s") % values, group.figures))
    return groups


def indicator_name(figure: PublishedFigure) -> str:
    """The indicator's own name where it has several definitions, else that of its definition."""
    name = label(figure.indicator, "indicator")
    return words.in_language(figure.definition.name) if name == figure.indicator else name


def group_in_words(found: PeriodFigures) -> PageGroup:
    """One period; the title names it, and the region where it is one."""
    return PageGroup(
        _place(found.figures), tuple(figure_in_words(figure) for figure in found.figures)
    )


def _place(figures: Iterable[PublishedFigure]) -> str:
    """Period, and the region where the figures are not of the whole country."""
    figure = next(iter(figures))
    period = wording.period(figure.period_from, figure.period_to)
    region = pack().region(figure.area)
    if region is None:
        return period
    values = {"region": words.in_language(region.name), "period": period}
    return _("%(region)s, %(period)s") % values


def definition_in_words(definition: FigureDefinition) -> PageDefinition:
    """A definition as it stands above the figures that share it."""
    return PageDefinition(
        label=words.in_language(definition.name),
        text=words.in_language(definition.text),
        basis=_basis(definition),
    )


def _basis(definition: FigureDefinition) -> str:
    return label(definition.basis, "damage_basis") if definition.basis else ""


def figure_in_words(figure: PublishedFigure) -> PageFigure:
    """One figure with its doubts, definition and source."""
    definition, source = figure.definition, figure.source
    return PageFigure(
        label=words.in_language(definition.name),
        value=wording.figure_value(figure),
        unit=wording.figure_unit(figure),
        period=_place([figure]),
        qualifier=label(figure.qualifier, "qualifier"),
        basis=_basis(definition),
        definition=words.in_language(definition.text),
        source=words.in_language(source.name),
        url=source.url,
        published=wording.published_on(source.published),
        confidence=label(figure.confidence, "confidence"),
        verified=figure.verified,
    )
