"""Payment cards, whole or masked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.context import DECIMALS
from ortaq.engine.extract.kinds.found import CARD, CARD_MASKED, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.context import Context

_CARD_GAP = r"[ \-\t\n]{0,2}"
_FOURS = r"[0-9]{3}(?:[ \-]{0,2}[0-9]{4}){3}"
_FOURS_APART = r"[0-9]{3}(?:(?:[ \-\t\n]{1,2}| - )[0-9]{4}){3}|[0-9]{3}(?:[./][0-9]{4}){3}"
"""Other gaps only where all four have one: a table has other numbers in the next column or row."""

_ODD = (
    r"(?P<odd>(?P<apart>(?<![0-9] .)(?: [0-9]){15}(?! [0-9]))|[0-9]{3} [0-9]{4}(?: ?[0-9]){8}(?! ?[0-9])"
    r"|[0-9]{5} [0-9]{10}|(?<![0-9][ -].)[0-9](?:[ -][0-9]{2}){7}(?![ -]?[0-9])|(?=[0-9\n]{16}(?![0-9]))[0-9]{4,14}\n[0-9]+)"
)
"""Groups in which only what is called a card is one."""

_IN_ROW = r"(?:[ \-][0-9]{4})"
_MORE_FOURS = rf"{_IN_ROW}(?![0-9])"
_SECOND_CARD = (
    rf"(?:(?<![0-9]{{4}}{_IN_ROW}{{5}}){_IN_ROW}{{3}}(?:{_IN_ROW}{{4}})?"
    rf"|(?<=(?<![0-9][ -])[0-9]{{4}}{_IN_ROW}{{8}}){_IN_ROW}{{3}})(?![ \-]?[0-9])"
)
"""What follows a fifth group of four where two or three cards, and not a row of numbers, stand
together."""

_CARD = re.compile(
    rf"[0-9](?<![0-9A-Za-z+].)(?:(?<![0-9][.,/].)|(?<=[0-9]{{16}}/.))(?<!==.)"
    rf"(?:{_FOURS}|{_FOURS_APART}"
    rf"|(?<=3)[47][0-9]{{2}}{_CARD_GAP}[0-9]{{6}}{_CARD_GAP}[0-9]{{5}}|[0-9]{{12}}|[0-9]{{16,18}}|{_ODD})"
    rf"(?![0-9A-Za-z]|\*+[0-9]|{DECIMALS}|{_MORE_FOURS}(?!{_SECOND_CARD}))"
)
_NOT_CARD = re.compile(r"[\s\-./]+")
_MASK_MARKS = "*xXхХ#_"
_MASK = rf"[{_MASK_MARKS}]"
_MASK_GAP = r"[ \-\n]?"
_MIN_MASK_MARKS = 4
_MASKED = re.compile(
    rf"[0-9](?<![\w*].)(?P<head>[0-9]{{3}}{_MASK_GAP}[0-9]{{0,4}})(?={_MASK_GAP}{_MASK})"
    rf"(?:{_MASK_GAP}{_MASK}|[ \-\n](?=[0-9])){{2,14}}{_MASK_GAP}(?P<tail>[0-9]{{4}})(?![\w*])"
)
MASKED_HINT = r"[0-9]{4}[ \n-]?[0-9]{0,2}[ \n-]?(?:[*xXхХ#]|__)"
"""A quick pattern (RE2 syntax) without which no card is masked."""

_ALL_SHOWN = "\n_"
"""Signs of a masked card that shows where each of its sixteen digits stands, or else is none."""

_DOTTED = re.compile(
    rf"[2-69](?<![\w*.].)[0-9]{{3}}(?:(?:[0-9]{{2}})?\.{{4,8}}|{_MASK_GAP}[0-9]{{2}}\.\.{_MASK_GAP}\.{{4}}{_MASK_GAP}"
    r"|(?:[ \-\n]\.{4}){2}[ \-\n])[0-9]{4}(?![\w*]|\.[\w.])"
)
_DOTTED_UNNAMED = 6
"""So many digits before the dots tell a card from a table of contents."""

_ISSUERS = re.compile(
    r"4\d{12}(?:\d{3}(?:\d{3})?)?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|220[0-4]\d{12,15}|3[47]\d{13}|62\d{14,17}|(?:5[06-8]|6[0-9])\d{14,17}|35\d{14}"
    r"|(?:8600|9860)\d{12}|999999\d{10}",
    re.ASCII,
)
"""Source: issuer prefixes of Visa, Mastercard, Mir, American Express, UnionPay, Maestro, JCB
(ISO/IEC 7812), Uzcard and Humo; 999999 is the never-issued prefix of made-up cards."""

_ROW = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{4}[ -])+\Z")
_LONGEST_ROW = 60
_CARD_WORDS = (
    "карт",
    "kart",
    "card",
    "visa",
    "виза",
    "kaspi",
    "каспи",
    "gold",
    "мир ",
    "реквизит",
    "деректеме",
)
_CARD_BEGINS = frozenset("кКkKcCдДdDнНnN")
_CARD_BEHIND = re.compile(
    r"[ \n](?:(?:д[егн]{3,4}|нөмірлі|номерли|nömırlı|nomerli|degen)\s)?(?:карт|kart|card)",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"[^\W\d_][^\W\d_][:,]? \Z")
_HIGHEST_MARK = "5"
"""What single digits of a card stand behind, and the highest digit in a row of marks."""

_SENT_TO = re.compile(r"\b(?:на|na|to|into|via)\s\Z", re.IGNORECASE)
_LONGEST_SENT_TO = 6
"""Words behind which a number in odd groups is where money was sent: "перевела на 49 99 ..."."""

_UNNAMED_CONFIDENCE = 0.9
_CARD_LENGTH = 16
_USUAL_LENGTHS = (15, _CARD_LENGTH)
"""Other lengths are rather those of barcodes and of numbers that sites give to their users."""


_DOUBLED = bytes.maketrans(b"0123456789", b"0246813579")
"""Digits of a doubled digit, added up (ISO/IEC 7812-1, annex B)."""


class Cards:
    """Finds cards; amounts and case numbers are no cards."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find_cards(
        self, text: str, start: int, end: int, *, around: str | None = None
    ) -> Iterator[Found]:
        """Cards between two places, with a right Luhn digit and an issuer that exists.

        Args:
            text: with the digits.
            start: the first place.
            end: behind the last one.
            around: the text whose words are read, where another than that with the digits.
        """
        around, position = around or text, start
        while match := _CARD.search(text, position, end):
            begin, position = match.span()
            digits = parse_card(match.group())
            is_called = digits is not None and _is_called_card(around, position)
            named = is_called or (digits is not None and _is_named(around, begin))
            is_odd = match["odd"] or (digits and len(digits) not in _USUAL_LENGTHS)
            is_sent = match["odd"] and not named and _is_sent_to(around, begin)
            is_sent = is_sent or (match["apart"] is not None and _is_said_apart(around, match))
            if digits is None or (not (named or is_sent) and (is_odd or _is_in_row(text, begin))):
                position = begin + 1
                continue
            if is_called or not self._is_reference(around, begin, match.group(), named=named):
                confidence = 1.0 if named else _UNNAMED_CONFIDENCE
                yield Found(CARD, digits, begin, position, "card", confidence)

    def _is_reference(self, text: str, start: int, shown: str, *, named: bool) -> bool:
        """Whether the digits number something else; those in fours only where a number is named."""
        if not shown.isdigit():
            is_numbered = self._context.is_numbered(text, start, by_word=True)
            return is_numbered and self._context.is_reference(text, start)
        return self._context.is_reference(text, start) or (
            not named and self._context.is_numbered(text, start, by_word=False)
        )


