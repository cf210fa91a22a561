"""What clerks write down of a caller or a client, and of whom nobody knows."""

import pytest

from engine.extract.roles.said import BIN, CARD, IBAN, MASKED, OTHER, PHONE, SITE, last

IP = "198.51.100.7"
MAIL = "office9@mail.ru"
WALLET = "0x52908400098527886E0F7030069857D2E4169EE7"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Шаруа қожалығымыз бар, БСН {BIN}. Жем үшін {IBAN} шотына төледік.", BIN),
        (f"{OTHER} нөмірінен бейнеқоңырау келген. Өзінің нөмірі {PHONE}.", PHONE),
        (f"Өз картасынан, {CARD}, 158000 теңге жіберген.", CARD),
        (f"Директор ештеңе білмейді. Мекеменің шоты {IBAN}.", IBAN),
        (f"Звонил {OTHER}, угрожал. Просит перезвонить на {PHONE} после 17.40.", PHONE),
        (f"Возм. мошен-во при аренде. Плательщик тел. {PHONE}, получ. карта {CARD}", PHONE),
        (f"Бенефициар {CARD}. Карта списания {MASKED}.", MASKED),
        (f"Отправила USDT. Вывести не дают. Карта звонившей {CARD}.", CARD),
        (f"Звонил {OTHER}. После этого сим перестала работать на {PHONE}.", PHONE),
        (f"Писали с {MAIL}. Счёт их фирмы, с которого ушла оплата, {IBAN}.", IBAN),
        (f"Сняли 45 000. Прислал ссылку номер {OTHER}. Карта {CARD}, уже перевыпущена.", CARD),
        (f"Писали с {MAIL}. Карта их фирмы, с которой ушла оплата, {CARD}.", CARD),
        (f"Corporate client, account {IBAN}, disputes a payment to {CARD}.", IBAN),
        (f"Number {OTHER} sent a form at {SITE}. She typed in her card {CARD} and lost it all.", CARD),
    ],
)  # fmt: skip
def test_it_is_the_victims(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "victim"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"айыппұл төлеңіз деген хат келді почтама {MAIL}", MAIL),
        (f"Сайттың төменгі жағында БСН {BIN} жазылған.", BIN),
        (f"Байланыс телефоны ретінде {OTHER} тұр, қосылмайды.", OTHER),
        (f"Клиент (моб. {PHONE}) оплатил платье. Бенефициар карта {CARD}.", CARD),
        (f"Деньги вводил криптовалютой, кошелёк {WALLET}.", WALLET),
        ("Склонили в игр. чате, контакт тг @lucky_donat_19.", "@lucky_donat_19"),
        (f"Купил шины на {SITE}. Телефон из раздела «Контакты» {OTHER} не отвечает.", OTHER),
        (f"Обращение кл. Участие в инвест. платформе {SITE}.", SITE),
        (f"ВПО на устр-ве кл., удал. упр., IP {IP}.", IP),
    ],
)
def test_it_is_the_swindlers(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "offender"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Хозяин {OTHER} взял деньги, еще звонил какой то {PHONE} не знаю они или нет", PHONE),
        (f"На листке был ещё номер {PHONE}, их он или нет, не знаю.", PHONE),
        (f"В офис звонили ещё с {PHONE}, кто это был, не выяснили.", PHONE),
        (f"Фишинг {SITE}. В логе также IP {IP} принадл. не установлена.", IP),
        (f"There was also a missed call from {PHONE}; caller cannot say whose.", PHONE),
    ],
)
def test_nobody_knows_whose_it_is(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "unknown"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"В СМС банк просит перезвонить на {OTHER}, там мошенники.", OTHER),
        (f"Номер звонившего {OTHER}.", OTHER),
    ],
)
def test_it_is_not_taken_for_the_victims(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) != "victim"
