"""Turns of speech that say whose an identifier is."""

import pytest

from ortaq.engine.extract.roles.phrases import PHRASE_HINTS

PHONE = "8 709 123 45 67"
CARD = "4400 9972 8455 3281"
MASKED = "4400 99** **** 3281"


@pytest.mark.parametrize(
    "text",
    [
        "Взломали инстаграм @ainur_style7, с него просят деньги",
        "Угнали мой телеграм @ainur_style7.",
        "They hacked my Instagram @ainur_style7 yesterday",
        f"после этого ватсап {PHONE} угнали",
        f"menің whatsapp нөмірім {PHONE} бұзылды",
        f"My WhatsApp {PHONE} was hijacked",
        f"Отдал карту {CARD} знакомому, по ней прогнали деньги",
        f"Дала свою карту {MASKED} подруге за деньги",
        f"I gave my card {CARD} to a friend",
        f"Writing for my landlady, I'm on {PHONE}.",
        f"I am at {PHONE}",
        f"Связь со мной: {PHONE}",
        f"Үшінші күн жауап жоқ. Маған {PHONE}.",
        f"Әпкем {PHONE} нөмірін қайтарды",
        f"Ағам {PHONE} түк білмейді",
        f"сестра свой номер {PHONE} вернула",
        f"Звоню за маму, я дочь, {PHONE}.",
        f"Кто звонил: полиция\nВаш тел.: {PHONE}",
        "Мне оформили займ, я ни при чём. ИИН 900101900015",
        "Менің атыма несие алыпты, мен алған жоқпын. ЖСН 900101900015",
        f"Ввела данные своей карты по ссылке, сняли всё. Карта {MASKED}.",
        f"Typed my card into a link, all gone. Card {MASKED}",
        f"He moved 500 tenge to card 5400 0012 3456 7897. Applicant's phone {PHONE}",
    ],
)
def test_it_is_the_victims(extractor, text: str) -> None:
    assert extractor.mentions(text)[-1].role == "victim"


@pytest.mark.parametrize(
    "text",
    [
        f"с номера {PHONE} взломали мой ватсап",
        f"Набрал по рекламе {PHONE}, сказали нужна копия",
        f"Called the ad {PHONE}",
        f"site contact {PHONE} thanks",
        f"Контакт с сайта {PHONE}",
        f"Сайттағы нөмір {PHONE}.",
        f"төлеген картам емес, оныкі {MASKED}",
        f"карта не моя, а его {CARD}",
        f"картамды танысқа бердім (тел {PHONE})",
        f"Риелтор Асем ({PHONE}) взяла залог",
        "Прислали https://win-gift.example/p/?id=5. Муж ввёл данные карты",
        "кинули ссылку win-gift.example",
        f'следом пишет: "верните на {CARD}"',
        f"пополнял счёт через {CARD}, карты всё время разные",
        f"topped up via {CARD}",
        "Заказали стройматериал у ИП Ахмет, IBAN KZ90999TEST000000001",
        "брокерінен зардап шектім, поштасы invest_support@bk.ru",
        "Fake account of my boss on Telegram @bosst_prime7 said KNB will call",
        f"{PHONE} scam, says Halyk",
        "@invest_top77 — мошенник",
        "offers money monthly for my card, telegram @drop_hunter7",
        f'Сначала {PHONE} "оператор связи", потом полиция',
        f"Деньги кинули на каспи по номеру {PHONE}. Сумма 127 866 тг",
        "Бөтен айпи 198.18.7.79 кірген",
        f"Анам {PHONE} нөмірінен қоңыраудан кейін ақша аударды",
        f"Маған {PHONE} нөмірінен қоңырау шалды",
        f"балам {PHONE} нөміріне 15000 салып жіберіпті",
        f"Қызым {PHONE} нөмірін көтеріп қалды, содан басталды",
        "Алушының ЖСН 900101900015 деп шықты, мен танымаймын",
    ],
)
def test_it_is_the_offenders(extractor, text: str) -> None:
    assert extractor.mentions(text)[0].role == "offender"


def test_the_real_supplier_is_nobodys(extractor) -> None:
    (found,) = extractor.mentions(f"Настоящий поставщик {PHONE} подтвердил, что счёт не их")

    assert found.role == "unknown"


def test_every_phrase_has_its_quick_pattern() -> None:
    assert all(hint.startswith("(?i:") for hint in PHRASE_HINTS)
