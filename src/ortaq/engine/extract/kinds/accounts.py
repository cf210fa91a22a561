"""Bank accounts (IBAN) and payment cards, whole or masked."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING

from stdnum import iban as stdnum_iban

from ortaq.engine.extract.kinds.context import DECIMALS
from ortaq.engine.extract.kinds.found import Found
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.context import Context

_CYRILLIC = {"K": "Кк", "H": "Н", "B": "В", "C": "С", "E": "Е", "M": "М"}
_LETTERS = str.maketrans("АВСЕНКМОРТХУІавсенкмортхуіЅѕ", "ABCEHKMOPTXYIABCEHKMOPTXYISS")
_IBAN_CHARACTER = "[A-Za-z0-9АВСЕНКМОРТХУІавсенкмортхуі]"
_BBAN_CLASSES = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}


def _structure(bban: str) -> re.Pattern[str]:
    """A pattern for "3!n13!c": behind the head, three digits, thirteen letters or digits."""
    parts = re.findall(r"(\d+)!([nac])", bban)
    shown = "".join(f"{_BBAN_CLASSES[kind]}{{{size}}}" for size, kind in parts)
    return re.compile(rf"[A-Z]{{2}}[0-9]{{2}}{shown}")


_BBANS = {
    country: properties["bban"]
    for country, properties in (
        (a + b, stdnum_iban._ibandb.info(a + b)[0][1])  # noqa: SLF001 - the library's only table
        for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    )
    if "bban" in properties
}
_IBAN_LENGTHS = {
    country: 4 + sum(int(size) for size in re.findall(r"(\d+)!", bban))
    for country, bban in _BBANS.items()
}
_STRUCTURES = {country: _structure(bban) for country, bban in _BBANS.items()}
_SHOWN = {
    length: re.compile(
        rf"[A-Za-zКкНВСЕМ][A-Za-z](?:[ \-\t\n.]{{0,2}}{_IBAN_CHARACTER}){{{length - 2}}}(?![A-Za-z0-9])"
    )
    for length in set(_IBAN_LENGTHS.values())
}
"""How an IBAN of that length may be written."""

_COUNTRIES = {
    first + second: country
    for country in _IBAN_LENGTHS
    for first in country[0] + country[0].lower() + _CYRILLIC.get(country[0], "")
    for second in country[1] + country[1].lower()
}
"""Country codes by the ways of writing them."""

_LETTER_VALUES = str.maketrans({letter: str(ord(letter) - 55) for letter in ascii_uppercase})
"""A is 10, B is 11 and so on."""

_NOT_IBAN = re.compile(r"[\s\-.]")
_RETYPED_CONFIDENCE = 0.9

_CARD_GAP = r"[ \-\t\n]{0,2}"
_FOURS = r"[0-9]{3}(?:[ \-]{0,2}[0-9]{4}){3}"
_FOURS_APART = r"[0-9]{3}(?:(?:[ \-\t\n]{1,2}| - )[0-9]{4}){3}|[0-9]{3}(?:[./][0-9]{4}){3}"
"""Other gaps only where all four have one: a table has other numbers in the next column or row."""

_ODD = (
    r"(?P<odd>(?<![0-9] .)(?: [0-9]){15}(?! [0-9])|[0-9]{3} [0-9]{4}(?: ?[0-9]){8}(?! ?[0-9])"
    r"|[0-9]{5} [0-9]{10})"
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
_MASK_MARKS = "*xXхХ#"
_MASK = rf"[{_MASK_MARKS}]"
_MIN_MASK_MARKS = 4
_MASKED = re.compile(
    rf"[0-9](?<![\w*].)(?P<head>[0-9]{{3}}[ \-]?[0-9]{{0,4}})(?=[ \-]?{_MASK})"
    rf"(?:[ \-]?{_MASK}|[ \-](?=[0-9])){{2,14}}[ \-]?(?P<tail>[0-9]{{4}})(?![\w*])"
)
_DOTTED = re.compile(r"[2-69](?<![\w*.].)[0-9]{3}(?:[0-9]{2})?\.{4,8}[0-9]{4}(?![\w*.])")
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
_CARD_WORDS = ("карт", "card", "visa", "виза", "kaspi", "gold", "мир ")
_UNNAMED_CONFIDENCE = 0.9
_CARD_LENGTH = 16
_USUAL_LENGTHS = (15, _CARD_LENGTH)
"""Other lengths are rather those of barcodes and of numbers that sites give to their users."""


_DOUBLED = str.maketrans("0123456789", "0246813579")
"""Digits of a doubled digit, added up (ISO/IEC 7812-1, annex B)."""


class Accounts:
    """Finds cards; amounts and case numbers are no cards."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find_cards(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Cards between two places, with a right Luhn digit and an issuer that exists."""
        position = start
        while match := _CARD.search(text, position, end):
            begin, position = match.span()
            digits = parse_card(match.group())
            named = digits is not None and _is_named(text, begin)
            is_odd = match["odd"] or (digits and len(digits) not in _USUAL_LENGTHS)
            if digits is None or (not named and (is_odd or _is_in_row(text, begin))):
                position = begin + 1
                continue
            if not self._is_reference(text, begin, match.group(), named=named):
                confidence = 1.0 if named else _UNNAMED_CONFIDENCE
                yield Found(IdentifierKind.CARD, digits, begin, position, "card", confidence)

    def _is_reference(self, text: str, start: int, shown: str, *, named: bool) -> bool:
        """Whether the digits number something else; those in fours only where a number is named."""
        if not shown.isdigit():
            is_numbered = self._context.is_numbered(text, start, by_word=True)
            return is_numbered and self._context.is_reference(text, start)
        return self._context.is_reference(text, start) or (
            not named and self._context.is_numbered(text, start, by_word=False)
        )


