"""Names on platforms that are written without a link."""

from __future__ import annotations

import pytest

from ortaq.engine.extract.kinds.platforms import PLATFORM_WORDS


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("нашла в инсте @made_up", "instagram:made_up"),
        ("некто @made_up77 из инстаграма", "instagram:made_up77"),
        ("аккаунт @made_up77 на OLX", "olx:made_up77"),
        ("олхтағы made_up77 болатын", "olx:made_up77"),
        ("«made_up77» в инстаграмме", "instagram:made_up77"),
        ('paid "made_up77" (WhatsApp)', "whatsapp:made_up77"),
        ("«made_up77» on VK", "vk:made_up77"),
        ("@made_up77тан (инста) жарнама", "instagram:made_up77"),
        ("@made_upден (тг) көрдім", "telegram:made_up"),
        ("@made_up-тен (инста) жазды", "instagram:made_up"),
        ("@made_up77ке жаздым телеграмда", "telegram:made_up77"),
        ("аккаунт @made_up в фб", "facebook:made_up"),
        ("вконтактедегі @made_up деген аккаунт", "vk:made_up"),
        ('тг-дағы "mаde_up77" деген парақша', "telegram:made_up77"),
        ("«made.up_77» в instagram", "instagram:made.up_77"),
        ("инстадағы made.up_kzдан алдым", "instagram:made.up_kz"),
        ("телеграмдағы madeup777-тен", "telegram:madeup777"),
        ("@made.uр_77 (фейсбук)", "facebook:made.up_77"),
        ("в телеге madeupman77", "telegram:madeupman77"),
        ("профиль made_up77 на OLX", "olx:made_up77"),
        ("Страница в инстаграме made_up77: показали фото", "instagram:made_up77"),
        ("Instagram-дағы дүкен парақшасы: made_up77, ашық", "instagram:made_up77"),
        ("the shop's Instagram page is made_up77", "instagram:made_up77"),
        ("my instagram page, made_up77, was hacked", "instagram:made_up77"),
        ("на OLX под именем made_up77", "olx:made_up77"),
        ("инстада @made_up", "instagram:made_up"),
        ("Тіктокта @made.up сатып алдады", "tiktok:made.up"),
        ("Ютубта @made_up арнасы", "youtube:made_up"),
        ("инстасында @made_up деген", "instagram:made_up"),
        ("ig: made_up77", "instagram:made_up77"),
        ("инста мошенника: made_up", "instagram:made_up"),
        ("телега мошенника: made_up", "telegram:made_up"),
        ("телега made_up", "telegram:made_up"),
        ("ник в телеграме made_up", "telegram:made_up"),
        ('Телеграм канал "madeup77"', "telegram:madeup77"),
        ("телеграм-канал madeup77", "telegram:madeup77"),
        ("телеграм арнасы made_up", "telegram:made_up"),
        ("instagram account: made_up", "instagram:made_up"),
        ("Скамер в телеграме под ником madeup77", "telegram:madeup77"),
        ("вк id12345678", "vk:id12345678"),
        ("пишите @ made_up", "telegram:made_up"),
        ("'@made_up'", "telegram:made_up"),
        ("-@made_up", "telegram:made_up"),
        ("...@made_up", "telegram:made_up"),
        ("писал @made_up.Не отвечает", "telegram:made_up"),
        ("it was @made_up.They left", "telegram:made_up"),
        ("Инста made.up_kz алдады", "instagram:made.up_kz"),
        ("инста: made.up_77", "instagram:made.up_77"),
        ("писала @made_up в инстаграме", "instagram:made_up"),
        ("@made_up деген инстаграм парақша", "instagram:made_up"),
        ("@made_up on instagram", "instagram:made_up"),
        ("нашла инстаграм и написала @made_up в телеграме", "telegram:made_up"),
        ("в телеграме @made_up, вк не знаю", "telegram:made_up"),
        ("аккаунт made.up_kz в инстаграм, мошенники", "instagram:made.up_kz"),
        ('his account "made_up" on Telegram', "telegram:made_up"),
        ("в телеграме @media", "telegram:media"),
        ("Telegram (account made_up)", "telegram:made_up"),
        ("в Telegram (пользователь madeup77)", "telegram:madeup77"),
        ("продавец в Instagram «madeup77»", "instagram:madeup77"),
        ("с аккаунта Instagram «madeupshop» пишут", "instagram:madeupshop"),
        ("Telegram-дағы «made_up» арнасы", "telegram:made_up"),
        ("Instagram желісіндегі made_up парақшасы", "instagram:made_up"),
        ("Telegram арқылы (пайдаланушы «madeup77»)", "telegram:madeup77"),
        ("Telegram, аккаунт неизвестного «made_up»", "telegram:made_up"),
        ("контрагент «made_up» (TG)", "telegram:made_up"),
        ("инстаграмнан көйлек алдым made.up77 парақшасынан", "instagram:made.up77"),
        ("инстаграмнан көйлек алдым @made_up парақшасынан", "instagram:made_up"),
        ("в инстаграме у магазина madeup77", "instagram:madeup77"),
        ("tiktoktan @made_up kordim", "tiktok:made_up"),
        ("тик ток @made_up", "tiktok:made_up"),
        ("в тик токе нашла магазин @made_up", "tiktok:made_up"),
        ("Feisbuktan tanystym @made_up", "facebook:made_up"),
        ("stranitsa v inste @made_up", "instagram:made_up"),
        ("инстада @x.madeup77 розыгрыш", "instagram:x.madeup77"),
        ("insta @made.up77-dan aldym", "instagram:made.up77"),
        ("t.me/mаde_up77", "telegram:made_up77"),
        ("пишите @kasp\u0131_up", "telegram:kaspi_up"),
        ("инст: made_up", "instagram:made_up"),
        ("в инст @made_up писала", "instagram:made_up"),
        ("instadağy @made_up", "instagram:made_up"),
        ("instasynda @made_up degen", "instagram:made_up"),
        ("telega: made_up77", "telegram:made_up77"),
        ("писал в instaggram @madeup77", "instagram:madeup77"),
        ("Insagram: @madeup77 cheats", "instagram:madeup77"),
        ("wrote on Intsagram: madeup77", "instagram:madeup77"),
        ("телерам: made_up", "telegram:made_up"),
        ("телегрм @made_up", "telegram:made_up"),
        ("инcтагpам @made_up бұзылды", "instagram:made_up"),
        ("isntasy @made_up", "instagram:made_up"),
        ("ник в тг @ madeupman", "telegram:madeupman"),
        ("ordered on instagram from @ madeupman", "instagram:madeupman"),
        ("инста: собака made_up77", "instagram:made_up77"),
        ("тг угнали!!! мой sobaka made_up", "telegram:made_up"),
        ("instagram at made_up77", "instagram:made_up77"),
        ("тг угнали!!! мой made_up", "telegram:made_up"),
        ("Телеграм топ made_up, орындап", "telegram:made_up"),
        ("писал боту madeupbot, молчит", "telegram:madeupbot"),
        ("madeupbot ботына жаздым", "telegram:madeupbot"),
        ("wrote to bot madeupbot", "telegram:madeupbot"),
        ("вацап взломан, писал боту @madeupbot", "telegram:madeupbot"),
        ("вацап взломан, писал боту собака madeupbot", "telegram:madeupbot"),
        ("инст: madeupkz просили", "instagram:madeupkz"),
        ("хабарлама, тг madeupman, тел", "telegram:madeupman"),
        ("Инста madeupman ищет людей", "instagram:madeupman"),
        ("telegram: madeupkz is a cheat", "telegram:madeupkz"),
        ("ordered on instagram from madeupkz, paid", "instagram:madeupkz"),
        ("Кто переводил — пишите madeup_19, тоже телеграм.", "telegram:madeup_19"),
        ("телегте madeup_kz лайк басу жұмысын берді", "telegram:madeup_kz"),
        ("контакт получателя «madeupkz» в инстаграме", "instagram:madeupkz"),
        ('Менеджер в телеге "outletmadeupkz", сначала отвечал', "telegram:outletmadeupkz"),
        ("Наставник из телеграма, известный ей как made_up_27, обещал", "telegram:made_up_27"),
        ("страничка madeup_style56 в инсте - развод", "instagram:madeup_style56"),
        ("made_up_official_56 в телеграме пишет", "telegram:made_up_official_56"),
        ("Телеграмдағы тәлімгері, оған made_up деген атпен белгілі", "telegram:made_up"),
        ("куратор писал с телеги made_up_77", "telegram:made_up_77"),
        ("prodavec pisal, telegram: madeupmanok. Skinul predoplatu", "telegram:madeupmanok"),
    ],
)
def test_names_are_seen(extractor, text, handle):
    assert [mention.value for mention in extractor.mentions(text)] == [handle]


