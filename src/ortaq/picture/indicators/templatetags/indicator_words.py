"""Filters: values, units, periods, where an indicator stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from ortaq.picture.indicators import wording
from ortaq.picture.indicators.periods import Period
from ortaq.shared.words import language

if TYPE_CHECKING:
    from decimal import Decimal

    from ortaq.picture.indicators.models import Indicator
    from ortaq.picture.indicators.queries import Standing

register = template.Library()
register.filter("unit", wording.unit_words)
register.filter("outlook", wording.outlook_sentence)


@register.filter
def shown(value: Decimal | None, indicator: Indicator) -> str:
    """A value with the decimals of its passport."""
    return wording.value_text(indicator, value)


@register.filter
def period(value: Period | str) -> str:
    """A period, or the code of one, in the reader's language."""
    return (Period.parse(value) if isinstance(value, str) else value).text(language())


@register.filter
def standing_kind(standing: Standing) -> str:
    """The shape of a standing's mark."""
    return wording.STANDING_KINDS[standing]
