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
    ],
)
def test_bare_sites_are_seen(extractor, text, site):
    assert [mention.value for mention in extractor.mentions(text)] == [site]


@pytest.mark.parametrize(
    "link", ["made.in/a8Fk2q", "prize.is/claim", "bonus.software/win/c47-98", "win.us/?id=7"]
)
def test_a_path_makes_any_name_a_site(extractor, link):
    """ "Pay at made.in/a8Fk2q": nobody writes so for a word of the next sentence."""
    (url, host) = extractor.mentions(f"please go on {link} today")

    assert (url.value, host.value) == (f"http://{link}", link.partition("/")[0])
