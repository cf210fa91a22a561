"""Hostile words through every door, and every page that shows them."""

from __future__ import annotations

import pytest

from factories import people
from ortaq.shared.actors import Role
from web.crawl import crawl, read
from web.hostile import ATTACK, DOORS, fill, hostile
from web.languages import LANGUAGES

pytestmark = pytest.mark.django_db
READERS = [None, Role.SECRETARY, Role.INVESTIGATOR, Role.ADMINISTRATOR]
RAW = ("<script>window", "<img src=x")


@pytest.fixture
def land(client, tmp_path):
    fill(client, tmp_path)


def pages_of(client, language: str):
    """Every page of every reader."""
    for role in READERS:
        client.logout()
        if role is not None:
            client.force_login(people.user(role))
        yield from crawl(client, language).values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_lets_hostile_words_be_more_than_words(client, land, language):
    raw, run, lost = [], [], set(DOORS)
    for page in pages_of(client, language):
        raw += [(page.path, found) for found in RAW if found in page.html]
        run += [(page.path, found) for found in page.runnable]
        text = page.text.replace(f"-{language}", "")
        lost -= {door for door in lost if hostile(door) in text}

    assert raw == []
    assert run == []
    assert lost == set()


def test_what_is_typed_into_an_address_stays_words(client, land):
    client.force_login(people.user(Role.INVESTIGATOR))
    addresses = [
        "/en/search/",
        "/en/reports/",
        "/en/identifiers/",
        "/en/campaigns/",
        "/en/gaps/",
        "/en/measures/",
        "/en/picture/",
    ]
    names = ("q", "text", "region", "kind", "sort", "page", "status", "since", "by", "month")

    for address in addresses:
        page = client.get(address, dict.fromkeys(names, hostile("query")))
        shown = read(address, page.status_code, page.content.decode())
        assert page.status_code < 500, address
        assert not any(found in shown.html for found in RAW), address
        assert shown.runnable == [], address


@pytest.mark.parametrize("path", ["/en/<script>alert(1)</script>/", "/en/reports/<img src=x>/"])
def test_an_address_that_is_not_there_repeats_nothing(client, path):
    client.force_login(people.user(Role.INVESTIGATOR))

    page = client.get(path)

    assert page.status_code == 404
    assert not any(found in page.content.decode() for found in RAW)


def test_a_refused_form_shows_what_was_typed_as_words(client, db):
    page = client.post("/en/report/status/", {"receipt": ATTACK[:40]}).content.decode()

    assert not any(found in page for found in RAW)
    assert "&lt;script&gt;" in page


def test_every_answer_carries_the_walls(client, db):
    for path in ("/en/", "/en/report/", "/en/nothing/", "/en/account/login/", "/static/none.js"):
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert headers["X-Frame-Options"] == "DENY", path
        assert headers["X-Content-Type-Options"] == "nosniff", path
