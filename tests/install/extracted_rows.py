"""Prints which engine is at work and what it finds: `python extracted_rows.py OUT.json`.

The engine is the first on PYTHONPATH, which names these tests and `bench/extraction` too.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from generator import ordinary, reports

from engine.extract.sentences import all_sentences
from engine.extract.test_hostile import _HOSTILE as PIECES
from ortaq.data import country
from ortaq.data.demo.nation.reports import reports as nation
from ortaq.engine.extract import Extractor, scan, warning_hubs

_DEMO = 1_000
_HOSTILE_CHARACTERS = 62_500
"""As many as the smaller of the two texts of each kind by which the growth of time is measured."""

_OUT_OF_PLACE = "\ud800 \x00 \U0001f600 +7 709 123 45 67 … @ö.kz http://ї.example/\u202e"


def texts() -> list[str]:
    """Reports of the demo, sentences of the bench and of tests, texts full of identifiers, hostile ones."""
    told = [report.narrative for report in nation(3, _DEMO, until=date(2026, 6, 1))]
    told += [labelled.text for labelled in (*reports(3, 1), *ordinary(3, 1))]
    told += all_sentences()
    dense = ["\n".join(told[at : at + 4]) for at in range(0, len(told), 8)]
    hostile = [piece * (_HOSTILE_CHARACTERS // len(piece) + 1) for piece in PIECES.values()]
    broken = [text[at % 7 :: 1 + at % 2] + _OUT_OF_PLACE for at, text in enumerate(told[::5])]
    return [*told, *dense, *hostile, *broken, "", _OUT_OF_PLACE]


def refused(extractor: Extractor, value: object) -> str:
    """How a value that is no text is refused."""
    try:
        extractor.rows([value])  # type: ignore[list-item]
    except (TypeError, AttributeError) as error:
        return type(error).__name__
    return "not at all"


def main() -> None:
    extractor = Extractor(country.load("kz"), warning_hubs())
    found = {
        "engine": scan.__file__,
        "refused": [refused(extractor, value) for value in (None, 7, b"87091234567", ["87"])],
        "rows": [[text, rows] for text, rows in zip(texts(), extractor.rows(texts()), strict=True)],
    }
    Path(sys.argv[1]).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
