"""Small lakes and questions in which groups, unknowns and large sums meet."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from hypothesis import strategies as st

from ortaq.engine.cube.lake_files import write_partition
from ortaq.engine.cube.query import CubeQuery, Dimension, Measure, MonthRange
from ortaq.engine.cube.schema import LakeRecord

MONTHS = ["", "2025-12", "2026-01", "2026-02"]
SUMS = st.none() | st.just(0) | st.integers(0, 9) | st.integers(2**61, 2**62)
TEXTS = {
    Dimension.MONTH: MONTHS,
    Dimension.REGION: ["", "KZ-75", "KZ-79", "Әлемде жоқ"],
    Dimension.CRIME_TYPE: ["", "investment", "loan"],
    Dimension.CHANNEL: ["phone", "o'clock; DROP TABLE"],
    Dimension.LANGUAGE: ["", "kk", "ru"],
    Dimension.ORGANISATION: ["", "bank"],
    Dimension.CAMPAIGN_LINKED: ["true", "false"],
    Dimension.PROVIDER: ["", "CASPKZKA", "Банк «А»"],
    Dimension.IDENTIFIER_USE: ["", "first", "again"],
}


@st.composite
def lakes(draw):
    """Up to 25 records with references R-0, R-1 and so on."""
    kinds = st.fixed_dictionaries(
        {
            "month": st.sampled_from(MONTHS),
            "occurred_on": st.none() | st.dates(),
            "region": st.sampled_from(TEXTS[Dimension.REGION]),
            "crime_type": st.sampled_from(TEXTS[Dimension.CRIME_TYPE]),
            "channel": st.sampled_from(TEXTS[Dimension.CHANNEL]),
            "language": st.sampled_from(TEXTS[Dimension.LANGUAGE]),
            "claimed_kzt": SUMS,
            "held_kzt": SUMS,
            "restored_kzt": SUMS,
            "campaign": st.sampled_from(["", "C-1"]),
            "organisation": st.sampled_from(TEXTS[Dimension.ORGANISATION]),
            "provider": st.sampled_from(TEXTS[Dimension.PROVIDER]),
            "held_after_min": st.none() | st.integers(0, 5) | st.integers(0, 100_000),
            "identifier_use": st.sampled_from(TEXTS[Dimension.IDENTIFIER_USE]),
        }
    )
    facts = draw(st.lists(kinds, max_size=25))
    return [
        LakeRecord(report=f"R-{number}", reported_on=_first_day(fact["month"]), **fact)
        for number, fact in enumerate(facts)
    ]


@st.composite
def queries(draw):
    filters = {
        dimension: draw(st.frozensets(st.sampled_from([*TEXTS[dimension], "elsewhere"])))
        for dimension in draw(st.sets(st.sampled_from(Dimension), max_size=2))
    }
    sides = st.none() | st.sampled_from([month for month in MONTHS if month])
    return CubeQuery(
        dimensions=tuple(draw(st.lists(st.sampled_from(Dimension), unique=True, max_size=3))),
        measures=tuple(draw(st.lists(st.sampled_from(Measure), unique=True, min_size=1))),
        filters=filters,
        period=MonthRange(draw(sides), draw(sides)),
    )


def write_lake(records, directory):
    """One file for each month that has a record."""
    by_month = defaultdict(list)
    for record in records:
        by_month[record.month].append(record)
    for month, own in by_month.items():
        write_partition(own, directory, month)


def _first_day(month):
    return date.fromisoformat(f"{month}-01") if month else None
