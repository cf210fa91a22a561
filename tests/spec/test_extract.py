"""Texts as people write them, with exactly the identifiers that are in them."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from ortaq.data import country
from ortaq.engine.extract import Extractor

_CASES = Path(__file__).parent / "extract" / "cases.csv"
_MIN_CASES = 120


def _expected() -> dict[str, set[tuple[str, str]]]:
    expected: dict[str, set[tuple[str, str]]] = defaultdict(set)
    with _CASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = {(row["kind"], row["value"])} if row["kind"] else set()
            expected[row["text"]] |= found
    return expected


_EXPECTED = _expected()


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The extractor of the country pack that is shipped."""
    return Extractor(country.load("kz"))


def test_the_table_is_large_enough() -> None:
    """The table covers every kind and many negatives."""
    negatives = sum(not found for found in _EXPECTED.values())

    assert len(_EXPECTED) >= _MIN_CASES
    assert negatives >= _MIN_CASES // 5


@pytest.mark.parametrize("text", _EXPECTED, ids=range(len(_EXPECTED)))
def test_text_holds_exactly_these(extractor: Extractor, text: str) -> None:
    """Nothing is missed and nothing is made up; the host of a URL goes with the URL."""
    mentions = extractor.mentions(text)

    found = {(m.kind.value, m.value) for m in mentions if m.rule != "url_host"}
    assert found == _EXPECTED[text]
