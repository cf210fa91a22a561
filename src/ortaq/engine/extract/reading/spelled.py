"""Finds phone numbers written in words ("восемь семьсот девять ...") and turns them into digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.small_letters import in_small_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Edit = tuple[int, int, str]
"""Start, end and replacement, in characters of the text that is edited."""

_UNITS = (
    "ноль нуль нөл нол zero oh nol",
    "один бир бір one bir",
    "два екі two eki",
    "три үш three ush",
    "четыре төрт four tort",
    "пять бес five bes",
    "шесть алты six alty",
    "семь жеті seven jeti zheti",
    "восемь сегіз eight segiz",
    "девять тоғыз nine togyz",
)
_TEENS = [
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
_TENS = (
    "двадцать жиырма twenty",
    "тридцать отыз thirty",
    "сорок қырық forty",
    "пятьдесят елу fifty",
    "шестьдесят алпыс sixty",
    "семьдесят жетпіс seventy",
    "восемьдесят сексен eighty",
    "девяносто тоқсан ninety",
)
_HUNDREDS = [
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]
_KAZAKH_TEN = "он"
_KAZAKH_HUNDRED = "жүз"
_MIN_WORDS = 5
_MIN_WORDS_OF_PHONE = 2
_PHONE_DIGITS = 11
_MIN_DIGITS = 10
_MAX_DIGITS = 12

_VALUES: dict[str, int] = {
    **{word: value for value, words in enumerate(_UNITS) for word in words.split()},
    **{word: value for value, word in enumerate(_TEENS, start=10)},
    _KAZAKH_TEN: 10,
    **{word: value * 10 for value, words in enumerate(_TENS, start=2) for word in words.split()},
    **{word: value * 100 for value, word in enumerate(_HUNDREDS, start=1)},
    _KAZAKH_HUNDRED: 100,
}
_WORD = "(?:" + "|".join(sorted(_VALUES, key=len, reverse=True)) + ")"
HINT = rf"(?i:{_WORD}[\s,-]{{1,3}}(?:{_WORD}|[0-9]{{1,4}})[\s,-]{{1,3}})"
"""A quick pattern (RE2 syntax) without which no number is spelt."""

_RUN = re.compile(
    rf"(?<!\w)(?:(?:плюс|plus|қосу)\s)?(?:{_WORD}|\d{{1,4}})[\s,-]{{1,3}}"
    rf"(?:(?:{_WORD}|\d{{1,4}})[\s,-]{{1,3}}){{3,24}}(?:{_WORD}|\d{{1,4}})(?!\w)"
)
_TOKEN = re.compile(r"[^\W\d]+|\d+")


def spelled_numbers(text: str) -> Iterator[Edit]:
    """Edits that write digits in place of runs of number words which give 10-12 digits."""
    for match in _RUN.finditer(in_small_letters(text)):
        tokens = _TOKEN.findall(match.group())
        words = sum(token in _VALUES for token in tokens)
        digits = _digits(tokens)
        is_spelled = words >= _MIN_WORDS or (words >= _MIN_WORDS_OF_PHONE and _is_phone(digits))
        if is_spelled and _MIN_DIGITS <= len(digits.lstrip("+")) <= _MAX_DIGITS:
            yield *match.span(), digits


def _is_phone(digits: str) -> bool:
    """Whether digits look like a phone with its trunk prefix or country code."""
    return len(digits) == _PHONE_DIGITS and digits[0] in "78"


def _digits(tokens: Sequence[str]) -> str:
    """Digits as a listener writes them down: 700 + 9 is 709, 40 + 5 is 45, 7 8 is 78."""
    written: list[str] = []
    room = 1
    for token in tokens:
        value = _VALUES.get(token)
        if value is None:
            written.append(token if token.isdigit() else "+")
            room = 1
        elif token == _KAZAKH_HUNDRED and written and room == 1 and written[-1] in "123456789":
            written[-1] += "00"
            room = 100
        elif 0 < value < room:
            written[-1] = str(int(written[-1]) + value)
            room = _room(value, token)
        else:
            written.append(str(value))
            room = _room(value, token)
    return "".join(written)


def _room(value: int, token: str) -> int:
    """What may be added to a number just heard: below 100 to hundreds, below 10 to tens."""
    if value >= 100:
        return 100
    return 10 if value >= 20 or token == _KAZAKH_TEN else 1
