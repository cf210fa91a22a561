"""IIN of a person and BIN of an organisation: twelve digits with a check digit.

Source: check-digit rule of the national identification numbers of the Republic of Kazakhstan
(two passes of weights, remainder of 11), recomputed on issued BINs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.context import DECIMALS
from ortaq.engine.extract.kinds.found import BIN, IIN, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.context import Context
    from ortaq.engine.terms.identifier import IdentifierKind

_FIRST_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
_SECOND_WEIGHTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_MODULUS = 11
_NEVER_ISSUED = 10
_START = r"[0-9](?<![0-9A-Za-z+*].)(?:(?<!-.)|(?<=[а-яәғқңөұүһіёА-ЯnN]-.))(?<![0-9][.,].)"
_END = rf"(?![0-9A-Za-z*]|-[0-9]|{DECIMALS})"
_TWELVE = re.compile(
    rf"{_START}(?:[0-9]{{5}} ?[ \n]?[0-9]{{6}}|(?<![0-9][ -].)(?:[ -]?\n?[0-9]){{11}}(?![ -][0-9])){_END}"
)
_OF_MESSAGE = re.compile(r"(?:\.[A-Za-z0-9]{4,20})?@")
"""What follows the time by which programs number mails: "200208221152.g7MBqcA12345@...", and makes
an address of digits."""

_HALVES = re.compile(r"[0-9]{6} [34569][0-9]{5}")
"""An IIN as many write it. Its seventh digit is that of people born since 1900; other digits there
are often a time of day behind a date."""

_LABEL = r"(?:жсн|иин|бсн|бин|iin|bin|jsn|zhsn|bsn)"
_NAMED = re.compile(
    rf"(?:\b{_LABEL}(?:-[іиıi]\w{{0,3}})?|\bnational id)(?:,?\s[^\W\d]+\.?){{0,4}}[\s:№#\"«(,-]{{0,4}}$",
    re.IGNORECASE,
)
_NAMED_BEHIND = re.compile(rf"\s(?:деген\s|degen\s)?{_LABEL}\b", re.IGNORECASE)
"""The word behind the digits, as in Kazakh."""

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CENTURY_DIGITS = "01234569"
"""Seventh digit of an IIN: century and sex; 9 is never issued and marks a made-up person."""

_LONG_AGO = "012"
"""Those of people of the nineteenth century and of foreigners (not confirmed), who are known only where the
word IIN stands before: numbers of mails and files begin with a year, and have a day there."""

_ORGANISATION_DIGITS = "4569"
"""Fifth digit of a BIN: kind of organisation; 9 is never issued and marks a made-up one."""

_UNNAMED_CONFIDENCE = 0.85


def check_digit(body: str) -> int | None:
    """The twelfth digit for eleven digits, or None where no number is ever issued.

    Example:
        >>> check_digit("90010190001")
        5
    """
    digits = [int(digit) for digit in body]
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        remainder = sum(d * w for d, w in zip(digits, weights, strict=True)) % _MODULUS
        if remainder != _NEVER_ISSUED:
            return remainder
    return None


def parse_national_id(value: str) -> tuple[IdentifierKind, str] | None:
    """IIN or BIN and its twelve digits, or None where date or check digit is wrong."""
    digits = re.sub(r"[\s-]", "", value)
    if len(digits) != 12 or not (digits.isascii() and digits.isdigit()):
        return None
    if not 1 <= int(digits[2:4]) <= len(_DAYS) or check_digit(digits[:11]) != int(digits[11]):
        return None
    if digits[4] in _ORGANISATION_DIGITS:
        return BIN, digits
    day = int(digits[4:6])
    if 1 <= day <= _DAYS[int(digits[2:4]) - 1] and digits[6] in _CENTURY_DIGITS:
        return IIN, digits
    return None


def find_national_ids(
    text: str, start: int, end: int, context: Context, *, around: str | None = None
) -> Iterator[Found]:
    """IIN and BIN mentions between two places; without the word IIN or BIN beside them the confidence is lower.

    Args:
        text: with the digits.
        start: the first place.
        end: behind the last one.
        context: tells numbers from amounts and case numbers.
        around: the text whose words are read, where another than that with the digits; only what is
            named counts there.
    """
    words, position = around or text, start
    while match := _TWELVE.search(text, position, end):
        begin, stop = match.span()
        position = begin + 1
        found = parse_national_id(match.group())
        if found is None:
            continue
        named = bool(
            _NAMED.search(words, max(0, begin - 50), begin) or _NAMED_BEHIND.match(words, stop)
        )
        if named or (around is None and _is_plain(text, match, found[0], context)):
            position = stop
            confidence = 1.0 if named else _UNNAMED_CONFIDENCE
            yield Found(found[0], found[1], begin, stop, found[0].value, confidence)


def _is_plain(text: str, match: re.Match[str], kind: IdentifierKind, context: Context) -> bool:
    """Whether digits without the word IIN or BIN can be nothing else."""
    shown, before = match.group(), text[max(0, match.start() - 1) : match.start()]
    if before == "-":
        return False
    if not shown.isdigit() and (kind is BIN or not _HALVES.fullmatch(shown)):
        return False
    if kind is IIN and shown[-6] in _LONG_AGO:
        return False
    if _OF_MESSAGE.match(text, match.end()):
        return False
    return not (context.is_amount(text, *match.span()) or context.is_reference(text, match.start()))
