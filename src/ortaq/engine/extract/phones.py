"""Telephone numbers in every way people write them, in E.164."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers

from ortaq.engine.terms.identifier import IdentifierKind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.context import Context
    from ortaq.engine.terms.country import CountryPack

_GAP = r"[\s().\-/]{0,3}"
_TRUNK = re.compile(
    rf"(?<![\dA-Za-z+])(?<!\d[.,])(?:(?P<plus>\+)\s?[78]|[78]){_GAP}(?P<national>\d(?:{_GAP}\d){{9}})"
    r"(?![\dA-Za-z]|[.,]\d)"
)
_NATIONAL = re.compile(
    r"(?<![\dA-Za-z+-])(?<!\d[.,])\(?(?P<national>7\d\d\)?[ \-]{0,2}\d{3}[ \-]{0,2}\d{2}[ \-]{0,2}\d{2})"
    r"(?![\dA-Za-z]|[.,\-]\d)"
)
_FOREIGN = re.compile(
    rf"(?<![\dA-Za-z+])(?:\+\s?|00|8\s?-?\s?10\s?)(?P<number>[1-689]{_GAP}\d(?:{_GAP}\d){{5,13}})"
    r"(?![\dA-Za-z])"
)
_LOOKALIKE_HINT = re.compile(r"\d[ \-]?[OoОоЗзlIІі|][ \-]?\d|[+8][ \-(]{0,2}7[OoОо]")
_LOOKALIKES = str.maketrans("OoОоЗзlIІі|", "00003311111")
_MAX_LOOKALIKES = 4
_NOT_DIGIT = re.compile(r"\D")

_KAZAKH_MOBILE = re.compile(r"7(?:0[0-25-8]|47|6[0-4]|7[15-8]|85)")
_KAZAKH_LANDLINE = re.compile(r"7[12]\d")
"""Source: numbering plan of Kazakhstan as in `phonenumbers` 9.0.43, region KZ."""

_BARE_CONFIDENCE = 0.85
_LOOKALIKE_CONFIDENCE = 0.9
_ELEVEN_DIGITS = 11


class Phones:
    """Finds and normalises phones of one country and, with a plus, of the world.

    Args:
        pack: its operators and never-issued prefixes.
        context: tells numbers from amounts and case numbers.
    """

    def __init__(self, pack: CountryPack, context: Context) -> None:
        self._context = context
        code = pack.calling_code if pack.calling_code.startswith("+") else f"+{pack.calling_code}"
        self._synthetic = tuple(
            prefix.removeprefix(code) for prefix in pack.synthetic_phone_prefixes
        )
        self._operators = {
            operator.prefix.removeprefix(code): operator.name for operator in pack.operators
        }

    def find(self, text: str) -> Iterator[Mention]:
        """Mentions of phones; the same digits may come up under two rules."""
        yield from self._find_in(text, "phone")
        if _LOOKALIKE_HINT.search(text):
            yield from self._find_disguised(text)

    def parse(self, value: str) -> str | None:
        """E.164 of a number that somebody typed, or None."""
        digits = _NOT_DIGIT.sub("", value)
        if not value.strip().startswith(("+", "00")):
            if len(digits) == _ELEVEN_DIGITS and digits[0] in "78":
                digits = digits[1:]
            if len(digits) == _ELEVEN_DIGITS - 1 and self._is_assigned(digits):
                return f"+7{digits}"
        elif len(digits) == _ELEVEN_DIGITS and digits[0] == "7":
            return f"+{digits}" if self._is_assigned(digits[1:]) else None
        digits = digits.removeprefix("00").removeprefix("810")
        return f"+{digits}" if len(digits) > 6 and _is_valid(digits) else None

    def operator(self, phone: str) -> str:
        """The operator to whom the prefix was first given; empty where unknown."""
        return self._operators.get(phone[2:5], "") if phone.startswith("+7") else ""

    def _find_in(self, text: str, rule: str) -> Iterator[Mention]:
        yield from self._find_trunk(text, rule)
        for match in _NATIONAL.finditer(text):
            national = _NOT_DIGIT.sub("", match["national"])
            if self._is_mobile(national) and self._is_free(text, *match.span()):
                yield self._mention(national, *match.span(), f"{rule}_national", _BARE_CONFIDENCE)
        for match in _FOREIGN.finditer(text):
            yield from self._foreign(text, match)

    def _find_trunk(self, text: str, rule: str) -> Iterator[Mention]:
        position = 0
        while match := _TRUNK.search(text, position):
            position = match.start() + 1
            national = _NOT_DIGIT.sub("", match["national"])
            start, end = match.span()
            if self._is_phone(text, national, match):
                yield self._mention(national, start, end, rule, 1.0)
                position = end

    def _is_phone(self, text: str, national: str, match: re.Match[str]) -> bool:
        if not self._is_assigned(national):
            return False
        if match["plus"]:
            return True
        if not self._is_free(text, *match.span()):
            return False
        solid = match.group().isdigit()
        return not solid or self._is_mobile(national) or self._is_called(text, match)

    def _is_called(self, text: str, match: re.Match[str]) -> bool:
        return self._context.is_about_calling(text, *match.span())

    def _is_free(self, text: str, start: int, end: int) -> bool:
        return not (
            self._context.is_amount(text, start, end) or self._context.is_reference(text, start)
        )

    def _is_mobile(self, national: str) -> bool:
        return bool(_KAZAKH_MOBILE.match(national)) or national.startswith((*self._synthetic, "9"))

    def _is_assigned(self, national: str) -> bool:
        if self._is_mobile(national) or _KAZAKH_LANDLINE.match(national):
            return True
        return national[0] in "3468" and _is_valid(f"7{national}")

    def _find_disguised(self, text: str) -> Iterator[Mention]:
        """Phones with letters in place of digits, such as 87O1."""
        for mention in self._find_in(text.translate(_LOOKALIKES), "phone_lookalike"):
            shown = text[mention.start : mention.end]
            letters = sum(character.isalpha() or character == "|" for character in shown)
            before = text[mention.start - 1 : mention.start]
            after = text[mention.end : mention.end + 1]
            if 0 < letters <= _MAX_LOOKALIKES and not (before.isalpha() or after.isalpha()):
                national = mention.value[2:]
                if mention.value.startswith("+7"):
                    yield self._mention(
                        national, mention.start, mention.end, mention.rule, _LOOKALIKE_CONFIDENCE
                    )

    def _foreign(self, text: str, match: re.Match[str]) -> Iterator[Mention]:
        """The longest valid number that begins here and ends where a group of digits ends."""
        start, end = match.span()
        if text[start] != "+" and not self._is_free(text, start, end):
            return
        begin = match.start("number")
        while end > begin:
            digits = _NOT_DIGIT.sub("", text[begin:end])
            if _is_valid(digits):
                yield Mention(IdentifierKind.PHONE, f"+{digits}", start, end, "phone_foreign")
                return
            shorter = text[begin:end].rstrip("0123456789").rstrip(" ().-/\t\n")
            end = begin + len(shorter)

    def _mention(
        self, national: str, start: int, end: int, rule: str, confidence: float
    ) -> Mention:
        phone = f"+7{national}"
        operator = self.operator(phone)
        return Mention(IdentifierKind.PHONE, phone, start, end, rule, confidence, detail=operator)


@lru_cache(maxsize=65_536)
def _is_valid(digits: str) -> bool:
    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_number(number)
