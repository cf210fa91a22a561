"""Bank accounts (IBAN) and payment cards, whole or masked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdnum import iban as stdnum_iban

from ortaq.engine.extract.kinds.found import Found
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.context import Context

_LETTERS = str.maketrans("АВСЕНКМОРТХУІавсенкмортхуіЅѕ", "ABCEHKMOPTXYIABCEHKMOPTXYISS")
_IBAN_START = re.compile(
    r"[A-Za-zКкНВСЕМ](?<![A-Za-z0-9].)[A-Za-z][ \-]?[0-9OО]{2}(?=[ \-]?[A-Za-z0-9А-Яа-я])"
)
_IBAN_CHARACTER = re.compile(r"[A-Za-z0-9АВСЕНКМОРТХУІавсенкмортхуі]")
_GAP_CHARACTERS = " -\t\n."
_MAX_GAP = 2
_BBAN_CLASSES = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}


def _structure(bban: str) -> re.Pattern[str]:
    """A pattern for "3!n13!c": three digits, thirteen letters or digits."""
    parts = re.findall(r"(\d+)!([nac])", bban)
    return re.compile("".join(f"{_BBAN_CLASSES[kind]}{{{size}}}" for size, kind in parts))


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
_IBAN_HEAD = re.compile(r"[A-Z]{2}[0-9]{2}")
_NOT_IBAN = re.compile(r"[\s\-.]")
_RETYPED_CONFIDENCE = 0.9

_CARD_GAP = r"[ \-\t\n]{0,2}"
_CARD = re.compile(
    rf"[0-9](?<![0-9A-Za-z+*].)(?<![0-9][.,].)"
    rf"(?:[0-9]{{3}}{_CARD_GAP}[0-9]{{4}}{_CARD_GAP}[0-9]{{4}}{_CARD_GAP}[0-9]{{4}}"
    rf"|(?<=3)[47][0-9]{{2}}{_CARD_GAP}[0-9]{{6}}{_CARD_GAP}[0-9]{{5}}|[0-9]{{12}}|[0-9]{{16,18}})"
    r"(?![0-9A-Za-z*]|[.,][0-9]|[ \-][0-9]{4}(?![0-9]))"
)
_MASK_MARKS = "*xXхХ#"
_MASK = rf"[{_MASK_MARKS}]"
_MIN_MASK_MARKS = 4
_MASKED = re.compile(
    rf"[0-9](?<![\w*].)(?P<head>[0-9]{{3}}[ \-]?[0-9]{{0,2}})(?=[ \-]?{_MASK})"
    rf"(?:[ \-]?{_MASK}|[ \-](?=\d)){{2,14}}[ \-]?(?P<tail>\d{{4}})(?![\w*])"
)
_ISSUERS = re.compile(
    r"4\d{12}(?:\d{3}(?:\d{3})?)?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|220[0-4]\d{12,15}|3[47]\d{13}|62\d{14,17}|(?:5[06-8]|6[0-9])\d{14,17}|35\d{14}"
    r"|999999\d{10}"
)
"""Source: issuer prefixes of Visa, Mastercard, Mir, American Express, UnionPay, Maestro, JCB
(ISO/IEC 7812); 999999 is the never-issued prefix of made-up cards."""

_CARD_WORD = re.compile(r"карт|card|visa|виза|mastercard|kaspi|gold|мир\b", re.IGNORECASE)
_UNNAMED_CONFIDENCE = 0.9
_CARD_LENGTH = 16


IBAN_HINT = r"[A-Za-zКкНВСЕМ][A-Za-z][ -]?[0-9OО]{2}(?:[ .\t\n-]{0,2}[A-Za-z0-9АВСЕНКМОРТХУІавсенкмортхуі]){11}"
"""A quick pattern (RE2 syntax) of the shortest IBAN, which has fifteen characters."""

_DOUBLED = dict(zip("0123456789", (0, 2, 4, 6, 8, 1, 3, 5, 7, 9), strict=True))
"""Digits of a doubled digit, added up (ISO/IEC 7812-1, annex B)."""


class Accounts:
    """Finds cards; amounts and case numbers are no cards."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find_cards(self, text: str) -> Iterator[Found]:
        """Cards with a right Luhn digit and an issuer that exists."""
        for match in _CARD.finditer(text):
            digits = parse_card(match.group())
            start, end = match.span()
            if digits is None or self._context.is_reference(text, start):
                continue
            named = _CARD_WORD.search(text[max(0, start - 40) : start])
            confidence = 1.0 if named else _UNNAMED_CONFIDENCE
            yield Found(IdentifierKind.CARD, digits, start, end, "card", confidence)


