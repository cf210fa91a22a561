"""Charts and maps of an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.engine.cube.query import Dimension
from ortaq.picture.indicators.periods import Frequency
from ortaq.picture.indicators.permissions import READ
from ortaq.picture.indicators.queries import compute_value, formulas
from ortaq.picture.indicators.wording import unit_words
from ortaq.shared import drawing
from ortaq.shared.words import in_language, language

if TYPE_CHECKING:
    from decimal import Decimal

    from django.utils.safestring import SafeString

    from ortaq.picture.indicators.queries import Reading
    from ortaq.shared.actors import Actor

_SHOWN = 24


def chart(reading: Reading) -> SafeString | None:
    """The last 24 known values; None before the second one."""
    known = [point for point in reading.points if point.value is not None][-_SHOWN:]
    if len(known) < 2:
        return None
    indicator = reading.indicator
    if indicator.frequency == Frequency.MONTH:
        return drawing.months(
            [(point.period.code, point.value or 0) for point in known],
            title=in_language(indicator.name),
            description=in_language(indicator.definition),
            source=in_language(indicator.source),
            unit=unit_words(indicator),
        )
    return drawing.bars(
        [(point.period.text(language()), point.value or 0) for point in known],
        title=in_language(indicator.name),
        description=in_language(indicator.definition),
        source=in_language(indicator.source),
        unit=unit_words(indicator),
        places=indicator.places,
    )


def regions(actor: Actor, reading: Reading) -> SafeString | None:
    """The map of the last period, for those who may see exact counts; None where it has none."""
    definition = formulas().get(reading.indicator.code)
    if (
        definition is None
        or reading.last is None
        or Dimension.REGION not in definition.dimensions
        or not actor.may(READ)
    ):
        return None
    found = compute_value(actor, definition.code, reading.last.period, by=Dimension.REGION)
    values: dict[str, Decimal | float] = {
        code: value for code, value in found.items() if code and value is not None
    }
    if not values:
        return None
    return drawing.regions(
        values,
        title=in_language(reading.indicator.name),
        description=_("By region, %(period)s") % {"period": reading.last.period.text(language())},
        source=in_language(reading.indicator.source),
        unit=unit_words(reading.indicator),
        places=reading.indicator.places,
    )
