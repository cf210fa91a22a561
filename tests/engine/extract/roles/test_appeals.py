"""What those tell who warn others and gather the cheated, and how a number was left somewhere."""

import pytest

from engine.extract.roles.said import CARD, IIN, OTHER, PHONE, SITE, last

WALLET = "0x52908400098527886E0F7030069857D2E4169EE7"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Собирали на карту. Кто тоже переводил, пишите мне в телеграм @aigul_chat_05", "@aigul_chat_05"),
        ("Нас уже девять. Кто пострадал — в личку @aigul_chat_05.", "@aigul_chat_05"),
        (f"Кто попал на деньги, звоните сюда {PHONE}", PHONE),
        (f"Домофон ни при чём. По вопросам чата мне на {PHONE}.", PHONE),
        (f"По вопросам ко мне {PHONE}.", PHONE),
        ("Ақшаны бір картаға жинайды. Кім салды, телеграмға @aigul_chat_05 жазсын.", "@aigul_chat_05"),
        ("Алданғандар маған жазсын, телеграм @aigul_chat_05.", "@aigul_chat_05"),
        ("Twelve of us paid already. Write me on Telegram, @aigul_chat_05", "@aigul_chat_05"),
        (f"Увидела рекламу, оставила номер {PHONE} на сайте {SITE}.", PHONE),
        (f"I left my number {PHONE} on their site {SITE}.", PHONE),
        (f"Сказал что её номер {PHONE} завтра отключат, просил код.", PHONE),
        (f"Дед нажал ссылку. Теперь на его номере {PHONE} висит кредит.", PHONE),
        (f"Parcel text with {SITE}. Gave card {CARD}, and the money went.", CARD),
        (f"Шешеме {SITE} жіберіпті. {CARD} картасын, кодын жазған.", CARD),
        (f"Қарызым жоқ. Келінге де, {PHONE}, звондап жатыр.", PHONE),
        (f"Звонили с {OTHER}. Фото удостоверения и ИИН {IIN} теперь у них.", IIN),
        (f"Звонили с {OTHER}. Она ничего не помнит. Её телефон {PHONE}, запросите распечатку.", PHONE),
        (f"Ей названивали с {OTHER}. Отдала 40 000, карта получателя неизвестна. Её номер {PHONE}.", PHONE),
        (f"Ақшасын {OTHER} аудартып алған. Өтініш иесінің байл. нөмірі {PHONE}.", PHONE),
        (f"Силтеме келипти. Жездемнин номири {PHONE}.", PHONE),
    ],
)  # fmt: skip
def test_it_is_the_victims(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "victim"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Пост для своих: в тиктоке @lucky_shop_19, деньги вперёд.", "@lucky_shop_19"),
        ("Админ на связи. Забанил @lucky_shop_19, торгует воздухом.", "@lucky_shop_19"),
        (f"Heads up: {SITE} is back with a new name.", SITE),
        ("A guy on Telegram (@lucky_shop_19) has my pictures.", "@lucky_shop_19"),
        (f"@lucky_shop_19 деген біреу (нөмірі {OTHER}) курьермін дейді.", OTHER),
        (f"Другие пострадавшие дали мне ещё его номер {OTHER}.", OTHER),
        (f"USDT алып, мына әмиянға жібере бердім: {WALLET}.", WALLET),
        (f"Тапсырма беріп, ақша салғызды. Карталары: {CARD}.", CARD),
        (f"Алдын ала ақша алып, жоғалып кетеді. Нөмірі {OTHER}. Алданған жоқпын.", OTHER),
        (f"Торгуют воздухом, обещают доставку. Номер {OTHER}. Я не повёлся.", OTHER),
    ],
)
def test_it_is_the_swindlers(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "offender"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("«Кто хочет заработать, пишите в телеграм @lucky_shop_19»", "@lucky_shop_19"),
        (f"Мошенник дал номер {OTHER}, запросите распечатку.", OTHER),
        (f"Меня обманула девушка. Перевела я ей 40 000. Её номер {OTHER}.", OTHER),
        (f"Он оставил номер {OTHER} и пропал с деньгами.", OTHER),
    ],
)
def test_it_is_not_taken_for_the_victims(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) != "victim"
