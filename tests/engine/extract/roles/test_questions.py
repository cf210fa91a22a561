"""A question is the label of the answer below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_B = "+7 799 765 43 21"
_CARD, _OTHER_CARD = "9999990000000006", "9999991234567893"
_IIN = "900101900015"
_OFFENDER, _VICTIM, _UNKNOWN = Role.OFFENDER, Role.VICTIM, Role.UNKNOWN


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            f"С какого номера вам писали?\n{_A}\nНа какой номер вам писали?\n{_B}",
            [_OFFENDER, _VICTIM],
        ),
        (f"1. Номер мошенника?\n{_A}\n2. Ваш номер для связи?\n{_B}", [_OFFENDER, _VICTIM]),
        (f"— Кому перевели деньги?\n— {_CARD}", [_OFFENDER]),
        (f"— С какого счета ушли деньги?\n— {_CARD}", [_VICTIM]),
        (f"— Контакты продавца\n— @made_up_shop в инстаграме, {_A}", [_OFFENDER] * 2),
        (f"— Как к вам обращаться и ваш телефон?\n— Асель, {_B}, ИИН {_IIN}", [_VICTIM] * 2),
        (f"— Это ваш номер?\n— да, {_B}", [_VICTIM]),
        (f"Q: Who called you?\nA: {_A}", [_OFFENDER]),
        (f"Q: What is your phone number?\nA: {_B}", [_VICTIM]),
        (f"- What's the best number to reach you?\n- {_B}", [_VICTIM]),
        (f"- Name of the payee?\n- Aidar, {_CARD}", [_OFFENDER]),
        (f"— Қай картаға аудардыңыз?\n— {_CARD}", [_OFFENDER]),
        (f"— Қай картадан ақша кетті?\n— {_CARD}", [_VICTIM]),
        (f"— Сізге кім қоңырау шалды?\n— {_A}", [_OFFENDER]),
        (f"— Байланыс номириниз?\n— {_B}", [_VICTIM]),
        (f"— Sizge qalai habarlasuga bolady?\n— {_B}", [_VICTIM]),
    ],
)
def test_who_is_asked_for_owns_the_answer(
    extractor: Extractor, text: str, roles: list[Role]
) -> None:
    assert [mention.role for mention in extractor.mentions(text)] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (f"— Ваш номер?\n— мне звонили с {_A}", [_OFFENDER]),
        (f"— Это ваш номер?\n— нет, это мошенник {_A}", [_OFFENDER]),
        (f"— Ваш номер?\n— {_B}, а звонили с {_A}", [_VICTIM, _OFFENDER]),
        (f"— Как вы связались с продавцом?\n— по номеру {_A}", [_OFFENDER]),
        (f"Как вернуть мои деньги?\nПеревела на карту {_CARD}", [_OFFENDER]),
        (f"Мой номер кто-то слил?\n{_A} звонит постоянно", [_OFFENDER]),
        (f"— Что у вас?\n— сняли деньги, перевод на карту {_CARD}", [_OFFENDER]),
        ("— На каком сайте вы ввели данные вашей карты?\n— evil.example", [_OFFENDER]),
        (f"Карты мошенников:\n- {_CARD}\n- {_OTHER_CARD}", [_OFFENDER] * 2),
    ],
)
def test_an_answer_with_a_story_tells_it_itself(
    extractor: Extractor, text: str, roles: list[Role]
) -> None:
    assert [mention.role for mention in extractor.mentions(text)] == roles


def test_turns_of_a_conversation_are_sentences(extractor: Extractor) -> None:
    """What the next line is about says nothing of this one."""
    text = f"— Жағдайды жазыңыз\n— 5000 тг {_CARD} картасына салдым\n— Алаяқтың аты?\n— Асқар"

    (mention,) = extractor.mentions(text)

    assert mention.role is _OFFENDER
