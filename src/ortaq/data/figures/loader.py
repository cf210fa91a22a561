"""The tables of published figures to values of `terms.figure`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from ortaq.data import tables
from ortaq.engine.terms.figure import (
    Basis,
    FigureDefinition,
    FigureSource,
    PublishedFigure,
    Qualifier,
    TypologyCategory,
)

FOLDER = "figures"


@cache
def load(country: str) -> tuple[PublishedFigure, ...]:
    """The figures published about a country, in the order of the file.

    Args:
        country: ISO 3166-1 alpha-2 in lower case.

    Raises:
        FileNotFoundError: no figures are packaged for the country.
    """
    definitions, sources = _definitions(), _sources()
    return tuple(
        _figure(row, definitions, sources) for row in tables.rows(FOLDER, f"{country}.csv")
    )


@cache
def typologies() -> tuple[TypologyCategory, ...]:
    """The types that state bodies sort online fraud by, in their own order."""
    return tuple(
        TypologyCategory(row["typology"], row["category"], tables.trilingual(row, "name"))
        for row in tables.rows(FOLDER, "typologies.csv")
    )


def _definitions() -> dict[str, FigureDefinition]:
    return {
        row["code"]: FigureDefinition(
            code=row["code"],
            indicator=row["indicator"],
            unit=row["unit"],
            basis=Basis(row["basis"]) if row["basis"] else None,
            name=tables.trilingual(row, "name"),
            text=tables.trilingual(row, "text"),
        )
        for row in tables.rows(FOLDER, "definitions.csv")
    }


def _sources() -> dict[str, FigureSource]:
    return {
        row["code"]: FigureSource(
            code=row["code"],
            name=tables.trilingual(row, "name"),
            url=row["url"],
            published=row["published"],
        )
        for row in tables.rows(FOLDER, "sources.csv")
    }


def _figure(
    row: dict[str, str],
    definitions: dict[str, FigureDefinition],
    sources: dict[str, FigureSource],
) -> PublishedFigure:
    return PublishedFigure(
        period_from=date.fromisoformat(row["period_from"]),
        period_to=date.fromisoformat(row["period_to"]),
        area=row["area"],
        value=Decimal(row["value"]),
        qualifier=Qualifier(row["qualifier"]),
        definition=definitions[row["definition"]],
        source=sources[row["source"]],
        typology=row["typology"],
        category=row["category"],
        confidence=row["confidence"],
        verified=tables.flag(row, "verified"),
    )
