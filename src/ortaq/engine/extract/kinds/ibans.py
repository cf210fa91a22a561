"""Bank accounts by their international number (IBAN)."""

from __future__ import annotations

import re
from itertools import islice, product
from string import ascii_uppercase
from typing import TYPE_CHECKING

from stdnum import iban as stdnum_iban

from ortaq.engine.extract.kinds.found import IBAN, Found
from ortaq.engine.extract.kinds.lookalikes import LETTERS, LOOKALIKES

if TYPE_CHECKING:
    from collections.abc import Iterator

_CYRILLIC = {"K": "Кк", "H": "Н", "B": "В", "C": "С", "E": "Е", "M": "М"}
_SECOND_CYRILLIC = {"Z": "Зз"}
_LETTERS = str.maketrans("АВСЕНКМОРТХУІавсенкмортхуіЅѕ", "ABCEHKMOPTXYIABCEHKMOPTXYISS")
_IBAN_CHARACTER = f"[A-Za-z0-9АВСЕНКМОРТХУІавсенкмортхуі{LETTERS}]"
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
_KINDS = {
    country: "nn" + "".join(kind * int(size) for size, kind in re.findall(r"(\d+)!([nac])", bban))
    for country, bban in _BBANS.items()
}
"""Of the signs behind the code of the country: digits, letters, or either."""

_STRUCTURES = {country: _structure(bban) for country, bban in _BBANS.items()}
_SHOWN = {
    length: re.compile(
        rf"[A-Za-zКкНВСЕМ][A-Za-zЗз](?:[ \-\t\n.]{{0,2}}{_IBAN_CHARACTER}){{{length - 2}}}(?![A-Za-z0-9])"
    )
    for length in set(_IBAN_LENGTHS.values())
}
"""How an IBAN of that length may be written."""

_COUNTRIES = {
    first + second: country
    for country in _IBAN_LENGTHS
    for first in country[0] + country[0].lower() + _CYRILLIC.get(country[0], "")
    for second in country[1] + country[1].lower() + _SECOND_CYRILLIC.get(country[1], "")
}
"""Country codes by the ways of writing them."""

_LETTER_VALUES = str.maketrans({letter: str(ord(letter) - 55) for letter in ascii_uppercase})
"""A is 10, B is 11 and so on."""

_LIKELY_ZEROS = "Оо"
_SURE_DIGITS = str.maketrans("ОоЗзбЧч|", "00336441")
"""Signs that no IBAN has, and the digits that they stand for."""

_NOT_IBAN = re.compile(r"[\s\-.]")
_RETYPED_CONFIDENCE = 0.9
_MAX_UNSURE = 6
_MAX_READINGS = 48
"""So many signs of an account may be letters here and digits there, and so many readings are tried; where
more signs are unsure, all of them are letters or all are digits."""

