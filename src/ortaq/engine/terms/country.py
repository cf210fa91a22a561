"""The country pack: everything a country brings, as data with validity dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ortaq.engine.terms.language import Trilingual


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level unit of the country.

    Args:
        code: ISO 3166-2, such as KZ-75.
        official_code: code of the national classifier (KATO).
        name: official name.
        short_name: a label of at most 12 characters for a map tile.
        column: tile column on the national tile grid, from 0 in the west.
        row: tile row, from 0 in the north.
        aliases: other spellings that a report may carry, casefolded.
        phone_prefixes: landline prefixes of the national number.
        valid_from: first day of the unit; None where it is older than the data.
    """

    code: str
    official_code: str
    name: Trilingual
    short_name: Trilingual
    column: int
    row: int
    aliases: tuple[str, ...] = ()
    phone_prefixes: tuple[str, ...] = ()
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class CrimeType:
    """One type of the product's own typology of online crime, with cross-walks to others."""

    code: str
    name: Trilingual
    explanation: Trilingual
    crosswalk: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank by the code inside an IBAN."""

    code: str
    bic: str
    name: Trilingual
    status: str


@dataclass(frozen=True, slots=True)
class Operator:
    """A telecom operator by the prefix it was first given (numbers are portable: a hint only)."""

    prefix: str
    name: str


@dataclass(frozen=True, slots=True)
class Institution:
    """An organisation of the front against cybercrime, as seed data.

    Args:
        code: stable short code.
        name: official name.
        short_name: official abbreviation.
        group: government, law_enforcement, financial, telecom, justice, education, civil_society,
            international.
        verified: False where the name comes from an unconfirmed source and must be shown so.
        valid_from: first day; None where unknown.
        valid_to: day after the last; None while it exists.
    """

    code: str
    name: Trilingual
    short_name: Trilingual
    group: str
    verified: bool
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class HubEntry:
    """A value that everybody shares and that therefore never links two reports.

    Args:
        kind: an IdentifierKind value; for `domain` the entry covers every host below it too.
        value: normal form.
        reason: bank, state, platform, shortener, link_page, hosting, dynamic_dns, throwaway_mail,
            operator, wallet_service.
        owner: whose it is, in words.
    """

    kind: str
    value: str
    reason: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class CountryPack:
    """All reference data of one country.

    Args:
        currency_name: word of the currency beside a sum.
        currency_words: all words and signs by which a text names the currency, casefolded.
        shortcodes: short telephone numbers and whose they are.
        urgent_numbers: those of them that a person in trouble should see first.
        synthetic_phone_prefixes: never issued; for demonstration and tests.
    """

    code: str
    name: Trilingual
    currency: str
    currency_name: Trilingual
    currency_words: tuple[str, ...]
    time_zone: str
    calling_code: str
    iban_prefix: str
    regions: tuple[Region, ...]
    crime_types: tuple[CrimeType, ...]
    banks: tuple[Bank, ...]
    operators: tuple[Operator, ...]
    institutions: tuple[Institution, ...]
    hubs: tuple[HubEntry, ...]
    shortcodes: dict[str, Trilingual]
    urgent_numbers: tuple[str, ...]
    synthetic_phone_prefixes: tuple[str, ...]

    def region(self, code: str) -> Region | None:
        """The region with this ISO code, or None."""
        return next((region for region in self.regions if region.code == code), None)

    def crime_type(self, code: str) -> CrimeType | None:
        """The crime type with this code, or None."""
        return next(
            (crime_type for crime_type in self.crime_types if crime_type.code == code), None
        )
