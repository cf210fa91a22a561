"""The packaged typical measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Trilingual


@dataclass(frozen=True, slots=True)
class TypicalMeasure:
    """A start for a measure.

    Args:
        code: stable and short.
        cause: what is missing at the root of the gap, such as law or people.
        direction: section of the plan.
        months: usual time from the first day to the form of completion.
        passport: code of the packaged indicator that shows the effect; empty for none.
        title: what is to be done.
        form_of_completion: the document that proves it.
        indicator: what shows that it works.
        unit: of the indicator.
    """

    code: str
    cause: str
    direction: Direction
    months: int
    passport: str
    title: Trilingual
    form_of_completion: Trilingual
    indicator: Trilingual
    unit: Trilingual


@cache
def load() -> tuple[TypicalMeasure, ...]:
    """The typical measures, in the order of the file."""
    text = files("ortaq.data.plan_templates").joinpath("measures.yaml").read_text("utf-8")
    return tuple(
        TypicalMeasure(
            code=entry["code"],
            cause=entry["cause"],
            direction=Direction(entry["direction"]),
            months=entry["months"],
            passport=entry.get("passport", ""),
            title=Trilingual.of(entry["title"]),
            form_of_completion=Trilingual.of(entry["form"]),
            indicator=Trilingual.of(entry["indicator"]),
            unit=Trilingual.of(entry["unit"]),
        )
        for entry in yaml.safe_load(text)
    )
