"""The one who reports, and what is his."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_B = "+7 799 765 43 21"
_IIN = "900101900015"
_OFFENDER, _VICTIM = Role.OFFENDER, Role.VICTIM


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (f"Гр. Иванова (тел. {_B}) сообщила, что ей звонили с {_A}", [_VICTIM, _OFFENDER]),
        (f"Обратился гр. Иванов, тел. {_B}, о мошенничестве", [_VICTIM]),
        (f"Обратилась гражданка Ким, ИИН {_IIN}, тел. {_B}, о факте обмана", [_VICTIM] * 2),
        (f"Поступила жалоба от Сериковой А., номер {_B}", [_VICTIM]),
        (f"Потерпевшая Ким, 1980 г.р., проживающая по ул. Абая 15, тел. {_B}", [_VICTIM]),
        (f"Report from Aigul, tel. {_B}: caller {_A}", [_VICTIM, _OFFENDER]),
        (f"Азамат Болат, тел {_B}, алаяқтарға ақша берді", [_VICTIM]),
        (f"Потерпевшая ИИН {_IIN}, тел/телефон {_B}", [_VICTIM] * 2),
        (f"Someone took a loan in my name, IIN {_IIN}", [_VICTIM]),
        (f"Алаяқ менің атыма, ЖСН {_IIN}, несие алған", [_VICTIM]),
        (f"тел.потерп. {_B}, тел. подозр. {_A}", [_VICTIM, _OFFENDER]),
        (f"потерп. Ахметов А., тел. {_B}, звонили с {_A}", [_VICTIM, _OFFENDER]),
        (f"Тел. заяв. {_B}. Звонили с {_A}", [_VICTIM, _OFFENDER]),
        (f"Client paid 500; seller's contact {_A}", [_OFFENDER]),
        (f"Client's contact {_B}", [_VICTIM]),
        (f"Dispute 5. Callback: {_B}", [_VICTIM]),
        (f"His callback number is {_A}", [_OFFENDER]),
        (f"Заявитель Иванов с номера {_B} написал продавцу на {_A}", [_VICTIM, _OFFENDER]),
        (f"Заявителю Иванову с номера {_A} позвонили", [_OFFENDER]),
        (f"Thanks, Ann Roe, {_B}", [_VICTIM]),
        (f"Ответчик: сайт evil.example, т.{_A}", [_OFFENDER] * 2),
        (f"мой адвокат {_B}, мошенник {_A}", [_VICTIM, _OFFENDER]),
        (f"Мой адвокат Ким, тел. {_B}, готовит иск", [_VICTIM]),
        (f"Адвокат потерпевшего Ким, тел. {_B}", [_VICTIM]),
        (f"Юрист Ким, тел. {_A}, обещал вернуть деньги и обманул", [_OFFENDER]),
        (f"мой юрист оказался мошенником {_A}", [_OFFENDER]),
        (f"Звонил адвокат Сериков с номера {_A}", [_OFFENDER]),
        (f"Задержан подозр. Иванов. Мой номер {_B}", [_VICTIM]),
        (f"Meniń nómirim {_B}, olardiki {_A}", [_VICTIM, _OFFENDER]),
    ],
)
def test_who_is_named_before_a_contact_owns_it(
    extractor: Extractor, text: str, roles: list[Role]
) -> None:
    """A citizen, a complaint or "my name", then a comma or a bracket and the contact."""
    assert [mention.role for mention in extractor.mentions(text)] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (f"абонент {_B} жалуется на спам-звонки с {_A}", [_VICTIM, _OFFENDER]),
        (f"Subscriber {_B} complains about spam calls from {_A}", [_VICTIM, _OFFENDER]),
        (f"Заявитель с номера {_B} сообщил о мошенничестве", [_VICTIM]),
        (f"I replied from me@mail.example to the scammer {_A}", [_VICTIM, _OFFENDER]),
        (f"I called the bank from {_B}", [_VICTIM]),
        (f"Пишу с номера {_B}, прошу помочь", [_VICTIM]),
        (f"men {_B} nomirinen jazip turmin, alayaqtar aldady", [_VICTIM]),
    ],
)
def test_who_complains_or_writes_owns_what_he_does_it_from(
    extractor: Extractor, text: str, roles: list[Role]
) -> None:
    """A call or a letter of the teller comes from what is his."""
    assert [mention.role for mention in extractor.mentions(text)] == roles


@pytest.mark.parametrize(
    "text",
    [
        f"Ко мне обратился Иванов, тел. {_A}, и обманул",
        f"Подозреваемый гр. Иванов, тел. {_A}, обманул меня",
        f"Обратилась к нам девушка по объявлению, номер {_A}, взяла деньги",
        f"Потерпевшей с номера {_A} позвонили",
        f"Клиент сообщил, что ему звонили с номера {_A}",
        f"Жалоба на номер {_A}",
        f"{_A} нөміріне шағымданды",
        f"Абонент с номера {_A} представился сотрудником банка",
        f"I was called from {_A}",
        f"I received a call from {_A}",
        f"Я позвонила ему, он ответил с {_A}",
        f"Мен {_A} нөмірінен қоңырау алдым",
        "Клиент 9999990000000006 картасына 50000 теңге аударған",
    ],
)
def test_a_stranger_near_a_complaint_stays_one(extractor: Extractor, text: str) -> None:
    """Who came to the teller, or whom the complaint is about."""
    (mention,) = extractor.mentions(text)

    assert mention.role is _OFFENDER
