"""Writing indicators."""

from ortaq.picture.indicators.services.passports import (
    IndicatorChangedMeanwhile,
    IndicatorCodeTaken,
    PassportDraft,
    add_indicator,
    change_indicator,
    load_indicators,
    set_target,
)
from ortaq.picture.indicators.services.values import (
    IsComputed,
    WrongPeriod,
    enter_value,
    store_computed,
)

__all__ = [
    "IndicatorChangedMeanwhile",
    "IndicatorCodeTaken",
    "IsComputed",
    "PassportDraft",
    "WrongPeriod",
    "add_indicator",
    "change_indicator",
    "enter_value",
    "load_indicators",
    "set_target",
    "store_computed",
]
