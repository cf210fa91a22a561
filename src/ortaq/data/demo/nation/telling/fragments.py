"""The phrase fragments of one language, with the endings of one gender, cut into text and places."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

Fragment = tuple[str, ...]
"""Text at even positions, names of places at odd ones."""

FILES = ("general", "contact", "money", "events")
_FOLDER = Path(__file__).parent / "phrases"
_GENDERED = re.compile(r"<([^|>]*)\|([^>]*)>")
_PLACE = re.compile(r"\{(\w+)\}")


@cache
def fragments(language: str, gender: str = "m") -> dict[str, tuple[Fragment, ...]]:
    """Fragments by section: `openings`, `contact.phone`, `money.card`, `events.bank_call` and so on.

    Args:
        language: kk, ru or en.
        gender: m or f; only Russian sentences differ.
    """
    sections: dict[str, tuple[Fragment, ...]] = {}
    for file in FILES:
        text = (_FOLDER / language / f"{file}.yaml").read_text(encoding="utf-8")
        for section, sentences in yaml.load(text, Loader=yaml.CSafeLoader).items():
            name = section if file == "general" else f"{file}.{section}"
            sections[name] = tuple(_cut(sentence, gender) for sentence in sentences)
    return sections


def _cut(sentence: str, gender: str) -> Fragment:
    chosen = _GENDERED.sub(r"\1" if gender == "m" else r"\2", sentence)
    return tuple(_PLACE.split(chosen))
