"""Real addresses and hosts (polkadot-js/phishing, 2020-2026) found in sentences about them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ortaq.engine.extract.kinds.hosts import normal_host, normal_ip
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_REPOSITORY = Path(__file__).resolve().parents[3]
_LIST = _REPOSITORY.parent / "shared" / "data" / "polkadot-phishing"
_LISTED_ADDRESSES = 251
_EVERY = 25
_FLOOR = 0.99
_SENTENCES = (
    "The site {site} asks to send coins to {wallet}.",
    "Сайт {site} просит перевести на {wallet}, это обман",
    "{site} сайты {wallet} әмиянына аударуды сұрайды",
)

pytestmark = pytest.mark.skipif(not _LIST.is_dir(), reason="the phishing list is not at hand")


def test_recall_of_addresses(extractor: Extractor) -> None:
    """Every listed address of Polkadot and Kusama, in three languages."""
    listed = json.loads((_LIST / "address.json").read_text(encoding="utf-8"))
    pairs = {(site, wallet) for site, wallets in listed.items() for wallet in wallets}

    for sentence in _SENTENCES:
        for site, wallet in pairs:
            found = {
                (mention.value, mention.detail)
                for mention in extractor.mentions(sentence.format(site=site, wallet=wallet))
                if mention.kind is IdentifierKind.WALLET
            }
            assert found in ({(wallet, "DOT")}, {(wallet, "KSM")})

    assert len({wallet for _, wallet in pairs}) == _LISTED_ADDRESSES


def test_recall_of_hosts(extractor: Extractor) -> None:
    """At least 99% of the listed hosts, each in a link to it."""
    with (_LIST / "sites.csv").open(encoding="utf-8", newline="") as file:
        hosts = [row["domain"] for row in csv.DictReader(file)][::_EVERY]

    hits = sum(
        (normal_ip(host) or normal_host(host))
        in {mention.value for mention in extractor.mentions(f"Не открывайте https://{host}/ !")}
        for host in hosts
    )

    assert hits / len(hosts) >= _FLOOR
