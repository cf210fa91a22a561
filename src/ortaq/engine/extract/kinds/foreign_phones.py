"""Telephone numbers of other countries as they are written at home, without a plus."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers

from ortaq.engine.extract.kinds.found import PHONE, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.context import Context

_UNMARKED = re.compile(
    r"[(0-9](?:(?<![0-9A-Za-z+.,/=_#-].)|(?<=\b[Nn]o-.))(?:(?P<american>"
    r"(?<=1)[ .-]?\(?[2-9][0-9]{2}\)?[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}"
    r"|(?<=\()[2-9][0-9]{2}\)[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}"
    r"|(?<=[2-9])[0-9]{2}[.-][2-9][0-9]{2}[.-][0-9]{4}"
    r"|(?<=8)(?:00|33|44|55|66|88)[2-9][0-9]{6})"
    r"|(?P<british>(?<=0)(?:7[1-9][0-9]{2}(?: ?[0-9]{3}){2}|[1-37-9][0-9](?:[ -]?[0-9]){8}))"
    r"|(?P<ten>(?<=[2-9])[0-9]{9})|(?<=[2-9])[0-9]{10,12})(?![0-9A-Za-z]|[.,/-](?!(?<=/)0)[0-9])"
)
"""As Americans and the British write numbers, ten digits, or a country code and a number with nothing
before them."""

_ONLY_AMERICAN = re.compile(
    r"\((?!7[12])[2-9][0-9]{2}\) ?[2-9][0-9]{2}-[0-9]{4}|1-8(?:00|33|44|55|66|77|88)(?:-[0-9]{3,4}){2}"
)
"""Forms that nothing but phones of Americans have."""

_ONLY_BRITISH = re.compile(r"0(?:20[378]|7[1-9]|8(?:00|08|4[2-5]|7[0-3]))")
"""How numbers begin that are hardly of another country, where words of calling are English.

