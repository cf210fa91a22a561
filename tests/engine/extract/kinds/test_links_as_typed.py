"""Links with a slip in them, and links inside links."""

from __future__ import annotations

import pytest

from ortaq.engine.terms.identifier import IdentifierKind


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("go to http//evil.example/a", "http://evil.example/a"),
        ("go to https:/evil.example/a", "https://evil.example/a"),
        ("go to https;//evil.example/a", "https://evil.example/a"),
        ("go to hitps://evil.example/a", "https://evil.example/a"),
        ("go to htp://evil.example/a", "http://evil.example/a"),
        ("write to me...evil.example/a", "http://evil.example/a"),
        ("use the placehttp://evil.example/a", "http://evil.example/a"),
        ("Click here> //evil.example/a", "http://evil.example/a"),
        ("see http://wap. evil.example/a", "http://wap.evil.example/a"),
        ("see http://img. evil. example/a", "http://img.evil.example/a"),
        ("see www. evil. example/a", "http://www.evil.example/a"),
        ("now http://winner@3405803853/a", "http://203.0.113.77/a"),
        ("\x00http://evil.example/a\x00", "http://evil.example/a"),
        ("go to https://evil.example/a👈", "https://evil.example/a"),
        ("evil.example/a❗ do not open", "http://evil.example/a"),
        ("https://evil.example/aи всё", "https://evil.example/a"),
        ("https://evil.example/a.Не открывать", "https://evil.example/a"),
        ("https://evil.example/кредит", "https://evil.example/кредит"),
        ("https://evil.example/a(.", "https://evil.example/a"),
        ("https://evil.example/a_", "https://evil.example/a_"),
        ("_https://evil.example/a_.", "https://evil.example/a"),
        ("https%3A%2F%2Fevil.example%2Fa%0Ab", "https://evil.example/a%0Ab"),
        ("https://evil.example/a_(b).", "https://evil.example/a_(b)"),
        ("https://in\u017ftagram.com/made_up", "https://instagram.com/made_up"),
        (r"https:\/\/evil.example\/a", "https://evil.example/a"),
        ("https://evil.example.Please help", "https://evil.example/"),
        ("https://evil.com.In the end", "https://evil.com/"),
        ("https://evil.example/login.Then I paid", "https://evil.example/login"),
        ("https://evil.example/System.String", "https://evil.example/System.String"),
        ("https://evil.example/login.Aspx", "https://evil.example/login.Aspx"),
        ("https://evil.example's page", "https://evil.example/"),
        ("https://evil.example/a's page", "https://evil.example/a"),
        ("【https://evil.example/a】", "https://evil.example/a"),
        ("12,https://evil.example,ETH", "https://evil.example/"),
        ("https://evil.example/a=2Ephp?b=3D_c", "https://evil.example/a.php?b=_c"),
        ("https://evil=\n.example/a=20\nb", "https://evil.example/a"),
        ("https://evil.example/?a=20\nb", "https://evil.example/?a=20"),
        ("https://evil.example/?a=2Eb", "https://evil.example/?a=2Eb"),
        (r'{"url":"https:\/\/evil.example\/a?b=1"}', "https://evil.example/a?b=1"),
        ("https%3A%2F%2Fevil.example%2Fa", "https://evil.example/a"),
        (
            "https://a.example/?u=https%3A%2F%2Fb.example",
            "https://a.example/?u=https%3A%2F%2Fb.example",
        ),
        ("&lt;a href=&quot;https://evil.example/a&quot;&gt;", "https://evil.example/a"),
        ("go to https.//evil.example/a", "https://evil.example/a"),
        ("go to https//:evil.example/a", "https://evil.example/a"),
        ("pay now //@evil.example/a", "http://evil.example/a"),
        ("pay now //_evil.kz/a", "http://evil.kz/a"),
        ("now http://0xCB00714D/a", "http://203.0.113.77/a"),
        ("open 203.0.113.77/login.php.", "http://203.0.113.77/login.php"),
        ("open 203.0.113.77:8080/login", "http://203.0.113.77:8080/login"),
    ],
)
def test_a_slip_hides_no_link(extractor, text, url):
    mentions = extractor.mentions(text)

    assert mentions[0].value == url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://evil.example/a(copy the link)", "https://evil.example/a"),
        ("https://evil.example/a(скопируйте)", "https://evil.example/a"),
        ("https://evil.example/a?b=1(End) of two", "https://evil.example/a?b=1"),
        ("https://evil.example(copy it)", "https://evil.example/"),
        ("https://evil.example/a(1)", "https://evil.example/a(1)"),
        ("https://evil.example/A%20(Film)", "https://evil.example/A%20(Film)"),
        ("https://evil.example/a_(copy", "https://evil.example/a_(copy"),
        ("7,https://evil.example/aB1,Google,16515.0,0.0", "https://evil.example/aB1"),
        ("https://evil.example/a.html,False", "https://evil.example/a.html"),
        ("https://evil.example/Almaty,Kazakhstan", "https://evil.example/Almaty,Kazakhstan"),
        ("https://evil.example/a,b", "https://evil.example/a,b"),
    ],
)
def test_remarks_and_columns_end_a_link(extractor, text, url):
    """A bracket that holds words, and the next column of a table, are no part of it."""
    assert extractor.mentions(text)[0].value == url


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("请登录https://evil.example/a填写", ["https://evil.example/a", "evil.example"]),
        ("https://evil.example/a，回复1", ["https://evil.example/a", "evil.example"]),
        ("https://evil.example/a을 누르세요", ["https://evil.example/a", "evil.example"]),
        ("请登录evil.example/a更新", ["http://evil.example/a", "evil.example"]),
        ("您的Card已停用。evil.example/a", ["http://evil.example/a", "evil.example"]),
        ("网址evil.com请看", ["evil.com"]),
        ("กดevil.example/a", ["http://evil.example/a", "evil.example"]),
        ("https://evil.example/中文", ["https://evil.example/中文", "evil.example"]),
        ("https://evil.example/a.中文.md", ["https://evil.example/a.中文.md", "evil.example"]),
        ("中国.com", ["xn--fiqs8s.com"]),
    ],
)
def test_other_writings_are_told_from_links(extractor, text, values):
    """Chinese, Korean, Thai and others put no blank before a link and behind it."""
    assert [mention.value for mention in extractor.mentions(text)] == values


