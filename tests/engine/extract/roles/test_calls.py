"""Records of talk: a hotline, a chat, questions in the line of their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_B = "+7 799 765 43 21"
_CARD = "9999990000000006"
_OFFENDER, _VICTIM, _UNKNOWN = Role.OFFENDER, Role.VICTIM, Role.UNKNOWN


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"Hotline record 77/1. Caller's number {_B}. He lost his savings", _VICTIM),
        (f"Запись горячей линии, 14:20. Обратившаяся: {_B}. Плачет", _VICTIM),
        (f"I lost my savings. The caller's number {_A}", _OFFENDER),
        (f"— Кто звонил? — Банк. — Ваш телефон? — {_B}.", _VICTIM),
        (f"— Не болды? — Алдады. — Өзіңіздің нөміріңіз? — {_B}.", _VICTIM),
        (f"Q: What happened? A: I paid. Q: And your own number? A: It's {_B}.", _VICTIM),
        (f"— С какого номера вам звонили? — {_A}.", _OFFENDER),
        (f"[10:01] Uncle Sam: lend me some\n[10:02] Me: ok\n[10:03] Uncle Sam: {_CARD}", _OFFENDER),
        (f"Это точно номер банка: {_A}?", _UNKNOWN),
        (f"Скажите, {_A} — это точно номер Форте?", _UNKNOWN),
        (f"Айтыңызшы, {_A} шынымен Форте нөмірі ме?", _UNKNOWN),
        (f"My phone showed {_A}, which is the real line of the bank", _UNKNOWN),
    ],
)
def test_who_speaks_tells_whose_it_is(extractor: Extractor, text: str, role: Role) -> None:
    (mention,) = extractor.mentions(text)

    assert mention.role is role
