"""Of whom nobody knows, nothing is said; a swindler nobody knows is a swindler."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_B = "+7 799 765 43 21"
_CARD = "9999990000000006"
_IBAN = "KZ90999TEST000000001"
_OFFENDER, _VICTIM, _UNKNOWN = Role.OFFENDER, Role.VICTIM, Role.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        f"В истории вижу карту {_CARD}, чья не помню",
        f"Там был файл с номером {_A}, непонятно чей",
        f"В блокноте у бабушки записан {_A}, кто это не говорит",
        f"Кому принадлежит номер {_A}, записанный на чеке, не установлено",
        f"Ещё сегодня звонили с {_A}, не знаю, связано или нет",
        f"В детализации есть номер {_A}, его отношение к делу не установлено",
        f"В выписке есть счёт {_IBAN}, назначение перевода неясно",
        "В чате был ещё @made_up_shop, может, тоже жертва",
        "Аккаунт @made_up_shop состоял в группе, причастность не подтверждена",
        f"Знакомая говорит, {_A} тоже всплывал, но я не уверена",
        f"Card {_CARD} is in a screenshot, whose it is has not been determined",
        "Account @made_up_shop of the same group may be another victim",
        f"There was {_A} on the list, not clear whose",
        f"The number {_A} appears in the records, its connection is not established",
        f"В выписке стоит карта {_CARD}, что это не знаю",
        f"Потом звонили с {_A}, молчали, связано это или нет, не знаю",
        f"В детализации есть {_A}, принадлежность не установлена",
        f"Card {_CARD} stands in the statement, relevance unclear",
        f"It is not known who holds the account {_IBAN}",
    ],
)
def test_of_whom_nobody_knows_nothing_is_said(extractor: Extractor, text: str) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is _UNKNOWN


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Звонили с {_A}, не знаю кто", _OFFENDER),
        (f"Перевёл на карту {_CARD}, что это за банк, не знаю", _OFFENDER),
        (f"Перевела на карту {_CARD}, чья она, не знаю", _OFFENDER),
        (f"Мошенник дал номер {_A}, кому он принадлежит, не установлено", _OFFENDER),
        (f"Мне писали с {_A}, возможно есть ещё пострадавшие", _OFFENDER),
        (f"I was called from {_A} and may be a victim of fraud", _OFFENDER),
        (f"На связь с {_A} выходит, имени не говорит", _OFFENDER),
        (f"Мой номер {_B}, кто его дал мошенникам, не знаю", _VICTIM),
        (f"Перевела со своей карты {_CARD} неизвестно кому", _VICTIM),
    ],
)
def test_a_stranger_who_called_or_was_paid_is_one(
    extractor: Extractor, text: str, role: Role
) -> None:
    """Nor is one's own in doubt where the others are not known."""
    (mention,) = extractor.mentions(text)

    assert mention.role is role
