"""Telephone numbers of other countries as they are written at home, without a plus."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.context import Context

_UNMARKED = re.compile(
    r"[(0-9](?<![0-9A-Za-z+.,/=_#-].)(?:(?P<american>"
    r"(?<=1)[ .-]?\(?[2-9][0-9]{2}\)?[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}"
    r"|(?<=\()[2-9][0-9]{2}\)[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}"
    r"|(?<=[2-9])[0-9]{2}[.-][2-9][0-9]{2}[.-][0-9]{4})"
    r"|(?P<british>(?<=0)(?:7[1-9][0-9]{2}(?: ?[0-9]{3}){2}|[1-37-9][0-9](?:[ -]?[0-9]){8}))"
    r"|(?<=[2-9])[0-9]{10,12})(?![0-9A-Za-z]|[.,/-](?!(?<=/)0)[0-9])"
)
"""As Americans and the British write numbers, or a country code and a number with nothing before
them."""

_ONLY_BRITISH = re.compile(r"0(?:20[378]|7[1-9]|8(?:00|08|4[2-5]|7[0-3]))")
"""How numbers begin that are hardly of another country, where words of calling are English.

Source: Ofcom, National Telephone Numbering Plan: London (020), mobile (07), free (0800, 0808)
and special services.
"""

_BRITAIN = re.compile(
    r"£|\b[0-9]{1,3}p(?:pm|\b)|\b(?:bt|gbp|landline|london|national rate|p\.?o\.? ?box|ppm|uk)\b",
    re.IGNORECASE,
)
"""What tells that a text is from Britain."""

_ASKED = re.compile(
    r"\b(?:cc|cust(?:omer)? ?(?:care|services?)|freephone|help(?:desk|line)?|hlp|info|landline|ph|ring|"
    r"text|txt)\b[^\n]{0,12}$",
    re.IGNORECASE,
)
"""Other words of telephony before British numbers."""

_AMERICAN_SHAPE = re.compile(r"7[0-9]{2}\)?[ .-][0-9]{3}[.-][0-9]{4}")
_AMERICA = re.compile(
    r"(?<![0-9+])(?:1[ .-])?\(?(?:[2-689][0-9]|7[135])[0-9]\)?[ .-][2-9][0-9]{2}[.-][0-9]{4}(?![0-9])"
    r"|[0-9] {0,2}(?:[xX]|[eE]xt\.?) ?[0-9]{2,5}(?![0-9])|\b[A-Z]{2},? {1,2}[0-9]{5}(?![0-9])"
)
"""Another number of the United States or Canada, an extension, a state and its postal code."""

_FOR_DRAMA = "447700900"
"""Source: Ofcom, numbers for use in TV and radio drama."""

_CYRILLIC = re.compile(r"[а-яәғқңөұүһі]", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"\D")
_WORDS_BEFORE = 40
_FAR = 160
_ELEVEN_DIGITS = 11


def unmarked(text: str, start: int, end: int, context: Context) -> Iterator[tuple[int, int, str]]:
    """Start, end and E.164 of numbers between two places that words near them tell to be called."""
    for match in _UNMARKED.finditer(text, start, end):
        begin, stop = match.span()
        digits = _NOT_DIGIT.sub("", match.group())
        is_national = match.lastgroup is not None
        if match["american"]:
            digits = digits if len(digits) == _ELEVEN_DIGITS else f"1{digits}"
        elif match["british"]:
            digits = f"44{digits[1:]}"
        if is_national and _CYRILLIC.search(text, max(0, begin - _WORDS_BEFORE), begin):
            continue
        phone = e164(digits) if is_national else mobile(digits)
        if phone is None:
            continue
        is_called = context.is_about_calling(text, begin, stop)
        if match["british"]:
            is_called = _is_british(text, begin, stop, is_called=is_called)
        if is_called:
            yield begin, stop, phone


def _is_british(text: str, begin: int, stop: int, *, is_called: bool) -> bool:
    """Whether words of telephony stand near, and words of Britain where the number is not enough."""
    if not (is_called or _ASKED.search(text, max(0, begin - _WORDS_BEFORE), begin)):
        return False
    if _ONLY_BRITISH.match(text, begin):
        return True
    return _BRITAIN.search(text, max(0, begin - _FAR), stop + _FAR) is not None


def is_american(text: str, begin: int, stop: int) -> bool:
    """Whether ten digits in the groups that Americans write stand among other signs of America."""
    if not _AMERICAN_SHAPE.fullmatch(text, begin, stop):
        return False
    return bool(
        _AMERICA.search(text, max(0, begin - _FAR), begin)
        or _AMERICA.search(text, stop - 1, stop + _FAR)
    )


@lru_cache(maxsize=65_536)
def e164(digits: str) -> str | None:
    """The number with a plus and without a trunk zero ("+44 (0)20 ..."), or None."""
    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number) and not _is_for_drama(digits):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _is_for_drama(digits: str) -> bool:
    return digits.startswith(_FOR_DRAMA) and len(digits) == len(_FOR_DRAMA) + 3


@lru_cache(maxsize=65_536)
def mobile(digits: str) -> str | None:
    """`e164` of the number of a mobile phone, else None."""
    phone = e164(digits)
    if phone is None:
        return None
    kind = phonenumbers.number_type(phonenumbers.parse(phone, None))
    return phone if kind == phonenumbers.PhoneNumberType.MOBILE else None
