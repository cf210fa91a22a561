"""The many ways in which people write a phone, an account, a site, a day or a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.data.demo.nation.traits import nation

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ortaq.data.demo.nation.chance import Chance
    from ortaq.data.demo.nation.issuer import Detail

_PHONE_FORMS = (
    "+7 ({0}) {1}-{2}-{3}",
    "+7{0}{1}{2}{3}",
    "8 {0} {1}{2}{3}",
    "8-{0}-{1}-{2}-{3}",
    "8{0}{1}{2}{3}",
    "+7 {0} {1} {2} {3}",
    "8 ({0}) {1} {2} {3}",
    "7{0}{1}{2}{3}",
)
_SITE_FORMS = ("{}", "{}", "https://{}/", "https://{}/pay?id=731", "www.{}")
_DEFANGED_SHARE = 0.15
_TODAY = {"kk": "бүгін", "ru": "сегодня", "en": "today"}
_YESTERDAY = {"kk": "кеше", "ru": "вчера", "en": "yesterday"}
_DATED = {"kk": "{day} {month} күні", "ru": "{day} {month}", "en": "on {day} {month}"}
_CURRENCY = {"kk": ("теңге", "тг"), "ru": ("тенге", "тг"), "en": ("tenge", "KZT")}
_THOUSAND = {"kk": "мың", "ru": "тыс.", "en": "thousand"}
_MILLION = {"kk": "млн", "ru": "млн", "en": "million"}
_UNSAID = {
    "kk": ("көп ақша", "біраз ақша", "қомақты сома"),
    "ru": ("крупную сумму", "много денег", "почти всё, что было"),
    "en": ("a large sum", "a lot of money", "almost all I had"),
}


def write_phone(chance: Chance, value: str) -> str:
    """A phone of Kazakhstan (E.164) in one of the usual forms."""
    digits = value.removeprefix("+7")
    return chance.choice(_PHONE_FORMS).format(digits[:3], digits[3:6], digits[6:8], digits[8:])


def write_grouped(chance: Chance, value: str) -> str:
    """An account or card number, whole or in groups of four."""
    if chance.random() < 1 / 2:
        return value
    return " ".join(value[place : place + 4] for place in range(0, len(value), 4))


def write_site(chance: Chance, value: str) -> str:
    """A host as a bare name, a link, or defanged by a careful reporter."""
    if chance.random() < _DEFANGED_SHARE:
        return "hxxps://" + value.replace(".", "[.]")
    return chance.choice(_SITE_FORMS).format(value)


def write_telegram(chance: Chance, value: str) -> str:
    """A Telegram name or link."""
    return chance.choice(("@{}", "@{}", "t.me/{}", "https://t.me/{}")).format(value)


def write_instagram(chance: Chance, value: str) -> str:
    """An Instagram name or link."""
    return chance.choice(("@{}", "instagram.com/{}")).format(value)


_WRITERS: dict[str, Callable[[Chance, str], str]] = {
    "phone": write_phone,
    "pay_phone": write_phone,
    "iban": write_grouped,
    "card": write_grouped,
    "domain": write_site,
    "telegram": write_telegram,
    "instagram": write_instagram,
}


def write_detail(chance: Chance, detail: Detail) -> str:
    """Any detail as people write it; wallets and mail addresses are copied as they are."""
    writer = _WRITERS.get(detail.kind)
    return writer(chance, detail.value) if writer else detail.value


def write_day(occurred_on: date, reported_on: date, language: str) -> str:
    """Today, yesterday, or day and month, fit for the middle of a sentence."""
    days = (reported_on - occurred_on).days
    if days in (0, 1):
        return (_YESTERDAY if days else _TODAY)[language]
    month = nation().months[language][occurred_on.month - 1]
    return _DATED[language].format(day=occurred_on.day, month=month)


def write_amount(chance: Chance, kzt: int | None, language: str) -> str:
    """A sum in figures, in thousands or in millions, with a currency word; vague where unknown."""
    if kzt is None:
        return chance.choice(_UNSAID[language])
    currency = chance.choice(_CURRENCY[language])
    if kzt >= 1_000_000 and kzt % 100_000 == 0 and chance.random() < 2 / 3:
        millions = f"{kzt / 1_000_000:g}"
        return f"{_decimal(millions, language)} {_MILLION[language]} {currency}"
    if kzt < 1_000_000 and kzt % 1000 == 0 and chance.random() < 1 / 3:
        return f"{_spaced(kzt // 1000)} {_THOUSAND[language]} {currency}"
    figures = _spaced(kzt) if chance.random() < 2 / 3 else str(kzt)
    return f"{figures} {currency}"


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _decimal(text: str, language: str) -> str:
    return text if language == "en" else text.replace(".", ",")
