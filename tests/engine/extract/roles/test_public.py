"""What is official or only cited is neither the teller's nor the offender's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.extract.roles.public import is_beside, is_cited
from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_OFFENDER, _UNKNOWN = Role.OFFENDER, Role.UNKNOWN


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("КЦ банка +7 709 123 45 67, оператор 5", _UNKNOWN),
        ("В банке по +7 709 123 45 67 ответили ждать", _UNKNOWN),
        ("Bank line +7 709 123 45 67. Client warned", _UNKNOWN),
        ("In the bank line +7 709 123 45 67 called me", _OFFENDER),
        ("Ставки смотрите на официальном сайте bank.example", _UNKNOWN),
        ("Домен bank.example — официальный сайт банка", _UNKNOWN),
        (f"Перезвонила в банк по официальному номеру {_A}", _UNKNOWN),
        (f"Телефон доверия департамента: {_A}", _UNKNOWN),
        (f"Банктің ресми нөмірі {_A}", _UNKNOWN),
        (f"Горячая линия банка {_A} не отвечает", _UNKNOWN),
        (f"Офиц. линия {_A}", _UNKNOWN),
        (f"I rang the genuine hotline, {_A}", _UNKNOWN),
        (f"Дозвонилась в банк на {_A}, карту закрыли", _UNKNOWN),
        (f"В полицию звонила {_A}, никто не взял", _UNKNOWN),
        (f"Then I called the bank on {_A}", _UNKNOWN),
        (f"перезвонила в свой банк по номеру {_A}", _UNKNOWN),
        (f"Мне звонили из банка с {_A}", _OFFENDER),
        (f"Мошенник дал номер горячей линии {_A}", _OFFENDER),
        (f"Каспи недоступен, у меня на номере {_A}", Role.VICTIM),
        ("Якобы официальный сайт bank.example", _OFFENDER),
        ("Письмо якобы от официальной поддержки: it@mail.example", _OFFENDER),
        ("Официальный сайт банка bank.example, ввела там карту", _OFFENDER),
        ("Зашла на официальный сайт bank.example и ввела код", _OFFENDER),
        (f"Звонят с официального номера банка {_A}", _OFFENDER),
        (f"Официальный представитель биржи дал номер {_A}", _OFFENDER),
        ("«Наш официальный канал t.me/made_up_shop», писали они", _OFFENDER),
    ],
)
def test_what_is_called_official_is_nobodys(extractor: Extractor, text: str, role: Role) -> None:
    """Unless something was paid, typed or called from there."""
    mention = extractor.mentions(text)[0]

    assert mention.role is role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("О новой схеме сообщает портал <news.example>", True),
        ("Схема не нова, пишет <news.example>", True),
        ("передаёт агентство со ссылкой на <news.example>", True),
        ("деп хабарлайды <news.example>", True),
        ("dep jazady <news.example>", True),
        ("<news.example> тілшісі", True),
        ("<news.example> сайтының тілшісі", True),
        ("<news.example> сообщает", True),
        ("according to <news.example>", True),
        ("Вместо <bank.example> открылось другое", True),
        ("Это evil.example, а не <bank.example>", True),
        ("<bank.example> емес", True),
        ("<bank.example> орнына", True),
        ("мне пишет <evil.example>", False),
        ("сообщает о выигрыше на <evil.example>", False),
        ("перешла на <evil.example>", False),
    ],
)
def test_a_source_and_what_is_imitated_are_cited(text: str, expected: bool) -> None:
    start, end = text.index("<"), text.index(">") - 1

    assert is_cited(text.replace("<", "").replace(">", ""), start, end) is expected


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Схему описал новый вид обмана, сообщает news.example", [_UNKNOWN]),
        ("Открылось evil.example, а не bank.example", [_OFFENDER, _UNKNOWN]),
        (f"Просим сообщить по телефону {_A} или 102", [_UNKNOWN, Role.HUB]),
        (f"Куда звонить: {_A} немесе 102-ге хабарласыңыз", [_UNKNOWN, Role.HUB]),
        (f"Звонили с {_A} или 102 набрали сами", [_OFFENDER]),
    ],
)
def test_cited_sites_and_phones_of_the_police_are_nobodys(
    extractor: Extractor, text: str, roles: list[Role]
) -> None:
    assert [mention.role for mention in extractor.mentions(text)] == roles


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (" или ", True),
        (", либо по номеру «", True),
        (" немесе ", True),
        (" и ", False),
        (", ", False),
    ],
)
def test_or_joins_a_phone_to_a_short_number(between: str, expected: bool) -> None:
    assert is_beside(f"8709{between}102", 4, 4 + len(between)) is expected
