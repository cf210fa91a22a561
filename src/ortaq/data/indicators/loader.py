"""The packaged indicators."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ortaq.engine.cube.formula import Formula, IndicatorDefinition, Part
from ortaq.engine.cube.query import Dimension, Measure
from ortaq.engine.terms.language import Trilingual


@cache
def load() -> tuple[IndicatorDefinition, ...]:
    """The definitions, in the order of the file."""
    text = files("ortaq.data.indicators").joinpath("indicators.yaml").read_text("utf-8")
    return tuple(_definition(entry) for entry in yaml.safe_load(text))


def _definition(entry: dict[str, Any]) -> IndicatorDefinition:
    return IndicatorDefinition(
        code=entry["code"],
        unit=entry["unit"],
        direction=entry["direction"],
        places=entry["places"],
        formula=_formula(entry) if "numerator" in entry else None,
        dimensions=tuple(Dimension(name) for name in entry.get("dimensions", ())),
        name=Trilingual.of(entry["name"]),
        definition=Trilingual.of(entry["definition"]),
        limits=Trilingual.of(entry["limits"]),
        frequency=entry.get("frequency", "month"),
        per_head_of=entry.get("per_head_of", ""),
        unit_words=_words(entry, "unit_words"),
        source=_words(entry, "source"),
        method={part: Trilingual.of(text) for part, text in entry.get("method", {}).items()},
    )


def _words(entry: dict[str, Any], name: str) -> Trilingual | None:
    return Trilingual.of(entry[name]) if name in entry else None


def _formula(entry: dict[str, Any]) -> Formula:
    below = entry["denominator"]
    return Formula(
        numerator=_part(entry["numerator"]),
        denominator=_part(below) if isinstance(below, dict) else below,
        factor=entry["factor"],
    )


def _part(entry: dict[str, Any]) -> Part:
    return Part(
        Measure(entry["measure"]),
        {Dimension(name): frozenset(values) for name, values in entry["filters"].items()},
    )
