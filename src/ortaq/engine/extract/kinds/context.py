"""Tells digits that identify somebody from amounts, case numbers, law articles and versions."""

from __future__ import annotations

import re
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
_VERSION = re.compile(
    r"(?:\b(?:v|ver|version|release|build|firmware|android|ios|windows|chrome|firefox)|"
    r"верси[яию]|нұсқа\w*|\bп|\bпп|пункт\w*|\bст|стать\w*|раздел\w*|бап\w*|тармақ\w*|section)"
    r"[\s./:]{0,2}$",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"тел\b|тел[.:]|телефон|номер|нөмір|звон|қоңырау|ватсап|whatsapp|вацап|"
    r"phone|call|number|mobile|sms|смс|nomir|telefon|qonyrau",
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
        units = "|".join(re.escape(word) for word in words)
        self._amount_after = re.compile(
            rf"(?:[.,]\d{{2}})?\s{{0,2}}(?:{units})(?![a-z0-9])", re.IGNORECASE
        )

    def is_amount(self, text: str, start: int, end: int) -> bool:
        """Whether the digits are money, a share or a quantity."""
        if self._amount_after.match(text, end):
            return True
        before = text[max(0, start - 14) : start].rstrip(" :=-(")
        if before.endswith(_AMOUNT_SIGNS) or _AMOUNT_WORD.fullmatch(_last_word(before)):
            return True
        return bool(_GROUPED_AMOUNT.fullmatch(text, start, end))

    @staticmethod
    def is_reference(text: str, start: int) -> bool:
        """Whether a case, order, receipt, article or device number begins here."""
        before = text[max(0, start - 40) : start].rstrip(_MARKS)
        word = _last_word(before)
        if _NUMBER_WORD.fullmatch(word):
            word = _last_word(before[: len(before) - len(word)].rstrip(_MARKS))
        return bool(_REFERENCE_WORD.fullmatch(word))

    @staticmethod
    def is_version(text: str, start: int) -> bool:
        """Whether a version or clause number begins here."""
        return bool(_VERSION.search(text[max(0, start - 20) : start]))

    @staticmethod
    def is_about_calling(text: str, start: int, end: int) -> bool:
        """Whether a word of telephony stands within 40 characters before or 24 after."""
        before = text[max(0, start - 40) : start]
        return bool(_CALLING.search(before) or _CALLING.search(text[end : end + 24]))


def _last_word(text: str) -> str:
    """The letters with which a text ends, in lower case; empty where it ends with another sign."""
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:].lower()
