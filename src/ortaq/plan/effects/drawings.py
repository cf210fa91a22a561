"""The series around the start, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from ortaq.picture.indicators.queries import formulas
from ortaq.shared import drawing
from ortaq.shared.words import in_language, month

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from ortaq.plan.effects.queries import Evaluation


def chart(found: Evaluation) -> SafeString:
    """Values by month, with the month of the start in the description."""
    start = month(found.months[found.start]) if found.start < len(found.months) else "–"
    return drawing.months(
        list(zip(found.months, found.values, strict=True)),
        title=in_language(formulas()[found.code].name),
        description=_("First month of the measure: %(month)s") % {"month": start},
        source=_("Ortaq register: reports"),
        unit="",
    )
