"""Sites named without "https://", among messages that run their sentences together."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Brother.how he found the keys nobody knows",
        "Good evening.how r u doing",
        "See u later.xxx",
        "i will drink milk.pa then sleep",
        "bought one right now.onion soup",
        "take rest yesterday.ice on the knee helps",
        "i will ring you tomorrow. murat.hsbc",
        "Sorry, sleeping.my phone was off",
        "Reached home.so tired today",
        "she asked for cash.click here was all it said",
        "Pub night.Win a big prize",
        "he left the shop.support of friends helps",
        "Congratulations.you did well",
        "they.is/was late",
        "my congratulations.best wishes to all",
        "he missed it unfortunately.today we try once more",
        "the call dropped.network our side is bad",
        "Жол ұзақ.сайт ашылмады",
        "ок.ком",
        "т.ч.ru",
        "Прошу учесть.Ru-сегмент не затронут",
        "надо проверить.Ru и .kz",
        "print(obj.name, df.info)",
        "x = y.call(z.info)",
        "if (p->next.id == s.to) { q.in = r.at; }",
        "at com.evil.web.Foo.run(Foo.java:12)",
        "файлы report-final.zip, run-tests.sh и libevil-1.2.so",
        "id_rsa.pub",
        "const el = f(a); window.location = el.id;",
        "if (user.name == x) {",
        "from host.name import a",
        'the malware in "report-2.zip" was fake',
        "send(x=>x.id)",
        "f(); plt.show()",
        "взяли 1060 t.tg",
        "Is it at 3pm.is it on tv",
        "send me 2k.na for transport",
        "bake 9-11min.cool on rack",
        "lost 10-8.Isner.it took 3 days",
        "Maths.92,Chem.77.Total 328",
        "12.30.am.sleepy.now",
        "I'm in office.bt will call",
        "he is sleeping.im late",
        "lol.that.was.funny.la",
        "gr8.u.k.is not",
        "10.am.is.ok.by.me",
        "this song.mp3.is nice",
        "c u @ 7ish.In town",
        "c u @ home.is it ok",
        "B.Com,M.Com,B.Sc can apply",
        "he did b.tech at home",
        "Я дома.Приезжай.Дети спят",
        "Расписание: 1.мат 2.рус 3.инф",
        "I will go.to.The shop",
        "Ok.la.Then we go",
        "He is from the U.K.The weather is bad",
        "java.net.Socket and System.Net.Http",
        "They stole my money.help me",
        "it happened yesterday.my wallet is gone",
        "I need to withdraw.my card is blocked",
        "J.Love and the band",
        "D.post: your parcel",
    ],
)
def test_sentences_run_together_are_no_sites(extractor, text):
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("bonusprize.how", "bonusprize.how"),
        ("Bonus.live: verify now", "bonus.live"),
        ("bonusprize.click to get your gift", "bonusprize.click"),
        ("Your parcel is held\nbonusprize.cafe\nreply stop", "bonusprize.cafe"),
        ("Your card is locked, bonusprize.rest", "bonusprize.rest"),
        ("👉 bonusprize.cafe", "bonusprize.cafe"),
        ("BONUS.LIVE is a fraud", "bonus.live"),
        ("I paid on bonusprize.cafe yesterday", "bonusprize.cafe"),
        ("bonusprize.me арқылы төледім", "bonusprize.me"),
        ("they told me to open bonusprize.help and pay", "bonusprize.help"),
        ("I went to bonusprize.us as he said", "bonusprize.us"),
        ("your parcel is waiting bonusprizeclaim.lol pay now", "bonusprizeclaim.lol"),
        ("i lost all in bonus.network last week", "bonus.network"),
        ("see www.bonus.se now", "www.bonus.se"),
        ("let me know if bonus.info (a friend sent it) is safe;", "bonus.info"),
        ("сайт office-update.zip", "office-update.zip"),
        ("сайт Выгода.Ru", "xn--80adde3c5d.ru"),
        ("joined www.bonusprize.com1win20", "www.bonusprize.com"),
        ("from www.bonusprize.comJOIN us", "www.bonusprize.com"),
        ("зашла на bonus.kz.Ввела карту", "bonus.kz"),
        ("it was bonus.com.They took all", "bonus.com"),
        ("it was BONUS.COM.THEY TOOK ALL", "bonus.com"),
        ("use www.bonus-prize.app.They ask", "www.bonus-prize.app"),
        ("it was bonus-prize.net.then it closed", "bonus-prize.net"),
        ("bonus.com.Tr", "bonus.com.tr"),
        ('"a.bg"', "a.bg"),
        ('"1.bg"', "1.bg"),
        ('"v4.prize.me"', "v4.prize.me"),
        ('".prize.la"', "prize.la"),
        ("199411.life", "199411.life"),
        ("read prize.co.in today", "prize.co.in"),
        ("see bonus-prize.surge.sh now", "bonus-prize.surge.sh"),
        ("they stole it, ban arbi.gift now", "arbi.gift"),
        ("Please ban uniswapclaim.my", "uniswapclaim.my"),
        ("скачала с bоnus-prize.top", "bonus-prize.top"),
        ("на bonus.stоre зашла", "bonus.store"),
        ("сайт vyg-орау55.example", "vyg-opay55.example"),
        ("my.рrіzе-77.сom.kz деген", "my.prize-77.com.kz"),
        ("раy.hе.prize.kz ашпа", "pay.he.prize.kz"),
        ("рrіze.kzге кірдім", "prize.kz"),
        ("prіze.kz.Спасибо", "prize.kz"),
        ("на сайте bonus77.сом", "bonus77.com"),
        ("сайт vygоd точка kz", "vygod.kz"),
        ("сайт vygоd[.]kz", "vygod.kz"),
        ("сайт vygоd . kz", "vygod.kz"),
        ("на ех.com зашла", "xn--e1a6a.com"),
        ("сайт бонуc.kz", "xn--c-9sb0bd0a.kz"),
        ("ссылка is.gd арқылы", "is.gd"),
        ("bonus.kz-tan qaradym", "bonus.kz"),
        ("bonus-prize.top-ğa kirdim", "bonus-prize.top"),
        ("bonus.kz-ten.example", "bonus.kz-ten.example"),
        ("на оxа.bonus.kz", "oxa.bonus.kz"),
        ("not you? click evilbc.us/ to cancel", "evilbc.us"),
    ],
)
def test_bare_sites_are_seen(extractor, text, site):
    assert [mention.value for mention in extractor.mentions(text)] == [site]


def test_a_host_of_two_scripts_is_less_sure(extractor):
    mixed, plain = extractor.mentions("bоnus-prize.top и bonus-gift.top")

    assert (mixed.value, mixed.start, mixed.end) == ("bonus-prize.top", 0, 15)
    assert mixed.confidence < plain.confidence


@pytest.mark.parametrize("text", ["cамое.Интересное", "Ол кiм.Содан кейін", "мнe.Тогда и"])
def test_a_word_of_two_scripts_before_a_stop_is_no_site(extractor, text):
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "- prize.gift\n- prize.me",
        "* prize.gift\n* prize.me",
        "-prize.gift\n–prize.me",
        "1. prize.gift\n2. prize.me",
        "1.prize.gift\n2.prize.me",
        "a\tprize.gift\tprize.me\tb",
        "prize.gift|prize.me",
        r"Sites:\nprize.gift\nprize.me",
    ],
)
def test_sites_in_a_list(extractor, text):
    """Bullets, numbers and cells leave no doubt that their names are sites."""
    assert [mention.value for mention in extractor.mentions(text)] == ["prize.gift", "prize.me"]


def test_a_number_below_a_name_is_part_of_it(extractor):
    """Only where the next line has the next number do numbers count lines."""
    assert [mention.value for mention in extractor.mentions("1.prize.com")] == ["1.prize.com"]


@pytest.mark.parametrize(
    "link", ["made.in/a8Fk2q", "prize.is/claim", "bonus.software/win/c47-98", "win.us/?id=7"]
)
def test_a_path_makes_any_name_a_site(extractor, link):
    """ "Pay at made.in/a8Fk2q": nobody writes so for a word of the next sentence."""
    (url, host) = extractor.mentions(f"please go on {link} today")

    assert (url.value, host.value) == (f"http://{link}", link.partition("/")[0])
