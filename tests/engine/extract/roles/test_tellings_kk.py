"""What Kazakh officers, banks and relatives say of an identifier when they tell for somebody else."""

import pytest

from engine.extract.roles.said import BIN, CARD, IBAN, IIN, MASKED, OTHER, PHONE, SITE, last


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Екінші жұмыс уәде етті, {PHONE} нөмірінен сөйлестік.", PHONE),
        (f"Несие аламын деп ватсаппен {PHONE}-ден сөйлестік, ақшам жоқ.", PHONE),
        ("Олармен 6454 қысқа нөмірінен сөйлестік.", "6454"),
        (f"Кодын {PHONE} деген нөмірден қоңырау шалған адамға айтқан.", PHONE),
        (f"Кодын жәбірл. {PHONE} нөмірінен қоңырау шалған адамға айтқан.", PHONE),
        (f"Алдында клиентпен {PHONE} арқылы байланысқан.", PHONE),
        (f"Үй иесі дегені {PHONE} арқылы жауап берген.", PHONE),
        (f"Қолдау қызметі дегендері ватсаппен {PHONE}-ден жауап беретін.", PHONE),
        (f"Жазысу {PHONE} арқылы жүргізілген.", PHONE),
        (f"{PHONE} нөмірі, мені алдап кеткен осы.", PHONE),
        (f"Дүкен {SITE} сайты туралы блогерден естіген.", SITE),
        (f"Ұрланған ақшаның бір бөлігі {MASKED} картасынан қолма-қол алынған.", MASKED),
        (f"Әкем кеше {CARD} картасына төлеген, сосын байланыс үзілген.", CARD),
        (f"Банк ақшаның {PHONE} нөміріне каспимен кеткенін көрсетті.", PHONE),
        (f"Қаражат {PHONE}-ке түскен.", PHONE),
        (f"Апам мына картаға: {CARD}, төлеген, сосын байланыс үзілген.", CARD),
        (f"Картасы Е. Қ. деген біреудің атында, ЖСН {IIN}.", IIN),
        (f"Карта иесі - Тілеуов Қ.М., ЖСН {IIN}", IIN),
        (f"Апам аударып үлгеріпті. Чекте алушы Ахметов Е., ЖСН {IIN}", IIN),
        (f"Дроп: ЖСН {IIN}", IIN),
        ("Поштама room77@mail.ru жағынан хат түсті, ішінде сілтеме бар", "room77@mail.ru"),
    ],
)
def test_it_is_the_offenders(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "offender"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Ақша {OTHER} нөмірі бойынша кеткен. Жәбірл. шоты {IBAN}", IBAN),
        (f"Күдікті {OTHER} нөмірінен хабарласқан. Жәбірл. {PHONE} аб. нөмірін пайдаланады.", PHONE),
        (f"Хабарлама {OTHER} нөмірінен келген. Жәбірл. ЖСН {IIN}", IIN),
        (f"Олар {OTHER} нөмірінен жазған. Өзі {PHONE} ұстайды.", PHONE),
        (f"Ақша {CARD} картасына кеткен. Өзім {PHONE} ұстаймын.", PHONE),
        (f"Олар айтқан {CARD} картасына төледі. Картасы {MASKED}, қазір жаңасын берді.", MASKED),
        ("Маған хабарласыңыздар. Мені телеграмдағы @aigul_test77 деп табасыздар.", "@aigul_test77"),
        (f"Әжем аударып үлгеріпті. Оның шотынан, {IBAN}, кеткен.", IBAN),
        (f"Menin ZhShS-m, BSN {BIN}, zardap shekti.", BIN),
        (f"Немересі мен ғой, олар {OTHER} нөмірінен хабарласқан. Оның телефоны {PHONE}.", PHONE),
        (f"Олар {OTHER} нөмірінен хабарласқан. Арызды қабылдады. Оның ЖСН-і {IIN}.", IIN),
    ],
)
def test_it_is_the_victims(extractor, text: str, value: str) -> None:
    assert last(extractor, text, value) == "victim"


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        (f"Ақша менің {CARD} картасына түсті.", CARD, "victim"),
        (f"Мен {PHONE} нөмірінен сөйлестім.", PHONE, "victim"),
        (f"Күдіктінің куәлігін көрсетті. Оның ЖСН-і {IIN}.", IIN, "offender"),
        (f"Алаяқ {OTHER} нөмірінен жазды. Оның телефоны {PHONE}.", PHONE, "offender"),
    ],
)
def test_other_words_say_something_else(extractor, text: str, value: str, role: str) -> None:
    assert last(extractor, text, value) == role
