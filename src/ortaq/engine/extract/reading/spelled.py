"""Turns numbers that are not written in digits into digits.

Numbers in words ("восемь семьсот девять ..."), cards and national numbers with the letter O in
place of zeros, cards with an ellipsis in place of stars.
"""

from __future__ import annotations

import re
from itertools import product, takewhile
from typing import TYPE_CHECKING, NamedTuple

from ortaq.engine.extract.kinds.cards import parse_card
from ortaq.engine.extract.kinds.national_ids import parse_national_id
from ortaq.engine.extract.kinds.short_words import is_plainly_short
from ortaq.engine.extract.kinds.small_letters import in_small_letters
from ortaq.engine.extract.reading.number_words import (
    HUNDREDS,
    PLUS,
    TENS,
    TIMES,
    VALUES,
    WORD,
    folded,
    plain_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Check = Callable[[Sequence[str], str], bool]

Edit = tuple[int, int, str]
"""Start, end and replacement, in characters of the text that is edited."""

_MIN_TOKENS = 5
_MAX_TOKENS = 26
_MIN_WORDS = 5
_MIN_WORDS_AMONG_FIGURES = 2
_PHONE_DIGITS = 11
_CODES = ("77", "87")
_CODE_DIGITS = 4
"""Those of the trunk prefix and of an operator."""

_SIZES = (10, 11, 12, 16)
"""Digits of a phone, of a national number and of a card."""

_SHORT_SIZES = (3, 4)
_MAX_DIGITS = _SIZES[-1]
_MAX_FIGURES, _MAX_CLAUSES = 5, 2
"""So many places among figures and so many between clauses are tried, where a number may begin or end."""

HINT = (
    rf"(?:^|[\s!-/:-@\[_«“„])(?i:(?:{WORD}[\s,.-]{{1,3}}(?:{WORD}|on|он|[0-9]{{1,4}})|(?:on|он) {WORD})(?:[\s!-/:;?»”]|$))"
    r"|[0-9][OoОо]{1,3} ?[0-9OoОо]{2}|[0-9]{6}…[0-9]{4}"
)
"""A quick pattern (RE2 syntax) without which no number is spelt."""

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")
_GAP_SIGNS = " \t\n,.-()"
_LONGEST_GAP = 3
_LONGEST_FIGURES = 4
_CLAUSE_ENDS = (". ", "\n", ", ", "- ")
_ZEROS = str.maketrans("OoОо", "0000")
_LETTERED = re.compile(
    r"[0-9OoОо](?<!\w.)(?:[0-9OoОо]{11}|[0-9OoОо]{3}(?:[ -]?[0-9OoОо]{4}){3})(?!\w)"
    r"|(?<=[0-9]{6})…(?=[0-9]{4}(?!\w))"
)
_COMMA = ","


class _Token(NamedTuple):
    """A word of a number or some figures.

    Args:
        start: its first place.
        end: behind its last one.
        word: as a key of `VALUES`, or the figures.
        gap: what stands before it.
    """

    start: int
    end: int
    word: str
    gap: str


def spelled_numbers(text: str) -> Iterator[Edit]:
    """Edits that write digits in place of words or letters which give a long number, or a short one."""
    end = 0
    for edit in sorted((*_in_words(text), *_in_letters(text))):
        if edit[0] >= end:
            end = edit[1]
            yield edit


def _in_words(text: str) -> Iterator[Edit]:
    """Runs of number words."""
    text = in_small_letters(text)
    for run in _runs(folded(text)):
        if len(run) < _MIN_TOKENS and (digits := _short_number(run)):
            start, end = run[0].start, run[-1].end
            if is_plainly_short(text[:start], digits, text[end:]):
                yield start, end, digits
        position = 0
        while len(run) - position >= _MIN_TOKENS:
            tokens = run[position : position + _MAX_TOKENS]
            begin, end, digits = _first_number(tokens)
            if digits:
                yield tokens[begin].start, tokens[end - 1].end, digits
            position += end


def _short_number(tokens: Sequence[_Token]) -> str:
    """Three or four digits that a few words alone give, as those of a line of help: "one four one four"; else empty."""
    words = [token.word for token in tokens]
    if not all(word in VALUES or word in TIMES for word in words):
        return ""
    digits = _digits(words)
    return digits if len(digits) in _SHORT_SIZES and digits[0] != "0" else ""


def _runs(text: str) -> Iterator[list[_Token]]:
    """Words of numbers and short figures that stand side by side, words among them."""
    run: list[_Token] = []
    words = end = 0
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        shown = match.group()
        word = shown if shown.isascii() and shown.isalnum() else plain_word(shown)
        is_word = word in VALUES or word in TIMES
        if not (is_word or (shown.isdecimal() and len(shown) <= _LONGEST_FIGURES)):
            if words >= _MIN_WORDS_AMONG_FIGURES:
                yield run
            run = [_Token(start, stop, word, "")] if word in PLUS else []
            words, end = 0, stop
            continue
        gap = text[end:start]
        if run and (len(gap) > _LONGEST_GAP or gap.strip(_GAP_SIGNS)):
            if words >= _MIN_WORDS_AMONG_FIGURES:
                yield run
            run, words = [], 0
        run.append(_Token(start, stop, word, gap))
        words += is_word
        end = stop
    if words >= _MIN_WORDS_AMONG_FIGURES:
        yield run


def _first_number(tokens: Sequence[_Token]) -> tuple[int, int, str]:
    """Where a number begins and ends in some tokens, and its digits; or (0, all, "")."""
    size = len(tokens)
    begins, ends = _begins(tokens), _ends(tokens)
    for begin, end in product(begins, ends):
        if end - begin >= _MIN_TOKENS:
            digits = _heard(tokens[begin:end], _is_checked)
            is_rest = len(digits) < _PHONE_DIGITS and tokens[begin - 1].word.isdecimal()
            if digits and not (begin and is_rest):
                return begin, end, digits
    for begin, end in ((0, size), (_figures(tokens), size), (0, ends[-1])):
        if end - begin >= _MIN_TOKENS:
            digits = _heard(tokens[begin:end], _is_spelled)
            if digits:
                return begin, end, digits
    return 0, size, ""


def _figures(tokens: Iterable[_Token]) -> int:
    """How many of the first tokens are figures, or "он", which is "he" in Russian."""
    return sum(1 for _ in takewhile(lambda at: at.word.isdecimal() or at.word in TENS, tokens))


def _breaks(tokens: Sequence[_Token]) -> list[int]:
    """Places between two sentences, lines or clauses."""
    return [at for at in range(1, len(tokens)) if tokens[at].gap.endswith(_CLAUSE_ENDS)]


def _begins(tokens: Sequence[_Token]) -> list[int]:
    """Places where a number may begin: at first, behind figures of a sum or an hour, behind a clause."""
    figures = _figures(tokens)
    breaks = [at for at in _breaks(tokens) if at > figures][:_MAX_CLAUSES]
    return [0, *range(figures, max(0, figures - _MAX_FIGURES), -1), *breaks]


def _ends(tokens: Sequence[_Token]) -> list[int]:
    """Places where a number may end: at last, before figures, before the next clause."""
    size = len(tokens)
    figures = min(_figures(reversed(tokens)), _MAX_FIGURES)
    breaks = _breaks(tokens)[: -_MAX_CLAUSES - 1 : -1]
    return [*range(size, size - figures - 1, -1), *breaks]


def _heard(tokens: Sequence[_Token], is_number: Check) -> str:
    """The digits of a long number that is spelt; empty where none is."""
    words = [token.word for token in tokens]
    digits = _digits(words)
    if len(digits) > _MAX_DIGITS:  # and no other way to read them gives fewer
        return ""
    if not is_number(words, digits):
        digits = ""
    if _is_phone(digits):
        return digits
    by_code = _digits(words, by_code=True)
    if _is_phone(by_code.lstrip("+")) and is_number(words, by_code):
        return by_code
    if any(_COMMA in token.gap for token in tokens[1:]):
        with_commas: list[str] = []
        for token in tokens:
            with_commas += (_COMMA, token.word) if _COMMA in token.gap else (token.word,)
        by_commas = _digits(with_commas[tokens[0].gap.count(_COMMA) :])
        return by_commas if is_number(words, by_commas) else digits
    return digits


def _is_checked(words: Sequence[str], digits: str) -> bool:
    """Whether digits are a phone of this country, or have the right check digit."""
    size = len(digits.lstrip("+"))
    if size not in _SIZES or _count(words) < _MIN_WORDS_AMONG_FIGURES:
        return False
    has_code = words[0].isdecimal() and len(words[0]) == _CODE_DIGITS - 1
    if size == _PHONE_DIGITS:
        return digits.lstrip("+").startswith(_CODES) and not has_code
    if size == _PHONE_DIGITS - 1:
        return has_code and digits[0] == "7"
    return bool(parse_card(digits) or parse_national_id(digits))


def _is_spelled(words: Sequence[str], digits: str) -> bool:
    """Whether so much is in words that digits of this number are no sum and no count."""
    least = _MIN_WORDS_AMONG_FIGURES if _is_phone(digits) else _MIN_WORDS
    return len(digits.lstrip("+")) in _SIZES and _count(words) >= least


def _count(words: Iterable[str]) -> int:
    return sum(word in VALUES for word in words)


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


def _digits(words: Sequence[str], *, by_code: bool = False) -> str:
    """Digits as a listener writes them down: 700 + 9 is 709, 40 + 5 is 45, 7 8 is 78.

    Args:
        words: words, figures and commas.
        by_code: whether hundreds behind the code of an operator stand alone: 8 709 500 94 47.
    """
    written: list[str] = []
    room = times = 1
    for word in words:
        value = VALUES.get(word)
        if by_code and room == 100 and len("".join(written).lstrip("+")) > _CODE_DIGITS:
            room = 1
        if word in TIMES:
            times = TIMES[word]
            continue
        if word == _COMMA:
            room = 1
            continue
        if value is None:
            written.append(word if word.isdecimal() else "+")
            room = 1
        elif word in HUNDREDS and written and room == 1 and written[-1] in "123456789":
            written[-1] += "00"
            room = 100
        elif 0 < value < room:
            written[-1] = str(int(written[-1]) + value)
            room = _room(value, word)
        else:
            written.append(str(value) * times)
            room = _room(value, word)
        times = 1
    return "".join(written)


def _room(value: int, word: str) -> int:
    """What may be added to a number just heard: below 100 to hundreds, below 10 to tens."""
    if value >= 100:
        return 100
    return 10 if value >= 20 or word in TENS else 1
