"""Words of indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.render.numbers import format_decimal
from ortaq.picture.indicators.queries import Outlook, Standing
from ortaq.shared.words import currency_word, in_language, language

if TYPE_CHECKING:
    from ortaq.picture.indicators.models import Indicator
    from ortaq.picture.indicators.queries import Reading

STANDING_KINDS = {
    Standing.ON_TRACK: "ok",
    Standing.AT_RISK: "warning",
    Standing.OFF_TRACK: "alarm",
    Standing.REACHED: "done",
    Standing.UNKNOWN: "unknown",
}
"""Standing to the shape of its mark."""


def unit_words(indicator: Indicator) -> str:
    """The unit in the reader's language."""
    return {
        "count": _("reports"),
        "share": _("per cent"),
        "kzt": currency_word(),
        "min": _("minutes"),
        "kzt_per_100k": _("%(currency)s per 100,000 residents") % {"currency": currency_word()},
        "per_100k": _("per 100,000 residents"),
    }.get(indicator.unit) or in_language(indicator.unit_words)


def value_text(indicator: Indicator, value: Decimal | float | str | None) -> str:
    """A value with the decimals of its passport, or a dash where it is not known."""
    if value is None or value == "":  # a template gives a missing attribute as an empty text
        return "–"
    return format_decimal(Decimal(str(value)), language(), places=indicator.places)


def outlook_sentence(reading: Reading) -> str:
    """Whether the trend meets the next target; empty where that can't be said."""
    trend = reading.forecast
    if trend is None or reading.target_year is None:
        return ""
    values = {
        "year": reading.target_year,
        "low": value_text(reading.indicator, trend.low),
        "high": value_text(reading.indicator, trend.high),
    }
    sentences = {
        Outlook.LIKELY: _(
            "If the trend goes on, the target of %(year)s will be met: %(low)s to %(high)s is to be"
            " expected."
        ),
        Outlook.UNLIKELY: _(
            "If the trend goes on, the target of %(year)s will be missed: %(low)s to %(high)s is to be"
            " expected."
        ),
        Outlook.OPEN: _(
            "It is open whether the target of %(year)s will be met: %(low)s to %(high)s is to be"
            " expected if the trend goes on."
        ),
        Outlook.UNKNOWN: _(
            "If the trend goes on, %(low)s to %(high)s is to be expected at the end of %(year)s."
        ),
    }
    return sentences[reading.outlook] % values
