"""Indicators as open data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from ortaq.engine.render.tables import Column, Table
from ortaq.picture.indicators.method import method_rows
from ortaq.picture.indicators.wording import unit_words
from ortaq.shared.labels import label
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.picture.indicators.queries import Population, Reading


def value_table(readings: Iterable[Reading]) -> Table:
    """One row per indicator and period, newest revisions; unknown values are empty."""
    return Table(
        title=_("Values of indicators"),
        columns=(
            Column("code"),
            Column("period"),
            Column("value"),
            Column("revision", places=0),
            Column("data_as_of"),
            Column("target_of_year"),
            Column("source"),
            Column("note"),
        ),
        rows=tuple(
            (
                reading.indicator.code,
                point.period.code,
                point.value,
                point.revision,
                point.row.data_as_of,
                reading.targets.get(point.period.year),
                point.row.source or in_language(reading.indicator.source),
                point.row.note,
            )
            for reading in readings
            for point in reading.points
        ),
    )


def dictionary_table(readings: Iterable[Reading]) -> Table:
    """One row per indicator: what its values mean, in the reader's language."""
    return Table(
        title=_("Dictionary of indicators"),
        columns=tuple(
            Column(name)
            for name in (
                "code", "name", "definition", "method", "unit", "better", "frequency", "limits", "source",
            )
        ),
        rows=tuple(
            (
                reading.indicator.code,
                in_language(reading.indicator.name),
                in_language(reading.indicator.definition),
                "; ".join(f"{head}: {text}" for head, text in method_rows(reading.indicator)),
                unit_words(reading.indicator),
                label(reading.indicator.direction, "better"),
                label(reading.indicator.frequency, "frequency"),
                in_language(reading.indicator.limits),
                in_language(reading.indicator.source),
            )
            for reading in readings
        ),
    )  # fmt: skip


def population_table(population: Population) -> Table:
    """One row per day and region; the empty region is the whole country."""
    return Table(
        title=_("Population"),
        columns=tuple(
            Column(name, places=0 if name == "persons" else None)
            for name in ("date", "region", "persons", "source", "verified")
        ),
        rows=tuple(
            (day, region, one.persons, one.source, "true" if one.is_verified else "false")
            for day in population.days
            for region, one in sorted(population.on(day).items())
        ),
    )


def plain(reading: Reading) -> dict[str, Any]:
    """An indicator with its values, for machines."""
    indicator = reading.indicator
    return {
        "code": indicator.code,
        "name": indicator.name.as_dict(),
        "definition": indicator.definition.as_dict(),
        "limits": indicator.limits.as_dict(),
        "unit": indicator.unit or indicator.unit_words.as_dict(),
        "better": indicator.direction,
        "frequency": indicator.frequency,
        "source": indicator.source.as_dict(),
        "owner": indicator.owner.code if indicator.owner else None,
        "baseline": _number(indicator.baseline),
        "baseline_period": indicator.baseline_period or None,
        "targets": {str(year): _number(value) for year, value in reading.targets.items()},
        "standing": reading.standing,
        "values": [
            {
                "period": point.period.code,
                "value": _number(point.value),
                "revision": point.revision,
                "source": point.row.source,
                "note": point.row.note,
                "data_as_of": point.row.data_as_of.isoformat(),
            }
            for point in reading.points
        ],
    }


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