def find_ibans(text: str) -> Iterator[Found]:
    """IBANs of any country with a right checksum; Cyrillic look-alike letters are undone."""
    for match in _IBAN_START.finditer(text):
        length = _IBAN_LENGTHS.get(match.group()[:2].translate(_LETTERS).upper())
        cut = _iban_characters(text, match.start(), length) if length else None
        if cut is None:
            continue
        shown, end = cut
        for candidate, confidence in _iban_readings(shown):
            value = parse_iban(candidate)
            if value:
                yield Found(
                    IdentifierKind.IBAN, value, match.start(), end, "iban", confidence,
                    detail=bank_code(value),
                )  # fmt: skip
                break


def find_masked_cards(text: str) -> Iterator[Found]:
    """Cards that show at least their first and last four digits."""
    for match in _MASKED.finditer(text):
        value = parse_masked_card(match.group())
        if value:
            yield Found(IdentifierKind.CARD_MASKED, value, *match.span(), "card_masked")


def parse_iban(value: str) -> str | None:
    """Upper case without separators, or None where structure or checksum is wrong.

    Source: ISO 13616 (structure by country, as in `stdnum`) and ISO 7064 (remainder of 97).
    """
    plain = _NOT_IBAN.sub("", value).translate(_LETTERS).upper()
    structure = _STRUCTURES.get(plain[:2])
    if structure is None or not _IBAN_HEAD.match(plain) or not structure.fullmatch(plain, 4):
        return None
    digits = "".join(str(int(character, 36)) for character in plain[4:] + plain[:4])
    return plain if int(digits) % 97 == 1 else None


def parse_card(value: str) -> str | None:
    """The digits, or None where the issuer is unknown or the Luhn digit wrong."""
    digits = re.sub(r"[\s\-]", "", value)
    return digits if _ISSUERS.fullmatch(digits) and _is_luhn(digits) else None


def _is_luhn(digits: str) -> bool:
    plain, doubled = digits[-1::-2], digits[-2::-2]
    return (sum(map(int, plain)) + sum(_DOUBLED[digit] for digit in doubled)) % 10 == 0


def parse_masked_card(value: str) -> str | None:
    """First 4-6 digits, stars up to sixteen places, last 4 digits; or None."""
    match = _MASKED.fullmatch(value.strip())
    if match is None or sum(c in _MASK_MARKS for c in match.group()) < _MIN_MASK_MARKS:
        return None
    head = re.sub(r"\D", "", match.group()[: match.end("head") - match.start()])
    return f"{head}{'*' * (_CARD_LENGTH - len(head) - 4)}{match['tail']}"


def bank_code(value: str) -> str:
    """The bank code of a Kazakhstan IBAN (3 digits after the check digits), else empty."""
    return value[4:7] if value.startswith("KZ") else ""


def _iban_characters(text: str, start: int, length: int) -> tuple[str, int] | None:
    """Exactly `length` letters and digits from `start`, and where they end; None if cut short."""
    kept: list[str] = []
    gap = 0
    for position in range(start, min(len(text), start + 3 * length)):
        character = text[position]
        if _IBAN_CHARACTER.match(character):
            kept.append(character)
            gap = 0
            if len(kept) == length:
                return _if_ended(text, "".join(kept), position + 1)
        elif character in _GAP_CHARACTERS and gap < _MAX_GAP:
            gap += 1
        else:
            return None
    return None


def _if_ended(text: str, shown: str, end: int) -> tuple[str, int] | None:
    after = text[end : end + 1]
    return None if after.isascii() and after.isalnum() else (shown, end)


def _iban_readings(shown: str) -> Iterator[tuple[str, float]]:
    """The characters as written, then with the letter O read as zero and back."""
    plain = shown.translate(_LETTERS).upper()
    yield plain, 1.0
    if "O" in plain:
        yield plain.replace("O", "0"), _RETYPED_CONFIDENCE