_A_WORD = re.compile(rf"(?<=\s)(?=[{LETTERS}]*[^\W\d{LETTERS}])[^\W\d]{{2,}}(?!\w)")
_RETYPED_HEAD = re.compile(
    rf"[A-Za-zКкНВСЕМ](?<![0-9A-Za-z].)[A-Za-zЗз][ \-]?(?=[{LETTERS}][ ]?[0-9{LETTERS}]|[0-9][ ]?[{LETTERS}])"
)
"""How an account begins in whose check digits a letter stands."""


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

    Cyrillic look-alike letters are undone, as are letters in place of digits.
    """
    end = digits - (text[digits - 1] in "OО")
    end -= text[end - 1] in " -"
    return _iban_from(text, end - 2) if end >= 2 else None


def find_retyped_ibans(text: str) -> Iterator[Found]:
    """IBANs with letters in place of their check digits."""
    for match in _RETYPED_HEAD.finditer(text):
        found = _iban_from(text, match.start())
        if found:
            yield found


def _iban_from(text: str, start: int) -> Found | None:
    country = _COUNTRIES.get(text[start : start + 2])
    if country is None or _is_inside_word(text, start):
        return None
    match = _SHOWN[_IBAN_LENGTHS[country]].match(text, start)
    if match is None:
        return None
    shown = _NOT_IBAN.sub("", match.group())
    value, confidence = parse_iban(shown), 1.0
    is_retyped = value is None or not _has_signs_of_ibans(shown[2:])
    if is_retyped and not _is_sentence(match.group()):
        readings = _iban_readings(country, shown[2:])
        retyped = next(filter(None, map(parse_iban, readings)), None)
        value, confidence = (retyped, _RETYPED_CONFIDENCE) if retyped else (value, confidence)
    return (
        Found(IBAN, value, *match.span(), "iban", confidence, bank_code(value)) if value else None
    )


def _has_signs_of_ibans(shown: str) -> bool:
    """Whether no sign stands here that no IBAN has."""
    if shown.isascii():
        return "|" not in shown
    return shown.translate(_SURE_DIGITS) == shown


def _is_sentence(shown: str) -> bool:
    """Whether more letters than digits stand here, or a word among them: "also 8709 1234567 in ..."."""
    digits = sum(map(str.isdecimal, shown))
    return 2 * digits < len(_NOT_IBAN.sub("", shown)) or _A_WORD.search(shown) is not None


def _is_inside_word(text: str, start: int) -> bool:
    """Whether a letter stands before, other than those of a label without a space behind it."""
    before = text[max(0, start - 4) : start]
    last = before[-1:]
    return last.isascii() and last.isalnum() and before.upper() != "IBAN"


def parse_iban(value: str) -> str | None:
    """Upper case without separators, or None where structure or checksum is wrong.

    Source: ISO 13616 (structure by country, as in `stdnum`) and ISO 7064 (remainder of 97).
    """
    shown = value if value.isalnum() else _NOT_IBAN.sub("", value)
    plain = _COUNTRIES.get(shown[:2], shown[:2]) + _in_capitals(shown[2:])
    structure = _STRUCTURES.get(plain[:2])
    if structure is None or not structure.fullmatch(plain):
        return None
    digits = (plain[4:] + plain[:4]).translate(_LETTER_VALUES)
    return plain if int(digits) % 97 == 1 else None


def _in_capitals(shown: str) -> str:
    """Latin capitals, also for the Cyrillic letters that look like them."""
    return shown.upper() if shown.isascii() else shown.translate(_LETTERS).upper()


def bank_code(value: str) -> str:
    """The bank code of a Kazakhstan IBAN (3 digits after the check digits), else empty."""
    return value[4:7] if value.startswith("KZ") else ""


def _iban_readings(country: str, shown: str) -> Iterator[str]:
    """What may be meant where letters stand for digits, with the fewest changes first.

    Only digits stand in the number of the bank; elsewhere a letter that no IBAN has is a digit, and
    a Cyrillic O is a zero before it is a letter.
    """
    ways = [_ways(sign, kind) for sign, kind in zip(shown, _KINDS[country], strict=True)]
    if sum(len(way) > 1 for way in ways) > _MAX_UNSURE:
        yield country + "".join(max(way) for way in ways)
        yield country + "".join(min(way) for way in ways)
        return
    readings = sorted(
        product(*(tuple(enumerate(way)) for way in ways)),
        key=lambda reading: sum(change for change, _ in reading),
    )
    for reading in islice(readings, _MAX_READINGS):
        yield country + "".join(sign for _, sign in reading)


def _ways(sign: str, kind: str) -> tuple[str, ...]:
    """What one sign may be, the likeliest first."""
    if sign.isdecimal():
        return (sign,)
    letter, digit = _in_capitals(sign), sign.translate(LOOKALIKES)
    if not digit.isdecimal() or kind == "a":
        return (letter,)
    if kind == "n" or not (letter.isascii() and letter.isalnum()):
        return (digit,)
    return (digit, letter) if sign in _LIKELY_ZEROS else (letter, digit)
