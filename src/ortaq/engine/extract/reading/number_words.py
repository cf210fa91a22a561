"""Words of numbers in Kazakh, Russian and English, in both alphabets and as people misspell them."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDED = {
    "а": "ә", "г": "ғ", "и": "і", "к": "қ", "н": "ң", "о": "ө", "у": "үұ",
    "g": "ǵğ", "i": "ıí", "n": "ńñ", "o": "óö", "u": "úü",
}  # fmt: skip
"""Letters of Kazakh that many type without their marks, by what they type."""

_FOLD = str.maketrans({letter: plain for plain, letters in _FOLDED.items() for letter in letters})

_RUSSIAN = {
    0: "ноль нуль", 1: "один", 2: "два", 3: "три", 4: "четыре", 5: "пять", 6: "шесть", 7: "семь",
    8: "восемь", 9: "девять", 10: "десять", 11: "одиннадцать одинадцать", 12: "двенадцать",
    13: "тринадцать", 14: "четырнадцать", 15: "пятнадцать", 16: "шестнадцать", 17: "семнадцать",
    18: "восемнадцать", 19: "девятнадцать", 20: "двадцать", 30: "тридцать", 40: "сорок",
    50: "пятьдесят", 60: "шестьдесят", 70: "семьдесят", 80: "восемьдесят", 90: "девяносто",
    100: "сто", 200: "двести", 300: "триста", 400: "четыреста", 500: "пятьсот", 600: "шестьсот",
    700: "семьсот", 800: "восемьсот", 900: "девятьсот",
}  # fmt: skip
_KAZAKH = {
    0: "нол", 1: "бир", 2: "еки", 3: "уш", 4: "торт", 5: "бес", 6: "алты", 7: "жети", 8: "сегиз",
    9: "тогыз", 10: "он", 20: "жиырма", 30: "отыз", 40: "кырык", 50: "елу", 60: "алпыс", 70: "жетпис",
    80: "сексен", 90: "токсан", 100: "жуз",
}  # fmt: skip
"""In letters without marks."""

_ENGLISH = {
    0: "zero oh", 1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven",
    8: "eight", 9: "nine", 10: "ten", 11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen",
    15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty",
    30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
    100: "hundred",
}  # fmt: skip
_MISSPELT = {0: "null", 20: "двацать", 30: "трицать"}
_IN_LATIN = {
    "а": "a", "б": "b", "в": "v", "д": "d", "е": "e", "и": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ц": "dts dc ts tc c",
    "ч": "ch 4 č ç", "ш": "sh w ş š", "ы": "y i", "ь": "", "я": "ya ia ja",
}  # fmt: skip
"""What people type in Latin for a letter of Russian; "ц" stands for "дц"."""

_KAZAKH_IN_LATIN = {
    **_IN_LATIN, "г": "g gh", "ж": "j zh", "з": "z", "к": "k q", "у": "u w", "я": "iy ii i yi",
}  # fmt: skip
"""The same for Kazakh, where "я" stands for the two vowels of "жиырма"."""

_ONE_FOR_TWO = (("дц", "ц"), ("иы", "я"))
_SOFT_SIGN = "ь"
_APOSTROPHE = "'"

PLUS = frozenset(("плюс", "косу", "plus", "plyus", "plius", "pljus", "qosu", "kosu"))
TIMES = {"double": 2, "triple": 3}


def _latin(word: str, letters: Mapping[str, str]) -> list[list[str]]:
    """The spellings of each letter of a word, in order."""
    for two, one in _ONE_FOR_TWO:
        word = word.replace(two, one)
    return [letters[letter].split(" ") for letter in word]


def _listed(numbers: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    return ((word, value) for value, words in numbers.items() for word in words.split())


def _spellings(numbers: Mapping[int, str], letters: Mapping[str, str]) -> dict[str, int]:
    """Values by every spelling, in Cyrillic and in Latin letters."""
    values: dict[str, int] = {}
    for word, value in _listed(numbers):
        values |= dict.fromkeys((word, word.replace(_SOFT_SIGN, "")), value)
        values |= dict.fromkeys(map("".join, product(*_latin(word, letters))), value)
    return values


_KAZAKH_VALUES = _spellings(_KAZAKH, _KAZAKH_IN_LATIN)
VALUES: dict[str, int] = {
    **_KAZAKH_VALUES,
    **_spellings(_RUSSIAN, _IN_LATIN),
    **dict(_listed(_ENGLISH)),
    **dict(_listed(_MISSPELT)),
}
"""What words stand for, as `plain_word` gives them."""

TENS = frozenset(word for word, value in _KAZAKH_VALUES.items() if value == 10)
"""Words for ten to which another digit may be added, as in Kazakh."""

HUNDREDS = frozenset(("hundred", *(word for word, value in _KAZAKH_VALUES.items() if value == 100)))
"""Words that make hundreds of the digit before them."""


def folded(text: str) -> str:
    """The text with letters of Kazakh as many type them, without marks; no place changes."""
    return text.translate(_FOLD)


def plain_word(token: str) -> str:
    """A word of a folded text as it is a key of `VALUES`, without the apostrophes of Latin letters."""
    return token.replace(_APOSTROPHE, "")


def _marked(pattern: str) -> str:
    """A pattern of words without marks that finds those with marks too."""
    return re.sub(
        f"[{''.join(_FOLDED)}]",
        lambda match: f"[{match[0]}{_FOLDED[match[0]]}]{_OPTIONAL if match[0].isascii() else ''}",
        pattern,
    )


def _latin_pattern(word: str, letters: Mapping[str, str]) -> str:
    spelled = ("|".join(spellings) for spellings in _latin(word, letters))
    return "".join(f"(?:{ways})" if "|" in ways else ways or _OPTIONAL for ways in spelled)


_OPTIONAL = f"{_APOSTROPHE}?"
_RUSSIAN_WORDS = [word for word, _ in _listed(_RUSSIAN)]
_KAZAKH_WORDS = [word for word, value in _listed(_KAZAKH) if value != 10]
WORD = (
    "(?:"
    + "|".join(
        (
            *(word.replace(_SOFT_SIGN, f"{_SOFT_SIGN}?") for word in _RUSSIAN_WORDS),
            *(_latin_pattern(word, _IN_LATIN) for word in _RUSSIAN_WORDS),
            *map(_marked, _KAZAKH_WORDS),
            *(_marked(_latin_pattern(word, _KAZAKH_IN_LATIN)) for word in _KAZAKH_WORDS),
            *(word for word, _ in (*_listed(_ENGLISH), *_listed(_MISSPELT))),
            *TIMES,
        )
    )
    + ")"
)
"""Pattern of one word in a text that is not folded, other than "он", which is "he" in Russian."""
