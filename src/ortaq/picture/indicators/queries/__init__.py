"""Reading indicators."""

from ortaq.picture.indicators.queries.compute import (
    compute_months,
    compute_panel,
    compute_value,
    formulas,
)
from ortaq.picture.indicators.queries.indicators import (
    find_indicator,
    get_indicator,
    list_indicators,
    may_enter,
    visible_indicators,
)
from ortaq.picture.indicators.queries.series import (
    Outlook,
    Point,
    Reading,
    Standing,
    get_reading,
    list_readings,
)

__all__ = [
    "Outlook",
    "Point",
    "Reading",
    "Standing",
    "compute_months",
    "compute_panel",
    "compute_value",
    "find_indicator",
    "formulas",
    "get_indicator",
    "get_reading",
    "list_indicators",
    "list_readings",
    "may_enter",
    "visible_indicators",
]
