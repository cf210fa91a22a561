"""What the teller says of his own, and words like it that say something else."""

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
_IBAN = "KZ90999TEST000000001"
_IIN = "900101900015"
_OFFENDER, _VICTIM = Role.OFFENDER, Role.VICTIM

_MINE = [
    f"Мои данные они знали: ИИН {_IIN}",
    f"They knew my data: IIN {_IIN}",
    f"Менің деректерім оларда бар: ЖСН {_IIN}",
    f"Маған {_B} нөміріне звандаңыз",
    f"Могу переслать всю переписку с номера {_B}",
    f"Фото чека могу отправить с ватсапа {_B}",
    f"I can forward the chat from {_B}",
    f"Каспи у меня на номере {_B}, больше счетов нет",
    f"У меня номер {_B}, на него и звонили",
    "У меня взломали инстаграм @made_up_mum",
    "У меня телеграм угнали @made_up_mum",
    f"Сам пользуюсь номером {_B} много лет",
    f"Заявительница сама пользуется номером {_B}",
    f"The complainant uses the number {_B}",
    f"Испугалась и назвала карту {_OTHER_CARD} и три цифры с обратной стороны",
    f"Спросили карту, я им и сказала {_OTHER_CARD}",
    f"С халыка сняли 90 000 тенге, карта {_OTHER_CARD}",
    f"С народного банка ушло 20к, карта {_OTHER_CARD}",
    f"Мои данные: Ким Анна, ИИН {_IIN}",
    f"Анкетные данные: Ким А., прож. г. Тараз, тел. {_B}",
    "Я в телеграме @made_up_mum",
    "I'm on telegram @made_up_mum",
    f"Банк заблокировал счёт {_IBAN}",
    f"Now my bank says account {_IBAN} is frozen",
    f"Меня зовут Анна Ким, тел {_B}",
    f"Я Анна тел {_B}",
    f"Мне пришёл пуш, симка {_B}",
    f"Наберите меня {_B} после шести",
    f"Позвоните пожалуйста на {_B}",
    f"Перезвоните мне на {_B}",
    f"Вошли по ИИН {_IIN} в личный кабинет",
    "Email to me@mail.example says that they filmed me",
    f"Обр. связь с кл. {_B}",
    f"Тел. кл. {_B}",
    f"Сч. кл. {_IBAN}",
    f"С карты кл. {_OTHER_CARD} списано 5 000",
    f"звонок потерпевшей на аб. {_B}",
    f"Cust. tel. {_B}",
    f"The injured party's card {_OTHER_CARD} is blocked",
    f"Кто жалуется: Ким А.Б., г. Тараз, {_B}",
    f"дочь не в курсе моя карта была {_OTHER_CARD}, перевыпускаю",
    f"Скриншоты вышлю с номера {_B}",
    f"Заявитель давно использует номер {_B}",
    f"Обр. связь: {_B}",
    f"My details: Ann Kim, tel {_B}",
    f"I told them my card {_OTHER_CARD} and the code",
    f"Деньги ушли с каспи, карта {_OTHER_CARD}",
    f"прошу перезвонить {_B}",
    f"мне можно писать {_B}",
    f"Номер у меня {_B}",
    f"Являюсь абонентом {_B}",
    f"Трубку не берут. Позвоните пожалуйста на {_B}",
    f"говорят не их вина мой номер {_B}",
]
_THEIRS = [
    f"Я знаю их данные: ИИН {_IIN}",
    f"Then {_A} blocked me",
    "@made_up_shop в инстаграме меня заблокировал",
    f"Переводы осуществлялись по номеру {_A}",
    f"Оформили P2P 5000 тенге, карта {_CARD}",
    f"Я положила через терминал 5 000 тенге, номер карты {_CARD}",
    f"Предложили работу, контакт в ватсапе {_A}",
    f"Контакт кредитного эксперта Анны: {_A}",
    f"Деньги принимает на карту {_CARD}",
    f"Списались и созванивались по номеру {_A}",
    f"Он прислал чек с номера {_A}",
    f"Я получила сообщение с номера {_A}",
    f"У меня выманили деньги на карту {_CARD}",
    f"У меня есть номер мошенника {_A}",
    f"Мошенник пользуется номером {_A}",
    f"Перевела на карту {_CARD} и код сказала",
    f"Сказал карту {_CARD} какого-то Марата",
    f"С каспи перевела 50 000, карта {_CARD}",
    "Я в телеграме @made_up_shop написала продавцу",
    "Она в телеграме @made_up_shop",
    f"Заблокируйте карту {_CARD}, деньги ещё там",
    "Сбор на лечение ребёнка в инстаграме @made_up_shop",
    f"Фото чужого ребёнка, реквизиты {_CARD}",
    "Личный кабинет https://evil.example/login",
    "Перешлите всем: t.me/made_up_shop это обман",
    f"Курьер для связи оставил номер {_A}",
    "Для связи на сайте указана почта it@evil.example",
    f"Контакт осуществлялся через {_A}",
    f"Просит деньги у моих контактов и даёт карту: {_CARD}",
    f"They ask my contacts for money and give this card: {_CARD}",
    f"Звонил оператор связи, срок симки кончается, номер {_A}",
    f"Переписывались по номеру {_A}",
    f"Созвонилась с хозяином по номеру {_A}",
    f"Звоним на {_A}, сбрасывает",
    f"Менеджер по номеру {_A} не берёт трубку",
    f"Позвонил на ватсап номер {_A}, на фото герб",
    f"The seller, who wrote on WhatsApp ({_A}), vanished",
    f"I sent it to the phone-linked account {_A}",
    f"Перевод по номеру {_A}, привязанному к счёту неизвестного",
    f"Похищенные 700 000 тенге поступили по номеру {_A}",
    f"Оплатила счёт с реквизитами {_CARD}",
    f"He asked to return it to another card {_CARD}",
    f"Other people were waiting, so I paid to {_CARD}",
    f"Мне уже третий раз звонят с этого номира {_A}",
    "Lost my account after a voting link evil.example",
    "I typed my details into https://evil.example/pay",
    f"Данные подозреваемого: Ким А.Б., тел. {_A}",
    f"Анкетные данные получателя: Ким А., тел. {_A}",
    f"Неизвестный в отношении потерпевшего, используя номер {_A}, позвонил",
    f"Деньги ушли продавцу на каспи, карта {_CARD}",
    f"У меня есть его номер {_A}",
    f"Пришло сообщение что карта закрыта позвоните {_A}",
    f"Написали мне, просили не говорить никому, потом набрали с {_A}",
]


