"""Values of made identifiers by kind and number: never-issued numbers, and the words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.identifier import IdentifierKind, Role

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = (
    IdentifierKind.PHONE,
    IdentifierKind.IBAN,
    IdentifierKind.CARD,
    IdentifierKind.HANDLE,
    IdentifierKind.DOMAIN,
    IdentifierKind.WALLET,
    IdentifierKind.EMAIL,
)
"""In the order of `bench/linking/schemes.KINDS`."""

ROLES = (Role.OFFENDER, Role.VICTIM, Role.HUB, Role.UNKNOWN)
"""In the order of `bench/linking/schemes`."""

_WORDS = {
    (IdentifierKind.PHONE, Role.OFFENDER): "Мошенник звонил с номера {}.",
    (IdentifierKind.IBAN, Role.OFFENDER): "Деньги перевёл на счёт мошенника {}.",
    (IdentifierKind.CARD, Role.OFFENDER): "Просили перевести на карту мошенника {}.",
    (IdentifierKind.HANDLE, Role.OFFENDER): "Мошенник писал с телеграма {}.",
    (IdentifierKind.DOMAIN, Role.OFFENDER): "Мошенники дали ссылку на сайт {}.",
    (IdentifierKind.WALLET, Role.OFFENDER): "Велели перевести на кошелёк мошенника {}.",
    (IdentifierKind.EMAIL, Role.OFFENDER): "Мошенник писал с почты {}.",
    (IdentifierKind.PHONE, Role.VICTIM): "Мой номер {}.",
}


def normal_form(kind: IdentifierKind, number: int) -> str:
    """The value under which the register keeps the identifier."""
    return _FORMS[kind](number)


def sentence(kind: IdentifierKind, role: Role, value: str) -> str:
    """How a person tells of the identifier."""
    words = _WORDS.get((kind, role)) or _WORDS[kind, Role.OFFENDER]
    return words.format("@" + value.partition(":")[2] if kind is IdentifierKind.HANDLE else value)


def _iban(number: int) -> str:
    account = f"999{number:013d}"
    check = 98 - int(f"{account}203500") % 97  # K = 20, Z = 35
    return f"KZ{check:02d}{account}"


def _card(number: int) -> str:
    body = f"999999{number:09d}"
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(body)]
    total = sum(digit - 9 if digit > 9 else digit for digit in doubled)
    return f"{body}{-total % 10}"


_FORMS: dict[IdentifierKind, Callable[[int], str]] = {
    IdentifierKind.PHONE: lambda number: f"+7709{number % 10**7:07d}",
    IdentifierKind.IBAN: _iban,
    IdentifierKind.CARD: _card,
    IdentifierKind.HANDLE: lambda number: f"telegram:made_name_{number}",
    IdentifierKind.DOMAIN: lambda number: f"made-{number}.kz",
    IdentifierKind.WALLET: lambda number: f"0x{number:040x}",
    IdentifierKind.EMAIL: lambda number: f"made.{number}@made-mail-{number % 97}.kz",
}
