"""Names in links to people, groups and channels on social networks."""

from __future__ import annotations

import pytest

from ortaq.engine.terms.identifier import IdentifierKind


@pytest.mark.parametrize(
    ("link", "handle"),
    [
        ("https://ok.ru/profile/5551234/statuses", "ok:5551234"),
        ("ok.ru/group/53396058603765", "ok:53396058603765"),
        ("https://m.vk.com/id123456", "vk:id123456"),
        ("vk.com/club1234567", "vk:club1234567"),
        ("https://www.facebook.com/profile.php?id=100012345678901", "facebook:100012345678901"),
        ("https://www.facebook.com/people/A-B/100012345678901/", "facebook:100012345678901"),
        ("https://www.youtube.com/channel/UCabc-DEF_12", "youtube:ucabc-def_12"),
        ("https://tiktok.com/@user.name/video/7123", "tiktok:user.name"),
        ("https://www.linkedin.com/in/made-up-12345/", "linkedin:made-up-12345"),
        ("t.me/s/made_up_channel/12", "telegram:made_up_channel"),
        ("t.me/made_up-ге жаздым", "telegram:made_up"),
        ("Т.me/made_up", "telegram:made_up"),
        ("https://т.ме/made_up", "telegram:made_up"),
        ("t . me / made_up", "telegram:made_up"),
        ("t.me/ made_up", "telegram:made_up"),
        ("https://instagram.com/made_up_ пишет", "instagram:made_up_"),
        ("https://t.me/made_upKhttp://a.example/b", "telegram:made_upk"),
        ("tg://resolve?domain=made_upтекст", "telegram:made_up"),
        ("Wi-Fihttps://t.me/made_up", "telegram:made_up"),
        ("https://www.linkedin.com/school/made-up/", "linkedin:made-up"),
        ("https://vk.com/write1234567", "vk:id1234567"),
        ("hxxps[:]//іnstаgrаm.com/made_up77", "instagram:made_up77"),
        ("wа.me/77097001122", "whatsapp:+77097001122"),
    ],
)
def test_the_name_is_read_out_of_the_path(extractor, link, handle):
    assert _handles(extractor, link) == [handle]


@pytest.mark.parametrize(
    "link",
    [
        "https://vk.com/wall-123_456",
        "https://vk.com/app5898182_-123",
        "https://www.facebook.com/sharer/sharer.php?u=made-up",
        "https://www.youtube.com/shorts/abc123",
        "https://www.instagram.com/reel/CxYz/",
        "https://x.com/i/web/status/1",
        "https://www.linkedin.com/company/",
        "https://www.linkedin.com/slink?code=made_up",
        "https://www.linkedin.com/comm/feed/",
        "https://www.youtube.com/redirect?q=made_up",
        "https://www.facebook.com/l.php?u=made_up",
        "https://www.facebook.com/dialog/share?app_id=1",
        "https://www.facebook.com/v12.0/dialog/oauth",
        "https://vk.com/away.php?to=http://evil.example",
        "https://t.me/setlanguage/ru",
        "https://x.com/compose/post",
        "https://twitter.com/account/confirm",
        "t.me/c/1234567890/55",
        "до т.ме",
        "https://in\u017ftagram.com/made_up",
        "wa.me/\u0967\u0968\u0969\u096a\u096b\u096c\u096d\u096e\u096f\u0966\u0967",
        "tg://resolve?domain=привет",
    ],
)
def test_a_page_of_the_platform_is_nobody(extractor, link):
    assert _handles(extractor, link) == []


def _handles(extractor, text):
    return [
        mention.value
        for mention in extractor.mentions(text)
        if mention.kind is IdentifierKind.HANDLE
    ]
