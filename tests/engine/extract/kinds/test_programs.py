"""Programs and the headers of mails: what looks like an identifier in them and is none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "List-Id: Readers of a journal <readers.lists.evil.example>",
        "List-ID: <readers.evil.example>",
        'Content-Type: text/x-perl; name="report.pl"',
        "Content-Disposition: attachment; filename=invoice.com",
        "main.cc:23: error: expected ';'",
        "journal.cc:(.text+0x3a): undefined reference",
        "set it in local.cf and main.cf",
        "make writes configure.ac anew; ld.so and linking with libmade.so",
        "was asked in sci.space and in alt.fun.music",
        "\tpage.nr = pages;",
        'window.open(url, "help")',
        "a link to libmade.so",
        "the application com.made.bonus.app",
        "made.now() gives the time",
        "stocks of the dot.com years",
    ],
)
def test_names_that_are_no_sites(extractor, text):
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('see "evil.kz" and <evil.shop>', ["evil.kz", "evil.shop"]),
        ("List-Id: <a.example>\nSite: b.example", ["b.example"]),
        ("evil77.pl is their site", ["evil77.pl"]),
        ("bonus-prize.cc", ["bonus-prize.cc"]),
        ("сайт comp.shop", ["comp.shop"]),
        ("bought at comp.kz", ["comp.kz"]),
        ("the link evil.shop", ["evil.shop"]),
        ("evil.shop (a shop)", ["evil.shop"]),
        ("сайт com.evil.shop", ["com.evil.shop"]),
        ("net.evil.kz", ["net.evil.kz"]),
    ],
)
def test_names_that_are_sites(extractor, text, values):
    assert [mention.value for mention in extractor.mentions(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "if (@queue) {",
        "my @made_up = split(/,/, $line);",
        "@names_2 = ();",
        "@article{made_up77, year = 2020}",
        "@lock_all{}@lock_one{}",
        "$@%f3^@made7up",
        "/**\n * close_it - closes\n * @made_up: what is closed\n */",
    ],
)
def test_names_with_a_sign_that_are_no_handles(extractor, text):
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        " * @made_up: писал мне",
        "@made_up: жду перевод",
        "my friend @made_up = мошенник",
        "пишите @made_up (5000 тг)",
        "(@made_up)",
    ],
)
def test_names_with_a_sign_that_are_handles(extractor, text):
    assert [mention.value for mention in extractor.mentions(text)] == ["telegram:made_up"]


@pytest.mark.parametrize(
    "text",
    [
        "made-2.2.93.5 and kernel 2.6.8.40",
        "run on the server\n-- \n1.7.3.1\n",
        "server\n-- \n1.7.3.1.g432b3.dirty",
        "Emacs/24.0.50.1 on a host",
        "with SMTP Server (TLS) id 8.2.254.0;",
    ],
)
def test_versions_are_no_addresses(extractor, text):
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    "text", ["ip-20.30.40.50", "сервер-20.30.40.50", "host\n20.30.40.50", "IP 20.30.40.50.Далее"]
)
def test_addresses_beside_words(extractor, text):
    assert [mention.value for mention in extractor.mentions(text)] == ["20.30.40.50"]


@pytest.mark.parametrize(
    "text",
    [
        "In article <1993Apr5.191712.7543@a.example>",
        "In message\n> <0CE8B6BE3C@a.example> you ask",
        "someone in <9695@a.example>",
        "Message-ID: <4b09891e.YhJ/aJZOB%me@a.example>",
        "References: <AANLkTik_Jey=ZTkR@a.example>",
        "Message-ID: <KALNBBLJ.tim.one@a.example>",
    ],
)
def test_numbers_of_messages(extractor, text):
    """Also where letters name the one that they answer."""
    assert not extractor.mentions(text)


@pytest.mark.parametrize(
    "text",
    ["a message from <me7@a.example>", "write to <me7@a.example>", "Bob in Rome <me7@a.example>"],
)
def test_people_beside_the_numbers_of_messages(extractor, text):
    assert [mention.value for mention in extractor.mentions(text)] == ["me7@a.example"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("see www . bonusprize . com for more", "www.bonusprize.com"),
        ("it is me7@ college.edu now", "me7@college.edu"),
    ],
)
def test_blanks_around_signs(extractor, text, value):
    assert [mention.value for mention in extractor.mentions(text)] == [value]