@pytest.mark.parametrize("text", _MINE)
def test_what_the_teller_says_of_his_own_is_his(extractor: Extractor, text: str) -> None:
    assert extractor.mentions(text)[-1].role is _VICTIM


@pytest.mark.parametrize("text", _THEIRS)
def test_words_like_his_may_speak_of_others(extractor: Extractor, text: str) -> None:
    assert extractor.mentions(text)[0].role is _OFFENDER


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (f"Перевела на {_IBAN} (получатель Ким А.Б., ИИН {_IIN})", [_OFFENDER] * 2),
        (f"sent to card {_CARD} (holder A. Kim, IIN {_IIN})", [_OFFENDER] * 2),
        (f"Мой счёт {_IBAN}, Ким Анна, ИИН {_IIN}", [_VICTIM] * 2),
        (f"Заявитель Ким, ИИН {_IIN}, прож. пос. Боровое, тел. {_B}", [_VICTIM] * 2),
        (f"Мой аккаунт @made_up_mum, номер {_B}", [_VICTIM] * 2),
        (f"Продавец @made_up_shop, номер {_A}", [_OFFENDER] * 2),
        (f"Карта мошенника {_CARD}, мой ИИН {_IIN}", [_OFFENDER, _VICTIM]),
        (f"Деньги отправил на {_A}. кл. направлен в полицию", [_OFFENDER]),
    ],
)
def test_a_list_is_of_one_person(extractor: Extractor, text: str, roles: list[Role]) -> None:
    assert [mention.role for mention in extractor.mentions(text)] == roles
