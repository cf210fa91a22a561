"""Reads the demonstration measures, one file per direction."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ortaq.data.demo.content import BadDemoContent, organisations, read
from ortaq.data.demo.entries import (
    CoExecutor,
    DemoCost,
    DemoDue,
    DemoGapShare,
    DemoIndicator,
    DemoMeasure,
)
from ortaq.engine.terms.language import Trilingual

DIRECTIONS = (
    "law",
    "prevention",
    "investigation",
    "prosecution",
    "infrastructure",
    "cooperation",
    "international",
    "hygiene",
    "education",
    "literacy",
    "engagement",
)
"""In the order of the sections of the plan."""
STATUSES = ("planned", "in_progress", "delayed", "done")
BUDGETS = ("republican_budget", "local_budget", "own_funds", "grant")
NOT_REQUIRED = "not_required"
_PART_OF_YEAR = re.compile(r"(\d{4})(?:Q([1-4])|H([12]))")
_YEARS = re.compile(r"\d{4}-(\d{4})")


def measures() -> tuple[DemoMeasure, ...]:
    """All measures of the draft plan, by direction.

    Raises:
        BadDemoContent: a measure lacks words, ends before it starts, or names an organisation that
            does not take part, an unknown status or budget, or a share outside (0, 1].
    """
    wording = read("measures/wording.yaml")
    return tuple(
        _checked(_measure(direction, entry, wording))
        for direction in DIRECTIONS
        for entry in read(f"measures/{direction}.yaml")
    )


def parse_due(text: str) -> DemoDue:
    """The end of a measure from its text.

    Raises:
        BadDemoContent: the text has none of the four forms.

    Example:
        >>> parse_due("2026H1").last_day
        datetime.date(2026, 6, 30)
    """
    if part := _PART_OF_YEAR.fullmatch(text):
        year, quarter, half = part.groups()
        return DemoDue(text, _month_end(int(year), int(quarter or 0) * 3 or int(half) * 6))
    if years := _YEARS.fullmatch(text):
        return DemoDue(text, _month_end(int(years[1]), 12))
    try:
        return DemoDue(text, date.fromisoformat(text))
    except ValueError:
        raise BadDemoContent(file="measures", record=text) from None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _measure(direction: str, entry: dict[str, Any], wording: dict[str, Any]) -> DemoMeasure:
    indicator = entry["indicator"]
    baseline = indicator["baseline"]
    return DemoMeasure(
        code=entry["code"],
        direction=direction,
        title=Trilingual.of(entry["title"]),
        form_of_completion=Trilingual.of(wording["forms"][entry["form"]]),
        lead=entry["lead"],
        co_executors=_co_executors(entry),
        start=entry["start"],
        due=parse_due(str(entry["due"])),
        costs=_costs(entry["cost"]),
        gaps=tuple(
            DemoGapShare(provision, Decimal(str(share)))
            for provision, share in entry.get("closes", {}).items()
        ),
        rationale=Trilingual.of(entry["rationale"]),
        indicator=DemoIndicator(
            name=Trilingual.of(indicator["name"]),
            unit=Trilingual.of(wording["units"][indicator["unit"]]),
            baseline=None if baseline is None else Decimal(str(baseline)),
            targets={year: Decimal(str(value)) for year, value in indicator["targets"].items()},
            code=indicator.get("code", ""),
        ),
        declared_status=entry["status"],
        progress=Decimal(str(entry["progress"])),
    )


def _co_executors(entry: dict[str, Any]) -> tuple[CoExecutor, ...]:
    return (
        *(CoExecutor(code, by_agreement=False) for code in entry.get("with", ())),
        *(CoExecutor(code, by_agreement=True) for code in entry.get("by_agreement", ())),
    )


def _costs(cost: str | dict[str, dict[int, int]]) -> tuple[DemoCost, ...]:
    if isinstance(cost, str):
        if cost != NOT_REQUIRED:
            raise BadDemoContent(file="measures", record=cost)
        return ()
    return tuple(
        DemoCost(year, Decimal(amount), source)
        for source, years in cost.items()
        for year, amount in years.items()
    )


def _checked(measure: DemoMeasure) -> DemoMeasure:
    texts = (
        measure.title,
        measure.form_of_completion,
        measure.rationale,
        measure.indicator.name,
        measure.indicator.unit,
    )
    involved = {measure.lead, *(helper.organisation for helper in measure.co_executors)}
    sound = (
        all(all(text.as_dict().values()) for text in texts)
        and measure.start <= measure.due.last_day
        and involved <= set(organisations())
        and measure.declared_status in STATUSES
        and 0 <= measure.progress <= 1
        and all(cost.source in BUDGETS for cost in measure.costs)
        and all(0 < gap.share <= 1 for gap in measure.gaps)
    )
    if not sound:
        raise BadDemoContent(file=f"measures/{measure.direction}.yaml", record=measure.code)
    return measure
