"""A small country and a fixed present for the tests of imported reports."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ortaq.engine.terms.country import CountryPack, CrimeType, Region
from ortaq.engine.terms.language import Trilingual


def _region(code, kk, ru, en, short, aliases=()):
    return Region(code, "", Trilingual(kk, ru, en), Trilingual(short, short, short), 0, 0, aliases)


@pytest.fixture
def now():
    return datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def pack():
    return CountryPack(
        code="kz",
        name=Trilingual("Қазақстан", "Казахстан", "Kazakhstan"),
        currency="KZT",
        currency_name=Trilingual(en="KZT"),
        currency_words=("тг", "тг.", "тенге", "теңге", "₸", "tenge"),
        time_zone="Asia/Almaty",
        calling_code="7",
        iban_prefix="KZ",
        regions=(
            _region("KZ-75", "Алматы қаласы", "город Алматы", "Almaty city", "Алматы"),
            _region("KZ-19", "Алматы облысы", "Алматинская область", "Almaty Region", "Алматы обл"),
            _region("KZ-10", "Абай облысы", "область Абай", "Abai Region", "Абай", ("семей",)),
        ),
        crime_types=(
            CrimeType("phishing", Trilingual("Фишинг", "Фишинг", "Phishing"), Trilingual()),
            CrimeType(
                "prepayment",
                Trilingual("Алдын ала төлем", "Предоплата", "Prepayment"),
                Trilingual(),
            ),
        ),
        banks=(),
        operators=(),
        institutions=(),
        hubs=(),
        shortcodes={},
        urgent_numbers=(),
        synthetic_phone_prefixes=("+7709",),
    )