def find_masked_cards(text: str) -> Iterator[Found]:
    """Cards that show at least their first and last four digits."""
    for match in _MASKED.finditer(text):
        value = parse_masked_card(match.group())
        if value:
            yield Found(CARD_MASKED, value, *match.span(), "card_masked")


def find_dotted_cards(
    text: str, start: int, end: int, *, around: str | None = None
) -> Iterator[Found]:
    """Cards between two places with dots in place of the digits that are not shown; as `Cards.find_cards`."""
    words = around or text
    for match in _DOTTED.finditer(text, start, end):
        shown = match.group()
        value = parse_masked_card(shown.replace(".", "*"))
        if value and (
            shown.index(".") >= _DOTTED_UNNAMED
            or _is_named(words, match.start())
            or _is_called_card(words, match.end())
        ):
            yield Found(CARD_MASKED, value, *match.span(), "card_masked")


def _is_in_row(text: str, start: int) -> bool:
    """Whether groups of four stand before, which are no cards: of a row of numbers."""
    row = _ROW.search(text, max(0, start - _LONGEST_ROW), start)
    return row is not None and len(row.group()) // 5 % 4 != 0


def _is_called_card(text: str, end: int) -> bool:
    """Whether the word for a card stands right behind, as in Kazakh."""
    return text[end + 1 : end + 2] in _CARD_BEGINS and bool(_CARD_BEHIND.match(text, end))


def _is_named(text: str, start: int) -> bool:
    """Whether a word for a card stands shortly before."""
    before = text[max(0, start - 40) : start].lower()
    return any(word in before for word in _CARD_WORDS)


def _is_sent_to(text: str, start: int) -> bool:
    return _SENT_TO.search(text, max(0, start - _LONGEST_SENT_TO), start) is not None


def _is_said_apart(text: str, match: re.Match[str]) -> bool:
    """Whether single digits are no marks, and stand behind a word of the same sentence, as no row of a table does."""
    if max(match.group()) <= _HIGHEST_MARK:
        return False
    start = match.start()
    return _WORD_BEFORE.search(text, max(0, start - 4), start) is not None


def parse_card(value: str) -> str | None:
    """The digits, or None where the issuer is unknown or the Luhn digit wrong."""
    digits = value if value.isdigit() else _NOT_CARD.sub("", value)
    return digits if _ISSUERS.fullmatch(digits) and _is_luhn(digits) else None


def _is_luhn(digits: str) -> bool:
    plain = digits.encode()
    signs = plain[-1::-2] + plain[-2::-2].translate(_DOUBLED)
    return (sum(signs) - len(signs) * ord("0")) % 10 == 0


def parse_masked_card(value: str) -> str | None:
    """First 4-6 digits, stars up to sixteen places, last 4 digits; or None."""
    match = _MASKED.fullmatch(value.strip())
    if match is None:
        return None
    shown = match.group()
    marks = sum(sign in _MASK_MARKS for sign in shown)
    if marks < _MIN_MASK_MARKS:
        return None
    if any(sign in shown for sign in _ALL_SHOWN) and (
        marks + sum(map(str.isdecimal, shown)) != _CARD_LENGTH
    ):
        return None
    head = re.sub(r"\D", "", match.group()[: match.end("head") - match.start()])[:6]
    return f"{head}{'*' * (_CARD_LENGTH - len(head) - 4)}{match['tail']}"
