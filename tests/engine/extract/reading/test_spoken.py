"""Sites and addresses as people dictate and mistype them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("сайт vygod точка ру", "vygod.ru"),
        ("vygodpay77 точка кз", "vygodpay77.kz"),
        ("www точка vygod точка ком", "www.vygod.com"),
        ("сайт vygod точка кей зет деп айтты", "vygod.kz"),
        ("vygod нүкте кз", "vygod.kz"),
        ("vygod дефис pay точка kz", "vygod-pay.kz"),
        ("сайт vygod точка онлайн", "vygod.online"),
        ("vygodpay77 тчк kz", "vygodpay77.kz"),
        ("vygod dot click", "vygod.click"),
        ("сайт vygodpay77.кз", "vygodpay77.kz"),
        ("vygodpay77,kz", "vygodpay77.kz"),
        ("сайт vygod,kz", "vygod.kz"),
        ("на сайте vygod kz писали", "vygod.kz"),
        ("зашла на vygodpay. kz", "vygodpay.kz"),
        ("сайт мошенников vygod-pay. top", "vygod-pay.top"),
        ("vygodpay77_точка_kz", "vygodpay77.kz"),
        (r"сайт vygodpay77\\.kz", "vygodpay77.kz"),
        ("почта info собачка vygod точка кз", "info@vygod.kz"),
        ("vygod-\npay.kz", "vygod-pay.kz"),
        ("сайтvygod.kz", "vygod.kz"),
        ("сайт-vygod.kz", "vygod.kz"),
        ("кaspi.kz", "kaspi.kz"),
        ("vygod77 to4ka xyz", "vygod77.xyz"),
        ("vygod-pay t4k online", "vygod-pay.online"),
        ("vygodpay tchk kz", "vygodpay.kz"),
        ("vygod77(nüqte)kz", "vygod77.kz"),
        ("id . vygodpay . xyz arqyly", "id.vygodpay.xyz"),
        ("kgd . gov . kz", "kgd.gov.kz"),
        ("vygod-77\n.org", "vygod-77.org"),
        ("pay.vygod\n.com.kz", "pay.vygod.com.kz"),
        ("made_up@\nmail.ru", "made_up@mail.ru"),
        ("made.up@\nvygod-77.com.kz", "made.up@vygod-77.com.kz"),
        ("made_up\n@mail.ru", "made_up@mail.ru"),
        ("pochta madeup77 sobaka mail tochka ru", "madeup77@mail.ru"),
        ("made.up sobaka proton(tochka)me", "made.up@proton.me"),
        ("madeup sobaka cert(nukte)gov(nukte)kz", "madeup@cert.gov.kz"),
        ("почта madeup at vygod-77[.]com", "madeup@vygod-77.com"),
        ("скрин отправил на madeup at vygod.kz", "madeup@vygod.kz"),
        ("sent screenshot to madeup at vygod dot gov dot kz", "madeup@vygod.gov.kz"),
        ("their mail was faked: madeup at vygod(dot)com", "madeup@vygod.com"),
        ("mail from madeuper810 at mail DOT ru", "madeuper810@mail.ru"),
        ("reply to madeup at outlook(dot)com", "madeup@outlook.com"),
        ("madeuper334 at proton dot me", "madeuper334@proton.me"),
        ("madeuper334(at)proton dot me", "madeuper334@proton.me"),
        ("mаdе_up77@vygod.kz жазды", "made_up77@vygod.kz"),
        ("mаdе.upеr@vygоd.kz", "made.uper@vygod.kz"),
        ("mаdeup собака mail.ru", "madeup@mail.ru"),
        ("info эт mail точка ру", "info@mail.ru"),
        ("info at vygod dot com", "info@vygod.com"),
        ("made_up.kz at arzan-login dot xyz", "made_up.kz@arzan-login.xyz"),
        ("I had to pay at vygod dot com", "vygod.com"),
        ("bought iphone13 at vygod dot com", "vygod.com"),
        ("paid 500 at vygod dot com", "vygod.com"),
        ("the scammer wrote from pay at vygod77 dot ru", "pay@vygod77.ru"),
        ("info_AT_vygod.com", "info@vygod.com"),
        ("сайт vygod-pay . icu", "vygod-pay.icu"),
        ("вход my . vygod-77 . cc", "my.vygod-77.cc"),
        ("сайт bala . vygoda . online", "bala.vygoda.online"),
        ("открыла vygod77 . live", "vygod77.live"),
        ("vygod77 tochka shop", "vygod77.shop"),
        ("vygod77 nu'kte com saity", "vygod77.com"),
        ("vygod77 nükte com saity", "vygod77.com"),
        ("vygod77 точка site-дан алдым", "vygod77.site"),
        ("vygod-pay dot space", "vygod-pay.space"),
        ("write to made.up77 at gmail.com", "made.up77@gmail.com"),
        ("reply to made_up at vygod.top", "made_up@vygod.top"),
        ("на почту made.up77 собака proton.me", "made.up77@proton.me"),
        ("почта made точка up77 собака mail точка ru", "made.up77@mail.ru"),
        ("made_up @ proton.me", "made_up@proton.me"),
        ("почтама made_up@vygod.kz-den хат келді", "made_up@vygod.kz"),
        ("info@ vygod.kz", "info@vygod.kz"),
        ("info@vygod,kz", "info@vygod.kz"),
        ("info@vygod-\npay.kz", "info@vygod-pay.kz"),
    ],
)
def test_what_was_said_is_read(extractor, text, value):
    assert [mention.value for mention in extractor.mentions(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "это точка ру",
        "купил iPhone точка нет слов",
        "Samsung точка онлайн оплата",
        "meet me at the dot in time",
        "visit our website today. click here",
        "хороший сайт. Samsung. top phone",
        "it was fun . live music and more",
        "c u @ home.is it ok",
        "it was at 5 . info at the desk",
        "red_dot_top",
        "it was on the dot com bubble",
        "Samsung точка Ру-ру",
        "iPhone15,kz и Windows11,ru",
        "и/или 50%2B10 C:\\/temp",
        "Almaty,kz",
        "в 2024. kz",
        "lang en,ru,kz",
        "A1,kz и B2,ru",
        "user12345,kz написал",
        "живу в Almaty. kz номер",
        "цена 1000.руб",
        "5.ком и ок.ком",
        "живу в Almaty. KZ рулит",
        "am fine. ru ok?",
        "мой сайт был kz",
        "well-\nknown.it was",
        "look_at_me",
        "жил-был John.then left",
        "пять тире шесть точка",
    ],
)
def test_ordinary_sentences_raise_nothing(extractor, text):
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "I paid Dana at vygod.kz",
        "sent money to a seller at vygod.kz",
        "mail arrived at vygod.kz",
        "I got mail and looked at vygod.kz",
        "my account at mail.ru was stolen",
        "bought iphone14 at vygod.kz",
        "evil.shop at vygod.kz",
    ],
)
def test_a_place_is_no_host_of_a_mailbox(extractor, text):
    assert "email" not in [mention.kind for mention in extractor.mentions(text)]


def test_a_link_that_is_broken_at_a_hyphen_is_no_other_site(extractor):
    found = [mention.value for mention in extractor.mentions("https://vygod-\npay.top/x")]

    assert found == ["https://vygod-pay.top/x", "vygod-pay.top"]
