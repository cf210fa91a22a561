"""Reads every hostile text at length, prints which engine did and how many there were: `python hostile_texts.py`.

The engine is the first on PYTHONPATH, which names these tests too.
"""

from __future__ import annotations

import sys

from engine.extract.test_hostile import _HOSTILE as PIECES
from ortaq.data import country
from ortaq.engine.extract import Extractor, scan, warning_hubs

_CHARACTERS = 100_000


def main() -> None:
    extractor = Extractor(country.load("kz"), warning_hubs())
    for piece in PIECES.values():
        extractor.mentions(piece * (_CHARACTERS // len(piece)))
    sys.stdout.write(f"{scan.__file__} {len(PIECES)}\n")


if __name__ == "__main__":
    main()
