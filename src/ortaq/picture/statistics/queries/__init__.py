"""Reading the picture: our own counts from the lake, and published figures from the data folder."""

from ortaq.picture.statistics.queries.cubes import (
    DATASET,
    LEAST_PUBLIC_COUNT,
    Breakdown,
    BreakdownRow,
    get_breakdown,
    get_cube,
)
from ortaq.picture.statistics.queries.filter import UNKNOWN, PictureFilter, parse_filter
from ortaq.picture.statistics.queries.headline import Headline, get_headline
from ortaq.picture.statistics.queries.months import list_months, month_of, shift_month
from ortaq.picture.statistics.queries.picture import TABLES, Picture, find_picture
from ortaq.picture.statistics.queries.published import (
    IndicatorFigures,
    PeriodFigures,
    TypologyFigures,
    list_national,
    list_regional,
    list_rivals,
    list_typologies,
)
from ortaq.picture.statistics.queries.situation import Situation, get_situation

__all__ = [
    "DATASET",
    "LEAST_PUBLIC_COUNT",
    "TABLES",
    "UNKNOWN",
    "Breakdown",
    "BreakdownRow",
    "Headline",
    "IndicatorFigures",
    "PeriodFigures",
    "Picture",
    "PictureFilter",
    "Situation",
    "TypologyFigures",
    "find_picture",
    "get_breakdown",
    "get_cube",
    "get_headline",
    "get_situation",
    "list_months",
    "list_national",
    "list_regional",
    "list_rivals",
    "list_typologies",
    "month_of",
    "parse_filter",
    "shift_month",
]
