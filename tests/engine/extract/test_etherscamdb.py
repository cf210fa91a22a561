"""Real reports (EtherScamDB, 2017-2019): wallets and sites found in the text alone."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ortaq.engine.extract import InvalidIdentifier, normalise
from ortaq.engine.extract.kinds.wallets import parse_wallet
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor
    from ortaq.engine.terms.country import CountryPack

_REPOSITORY = Path(__file__).resolve().parents[3]
_REPORTS = _REPOSITORY.parent / "shared" / "data" / "etherscamdb" / "reports.csv"
_FLOOR = 0.99
_LISTED_WALLETS = 2340
_LISTED_URLS = 6912

pytestmark = pytest.mark.skipif(
    not _REPORTS.is_file(), reason="the EtherScamDB reports are not at hand"
)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """The reports, each with its text and its truth."""
    with _REPORTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _found(extractor: Extractor, text: str, kind: IdentifierKind) -> set[str]:
    return {mention.value for mention in extractor.mentions(text) if mention.kind is kind}


def test_recall_of_wallets(extractor: Extractor, rows: list[dict[str, str]]) -> None:
    """At least 99% of the listed wallets, transaction hashes among them counted as misses."""
    listed: set[str] = set()
    found: set[str] = set()
    for row in rows:
        truth = {(parse_wallet(wallet) or (wallet,))[0] for wallet in row["wallets"].split()}
        listed |= truth
        found |= truth & _found(extractor, row["text"], IdentifierKind.WALLET)

    assert len(listed) == _LISTED_WALLETS
    assert len(found) / len(listed) >= _FLOOR


def test_no_wallet_is_made_up(extractor: Extractor, rows: list[dict[str, str]]) -> None:
    """Every wallet found stands in the text of its report, whatever its case."""
    for row in rows:
        for wallet in _found(extractor, row["text"], IdentifierKind.WALLET):
            assert wallet.lower() in row["text"].lower()


def test_recall_of_urls(
    extractor: Extractor, pack: CountryPack, rows: list[dict[str, str]]
) -> None:
    """At least 99% of the reported URLs, compared in normal form."""
    hits = 0
    for row in rows:
        try:
            truth = normalise(IdentifierKind.URL, row["url"], pack)
        except InvalidIdentifier:
            continue
        hits += truth in _found(extractor, row["text"], IdentifierKind.URL)

    assert len(rows) == _LISTED_URLS
    assert hits / len(rows) >= _FLOOR
