"""Writing indicators."""

from ortaq.picture.indicators.services.demo import load_demo_statistics
from ortaq.picture.indicators.services.passports import (
    IndicatorChangedMeanwhile,
    IndicatorCodeTaken,
    PassportDraft,
    add_indicator,
    change_indicator,
    load_indicators,
    set_target,
)
from ortaq.picture.indicators.services.population import (
    BadPopulation,
    PopulationEntry,
    enter_population,
)
from ortaq.picture.indicators.services.values import (
    IsComputed,
    WrongPeriod,
    enter_value,
    store_computed,
)

__all__ = [
    "BadPopulation",
    "IndicatorChangedMeanwhile",
    "IndicatorCodeTaken",
    "IsComputed",
    "PassportDraft",
    "PopulationEntry",
    "WrongPeriod",
    "add_indicator",
    "change_indicator",
    "enter_population",
    "enter_value",
    "load_demo_statistics",
    "load_indicators",
    "set_target",
    "store_computed",
]
