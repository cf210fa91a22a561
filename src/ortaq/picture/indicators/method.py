"""How an indicator is counted, in the rows that a statistician asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ortaq.engine.cube.formula import POPULATION, Part
from ortaq.engine.cube.query import Dimension, Measure
from ortaq.picture.indicators.queries import PER_HEADS, definitions
from ortaq.picture.statistics.wording import key_name
from ortaq.shared.labels import label
from ortaq.shared.words import in_language, integer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from ortaq.engine.cube.formula import Formula, IndicatorDefinition
    from ortaq.picture.indicators.models import Indicator

_COUNTED: dict[Measure, _StrPromise] = {
    Measure.REPORTS: gettext_lazy("Reports that came in during the period"),
    Measure.REPORTS_WITH_DAMAGE: gettext_lazy("Reports that state a sum above zero"),
    Measure.REPORTS_WITH_HELD: gettext_lazy("Reports for which money was held"),
    Measure.REPORTS_WITH_RESTORED: gettext_lazy("Reports for which money was given back"),
    Measure.REPORTS_WITH_HOLD_TIME: gettext_lazy("Reports that tell when the money was held"),
    Measure.CLAIMED_KZT: gettext_lazy("Sum of what reporters say they lost, tenge"),
    Measure.CLAIMED_MEDIAN_KZT: gettext_lazy("Median of what reporters say they lost, tenge"),
    Measure.HELD_KZT: gettext_lazy("Sum of the money held, tenge"),
    Measure.RESTORED_KZT: gettext_lazy("Sum of the money given back, tenge"),
    Measure.HELD_AFTER_MEDIAN_MIN: gettext_lazy("Median of the whole minutes from report to hold"),
    Measure.HELD_AFTER_P90_MIN: gettext_lazy(
        "90th percentile of the whole minutes from report to hold"
    ),
}

_LEFT_OUT: dict[Measure, _StrPromise] = {
    Measure.CLAIMED_KZT: gettext_lazy("Reports that state no sum"),
    Measure.CLAIMED_MEDIAN_KZT: gettext_lazy("Reports that state no sum"),
    Measure.HELD_KZT: gettext_lazy("Reports whose source does not tell what was held"),
    Measure.RESTORED_KZT: gettext_lazy("Reports whose source does not tell what was given back"),
    Measure.HELD_AFTER_MEDIAN_MIN: gettext_lazy("Holds whose time the source does not tell"),
    Measure.HELD_AFTER_P90_MIN: gettext_lazy("Holds whose time the source does not tell"),
}

_USE: dict[str, _StrPromise] = {
    "first": gettext_lazy("identifier not reported before"),
    "again": gettext_lazy("identifier reported on an earlier day"),
}


def method_rows(indicator: Indicator) -> list[tuple[str, str]]:
    """Label and text of each row; none for an indicator that somebody else defined."""
    found = definitions().get(indicator.code)
    if found is None:
        return []
    if found.formula is not None:
        rows = _counted_here(found, found.formula)
    elif found.per_head_of:
        rows = _per_head(found)
    else:
        rows = _counted_elsewhere(found)
    return [(head, text) for head, text in rows if text]


def _counted_here(found: IndicatorDefinition, formula: Formula) -> list[tuple[str, str]]:
    below = formula.denominator
    return [
        (_("Numerator"), _part(formula.numerator)),
        (_("Denominator"), _part(below) if isinstance(below, Part) else _inhabitants(below)),
        (_("Times"), integer(formula.factor) if formula.factor > 1 else ""),
        (
            _("What is counted once"),
            _("A report: what its source sends again under the same number is the same report"),
        ),
        (
            _("Period of a report"),
            _("The day on which it came in, not that of the crime, by the clock of the country"),
        ),
        (_("What is left out"), _left_out(formula)),
        (
            _("Can be broken down by"),
            ", ".join(label(dimension.value, "dimension") for dimension in found.dimensions),
        ),
    ]


def _per_head(found: IndicatorDefinition) -> list[tuple[str, str]]:
    base = definitions()[found.per_head_of]
    return [
        (_("Numerator"), f"{in_language(base.name)} ({base.code})"),
        (_("Denominator"), _inhabitants(POPULATION)),
        (_("Times"), integer(PER_HEADS)),
        (_("What is left out"), _("Periods whose population is unknown have no value")),
    ]


def _counted_elsewhere(found: IndicatorDefinition) -> list[tuple[str, str]]:
    heads = {
        "numerator": _("Numerator"),
        "denominator": _("Denominator"),
        "counted": _("What is counted once"),
        "left_out": _("What is left out"),
        "breakdown": _("Can be broken down by"),
    }
    return [
        (head, in_language(found.method[part]))
        for part, head in heads.items()
        if part in found.method
    ]


def _inhabitants(below: object) -> str:
    if below != POPULATION:
        return ""
    return _(
        "Inhabitants: the newest figure of the year of the period or of the year before; a month is not"
        " brought up to a year"
    )


def _part(part: Part) -> str:
    words = str(_COUNTED[part.measure])
    narrowed = [
        f"{label(dimension.value, 'dimension')}: {', '.join(_keys(dimension, values))}"
        for dimension, values in part.filters.items()
    ]
    return "; ".join([words, *narrowed])


def _keys(dimension: Dimension, values: frozenset[str]) -> list[str]:
    if dimension is Dimension.IDENTIFIER_USE:
        return [str(_USE[value]) for value in sorted(values, reverse=True)]
    if dimension is Dimension.CAMPAIGN_LINKED:
        return [_("yes") if value == "true" else _("no") for value in sorted(values)]
    return [key_name(dimension, value) for value in sorted(values)]


def _left_out(formula: Formula) -> str:
    parts = [formula.numerator, formula.denominator]
    words = [
        str(_LEFT_OUT[part.measure])
        for part in parts
        if isinstance(part, Part) and part.measure in _LEFT_OUT
    ]
    if formula.denominator == POPULATION:
        words.append(_("Periods whose population is unknown have no value"))
    elif formula.denominator is not None:
        words.append(_("Periods whose denominator is zero have no value"))
    return "; ".join(dict.fromkeys(words))