@pytest.mark.parametrize("text", ["net 203.0.113.0/24", "203.0.113.77/8080"])
def test_the_size_of_a_network_is_no_path(extractor, text):
    assert [mention.kind for mention in extractor.mentions(text)] == [IdentifierKind.IP]


def test_a_host_of_digits_needs_a_scheme(extractor):
    assert not extractor.mentions("order 3405803853/a")


@pytest.mark.parametrize(
    "link",
    [
        "http://a.example/?u=https://b.example/c",
        "a.example/?u=1",
        "a.example/?u=https://b.example/c",
    ],
)
def test_the_host_is_shown_at_its_own_place(extractor, link):
    """A link may hold another one; its host is the first."""
    (_, host) = extractor.mentions(link)

    assert link[host.start : host.end] == host.value == "a.example"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://192.0.2.1:8080/a", "192.0.2.1"),
        ("http://[2001:db8::1]:80/a", "2001:db8::1"),
        ("http://a@evil.example:8080/a", "evil.example"),
        ("https%3A%2F%2Fevil.example%2Fa", "evil.example"),
        ("https%3A%2F%2F%D0%B1%D0%B0%D0%BD%D0%BA.kz", "%D0%B1%D0%B0%D0%BD%D0%BA.kz"),
    ],
)
def test_a_host_has_neither_port_nor_path(extractor, text, shown):
    """Whatever the link is written in, only the signs of its host are its place."""
    host = extractor.mentions(text)[-1]

    assert text[host.start : host.end] == shown


def test_half_a_sign_ends_a_link(extractor):
    """A lone surrogate, which no file and no database can hold."""
    (link, _) = extractor.mentions("https://a.example/b\ud800c")

    assert link.value == "https://a.example/b"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("b+17-me=mail.example@a.example", ["b+17-me=mail.example@a.example"]),
        ("mail=me.too@a.example", ["me.too@a.example"]),
        ("id7-mail=me@a.example", ["me@a.example"]),
        ("git clone git@a.example:b/c.git", []),
        ("git@a.example", ["git@a.example"]),
        ("me@a.example.Thanks a lot", ["me@a.example"]),
        ("help@a.kz.Спасибо", ["help@a.kz"]),
        ("me=40a.example =3D", ["me@a.example"]),
        ("reply+bWFkZS11cA==@a.example", ["reply+bwfkzs11ca==@a.example"]),
        ("mail=@made_up77", ["telegram:made_up77"]),
        ("viber://chat?number=%2B77091234567", ["+77091234567"]),
    ],
)
def test_addresses_of_programs(extractor, text, values):
    """The receiver is a part of the address to which a list takes letters back; no value of a form is."""
    assert [mention.value for mention in extractor.mentions(text)] == values


def test_numbers_of_messages_are_no_addresses(extractor):
    """What stands in a Message-ID looks like an address and belongs to nobody."""
    mail = "Message-ID: <3D98DFA0.602@evil.example>\nFrom: a@evil.example"

    assert [mention.value for mention in extractor.mentions(mail)] == ["a@evil.example"]


def test_a_header_may_name_many_messages(extractor):
    """The addresses of people in other headers stay."""
    mail = "References: <1.a@b.example>\n\t<2.a@b.example> <3.a@b.example>\nTo: <a@evil.example>"

    assert [mention.value for mention in extractor.mentions(mail)] == ["a@evil.example"]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("https://a.example/bhttps://c.example/d", ["https://a.example/b", "https://c.example/d"]),
        ("https://a.examplehttp://c.example", ["https://a.example/", "http://c.example/"]),
        ("a.example/bhttps://c.example/d", ["http://a.example/b", "https://c.example/d"]),
        (
            "(https://a.example/b)(https://c.example/d)",
            ["https://a.example/b", "https://c.example/d"],
        ),
        ("https://a.example/?u=https://c.example/d", ["https://a.example/?u=https://c.example/d"]),
        ("a.example/b?u=https://c.example/d", ["http://a.example/b?u=https://c.example/d"]),
        ("https://a.example/2020/https://c.example", ["https://a.example/2020/https://c.example"]),
    ],
)
def test_links_that_are_glued_together(extractor, text, urls):
    """A link in a path or a parameter is a part of it; one behind a letter is the next."""
    found = extractor.mentions(text)

    assert [mention.value for mention in found if mention.kind is IdentifierKind.URL] == urls


@pytest.mark.parametrize(
    "text", [r"either\/or", "a %2B 7", "/go?u=https%3A%2F%2F", "&quot;так&quot;"]
)
def test_escaped_signs_alone_are_nothing(extractor, text):
    assert not extractor.mentions(text)
