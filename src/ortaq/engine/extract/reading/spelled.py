"""Turns numbers that are not written in digits into digits.

Numbers in words ("восемь семьсот девять ..."), cards and national numbers with the letter O in
place of zeros, cards with an ellipsis in place of stars.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.cards import parse_card
from ortaq.engine.extract.kinds.national_ids import parse_national_id
from ortaq.engine.extract.kinds.small_letters import in_small_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Edit = tuple[int, int, str]
"""Start, end and replacement, in characters of the text that is edited."""

_FOLDED = {
    "а": "ә", "г": "ғ", "и": "і", "к": "қ", "н": "ң", "о": "ө", "у": "үұ",
    "g": "ǵğ", "i": "ıí", "n": "ńñ", "o": "óö", "u": "úü",
}  # fmt: skip
"""Letters of Kazakh that many type without their marks, by what they type."""

_FOLD = str.maketrans({letter: plain for plain, letters in _FOLDED.items() for letter in letters})
_UNITS = (
    "ноль нуль нол zero oh nol no'l",
    "один бир one bir",
    "два еки two eki",
    "три уш three ush u'sh uş",
    "четыре торт four tort to'rt",
    "пять бес five bes",
    "шесть алты six alty alti",
    "семь жети seven jeti zheti",
    "восемь восем сегиз eight segiz",
    "девять тогыз nine togyz togiz tog'yz",
)
_TEENS = (
    "десять ten",
    "одиннадцать eleven",
    "двенадцать twelve",
    "тринадцать thirteen",
    "четырнадцать fourteen",
    "пятнадцать fifteen",
    "шестнадцать sixteen",
    "семнадцать seventeen",
    "восемнадцать eighteen",
    "девятнадцать nineteen",
)
_TENS = (
    "двадцать двацать жиырма twenty jiyrma zhiyrma",
    "тридцать трицать отыз thirty otyz",
    "сорок кырык forty qyryq kyryk",
    "пятьдесят пятдесят елу fifty elu",
    "шестьдесят шестдесят алпыс sixty alpys",
    "семьдесят семдесят жетпис seventy jetpis zhetpis",
    "восемьдесят восемдесят сексен eighty seksen",
    "девяносто токсан ninety toqsan toksan",
)
_HUNDREDS = (
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот пятсот",
    "шестьсот шестсот",
    "семьсот семсот",
    "восемьсот восемсот",
    "девятьсот",
)
_KAZAKH_TEN = "он"
_HUNDRED_TIMES = ("жуз", "juz", "zhuz", "hundred")
"""Words that make hundreds of the digit before them."""

_TIMES = {"double": 2, "triple": 3}
_MIN_WORDS = 5
_MIN_WORDS_OF_PHONE = 2
_PHONE_DIGITS = 11
_CODE_DIGITS = 4
"""Those of the trunk prefix and of an operator."""

_SIZES = (10, 11, 12, 16)
"""Digits of a phone, of a national number and of a card."""

_VALUES: dict[str, int] = {
    **{word: value for value, words in enumerate(_UNITS) for word in words.split()},
    **{word: value for value, words in enumerate(_TEENS, start=10) for word in words.split()},
    _KAZAKH_TEN: 10,
    **{word: value * 10 for value, words in enumerate(_TENS, start=2) for word in words.split()},
    **{
        word: value * 100
        for value, words in enumerate(_HUNDREDS, start=1)
        for word in words.split()
    },
    **dict.fromkeys(_HUNDRED_TIMES, 100),
}
_WORDS = sorted({*_VALUES, *_TIMES}, key=len, reverse=True)
_WORD = "(?:" + "|".join(_WORDS) + ")"
_MARKED_WORD = re.sub(
    f"[{''.join(_FOLDED)}]", lambda match: f"[{match[0]}{_FOLDED[match[0]]}]", _WORD
)
_GAP = r"[\s,.-]{1,3}"
HINT = (
    rf"(?:^|[\s!-/:-@\[_«“„])(?i:{_MARKED_WORD}{_GAP}(?:{_MARKED_WORD}|[0-9]{{1,4}}){_GAP})"
    r"|[0-9][OoОо]{1,3} ?[0-9OoОо]{2}|[0-9]{6}…[0-9]{4}"
)
"""A quick pattern (RE2 syntax) without which no number is spelt."""

_RUN = re.compile(
    rf"(?<!\w)(?:(?:плюс|plus|косу)\s)?(?:{_WORD}|\d{{1,4}}){_GAP}"
    rf"(?:(?:{_WORD}|\d{{1,4}}){_GAP}){{3,24}}(?:{_WORD}|\d{{1,4}})(?!\w)"
)
_ZEROS = str.maketrans("OoОо", "0000")
_LETTERED = re.compile(
    r"[0-9OoОо](?<!\w.)(?:[0-9OoОо]{11}|[0-9OoОо]{3}(?:[ -]?[0-9OoОо]{4}){3})(?!\w)"
    r"|(?<=[0-9]{6})…(?=[0-9]{4}(?!\w))"
)
_TOKEN = re.compile(r"[^\W\d]+(?:'[^\W\d]+)?|\d+")
_COMMA = ","
_GROUP_OR_TOKEN = re.compile(rf"{_TOKEN.pattern}|{_COMMA}")
_FIGURES = re.compile(rf"(?:[0-9]+{_GAP})+(?=[^\W\d])")


def spelled_numbers(text: str) -> Iterator[Edit]:
    """Edits that write digits in place of words or letters which give a long number."""
    end = 0
    for edit in sorted((*_in_words(text), *_in_letters(text))):
        if edit[0] >= end:
            end = edit[1]
            yield edit


def _in_words(text: str) -> Iterator[Edit]:
    """Runs of number words."""
    for match in _RUN.finditer(in_small_letters(text).translate(_FOLD)):
        start, shown = match.start(), match.group()
        digits = _heard(shown)
        if not digits and (figures := _FIGURES.match(shown)):  # of a sum or an hour before
            start, shown = start + figures.end(), shown[figures.end() :]
            digits = _heard(shown)
        if not digits and ". " in shown:  # "он" of the next sentence is ten in Kazakh
            shown = shown.rpartition(". ")[0]
            digits = _heard(shown)
        if digits:
            yield start, start + len(shown), digits


def _heard(shown: str) -> str:
    """The digits of a long number that is spelt; empty where none is."""
    tokens = _TOKEN.findall(shown)
    digits = _read_out(tokens)
    if _is_phone(digits):
        return digits
    by_code = _read_out(tokens, by_code=True)
    if _is_phone(by_code) and by_code[1] == "7":
        return by_code
    return (_read_out(_GROUP_OR_TOKEN.findall(shown)) if "," in shown else "") or digits


def _read_out(tokens: Sequence[str], *, by_code: bool = False) -> str:
    """The digits of a long number that tokens spell, read as `_digits` does; empty where they spell none."""
    words = sum(token in _VALUES for token in tokens)
    digits = _digits(tokens, by_code=by_code)
    is_spelled = words >= _MIN_WORDS or (words >= _MIN_WORDS_OF_PHONE and _is_phone(digits))
    return digits if is_spelled and len(digits.lstrip("+")) in _SIZES else ""


def _in_letters(text: str) -> Iterator[Edit]:
    """Valid cards and national numbers with letters for zeros, and what masked cards leave out."""
    for match in _LETTERED.finditer(text):
        shown = match.group()
        digits = shown.translate(_ZEROS)
        if shown == "…":
            yield *match.span(), "******"
        elif digits != shown and (parse_card(digits) or parse_national_id(digits)):
            yield *match.span(), digits


def _is_phone(digits: str) -> bool:
    """Whether digits look like a phone with its trunk prefix or country code."""
    return len(digits) == _PHONE_DIGITS and digits[0] in "78"


def _digits(tokens: Sequence[str], *, by_code: bool = False) -> str:
    """Digits as a listener writes them down: 700 + 9 is 709, 40 + 5 is 45, 7 8 is 78.

    Args:
        tokens: words and figures.
        by_code: whether hundreds behind the code of an operator stand alone: 8 709 500 94 47.
    """
    written: list[str] = []
    room = times = 1
    for token in tokens:
        value = _VALUES.get(token)
        if by_code and room == 100 and len("".join(written)) > _CODE_DIGITS:
            room = 1
        if token in _TIMES:
            times = _TIMES[token]
            continue
        if token == _COMMA:
            room = 1
            continue
        if value is None:
            written.append(token if token.isdigit() else "+")
            room = 1
        elif token in _HUNDRED_TIMES and written and room == 1 and written[-1] in "123456789":
            written[-1] += "00"
            room = 100
        elif 0 < value < room:
            written[-1] = str(int(written[-1]) + value)
            room = _room(value, token)
        else:
            written.append(str(value) * times)
            room = _room(value, token)
        times = 1
    return "".join(written)


def _room(value: int, token: str) -> int:
    """What may be added to a number just heard: below 100 to hundreds, below 10 to tens."""
    if value >= 100:
        return 100
    return 10 if value >= 20 or token == _KAZAKH_TEN else 1
