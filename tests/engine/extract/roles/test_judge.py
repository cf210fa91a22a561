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

_OF_OWNERS = [
    (f"Маме 65 лет, её номер {_B}", [_VICTIM]),
    (f"Мошенник звонил маме, вот его номер {_A}", [_OFFENDER]),
    (f"Анамның жасы 65-те, нөмірі {_B}", [_VICTIM]),
    (f"Customer reports a transfer from her card {_OTHER_CARD} to {_CARD}", [_VICTIM, _OFFENDER]),
    (f"Клиент Ахметова Г.К., тел. {_B}, обратилась в банк", [_VICTIM]),
    (
        f"Потерпевшая перевела деньги магазину в инстаграм @made_up_shop, карта {_CARD}",
        [_OFFENDER] * 2,
    ),
    (f"Өтініш берушінің телефоны: {_B}", [_VICTIM]),
    (f"Card {_OTHER_CARD} belongs to me", [_VICTIM]),
    (f"Карта {_CARD} мне не принадлежит", [_OFFENDER]),
    (f"Мошенник: {_A}. Я: {_B}", [_OFFENDER, _VICTIM]),
    (f"The fraudster: {_A}. Me: {_B}", [_OFFENDER, _VICTIM]),
    (f"Карта отправителя {_OTHER_CARD}, карта получателя {_CARD}", [_VICTIM, _OFFENDER]),
    (f"The receiver of my money is card {_CARD}", [_OFFENDER]),
    (f"The seller does not answer {_A}", [_OFFENDER]),
]
_OF_DEEDS = [
    (f"Таксист {_A} взял деньги и не приехал", [_OFFENDER]),
    (f"Взяли кредит, деньги ушли с {_OTHER_CARD}", [_VICTIM]),
    (f"Должен мне {_A} Марат, не возвращает долг", [_OFFENDER]),
    (f"Не вернули деньги на карту {_OTHER_CARD}", [_VICTIM]),
    (f"Перевёл с каспи {_B} на карту {_CARD}", [_VICTIM, _OFFENDER]),
    (f"Деньги ушли, с {_A} звонили и дали карту {_CARD}", [_OFFENDER] * 2),
    (f"Мал сатамын деп алдады: {_A}", [_OFFENDER]),
    (f"Ақша кетті, {_A} нөмірінен звондады, {_CARD} картасына аудардым", [_OFFENDER] * 2),
    (f"Ақшаны алды да {_A} байланысқа шықпай қойды", [_OFFENDER]),
    (f"Звандаған номері {_A}", [_OFFENDER]),
    (f"Ввела номер карты {_OTHER_CARD} и код", [_VICTIM]),
    (f"Карта нөмірін {_OTHER_CARD} тердім", [_VICTIM]),
    (f"Ватсап привязан к номеру {_B}", [_VICTIM]),
    (f"Деньги, находившиеся на карте {_OTHER_CARD}, пропали", [_VICTIM]),
    (f"Просили вернуть деньги на карту {_CARD}", [_OFFENDER]),
    ("Письмо пришло на адрес me@mail.example от it@mail.example", [_VICTIM, _OFFENDER]),
    (f"Карта, с которой переводил: {_OTHER_CARD}", [_VICTIM]),
    (f"Куда ушли деньги: {_CARD}", [_OFFENDER]),
    (f"Деньги с карты {_OTHER_CARD} поступили на карту {_CARD}", [_VICTIM, _OFFENDER]),
    (f"{_CARD} және {_OTHER_CARD} карталарына салдым", [_OFFENDER] * 2),
    (f"{_OTHER_CARD} Kaspi картамнан кетті", [_VICTIM]),
    (f"You can call me {_B}", [_VICTIM]),
    (f"My card {_OTHER_CARD} was emptied into {_CARD}", [_VICTIM, _OFFENDER]),
    (f"All my savings were drained to {_CARD}", [_OFFENDER]),
    (f"Funds were drained from {_OTHER_CARD}", [_VICTIM]),
    (f"charged to card {_OTHER_CARD}", [_VICTIM]),
    ("Contact us: it@mail.example", [_OFFENDER]),
    ("Contact for ransom: it@mail.example", [_OFFENDER]),
    ("address given by bot 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", [_OFFENDER]),
    (f"perp_phone;victim_phone\n{_A};{_B}", [_OFFENDER, _VICTIM]),
    (
        "From: a@evil.example\nTo: me@mail.example\n\nMy direct line: +447700900222",
        [_OFFENDER, _VICTIM, _OFFENDER],
    ),
    ("Contact me: it@mail.example", [_VICTIM]),
    ("Pay at evil.example or reply with your contact", [_OFFENDER]),
    ("Живу в Алматы, мой сайт evil.example", [_VICTIM]),
]
_OF_CASES = [
    (f"Звонили на телефон с номером {_B}", [_VICTIM]),
    (f"Перевела на карту с номером {_CARD}", [_OFFENDER]),
    (f"Связалась с номером {_A}, ответил мужчина", [_OFFENDER]),
    (f"Украли телефон с сим-картой с номером {_B}", [_VICTIM]),
    (f"Используя сим-карту с абонентским номером {_A}, позвонил ей", [_OFFENDER]),
    (f"Звонил с телефона с номером {_A}", [_OFFENDER]),
]
_OF_SPEECH = [
    (f"{_A} робот, голос: вам одобрен кредит", [_OFFENDER]),
    (f"Звоните по номеру {_A} — вот такое смс мне пришло", [_OFFENDER]),
    (f"Сообщаю вам мой номер {_B}", [_VICTIM]),
    (f"«Мама, это мой новый номер {_A}, переведи на {_CARD}»", [_OFFENDER] * 2),
    (f"«Апа, телефоным сынды, мына {_A} нөміріне салшы» деп жазды", [_OFFENDER]),
    (f'SMS: "Your card {_OTHER_CARD} is blocked, call us {_A}"', [_VICTIM, _OFFENDER]),
    (f"Мне сказали: ваша карта {_OTHER_CARD} заблокирована", [_VICTIM]),
    (f"«Следователю» перевела на карту {_CARD}", [_OFFENDER]),
]
_OF_WARNINGS = [
    (f"Не звоните по номеру {_A}", [_OFFENDER]),
    (f"Не звоните мне на мой номер {_B} после шести", [_VICTIM]),
    (f"{_A} лохотрон, не ведитесь", [_OFFENDER]),
    (f"Внесите {_A} в чёрный список", [_OFFENDER]),
    (f"{_A} нөміріне жауап бермеңіз", [_OFFENDER]),
    (f"Do not answer {_A}", [_OFFENDER]),
    (f"SIM-box: {_A}", [_OFFENDER]),
    (f"SIM-карта {_B} моя", [_VICTIM]),
    (f"Обнал через карту {_CARD}", [_OFFENDER]),
    (f"Өтінемін, {_A} иесін тауып, жазаға тартыңыздар", [_OFFENDER]),
]
_OF_NAMES = [
    ("Написал в телеграмм @made_up_trader", [_OFFENDER]),
    ("Мой телеграмм @made_up_trader", [_VICTIM]),
    ("телеграмым @made_up_trader", [_VICTIM]),
    ("Алаяқтың JSN-i 900101900015", [_OFFENDER]),
    ("i am Aigul, my iin 900101900015", [_VICTIM]),
    (f"Күдікті: Ли С., телефоны {_A}, картасы {_CARD}", [_OFFENDER] * 2),
    (f"Клиент кодты {_A} нөмірінен қоңырау шалған алаяққа айтты", [_OFFENDER]),
    (f"Номер {_B} не мошеннический, это мой брат", [_VICTIM]),
]


@pytest.mark.parametrize(
    ("text", "roles"),
    [*_CASES, *_OF_OWNERS, *_OF_DEEDS, *_OF_CASES, *_OF_SPEECH, *_OF_WARNINGS, *_OF_NAMES],
)
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