def may_be_iban(text: str, digits: int) -> bool:
    """Whether the code of a country stands before these digits."""
    if digits < 2:
        return False
    before = text[digits - 1]
    if before in " -OО":
        return text[digits - 3 : digits - 1] in _COUNTRIES or before in "OО"
    return text[digits - 2 : digits] in _COUNTRIES


def iban_at(text: str, digits: int) -> Found | None:
    """The IBAN whose check digits stand here, with a right checksum; or None.

    Cyrillic look-alike letters are undone, as are O, l and I in place of zeros and ones.
    """
    end = digits - (text[digits - 1] in "OО")
    end -= text[end - 1] in " -"
    country = _COUNTRIES.get(text[end - 2 : end]) if end >= 2 else None
    if country is None or _is_inside_word(text, end - 2):
        return None
    match = _SHOWN[_IBAN_LENGTHS[country]].match(text, end - 2)
    if match is None:
        return None
    for candidate, confidence in _iban_readings(match.group()):
        value = parse_iban(candidate)
        if value:
            return Found(
                IdentifierKind.IBAN, value, *match.span(), "iban", confidence, bank_code(value)
            )
    return None


def _is_inside_word(text: str, start: int) -> bool:
    """Whether a letter stands before, other than those of a label without a space behind it."""
    before = text[max(0, start - 4) : start]
    last = before[-1:]
    return last.isascii() and last.isalnum() and before.upper() != "IBAN"


def find_masked_cards(text: str) -> Iterator[Found]:
    """Cards that show at least their first and last four digits."""
    for match in _MASKED.finditer(text):
        value = parse_masked_card(match.group())
        if value:
            yield Found(IdentifierKind.CARD_MASKED, value, *match.span(), "card_masked")


def find_dotted_cards(text: str, start: int, end: int) -> Iterator[Found]:
    """Cards between two places with dots in place of the digits that are not shown."""
    for match in _DOTTED.finditer(text, start, end):
        shown = match.group()
        value = parse_masked_card(shown.replace(".", "*"))
        if value and (shown.index(".") >= _DOTTED_UNNAMED or _is_named(text, match.start())):
            yield Found(IdentifierKind.CARD_MASKED, value, *match.span(), "card_masked")


def _is_in_row(text: str, start: int) -> bool:
    """Whether groups of four stand before, which are no cards: of a row of numbers."""
    row = _ROW.search(text, max(0, start - _LONGEST_ROW), start)
    return row is not None and len(row.group()) // 5 % 4 != 0


def _is_named(text: str, start: int) -> bool:
    """Whether a word for a card stands shortly before."""
    before = text[max(0, start - 40) : start].lower()
    return any(word in before for word in _CARD_WORDS)


def parse_iban(value: str) -> str | None:
    """Upper case without separators, or None where structure or checksum is wrong.

    Source: ISO 13616 (structure by country, as in `stdnum`) and ISO 7064 (remainder of 97).
    """
    shown = value if value.isalnum() else _NOT_IBAN.sub("", value)
    plain = shown.translate(_LETTERS).upper()
    structure = _STRUCTURES.get(plain[:2])
    if structure is None or not structure.fullmatch(plain):
        return None
    digits = (plain[4:] + plain[:4]).translate(_LETTER_VALUES)
    return plain if int(digits) % 97 == 1 else None


def parse_card(value: str) -> str | None:
    """The digits, or None where the issuer is unknown or the Luhn digit wrong."""
    digits = value if value.isdigit() else _NOT_CARD.sub("", value)
    return digits if _ISSUERS.fullmatch(digits) and _is_luhn(digits) else None


def _is_luhn(digits: str) -> bool:
    plain, doubled = digits[-1::-2], digits[-2::-2]
    signs = (plain + doubled.translate(_DOUBLED)).encode()
    return (sum(signs) - len(signs) * ord("0")) % 10 == 0


def parse_masked_card(value: str) -> str | None:
    """First 4-6 digits, stars up to sixteen places, last 4 digits; or None."""
    match = _MASKED.fullmatch(value.strip())
    if match is None or sum(c in _MASK_MARKS for c in match.group()) < _MIN_MASK_MARKS:
        return None
    head = re.sub(r"\D", "", match.group()[: match.end("head") - match.start()])[:6]
    return f"{head}{'*' * (_CARD_LENGTH - len(head) - 4)}{match['tail']}"


def bank_code(value: str) -> str:
    """The bank code of a Kazakhstan IBAN (3 digits after the check digits), else empty."""
    return value[4:7] if value.startswith("KZ") else ""


def _iban_readings(shown: str) -> Iterator[tuple[str, float]]:
    """The characters as written, then with letters read as the digits that they look like."""
    plain = shown.translate(_LETTERS).upper()
    yield plain, 1.0
    if "O" in plain:
        yield plain.replace("O", "0"), _RETYPED_CONFIDENCE
    if "l" in shown or "I" in shown:
        ones = shown.replace("l", "1").replace("I", "1").translate(_LETTERS).upper()
        yield ones, _RETYPED_CONFIDENCE
        yield ones.replace("O", "0"), _RETYPED_CONFIDENCE
