"""A small country for the tests of extraction."""

from __future__ import annotations

import pytest

from ortaq.engine.extract import Extractor
from ortaq.engine.terms.country import CountryPack, HubEntry, Operator
from ortaq.engine.terms.language import Trilingual

_HUBS = (
    HubEntry("domain", "kaspi.kz", "bank", "Kaspi Bank"),
    HubEntry("domain", "gov.kz", "state"),
    HubEntry("domain", "google.com", "platform"),
    HubEntry("domain", "t.me", "platform"),
    HubEntry("domain", "instagram.com", "platform"),
    HubEntry("domain", "twitter.com", "platform"),
    HubEntry("domain", "bit.ly", "shortener"),
    HubEntry("domain", "github.io", "hosting"),
    HubEntry("phone", "+77172999999", "bank"),
    HubEntry("handle", "telegram:kaspibot", "bank"),
)


@pytest.fixture(scope="session")
def pack() -> CountryPack:
    """Numbers, hubs and words of money; nothing else is needed to extract."""
    return CountryPack(
        code="kz",
        name=Trilingual(en="Kazakhstan"),
        currency="KZT",
        currency_name=Trilingual(en="KZT"),
        currency_words=("тг", "тенге", "теңге", "₸", "kzt"),
        time_zone="Asia/Almaty",
        calling_code="7",
        iban_prefix="KZ",
        regions=(),
        crime_types=(),
        banks=(),
        operators=(Operator("701", "Kcell"), Operator("777", "Beeline")),
        institutions=(),
        hubs=_HUBS,
        shortcodes={number: Trilingual(en=number) for number in ("102", "1414", "1400")},
        urgent_numbers=(),
        synthetic_phone_prefixes=("+7709", "+7799"),
    )


@pytest.fixture(scope="session")
def extractor(pack: CountryPack) -> Extractor:
    """One extractor for the whole run: compiling its patterns takes the longest."""
    return Extractor(pack)
