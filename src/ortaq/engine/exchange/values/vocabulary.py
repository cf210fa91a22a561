"""A closed list of codes, found by any of their names."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.engine.terms.country import CountryPack

MAX_SUGGESTIONS = 3
MAX_COMPARED_CHARS = 80
"""Longer text is no name; comparing it would only cost time."""

REMEMBERED = 1_000
"""Wrong names whose suggestions are kept: a column repeats its mistakes."""

_PUNCTUATION = re.compile(r"[^\w]+|_")
_KINDS = {
    **dict.fromkeys(
        ("область", "обл", "облысы", "обласы", "облыс", "oblast", "region", "province"), "region"
    ),
    **dict.fromkeys(("город", "г", "қаласы", "қала", "city"), "city"),
}
"""Words for the kind of a place and what they mean."""


def folded(name: str) -> str:
    """A name without case, punctuation and the dots of ё, to be compared."""
    return _PUNCTUATION.sub(" ", name.casefold().replace("ё", "е")).strip()


class Vocabulary:
    """Codes by code, name and alias, in any language.

    Words for the kind of a place (область, обл., облысы, region; город, г., қаласы, city) mean the
    same, may stand before or after, and may be missing where what is left has one code only.
    """

    def __init__(self, entries: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Index the entries.

        Args:
            entries: pairs of a code and its names.
        """
        self._exact: dict[str, str] = {}
        self._names: dict[str, str] = {}
        short: dict[str, set[str]] = {}
        for code, names in entries:
            for name in (code, *names):
                if key := folded(name):
                    self._names.setdefault(key, name)
                    self._exact.setdefault(key, code)
                    self._exact.setdefault(_with_kind(key), code)
                    short.setdefault(_without_kind(key), set()).add(code)
        self._short = {key: min(codes) for key, codes in short.items() if len(codes) == 1 and key}
        self._suggested: dict[str, tuple[str, ...]] = {}

    def find(self, text: str) -> str | None:
        """The code that `text` names, or None."""
        key = folded(text)
        found = self._exact.get(key) or self._exact.get(_with_kind(key))
        return found or self._short.get(_without_kind(key))

    def suggest(self, text: str) -> tuple[str, ...]:
        """Up to three names that look most like `text`, best first."""
        key = folded(text)[:MAX_COMPARED_CHARS]
        if key not in self._suggested:
            if len(self._suggested) >= REMEMBERED:
                self._suggested.clear()
            close = difflib.get_close_matches(key, self._names, MAX_SUGGESTIONS)
            self._suggested[key] = tuple(self._names[found] for found in close)
        return self._suggested[key]

    @classmethod
    def regions(cls, pack: CountryPack) -> Vocabulary:
        """The regions of a country by ISO code, classifier code, names and aliases."""
        return cls(
            (
                region.code,
                (
                    *region.name.as_dict().values(),
                    *region.short_name.as_dict().values(),
                    *region.aliases,
                    region.official_code,
                ),
            )
            for region in pack.regions
        )

    @classmethod
    def crime_types(cls, pack: CountryPack) -> Vocabulary:
        """The typology of a country by code and names."""
        return cls((kind.code, kind.name.as_dict().values()) for kind in pack.crime_types)


def _with_kind(key: str) -> str:
    """The name with its kind as one word at the end."""
    kinds = sorted({_KINDS[word] for word in key.split() if word in _KINDS})
    return " ".join([_without_kind(key), *(f"({kind})" for kind in kinds)])


def _without_kind(key: str) -> str:
    return " ".join(word for word in key.split() if word not in _KINDS)
