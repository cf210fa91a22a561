"""What people tell on a phone or for somebody else, in Russian and English."""

import pytest

from engine.extract.roles.said import CARD, IBAN, IIN, MASKED, OTHER, PHONE, last

WALLET = "0x52908400098527886E0F7030069857D2E4169EE7"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Заказчик забрал доступ к его карте {CARD}, через неё провёл деньги.", CARD),
        (f"Покупатель с {OTHER} выведал у него цифры с карты {CARD}.", CARD),
        (f"Связь шла через {OTHER}. Зарплатная карта старика, {CARD}, не изъята.", CARD),
        (f"Обладатель опустевшего счёта {IBAN} сам обратившийся.", IBAN),
        (f"сайт разводилово!! оплатила ноутбук картой {CARD} ничего не пришло", CARD),
        (f"Карта, принадлежащая заявителю, значится как {MASKED}.", MASKED),
        (f"Отправитель {OTHER}. Я перешла, указала адрес и карту {CARD}.", CARD),
        (f"карточка у меня {CARD} с нее утекло", CARD),
        (f"Деньги ушли {OTHER}. Телефон матери для вызова: {PHONE}", PHONE),
        (f"Связь шла через {OTHER}. Домочадцы просят извещать их по {PHONE}.", PHONE),
        (f"His account lost 5 000. Her relatives ask to be informed on {PHONE}.", PHONE),
        (f"Созвониться с пожилым человеком можно через соседку, её номер {PHONE}", PHONE),
        (f"Если понадоблюсь, я отвечу по {PHONE}.", PHONE),
        ("An email from office9@mail.ru reached her mailbox aigul@inbox.ru", "aigul@inbox.ru"),
        (f"they wanted 161000 tenge on {CARD} iin {IIN} that's me", IIN),
        (f"Аб-т {PHONE}, ФИО Рахимов Ш. Просит блок. номера {OTHER}", PHONE),
        (f"19:25 Абонент {PHONE}: 318000 теңге шешілген, {OTHER} звондаған", PHONE),
        (f"20:46. Моб. {PHONE}, Серікбай М.: алдын ала {OTHER} нөміріне аударған", PHONE),
        (f"Вх. на КЦ. Пожилая женщина, ном. {PHONE}. Звонили с {OTHER}", PHONE),
        (f"Subscriber {PHONE} asks to bar {OTHER}: impersonated us", PHONE),
        (f"Мне звонили с {OTHER}, а меня можно найти по {PHONE}.", PHONE),
        (f"They still bother me on {PHONE}, now from {OTHER}.", PHONE),
        (f"сказали что с его карты {CARD} финансируют", CARD),
        (f"She paid 34,000 tenge with his card {CARD}.", CARD),
    ],
)
def test_it_is_the_victims(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "victim"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"пуш пришел, подтвердите вход, а до этого {PHONE} заболтал отца", PHONE),
        (f"Он мне: вот ваш кошелёк {WALLET}, сеть", WALLET),
        (f"Ол маған: міне сіздің әмияныңыз {WALLET}", WALLET),
        (f"к нему достучалась особа с номером {PHONE}.", PHONE),
        (f"продавал пуховик, типа покупатель с {PHONE} скинул ссылку", PHONE),
        ("через mark77@mail.ru упало письмо мол налоги верните", "mark77@mail.ru"),
        (f"Муж: кому ты платила за ноутбук?\nя: вот, {CARD}", CARD),
        (f"a broker named Kristina, reachable at {PHONE}, promised a loan", PHONE),
        (f"деньги просил закинуть на карту жены {CARD}", CARD),
        (f"продавец из г. Павлодар, переписывались по вацапу {PHONE}", PHONE),
        (f"перекинули на «прокурора», он вёл переписку в вотсапе {PHONE}", PHONE),
        (f"On 13 January I was dialled from {PHONE}, they said it is the post office.", PHONE),
        (f"same thing happened to me, guy on {PHONE} kept me two hours", PHONE),
        (f"then they wanted 142000 tenge on {CARD}", CARD),
    ],
)
def test_it_is_the_offenders(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "offender"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Таксист, который меня вёз, оставил телефон {PHONE}.", PHONE),
        (f"еще пропущенный был с {PHONE} хз кто это", PHONE),
        (f"also a missed call from {PHONE} no idea who", PHONE),
        (f"Сол күні тағы {PHONE} дан жауапсыз қоңырау болды", PHONE),
        (f"берегите стариков. а {PHONE} это кто? тоже звонил, не взял", PHONE),
        (f"beware, {OTHER} is a scam. and who's {PHONE}? missed call, no idea", PHONE),
        (f"учаскелік инспектордың телефоны {PHONE}", PHONE),
    ],
)
def test_it_is_nobodys(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "unknown"


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        (f"Оплатила на их карту {CARD}.", CARD, "offender"),
        (f"Мошенник: реквизит {CARD}", CARD, "offender"),
        (f"Пропущенный звонок с {PHONE}, мошенники звонили весь день.", PHONE, "offender"),
        (f"My number, if needed, I am reachable at {PHONE}.", PHONE, "victim"),
    ],
)
def test_other_words_say_something_else(extractor, text: str, value: str, role: str) -> None:
    assert last(extractor, text, value) == role