@pytest.mark.parametrize(
    "text",
    [
        "инструкция от инстанции",
        "telegram chat_id",
        "telegram: chat_id",
        "instagram photo_1.jpg",
        "перевёл 5000 тг kaspi_gold",
        "50 000 тг - kaspi_gold",
        "instagram access_token=abc",
        "telegram bot token",
        "WhatsApp Image_2024 пришёл",
        "вк group_1 и group_2",
        "аккаунт user_id в телеграме",
        "канал Russia24 смотрю",
        "профиль заблокирован в инстаграм",
        "в телеграме covid19 обсуждают",
        "в вк video123 смотрел",
        "телега сломалась",
        "whatsapp web2 не работает",
        "threads = list_threads(actor)",
        "нашёл в инсте магазин",
        "@everyone please read",
        "@media screen and (min-width: 3em)",
        "@Override public",
        "@param name of it",
        "в инсте iphone15 продавали",
        "купила в инстаграме redmi12",
        "в Instagram «магазин» закрыт",
        "в Telegram «бесплатно» обещали",
        "see you @ home",
        "dinner @ block71",
        "10 pcs @ 5_000",
        "кофе @ starbucks",
        "собака labrador пропала",
        "@admin удалите",
        "telegram: contact us for more",
        "Whatsapp: completely free of charge",
        "в инстаграме playstation продавали",
        "инстаграм nike закрыли",
        "телеграм premium купил",
        "telegram desktop обновился",
        "5000 мың тг aldym",
        "бот robot ответил",
        "Instagramnan kerek zattar korip aldym",
        "скинул в инстанции, instantly paid",
        "meet at room_5",
        "тг: скинул",
        "В телеграме пришёл файл report_final за март",
        "В телеграм бот скинул data_export и всё",
        "переменная max_retry в телеграме боте",
        "В инсте хэштег best_day набирает популярность",
        "on instagram the song bad_guy went viral",
        'a "giveaway" on Instagram',
        'passed me to a "prosecutor" on whatsapp',
        "vatsaptan «tergeushi» jazdy",
        "ватсап: director написал",
        "Телеграм: Vygoda Group обманул",
    ],
)
def test_ordinary_words_are_no_names(extractor, text):
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "Telegram парақшасы vygoda77-go.example сайтына",
        "открыла olx-pay77.example и ввела код",
        "Telegram Desktop v5 на Windows11",
        "в телеграме нашла iphone15",
    ],
)
def test_sites_and_goods_beside_a_platform_are_no_names(extractor, text):
    assert "handle" not in [found.kind for found in extractor.mentions(text)]


