"""What every text that we ship in three languages must satisfy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.terms.language import Trilingual

CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
ROMAN_NUMERAL = re.compile(r"\b[IVXLC]+\b")
KAZAKH_ONLY = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)


def faults(texts: Iterable[Trilingual]) -> list[tuple[str, Trilingual]]:
    """Texts that lack a language, are left in English or carry letters of the wrong script."""
    found: list[tuple[str, Trilingual]] = []
    for text in texts:
        if not (text.kk and text.ru and text.en):
            found.append(("a language is missing", text))
        if text.en in {text.kk, text.ru}:
            found.append(("left in English", text))
        if not CYRILLIC.search(text.kk) or not CYRILLIC.search(text.ru):
            found.append(("not in Cyrillic", text))
        if CYRILLIC.search(text.en):
            found.append(("Cyrillic in the English text", text))
    return found


def latin_words(texts: Iterable[Trilingual]) -> list[str]:
    """Kazakh texts with Latin letters that are no Roman numeral, as in № 277-VI."""
    return [text.kk for text in texts if LATIN.search(ROMAN_NUMERAL.sub("", text.kk))]


def share_with_kazakh_letters(texts: Iterable[Trilingual]) -> float:
    """Share of Kazakh texts that have a letter Russian lacks, in [0, 1]."""
    kazakh = [text.kk for text in texts]
    return sum(1 for text in kazakh if KAZAKH_ONLY.search(text)) / len(kazakh)
