"""Reading indicators."""

from ortaq.picture.indicators.queries.compute import (
    PER_HEADS,
    compute_months,
    compute_panel,
    compute_value,
    definitions,
    formulas,
    needs_population,
)
from ortaq.picture.indicators.queries.indicators import (
    find_indicator,
    get_indicator,
    list_indicators,
    may_enter,
    visible_indicators,
)
from ortaq.picture.indicators.queries.population import (
    Inhabitants,
    Population,
    get_population,
)
from ortaq.picture.indicators.queries.proofs import get_value_proof, plain_value
from ortaq.picture.indicators.queries.providers import (
    OF_PROVIDERS,
    ProviderTimes,
    get_provider_times,
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
    "OF_PROVIDERS",
    "PER_HEADS",
    "Inhabitants",
    "Outlook",
    "Point",
    "Population",
    "ProviderTimes",
    "Reading",
    "Standing",
    "compute_months",
    "compute_panel",
    "compute_value",
    "definitions",
    "find_indicator",
    "formulas",
    "get_indicator",
    "get_population",
    "get_provider_times",
    "get_reading",
    "get_value_proof",
    "list_indicators",
    "list_readings",
    "may_enter",
    "needs_population",
    "plain_value",
    "visible_indicators",
]
