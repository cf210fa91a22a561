"""Notices of swindlers that are quoted without quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"


@pytest.mark.parametrize(
    "text",
    [
        f"Ваша карта заблокирована. Звоните {_A}",
        f"Ваша карта заблокирована и счёт арестован. Звоните {_A}",
        "Пришла смс: Ваш займ одобрен, подробности evil.example",
        f"Ув. клиент! Для отмены списания 1 021 271 тг. перезвоните {_A}",
        f"Вы выиграли авто! Инфо: {_A}",
        f"Вам начислена выплата, звоните {_A}",
        f"У вас задолженность 20 000 тг, звоните {_A}",
        f"Сізге 150 000 теңге тағайындалды, хабарласыңыз {_A}",
        f"Құрметті клиент! Картаңыз *0797 бұғатталды. Қоңырау шалыңыз: {_A}",
        f"Qurmetti klient! Kartanyz bugattaldy. Qonyrau shalynyz: {_A}",
        f"Шотыңыз бұғатталды. {_A} нөміріне қоңырау шалыңыз",
        f"Несие мақұлданды 85 000 ₸! Толығырақ {_A}",
        f"Your account is suspended. Call {_A}",
        "You've won the lottery! Reply to claims@evil.example",
        "Your files are encrypted. Contact restore@evil.example",
        f"Snyatie 25 000 T. Esli ne vy, zvonite {_A}",
        f"Если это не вы, позвоните {_A}",
        f"Hi mum, this is my new number {_A}",
        f"My number is {_A}. You have 48 hours",
    ],
)
def test_a_notice_calls_upon_its_reader(extractor: Extractor, text: str) -> None:
    """Whom the notice asks to call is the offender."""
    (mention,) = extractor.mentions(text)

    assert mention.role is Role.OFFENDER


@pytest.mark.parametrize(
    "text",
    [
        f"Пришла СМС «Ваша карта заблокирована». Звоните {_A}",
        f"Сказали, ваша карта заблокирована. Перезвоните мне {_A}",
        f"Звонили, мол ваш кредит одобрен. Я ничего не оформляла. Звоните {_A}",
        f"Уважаемый прокурор! Прошу принять меры. Звоните {_A}",
        f"They said your loan is approved, I never asked for one. Contact {_A}",
        f"Сказали, у вас долг, прошу разобраться, звоните {_A}",
        f"Моя карта заблокирована, звоните {_A}",
        f"Картам бұғатталды, хабарласыңыз: {_A}",
        f"Подробности по телефону {_A}",
        "Please reply to me@mail.example",
        f"I have 3 days to answer, my number is {_A}",
    ],
)
def test_the_teller_may_ask_for_a_call_too(extractor: Extractor, text: str) -> None:
    """Behind a quotation, or a word of the teller, the call is his."""
    (mention,) = extractor.mentions(text)

    assert mention.role is Role.VICTIM
