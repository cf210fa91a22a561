"""The page of published figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ortaq.picture.statistics import queries, wording
from ortaq.picture.statistics.published_words import (
    PageDefinition,
    PageFigure,
    PageGroup,
    definition_in_words,
    figure_in_words,
    group_in_words,
    indicator_name,
)
from ortaq.shared import words
from ortaq.shared.access import public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ortaq.picture.statistics.queries import IndicatorFigures, TypologyFigures


@dataclass(frozen=True, slots=True)
class PageIndicator:
    """An indicator: its definitions once, and its periods, latest first."""

    anchor: str
    name: str
    definitions: tuple[PageDefinition, ...]
    periods: tuple[PageGroup, ...]

    @property
    def has_one_definition(self) -> bool:
        """Whether all figures count the same."""
        return len(self.definitions) == 1


@dataclass(frozen=True, slots=True)
class PageTypology:
    """A publisher's own types: (type, figure) rows with what is common to them."""

    title: str
    about: PageFigure
    rows: tuple[tuple[str, str], ...]


@require_GET
@public
def published_page(request: HttpRequest) -> HttpResponse:
    """What others published, by indicator and period, disagreeing figures side by side."""
    context = {
        "national": [_indicator(found, "country") for found in queries.list_national()],
        "regional": [_indicator(found, "regions") for found in queries.list_regional()],
        "typologies": [_typology(found) for found in queries.list_typologies()],
        "breadcrumbs": [{"label": _("Picture"), "url": reverse("statistics:picture")}],
    }
    return render(request, "statistics/published.html", context)


def _indicator(found: IndicatorFigures, part: str) -> PageIndicator:
    return PageIndicator(
        anchor=f"{part}-{found.code}",
        name=indicator_name(found.first),
        definitions=tuple(definition_in_words(definition) for definition in found.definitions),
        periods=tuple(group_in_words(period) for period in found.periods),
    )


def _typology(found: TypologyFigures) -> PageTypology:
    about = figure_in_words(found.first)
    return PageTypology(
        title=wording.period(found.period_from, found.period_to),
        about=about,
        rows=tuple(
            (words.in_language(category.name), wording.figure_value(figure))
            for category, figure in found.rows
        ),
    )
