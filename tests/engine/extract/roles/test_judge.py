"""Whose identifier it is, from the words around it in Kazakh, Russian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ortaq.engine.terms.identifier import Role

if TYPE_CHECKING:
    from ortaq.engine.extract import Extractor

_A = "+7 709 123 45 67"
_B = "+7 799 765 43 21"
_CARD = "9999990000000006"
_OTHER_CARD = "9999991234567893"
_OFFENDER, _VICTIM, _UNKNOWN = Role.OFFENDER, Role.VICTIM, Role.UNKNOWN

_CASES = [
    (f"Мне позвонили с номера {_A}, мой номер {_B}", [_OFFENDER, _VICTIM]),
    (f"Звонили на номер {_B} с {_A} (мошенники)", [_VICTIM, _OFFENDER]),
    (f"С моей карты {_OTHER_CARD} перевели на карту {_CARD}", [_VICTIM, _OFFENDER]),
    (f"перевёл 50 000 тг на номер {_A}", [_OFFENDER]),
    (f"перевела на карты {_CARD} и {_OTHER_CARD}", [_OFFENDER, _OFFENDER]),
    (f"Для связи: {_B}, почта: me@mail.example", [_VICTIM, _VICTIM]),
    (f"Пришла ссылка в ватсап с {_A}", [_OFFENDER]),
    (f"Номер {_A} записан в тетради", [_UNKNOWN]),
    (f"{_A} нөмірінен қоңырау шалды", [_OFFENDER]),
    (f"Маған {_B} нөміріме {_A} нөмірінен хабарласты", [_VICTIM, _OFFENDER]),
    (f"Менің нөмірім {_B}, алаяқтың нөмірі {_A}", [_VICTIM, _OFFENDER]),
    (f"{_OTHER_CARD} картамнан {_CARD} картасына аудардым", [_VICTIM, _OFFENDER]),
    (f"{_A} нөміріне 50000 теңге аудардым", [_OFFENDER]),
    ("KZ90999TEST000000001 шотына ақша салдым", [_OFFENDER]),
    (f"menin nomirim {_B}", [_VICTIM]),
    (f"{_A} nomirinen qonyrau shaldy", [_OFFENDER]),
    (f"перечислила 243 000 тг на {_CARD} знали мою фамилию и даже иин", [_OFFENDER]),
    (f"перевела 350 тыс. тенге на карту {_CARD} для связи: {_B}", [_OFFENDER, _VICTIM]),
    (f"{_A} нөміріне ақша салдым байланыс үшін: {_B}", [_OFFENDER, _VICTIM]),
    (f"держали на связи и не отпускали перевёл 640 000 на счёт {_CARD}", [_OFFENDER]),
    (f"ойлануға уақыт болмады телефон нөмірі бойынша аудар деді {_A}", [_OFFENDER]),
    (f"телеграмы мынау: @made_up_invest шотымнан {_CARD} картасына 5000 кетті", [_OFFENDER] * 2),
    (f"перевела почти всё на {_CARD}", [_OFFENDER]),
    (f"қауіпсіздік қызметімін деді {_A} нөмірінен", [_OFFENDER]),
    (f"{_A} номеріне ақша салдым, жауап бермейді", [_OFFENDER]),
    (f"карта {_CARD} ақша жібердім, әлі жауап жоқ", [_OFFENDER]),
    (f"Перевела на {_CARD}, ответа так и не получила", [_OFFENDER]),
    (f"Без ответа: {_A}, перевела туда 5000", [_OFFENDER]),
    (f"Жду ответа на номер {_B}", [_VICTIM]),
    (f"I was called from {_A}, my number is {_B}", [_OFFENDER, _VICTIM]),
    (f"{_A} called me twice", [_OFFENDER]),
    (f"I sent 300 dollars to {_CARD}", [_OFFENDER]),
    (f"My card {_OTHER_CARD} was charged", [_VICTIM]),
    ("evil.example", [_OFFENDER]),
    (f"С моего счёта на карту {_CARD} вывели 530 000 тенге", [_OFFENDER]),
    (f"Шотымнан {_CARD} картасына 5 000 теңге шығарып алыпты", [_OFFENDER]),
    (f"С {_A} набирали несколько раз", [_OFFENDER]),
    (f"Номер записала: {_A}", [_OFFENDER]),
    ("ИИК: KZ90999TEST000000001. Всего перевела 5 000 тг", [_OFFENDER]),
    ("ЖСК: KZ90999TEST000000001. Барлығы 5 000 тг аудардым", [_OFFENDER]),
    ("Дали счёт KZ90999TEST000000001, я отправила туда деньги", [_OFFENDER]),
    (f"{_A} номиринен конырау шалды", [_OFFENDER]),
    (f"мений номирим {_B}", [_VICTIM]),
    (f"Для связи: {_B}", [_VICTIM]),
    (f"С уважением, Данияр. {_B}", [_VICTIM]),
    (f"Я, Сериков Н., тел. {_B}, прошу помочь", [_VICTIM]),
    (f"Я владелец карты {_OTHER_CARD}", [_VICTIM]),
    (f"Мне на {_B} позвонил некий Арман с {_A}", [_VICTIM, _OFFENDER]),
    (f"Я ему перезвонил на {_A}", [_OFFENDER]),
    (f"Вернули мне 3000 на карту {_OTHER_CARD}", [_VICTIM]),
    (f"деньги списали с {_OTHER_CARD}", [_VICTIM]),
    (f"{_B} это не мой номер", [_OFFENDER]),
    (f"he texted {_B} which is my number", [_VICTIM]),
    (f"Number {_A} belongs to the fraudsters", [_OFFENDER]),
    (f"I called him back at {_A}", [_OFFENDER]),
    (f"My name is Asem, my contact phone is {_B}, me@mail.example", [_VICTIM, _VICTIM]),
]


@pytest.mark.parametrize(("text", "roles"), _CASES, ids=range(len(_CASES)))
def test_words_around_tell_the_role(extractor: Extractor, text: str, roles: list[Role]) -> None:
    """Each mention gets the role that a reader would give it."""
    mentions = extractor.mentions(text)

    assert [mention.role for mention in mentions] == roles


def test_confidence_fades_with_distance(extractor: Extractor) -> None:
    """A word far away says less than a word next to the number."""
    near = extractor.mentions(f"мой номер {_B}")[0]
    far = extractor.mentions(f"мой номер, который я дал всем друзьям, {_B}")[0]

    assert near.role is far.role is _VICTIM
    assert near.role_confidence > far.role_confidence


def test_another_sentence_says_nothing(extractor: Extractor) -> None:
    """A cue does not reach over the end of its sentence."""
    (mention,) = extractor.mentions(f"Это был не мой номер. Запишите {_A}")

    assert mention.role is _UNKNOWN


def test_the_end_of_unknown_words_is_no_cue(extractor: Extractor) -> None:
    """Phrases match whole words only."""
    (mention,) = extractor.mentions(f"громкой номерной {_A}")

    assert mention.role is _UNKNOWN
