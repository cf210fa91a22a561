"""Quick patterns save time and hide nothing: where all of them are taken to occur the same is found."""

from __future__ import annotations

from datetime import date

import pytest

from engine.extract.sentences import all_sentences
from ortaq.data import country
from ortaq.data.demo.nation.reports import reports as nation
from ortaq.engine.extract import Extractor
from ortaq.engine.extract.reading.refang import STEPS
from ortaq.engine.extract.roles.phrases import PHRASE_HINTS
from ortaq.engine.extract.roles.unsure import DOUBT_HINTS

_DEMO = 500
_FIRST_FINDER = 1 + len(STEPS)


class Always:
    """A set of quick patterns of which all between two numbers occur in every text."""

    def __init__(self, quick, first: int, stop: int) -> None:
        self._quick = quick
        self._always = range(first, stop)

    def matches(self, encoded: bytes) -> list[int]:
        return sorted({*self._quick.matches(encoded), *self._always})


@pytest.fixture(scope="module")
def texts() -> list[str]:
    told = [report.narrative for report in nation(11, _DEMO, until=date(2026, 6, 1))]
    return [*told, *all_sentences()]


@pytest.fixture(scope="module")
def quickly(texts) -> list[list]:
    return Extractor(country.load("kz")).rows(texts)


@pytest.mark.parametrize(
    ("name", "first", "stop"),
    [
        ("_signs", _FIRST_FINDER, _FIRST_FINDER + 8),
        ("_words", 0, 2),
        ("_speech", 0, len(DOUBT_HINTS) + len(PHRASE_HINTS)),
    ],
    ids=["signs", "words", "speech"],
)
def test_the_same_is_found_where_every_pattern_occurs(texts, quickly, name, first, stop):
    extractor = Extractor(country.load("kz"))
    scan = extractor._scan
    setattr(scan, name, Always(getattr(scan, name), first, stop))

    slowly = extractor.rows(texts)

    assert len(texts) > 4_000
    assert [
        (text, quick, slow)
        for text, quick, slow in zip(texts, quickly, slowly, strict=True)
        if quick != slow
    ] == []


def test_without_a_pattern_less_is_found(texts, quickly):
    """The test above could not fail if the patterns were not asked."""
    extractor = Extractor(country.load("kz"))
    extractor._scan._words = Always(extractor._scan._words, 0, 0)
    extractor._scan._words.matches = lambda encoded: []

    assert extractor.rows(texts) != quickly
