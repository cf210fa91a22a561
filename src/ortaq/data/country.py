"""The country pack: one folder of tables to one `CountryPack`."""

from __future__ import annotations

import tomllib
from functools import cache

from ortaq.data import tables
from ortaq.engine.terms.country import (
    Bank,
    CountryPack,
    CrimeType,
    HubEntry,
    Institution,
    Operator,
    Region,
)
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.language import Trilingual
from ortaq.engine.terms.offence import Offence

TYPOLOGIES = ("mia", "legal_statistics", "afc")
"""State typologies that `crime_types.csv` maps to; their types stand in `figures/typologies.csv`."""


class CountryUnknown(OrtaqError):
    """No country pack has this code: use one of `codes()`."""

    code = "country_unknown"


def codes() -> tuple[str, ...]:
    """Codes of the packaged countries, ISO 3166-1 alpha-2 in lower case."""
    folders = (folder for folder in tables.ROOT.iterdir() if folder.is_dir())
    return tuple(sorted(f.name for f in folders if f.joinpath("country.toml").is_file()))


@cache
def load(code: str) -> CountryPack:
    """The reference data of a country.

    Raises:
        CountryUnknown: country_unknown.
    """
    _check(code)
    country = tomllib.loads(tables.text(code, "country.toml"))
    return CountryPack(
        code=country["code"],
        name=Trilingual.of(country["name"]),
        currency=country["currency"],
        currency_name=Trilingual.of(country["currency_name"]),
        currency_words=tuple(country["currency_words"]),
        time_zone=country["time_zone"],
        calling_code=country["calling_code"],
        iban_prefix=country["iban_prefix"],
        regions=tuple(_region(row) for row in tables.rows(code, "regions.csv")),
        crime_types=tuple(_crime_type(row) for row in tables.rows(code, "crime_types.csv")),
        banks=tuple(_bank(row) for row in tables.rows(code, "banks.csv")),
        operators=tuple(Operator(**row) for row in tables.rows(code, "operators.csv")),
        institutions=tuple(_institution(row) for row in tables.rows(code, "institutions.csv")),
        hubs=tuple(HubEntry(**row) for row in tables.rows(code, "hubs.csv")),
        shortcodes={number: Trilingual.of(name) for number, name in country["shortcodes"].items()},
        urgent_numbers=tuple(country["urgent"]["numbers"]),
        synthetic_phone_prefixes=tuple(country["synthetic_phone_prefixes"]),
    )


@cache
def load_offences(code: str) -> tuple[Offence, ...]:
    """The articles of the country's criminal code by which cybercrime is classified.

    Raises:
        CountryUnknown: country_unknown.
    """
    _check(code)
    return tuple(_offence(row) for row in tables.rows(code, "offences.csv"))


def _check(code: str) -> None:
    if code not in codes():
        raise CountryUnknown(country=code)


def _region(row: dict[str, str]) -> Region:
    return Region(
        code=row["code"],
        official_code=row["official_code"],
        name=tables.trilingual(row, "name"),
        short_name=tables.trilingual(row, "short"),
        column=int(row["column"]),
        row=int(row["row"]),
        aliases=tables.words(row, "aliases"),
        phone_prefixes=tables.words(row, "phone_prefixes"),
        valid_from=tables.day(row, "valid_from"),
    )


def _crime_type(row: dict[str, str]) -> CrimeType:
    return CrimeType(
        code=row["code"],
        name=tables.trilingual(row, "name"),
        explanation=tables.trilingual(row, "explanation"),
        crosswalk={typology: row[typology] for typology in TYPOLOGIES},
    )


def _bank(row: dict[str, str]) -> Bank:
    name = tables.trilingual(row, "name")
    return Bank(code=row["code"], bic=row["bic"], name=name, status=row["status"])


def _institution(row: dict[str, str]) -> Institution:
    return Institution(
        code=row["code"],
        name=tables.trilingual(row, "name"),
        short_name=tables.trilingual(row, "short"),
        group=row["group"],
        verified=tables.flag(row, "verified"),
    )


def _offence(row: dict[str, str]) -> Offence:
    return Offence(
        article=row["article"],
        title=tables.trilingual(row, "title"),
        used_for=tables.trilingual(row, "used_for"),
        verified=tables.flag(row, "verified"),
        valid_from=tables.day(row, "valid_from"),
    )
