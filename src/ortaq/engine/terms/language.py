"""Kazakh, Russian, English: the languages of a text and the order of Kazakh letters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KAZAKH_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""Source: Kazakh Cyrillic alphabet of 42 letters (1940), in dictionary order."""

_ORDER = {letter: f"{position:02d}" for position, letter in enumerate(KAZAKH_ALPHABET, start=10)}


class Language(StrEnum):
    """A language the product speaks; the first is the default of official documents."""

    KK = "kk"
    RU = "ru"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Trilingual:
    """One text in Kazakh, Russian and English; an empty language falls back to another one."""

    kk: str = ""
    ru: str = ""
    en: str = ""

    def in_(self, language: str) -> str:
        """The text in `language`, else in the first of kk, ru, en that has one."""
        wanted = {"kk": self.kk, "ru": self.ru, "en": self.en}.get(language, "")
        return wanted or self.kk or self.ru or self.en

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Trilingual:
        """The text held in a mapping with keys kk, ru, en (missing keys are empty)."""
        return cls(kk=values.get("kk", ""), ru=values.get("ru", ""), en=values.get("en", ""))

    def as_dict(self) -> dict[str, str]:
        """Keys kk, ru, en in this order."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}


def sort_key(text: str) -> str:
    """A string that sorts `text` by the Kazakh alphabet (right for Russian and English too).

    Example:
        >>> sorted(["Өскемен", "Орал", "Ақтау", "Әулиекөл"], key=sort_key)
        ['Ақтау', 'Әулиекөл', 'Орал', 'Өскемен']
    """
    return "".join(_ORDER.get(letter, letter) for letter in text.casefold())


def guess_language(text: str) -> Language:
    """The likeliest language of a report by its letters.

    A Kazakh letter that Russian lacks decides for Kazakh; else Cyrillic is Russian and Latin is
    English. Kazakh in Latin letters is therefore taken for English: ask the reporter where it matters.
    """
    letters = text.casefold()
    kazakh = sum(letters.count(letter) for letter in "әғқңөұүһі")
    cyrillic = sum("а" <= letter <= "я" for letter in letters) + kazakh
    latin = sum("a" <= letter <= "z" for letter in letters)
    if cyrillic < latin:
        return Language.EN
    return Language.KK if kazakh * 50 >= cyrillic else Language.RU
