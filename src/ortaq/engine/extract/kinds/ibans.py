"""Bank accounts by their international number (IBAN)."""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import TYPE_CHECKING

from stdnum import iban as stdnum_iban

from ortaq.engine.extract.kinds.found import IBAN, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

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

_ZEROS = str.maketrans("Оо", "00")
_NOT_IBAN = re.compile(r"[\s\-.]")
_RETYPED_CONFIDENCE = 0.9


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
            return Found(IBAN, value, *match.span(), "iban", confidence, bank_code(value))
    return None


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
    plain = _in_capitals(shown)
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


def _iban_readings(shown: str) -> Iterator[tuple[str, float]]:
    """The characters as written, then with letters read as the digits that they look like.

    A Cyrillic O, which no IBAN has, is a zero before it is a letter.
    """
    if "О" in shown or "о" in shown:
        yield _in_capitals(shown.translate(_ZEROS)), _RETYPED_CONFIDENCE
    plain = _in_capitals(shown)
    yield plain, 1.0
    if "O" in plain:
        yield plain.replace("O", "0"), _RETYPED_CONFIDENCE
    if "l" in shown or "I" in shown:
        ones = _in_capitals(shown.replace("l", "1").replace("I", "1"))
        yield ones, _RETYPED_CONFIDENCE
        yield ones.replace("O", "0"), _RETYPED_CONFIDENCE
