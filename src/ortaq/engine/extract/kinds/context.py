"""Tells digits that identify somebody from amounts, case numbers, law articles and versions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNITS = [
    "₸",
    "тг",
    "тнг",
    "тенге",
    "теңге",
    "kzt",
    "tenge",
    "₽",
    "руб",
    "рубл",
    "rub",
    "$",
    "usd",
    "usdt",
    "долл",
    "доллар",
    "€",
    "eur",
    "евро",
    "еуро",
    "млн",
    "млрд",
    "тыс",
    "мың",
    "миллион",
    "%",
    "шт",
    "дана",
    "кг",
    "kg",
    "btc",
    "eth",
]
_AMOUNT_SIGNS = tuple("$€₸₽")
_AMOUNT_WORD = re.compile(r"сумм[аеуы]|сомасы|сомада|сомасын|amount|sum|total|kzt|usd|eur")
_REFERENCE_WORD = re.compile(
    r"дел[оауе]|делу|іс|заказ\w*|тапсырыс\w*|договор\w*|шарт\w*|чек\w*|трек\w*|квитанци\w*|"
    r"накладн\w*|заявк\w*|өтінім\w*|обращени\w*|талон\w*|инвойс\w*|ердр|сдтбт|куи|"
    r"стать[яеи]\w*|ст|бап\w*|пункт\w*|версия|версии|нұсқа\w*|"
    r"case|order|invoice|ticket|receipt|tracking|contract|article|version|build|serial|"
    r"құжат\w*|документ\w*|куәлі\w*|удостоверени\w*|паспорт\w*|document|passport|артикул\w*|арт|sku|item|model|модел\w*|reference|ref|кбк|кнп|imei|уин|транзакци\w*|transaction"
)
_NUMBER_WORD = re.compile(r"номер\w*|нөмір\w*|number|no|n|id")
_MARKS = " .:#№\t\n\u00a0"
_ON_THE_CASE = ("ходе дела", "ходу дела", "по делу")
"""Words behind which a number is no case number: "tell me on the progress of the case: 8701..."."""

_FREE_MARKS = _MARKS + "=-("
_AMOUNT, _REFERENCE, _NUMBER = 1, 2, 3
_VERSION = re.compile(
    r"(?:\b(?:v|ver|version|release|build|firmware|android|ios|windows|chrome|firefox)|"
    r"верси[яию]|нұсқа\w*|\bп|\bпп|пункт\w*|\bст|стать\w*|раздел\w*|бап\w*|тармақ\w*|section)"
    r"[\s./:]{0,2}$",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"тел\b|тел[.:]|телефон|номер|нөмір|звон|қоңырау|ватсап|whatsapp|вацап|"
    r"phone|call|contact|\bdial|number|mobile|sms|смс|nomir|telefon|qonyrau",
    re.IGNORECASE,
)
_GROUPED_AMOUNT = re.compile(r"\d{1,3}(?:[ .,]\d{3})+")


class Context:
    """Answers about the characters around a run of digits; each answer reads at most 60 of them.

    Args:
        currency_words: the country's words and signs of money.
    """

    def __init__(self, currency_words: Iterable[str]) -> None:
        words = sorted({*_UNITS, *currency_words}, key=len, reverse=True)
        starts = {word[0] for word in words}
        self._unit_starts = frozenset(starts | {start.upper() for start in starts} | set(".,"))
        units = "|".join(re.escape(word) for word in words)
        self._amount_after = re.compile(
            rf"(?:[.,]\d{{2}})?\s{{0,2}}(?:{units})(?![a-z0-9])", re.IGNORECASE
        )

    def _is_counted(self, text: str, end: int) -> bool:
        """Whether a word or sign of money or quantity follows."""
        following = text[end : end + 3].lstrip()[:1]
        return following in self._unit_starts and bool(self._amount_after.match(text, end))

    def is_amount(self, text: str, start: int, end: int) -> bool:
        """Whether the digits are money, a share or a quantity."""
        if self._is_counted(text, end):
            return True
        if not start:
            return bool(_GROUPED_AMOUNT.fullmatch(text, start, end))
        before = text[max(0, start - 14) : start].rstrip(" :=-(")
        if before.endswith(_AMOUNT_SIGNS) or _meaning(_last_word(before)) == _AMOUNT:
            return True
        return bool(_GROUPED_AMOUNT.fullmatch(text, start, end))

    def is_free(self, text: str, start: int, end: int) -> bool:
        """Whether the digits are neither an amount nor a case number."""
        if self._is_counted(text, end) or _GROUPED_AMOUNT.fullmatch(text, start, end):
            return False
        if not start:
            return True
        before = text[max(0, start - 40) : start].rstrip(_FREE_MARKS)
        meaning = _meaning(_last_word(before))
        if meaning in (_NUMBER, _REFERENCE):
            return not self.is_reference(text, start)
        return not meaning and not before.endswith(_AMOUNT_SIGNS)

    @staticmethod
    def is_reference(text: str, start: int) -> bool:
        """Whether a case, order, receipt, article or device number begins here."""
        if not start:
            return False
        before = text[max(0, start - 40) : start].rstrip(_MARKS)
        word = _last_word(before)
        if before.lower().endswith(_ON_THE_CASE):
            return False
        if _meaning(word) == _NUMBER:
            word = _last_word(before[: len(before) - len(word)].rstrip(_MARKS))
        return _meaning(word) == _REFERENCE

    @staticmethod
    def is_version(text: str, start: int) -> bool:
        """Whether a version or clause number begins here."""
        return bool(_VERSION.search(text[max(0, start - 20) : start]))

    @staticmethod
    def is_about_calling(text: str, start: int, end: int) -> bool:
        """Whether a word of telephony stands within 40 characters before or 24 after."""
        before = text[max(0, start - 40) : start]
        return bool(_CALLING.search(before) or _CALLING.search(text[end : end + 24]))


@lru_cache(maxsize=16_384)
def _meaning(word: str) -> int:
    """What a word before digits makes of them; 0 where it says nothing."""
    if _AMOUNT_WORD.fullmatch(word):
        return _AMOUNT
    if _REFERENCE_WORD.fullmatch(word):
        return _REFERENCE
    return _NUMBER if _NUMBER_WORD.fullmatch(word) else 0


def _last_word(text: str) -> str:
    """The letters with which a text ends, in lower case; empty where it ends with another sign."""
    word = text.rpartition(" ")[2]
    if not word.isalpha():
        at = len(word)
        while at and word[at - 1].isalpha():
            at -= 1
        word = word[at:]
    return word.lower()