_NAMES = {
    "instagram": "инстаграм инста inst instagram ig", "vk": "вконтакте вк vk",
    "whatsapp": "ватсап вацап вотсап уатсап whatsapp vatsap", "facebook": "фейсбук фб feisbuk facebook fb",
    "tiktok": "тикток tiktok", "youtube": "ютуб youtube", "twitter": "твиттер twitter",
    "threads": "тредс threads", "skype": "скайп skype", "discord": "дискорд discord",
    "viber": "вайбер viber", "olx": "олх olx", "telegram": "телеграм телега тг telegram tg",
}  # fmt: skip


def test_every_platform_is_seen_before_and_behind_a_name(extractor):
    assert _NAMES.keys() == {platform for platform, _ in PLATFORM_WORDS}
    for platform, words in _NAMES.items():
        for word in words.split():
            for text in (f"{word}: made_up77", f"«made_up77» on {word}", f"@made_up77 ({word})"):
                assert [found.value for found in extractor.mentions(text)] == [
                    f"{platform}:made_up77"
                ], text


def test_each_name_has_its_platform(extractor):
    text = "в телеграме @made_up в инстаграме @other_up, вк: third_up"

    values = [mention.value for mention in extractor.mentions(text)]

    assert values == ["telegram:made_up", "instagram:other_up", "vk:third_up"]


def test_a_platform_behind_a_name_is_not_that_of_the_next_name(extractor) -> None:
    text = "инстаграм парақшасы: @made_up77 телеграмдағы @other_77"

    assert [found.value for found in extractor.mentions(text)] == [
        "instagram:made_up77", "telegram:other_77",
    ]  # fmt: skip
