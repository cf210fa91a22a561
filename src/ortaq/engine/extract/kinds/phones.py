"""Telephone numbers in every way people write them, in E.164."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.context import DECIMALS, NUMBERED
from ortaq.engine.extract.kinds.foreign_phones import digits_of, e164, is_american
from ortaq.engine.extract.kinds.found import PHONE, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.context import Context
    from ortaq.engine.terms.country import CountryPack

_GAP = r"[ \n().\-/]{0,3}"
_GLUED = r"(?:[dtn][ae]n|[kqg][ae]|n[yi](?:ng|n)?)\b"
"""A Kazakh ending in Latin letters, as many write it: "8709...dan"."""

_OF_LIST = r"(?<=\n[0-9])[.)]\s"
"""What follows the number of a line of a list, which belongs to no phone of the line before."""

# Each pattern begins with a set of characters, which the regular-expression engine finds quickly;
# what must not stand before is looked at after that first character.
_TRUNK = re.compile(
    rf"[+78](?:(?<![0-9A-Za-z+].)|(?<=[0-9]{{10}}\+))"
    rf"(?:(?<=\+)\s?[78]|(?<!\+)(?<!(?<![0-9]{{7}})[0-9][.,].)){_GAP}"
    rf"(?P<national>[0-9]{f'{_GAP}[0-9]' * 9})(?!(?!{_GLUED})[0-9A-Za-z]|{DECIMALS}|{_OF_LIST})"
)
_NATIONAL = re.compile(
    r"7(?<![0-9A-Za-z+=<_#-].)(?<![0-9][.,].)(?<![0-9A-Za-z+-]\(.)(?<![A-Za-z]\[.)"
    r"[0-9]{2}(?:\)?[ \-]{0,2}[0-9]{3}[ \-\n]{0,2}[0-9]{2}[ \-\n]{0,2}[0-9]{2}|[0-9]{1,6}\n(?:(?<=[0-9]{4}\n)[0-9]{6}|(?<=[0-9]{5}\n)[0-9]{5}|(?<=[0-9]{8}\n)[0-9]{2}))"
    rf"(?!(?!{_GLUED})[0-9A-Za-z]|-[0-9]|{DECIMALS})"
)
_FREE = re.compile(
    rf"8(?<![0-9A-Za-z+=<_#.,-].)(?<![0-9] .)00(?:[ -][0-9]{{3}}[ -][0-9]{{2}}[ -][0-9]{{2}}|[ -][01][0-9]{{2}}[ -][0-9]{{4}})(?![0-9A-Za-z]|[ -][0-9]|{DECIMALS})"
)
"""Free numbers in the groups of this country; those of America have no 0 or 1 in front of the second."""

_DICTATED = re.compile(
    r"[78](?<![0-9].) ?\(?7[0-9]{2}\)?, ?[0-9]{3}, ?[0-9]{2}, ?[0-9]{2}(?!,? ?[0-9])"
)
_IN_FOURS = r"(?<=[0-9][ ./-]00)[0-9]{2}[ ./-]"
"""The rest of a group of four behind other digits, as in cards."""

_FOREIGN = re.compile(
    rf"[+08](?<![0-9A-Za-z+].)(?<![0-9A-Z]-.)(?:(?<=\+)\s?|(?<=0)0(?<![0-9][.,]00)(?!{_IN_FOURS})|(?<=8)\s?-?\s?10\s?)"
    rf"(?P<number>(?:[1-689]|(?<=00)7){_GAP}[0-9](?:{_GAP}[0-9]){{5,13}})(?![0-9A-Za-z])"
)
_DIGITS = re.compile(r"[0-9]+")
_MAX_GROUPS = 5
_LAST_GROUP = re.compile(r"[\s().\-/]+[0-9]+\Z")
_TYPED = re.compile(r"[+(]?[0-9\s().\-/]{6,24}")

_KAZAKH_MOBILE = frozenset(
    f"7{code:02d}" for code in (0, 1, 2, 5, 6, 7, 8, 47, 60, 61, 62, 63, 64, 71, 75, 76, 77, 78, 85)
)
_KAZAKH_LANDLINE = ("71", "72")
"""Source: numbering plan of Kazakhstan as in `phonenumbers` 9.0.43, region KZ."""

_CITY = re.compile(r"7(?:1[0-8]2|2[1-9]2|27[349])")
"""Codes of the capitals of regions and of Almaty, of which no American number is made."""

_TECHNICAL = frozenset("=<_")
"""Signs before the numbers that programs write for themselves."""

_MARKED_UP = re.compile(r"(?<![0-9A-Za-z])(?:<[0-9]+>|_[0-9]+_)(?![0-9A-Za-z])")

_BARE_CONFIDENCE = 0.85
_DICTATED_CONFIDENCE = 0.9
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
        self._synthetic = (
            *(prefix.removeprefix(code) for prefix in pack.synthetic_phone_prefixes), "9",
        )  # fmt: skip
        self._operators = {
            operator.prefix.removeprefix(code): operator.name for operator in pack.operators
        }

    def find_trunk(
        self, text: str, start: int, end: int, *, around: str | None = None
    ) -> list[Found]:
        """Phones between two places with the country code or the trunk prefix 8.

        Args:
            text: with the digits.
            start: the first place.
            end: behind the last one.
            around: the text whose words are read, where another than that with the digits.
        """
        around, found = around or text, list[Found]()
        position = start
        while end - position >= _ELEVEN_DIGITS and (match := _TRUNK.search(text, position, end)):
            position = match.start() + 1
            national = digits_of(match["national"])
            if self._is_phone(around, national, match):
                position = match.end()
                found.append(self._mention(national, match.start(), position, "phone", 1.0))
        return found

    def find_national(
        self, text: str, start: int, end: int, *, around: str | None = None
    ) -> Iterator[Found]:
        """Numbers of ten digits between two places with nothing before them; as `find_trunk`.

        Those of mobiles; of landlines and free ones only among words of calling.
        """
        for match in _NATIONAL.finditer(text, start, end):
            national = digits_of(match.group())
            begin, stop = match.span()
            if (
                (
                    self._is_mobile(national)
                    or self._is_landline_called(around or text, national, match)
                )
                and self._is_free(around or text, begin, stop)
                and ("\n" not in match.group() or self._is_called(around or text, match))
                and not is_american(text, begin, stop)
            ):
                begin -= text[begin - 1 : begin] == "("
                yield self._mention(national, begin, stop, "phone_national", _BARE_CONFIDENCE)
        if text.find("800", start, end) >= 0:
            yield from self._find_free(text, start, end, around or text)

    def find_dictated(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Mobile numbers between two places with commas between their groups: "8 709, 200, 44, 40"."""
        for match in _DICTATED.finditer(text, start, end):
            national = digits_of(match.group())[1:]
            if self._is_mobile(national) and self._is_free(text, *match.span()):
                yield self._mention(national, *match.span(), "phone", _DICTATED_CONFIDENCE)

    def find_foreign(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Phones between two places, of other countries, with +, 00 or 8-10 before them."""
        for match in _FOREIGN.finditer(text, start, end):
            yield from self._foreign(text, match)

    def parse(self, value: str) -> str | None:
        """E.164 of a number that somebody typed, or None."""
        digits = value.removeprefix("+")
        if not (digits.isascii() and digits.isdecimal()):
            if not _TYPED.fullmatch(value):
                return None
            digits = digits_of(value)
        if not value.lstrip().startswith(("+", "00")):
            if len(digits) == _ELEVEN_DIGITS and digits[0] in "78":
                digits = digits[1:]
            if len(digits) == _ELEVEN_DIGITS - 1 and self._is_assigned(digits):
                return f"+7{digits}"
        elif len(digits) == _ELEVEN_DIGITS and digits[0] == "7":
            return f"+{digits}" if self._is_assigned(digits[1:]) else None
        digits = digits.removeprefix("00").removeprefix("810")
        return e164(digits) if len(digits) > 6 else None

    def operator(self, phone: str) -> str:
        """The operator to whom the prefix was first given; empty where unknown."""
        return self._operators.get(phone[2:5], "") if phone.startswith("+7") else ""

    def _find_free(self, text: str, start: int, end: int, around: str) -> Iterator[Found]:
        """Free numbers without the 8 before them, among words of calling."""
        for match in _FREE.finditer(text, start, end):
            national = digits_of(match.group())
            if self._is_called(around, match) and self._is_assigned(national):
                yield self._mention(national, *match.span(), "phone_national", _BARE_CONFIDENCE)

    def _is_phone(self, text: str, national: str, match: re.Match[str]) -> bool:
        shown = match.group()
        if not self._is_assigned(national) or self._is_cut_off(shown, national):
            return False
        if shown[0] == "+":
            return True
        if not self._is_free(text, *match.span()):
            return False
        before = text[max(0, match.start() - 3) : match.start()].rstrip()
        if "/" in shown and before.endswith(NUMBERED):  # of a letter: № 8701512-22/98
            return False
        if not shown.isdigit():
            return not _is_of_scores(shown) or self._is_called(text, match)
        start = match.start() - 1
        is_technical = text[start : start + 1] in _TECHNICAL and not _MARKED_UP.match(text, start)
        return (self._is_mobile(national) and not is_technical) or self._is_called(text, match)

    def _is_cut_off(self, shown: str, national: str) -> bool:
        """Whether ten digits are a number already, and the last one belongs to what follows."""
        if shown[0] != "7" or shown[-2].isdecimal() or not shown[1].isdecimal():
            return False
        return self._is_mobile(f"7{national[:-2]}")

    def _is_called(self, text: str, match: re.Match[str]) -> bool:
        return self._context.is_about_calling(text, *match.span())

    def _is_free(self, text: str, start: int, end: int) -> bool:
        return self._context.is_free(text, start, end)

    def _is_mobile(self, national: str) -> bool:
        return national[:3] in _KAZAKH_MOBILE or national.startswith(self._synthetic)

    def _is_landline_called(self, text: str, national: str, match: re.Match[str]) -> bool:
        """Whether ten digits with nothing before them are a landline: only among words of calling."""
        return bool(_CITY.match(national)) and self._is_called(text, match)

    def _is_assigned(self, national: str) -> bool:
        if self._is_mobile(national) or national.startswith(_KAZAKH_LANDLINE):
            return True
        return national[0] in "3468" and e164(f"7{national}") is not None

    def _foreign(self, text: str, match: re.Match[str]) -> Iterator[Found]:
        """The longest valid number that begins here and ends where a group of digits ends."""
        start, end = match.span()
        if text[start] != "+" and not self._is_free(text, start, end):
            return
        begin = match.start("number")
        while end > begin:
            digits = digits_of(text[begin:end])
            is_own = digits[0] == "7" and len(digits) == _ELEVEN_DIGITS
            phone = f"+{digits}" if is_own and self._is_assigned(digits[1:]) else e164(digits)
            if phone:
                yield Found(PHONE, phone, start, end, "phone_foreign")
                return
            last = _LAST_GROUP.search(text, begin, end)
            end = last.start() if last else begin

    def _mention(self, national: str, start: int, end: int, rule: str, confidence: float) -> Found:
        phone = f"+7{national}"
        operator = self.operator(phone)
        return Found(PHONE, phone, start, end, rule, confidence, detail=operator)


def _is_of_scores(shown: str) -> bool:
    """Whether digits are in many pairs, "8-9 26-5 0-0 28-12", or of one number, "7.7213841462"."""
    if shown[1] == ".":
        return shown[2:].isdigit()
    dashes, blanks = shown.count("-"), shown.count(" ")
    if not (dashes and blanks) or dashes + blanks < _MAX_GROUPS:
        return False
    return len(_DIGITS.findall(shown)) > _MAX_GROUPS