Source: Ofcom, National Telephone Numbering Plan: London (020), mobile (07), free (0800, 0808)
and special services.
"""

_BRITAIN = re.compile(
    r"£|\b[0-9]{1,3} ?p(?:pm| ?per|/m|\b)|[0-9]ppm|\b(?:bt|free ?phone|gbp|land ?line|london|national rate"
    r"|p\.?o\.? ?box|pounds|ppm|uk|box(?= ?[0-9]))\b",
    re.IGNORECASE,
)
_INDIA = re.compile(
    r"₹|\b(?:(?:rs\.?|inr) ?[0-9]|(?:aadhaar|crores?|lakhs?|pan card|paytm|upi)\b)", re.IGNORECASE
)
_AMERICA = re.compile(r"\b(?:ebt|irs|medicare|social security|usps|zip code)\b", re.IGNORECASE)
"""Words of messages of one country, without which numbers like its own may be those of others."""

_ASKED = re.compile(
    r"\b(?:cc|cust(?:omer)? ?(?:care|services?)|free ?phone|help(?:desk|line)?|hlp|info|land ?line|ring|"
    r"text|txt)\b[^\n]{0,12}$",
    re.IGNORECASE,
)
"""Words of telephony before British numbers, beside those of calling."""

_AMERICAN_SHAPE = re.compile(r"7[0-9]{2}\)?[ .-][0-9]{3}[.-][0-9]{4}")
_AMERICAN_AROUND = re.compile(
    r"(?<![0-9+])(?:1[ .-])?\(?(?:[2-689][0-9]|7[135])[0-9]\)?[ .-][2-9][0-9]{2}[.-][0-9]{4}(?![0-9])"
    r"|[0-9] {0,2}(?:[xX]|[eE]xt\.?) ?[0-9]{2,5}(?![0-9])|\b[A-Z]{2},? {1,2}[0-9]{5}(?![0-9])"
)
"""Another number of the United States or Canada, an extension, a state and its postal code."""

_FOR_DRAMA = "447700900"
"""Source: Ofcom, numbers for use in TV and radio drama."""

_CYRILLIC = re.compile(r"[а-яәғқңөұүһі]", re.IGNORECASE)
_GAPS = b" -().,/\n\t"
"""Signs that stand between digits of one number."""

_NOT_DIGIT = re.compile(r"\D+")
_WORDS_AROUND = 40
_MESSAGE_AROUND = 160
_ELEVEN_DIGITS = 11
_CONFIDENCE = 0.75


def find_unmarked(text: str, start: int, end: int, context: Context) -> Iterator[Found]:
    """Foreign phones between two places without a plus, where words near them tell of calling or the country."""
    for match in _UNMARKED.finditer(text, start, end):
        begin, stop = match.span()
        phone = _normal(text, match)
        if phone is None or not context.is_free(text, begin, stop):
            continue
        is_told = not context.is_numbered(text, begin, by_word=False) and _is_told(text, match)
        if is_told or context.is_about_calling(text, begin, stop):
            yield Found(PHONE, phone, begin, stop, "phone_unmarked", _CONFIDENCE)


def _normal(text: str, match: re.Match[str]) -> str | None:
    """The number in E.164, where it is valid and the words before it are not those of this country."""
    digits = digits_of(match.group())
    if match.lastgroup is None:
        return _mobile(digits)
    begin = match.start()
    if _CYRILLIC.search(text, max(0, begin - _WORDS_AROUND), begin):
        return None
    if match["british"]:
        is_british = _ONLY_BRITISH.match(text, begin) or _is_near(_BRITAIN, text, match)
        return e164(f"44{digits[1:]}") if is_british else None
    if match["ten"]:
        return _of_ten(digits, text, match)
    return e164(digits if len(digits) == _ELEVEN_DIGITS else f"1{digits}")


def _of_ten(digits: str, text: str, match: re.Match[str]) -> str | None:
    """Ten digits in a row, of the country that the message speaks of."""
    if digits[0] in "689" and not digits.startswith("87") and _is_near(_INDIA, text, match):
        return e164(f"91{digits}")
    return e164(f"1{digits}") if _is_near(_AMERICA, text, match) else None


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether a number without words of calling is one by its form, or by words of its country."""
    begin, end = match.span()
    if match["british"]:
        is_service = text[begin + 1] in "789" and _is_near(_BRITAIN, text, match)
        return is_service or bool(_ASKED.search(text, max(0, begin - _WORDS_AROUND), begin))
    is_american = _ONLY_AMERICAN.fullmatch(match.group()) is not None
    return is_american and not _CYRILLIC.search(text, end, end + _WORDS_AROUND)


def _is_near(words: re.Pattern[str], text: str, match: re.Match[str]) -> bool:
    """Whether words of a country stand in the same message as a number."""
    start, end = match.span()
    return words.search(text, max(0, start - _MESSAGE_AROUND), end + _MESSAGE_AROUND) is not None


def is_american(text: str, begin: int, stop: int) -> bool:
    """Whether ten digits in the groups that Americans write stand among other signs of America."""
    if not _AMERICAN_SHAPE.fullmatch(text, begin, stop):
        return False
    return bool(
        _AMERICAN_AROUND.search(text, max(0, begin - _MESSAGE_AROUND), begin)
        or _AMERICAN_AROUND.search(text, stop - 1, stop + _MESSAGE_AROUND)
    )


def digits_of(shown: str) -> str:
    """A number without the signs between its digits."""
    digits = shown.encode("ascii", "ignore").translate(None, _GAPS).decode()
    return digits if digits.isdigit() else _NOT_DIGIT.sub("", digits)


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
def _mobile(digits: str) -> str | None:
    """`e164` of the number of a mobile phone, else None."""
    phone = e164(digits)
    if phone is None:
        return None
    kind = phonenumbers.number_type(phonenumbers.parse(phone, None))
    return phone if kind == phonenumbers.PhoneNumberType.MOBILE else None
