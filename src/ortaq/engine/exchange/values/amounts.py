"""Amounts of money in the country's currency as people write them."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from ortaq.engine.exchange.values.problem import ValueProblem
from ortaq.engine.exchange.values.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_AMOUNT = Decimal(10) ** 14
"""Above any national budget: a larger number is an account or card typed into the wrong column."""

_CENT = Decimal("0.01")
_NOTHING = frozenset({"", "-", "—", "–", "нет", "жоқ", "no", "none", "n/a", "null", "nan"})
_MULTIPLIERS = {
    **dict.fromkeys(("k", "к", "тыс", "тысяч", "тысячи", "тысяча", "мың", "thousand"), 10**3),
    **dict.fromkeys(
        ("млн", "миллион", "миллиона", "миллионов", "mln", "million", "millions"), 10**6
    ),
    **dict.fromkeys(
        ("млрд", "миллиард", "миллиарда", "миллиардов", "bln", "billion", "billions"), 10**9
    ),
}
_FOREIGN = frozenset(
    [
        "$",
        "€",
        "£",
        "¥",
        "₽",
        "₴",
        "₺",
        "₿",
        "usd",
        "eur",
        "gbp",
        "cny",
        "jpy",
        "rub",
        "rur",
        "uah",
        "try",
        "kgs",
        "uzs",
        "usdt",
        "btc",
        "eth",
        "доллар",
        "доллара",
        "долларов",
        "долл",
        "евро",
        "руб",
        "рубль",
        "рубля",
        "рублей",
        "юань",
        "юаней",
        "сом",
        "сум",
        "лир",
        "лира",
        "лиры",
        "фунт",
        "фунтов",
        "dollar",
        "dollars",
        "euro",
        "euros",
        "ruble",
        "rubles",
        "rouble",
        "yuan",
        "pound",
        "pounds",
        "рубл",
    ]
)
_WORD = re.compile(r"[^\W\d_]+|[$€£¥₽₴₺₿₸]")
_NUMBER = re.compile(r"\d[\d ., '’]*")
_MINUS = re.compile(r"^[-−–]\s*\d|^\(.*\d.*\)$")


class AmountReader:
    """Reads amounts of one currency; a foreign currency is refused, never converted.

    `1 250 000,50 тг`, `1,250,000.50`, `1.250.000,50`, `500k`, `2,5 млн`, `₸500000` and numbers. A
    single separator with exactly three digits after it groups thousands (`1.250` is 1250), unless
    a multiplier follows (`1,250 млн` is 1 250 000).

    Args:
        currency: ISO 4217 code.
        words: names and signs of the currency in all languages.
    """

    def __init__(self, currency: str, words: Iterable[str]) -> None:
        self._own = {currency.casefold()}
        for word in words:
            self._own.update(_WORD.findall(_folded(word)))

    def read(self, cell: object) -> Decimal | None:
        """The amount with two decimals; None for an empty cell, a dash or "none".

        Raises:
            ValueProblem: `bad_amount`, `negative_amount`, `amount_too_large`, `foreign_currency`.
        """
        if isinstance(cell, bool):
            raise ValueProblem("bad_amount")
        number = isinstance(cell, int | float | Decimal)
        text = str(cell) if number else _folded(clean_line(cell))
        if text in _NOTHING:
            return None
        amount = _plain(text) if number else self._spoken(text)
        if amount < 0:
            raise ValueProblem("negative_amount")
        if amount >= MAX_AMOUNT:
            raise ValueProblem("amount_too_large", limit=MAX_AMOUNT)
        return amount.quantize(_CENT, rounding=ROUND_HALF_EVEN)

    def _spoken(self, text: str) -> Decimal:
        words = [word for word in _WORD.findall(text) if word not in self._own]
        if foreign := [word for word in words if word in _FOREIGN]:
            raise ValueProblem("foreign_currency", currency=foreign[0])
        factors = [_MULTIPLIERS[word] for word in words if word in _MULTIPLIERS]
        if len(factors) != len(words) or len(factors) > 1:
            raise ValueProblem("bad_amount")
        digits = _WORD.sub("", text).strip(" .,")
        if _MINUS.search(digits):
            raise ValueProblem("negative_amount")
        scale = factors[0] if factors else 1
        return _number(digits.removeprefix("+").strip(), scaled=scale > 1) * scale


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _plain(text: str) -> Decimal:
    amount = Decimal(text)
    if not amount.is_finite():
        raise ValueProblem("bad_amount")
    return amount


def _number(text: str, *, scaled: bool) -> Decimal:
    """The number in a text of digits and separators."""
    if not _NUMBER.fullmatch(text):
        raise ValueProblem("bad_amount")
    compact = text.replace("'", " ").replace("’", " ")
    point = _decimal_position(compact, scaled=scaled)
    whole, fraction = (compact[:point], compact[point + 1 :]) if point >= 0 else (compact, "")
    if fraction and not fraction.isdecimal():
        raise ValueProblem("bad_amount")
    return Decimal(f"{_ungrouped(whole)}.{fraction or '0'}")


def _decimal_position(text: str, *, scaled: bool) -> int:
    """Index of the decimal separator, -1 where there is none."""
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return -1
    separators = [sign for sign in text if sign in ".,"]
    if len(set(separators)) == 1:
        if len(separators) > 1:
            return -1
        before, after = text[:last], text[last + 1 :]
        groups_thousands = len(after) == 3 and len(before) <= 3 and before != "0" and not scaled
        return -1 if groups_thousands else last
    return last


def _ungrouped(whole: str) -> str:
    """Digits of a whole part whose groups of three are separated by one kind of sign."""
    separators = {sign for sign in whole if not sign.isdecimal()}
    if not separators:
        return whole
    groups = re.split(r"[ .,]", whole)
    if len(separators) > 1 or len(groups[0]) > 3 or any(len(part) != 3 for part in groups[1:]):
        raise ValueProblem("bad_amount")
    return "".join(groups)
