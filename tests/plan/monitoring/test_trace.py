"""Every number of the public scoreboard leads to its source in two clicks at most."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from django.urls import reverse

from kept import kept
from ortaq.install import demo
from ortaq.install.reference import load_reference_data

pytestmark = pytest.mark.django_db

BLOCKS = "ancestor-or-self::*[self::tr or self::li or self::p or self::h2 or self::dt or self::dd]"
FIGURE = "ancestor::div[contains(concat(' ', @class, ' '), ' figure ')]"
"""Smallest parts of a page that a reader takes as one statement."""

LABELS = (
    "ancestor::thead or ancestor::caption or ancestor::script or ancestor::h1"
    " or ancestor::*[contains(@class, 'page-head') or contains(@class, 'print')]"
)
"""Heads of columns and the title of the page: no figures of their own."""

NUMBER = re.compile(r"\d[\d  ]*(?:[.,]\d+)?")
CLICKS = 2


class Site:
    """Pages as a visitor without an account sees them, each fetched once."""

    def __init__(self, client):
        self._client = client
        self._pages = {}

    def main(self, path):
        if path not in self._pages:
            answer = self._client.get(path)
            assert answer.status_code == 200, path
            found = b"".join(answer) if answer.streaming else answer.content
            is_page = "html" in answer["Content-Type"]
            self._pages[path] = (
                lxml.html.fromstring(found).get_element_by_id("main") if is_page else None
            )
        return self._pages[path]

    def follow(self, path, href):
        """The part of a page that a link leads to, and the page's address; None for a file."""
        parts = urlsplit(urljoin(path, href))
        address = parts.path + (f"?{parts.query}" if parts.query else "")
        main = self.main(address)
        if main is None or not parts.fragment:
            return address, main
        found = main.xpath(f"//*[@id='{parts.fragment}']")
        assert found, f"{href} leads nowhere"
        return address, found[0]


def _statements(main):
    """Statement to the numbers that it makes, in the order of the page."""
    found = {}
    for text in main.xpath(f".//text()[re:test(., '[0-9]')][not({LABELS})]", namespaces=_RE):
        holder = text.getparent() if not text.is_tail else text.getparent().getparent()
        blocks = holder.xpath(FIGURE) or holder.xpath(BLOCKS)
        assert blocks, lxml.html.tostring(holder)
        found.setdefault(blocks[-1], []).extend(NUMBER.findall(str(text)))
    return found


_RE = {"re": "http://exslt.org/regular-expressions"}


def _is_source(part):
    return part is None or bool(
        part.xpath("ancestor-or-self::*[@data-source] | .//*[@data-source]")
    )


def _clicks_to_source(site, path, part, left=CLICKS):
    """Clicks from a part of a page to a statement of source; None where there are too many."""
    if part.xpath("ancestor-or-self::*[@data-source]"):
        return 0
    if left == 0:
        return None
    found = []
    for href in part.xpath(".//a/@href"):
        if urlsplit(href).scheme:
            continue
        address, target = site.follow(path, href)
        if _is_source(target):
            return 1
        found.append(_clicks_to_source(site, address, target, left - 1))
    known = [one for one in found if one is not None]
    return 1 + min(known) if known else None


@pytest.fixture(scope="module")
def _plan(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        load_reference_data()
        demo._load_plan()
        yield


@pytest.fixture
def board(client, _plan):
    return Site(client), reverse("monitoring:plan")


def test_every_number_of_the_scoreboard_leads_to_its_source_in_two_clicks(board):
    site, path = board
    statements = _statements(site.main(path))

    clicks = {
        " ".join(part.text_content().split())[:80]: _clicks_to_source(site, path, part)
        for part in statements
        if part.tag != "h2"
    }

    assert len(clicks) > 30
    assert {words: found for words, found in clicks.items() if found is None} == {}


def test_numbers_agree_with_what_they_lead_to(board):
    site, path = board
    main = site.main(path)

    wrong = [*_headings(main), *_rows(site, path, main), *_counts(main)]

    assert wrong == []


def _headings(main):
    """Headings whose number is not that of the rows below."""
    for heading in main.xpath(".//div[contains(@class, 'plan-board')]//h2"):
        rows = heading.getnext().xpath(".//tbody/tr")
        if _numbers(heading) != {str(len(rows))}:
            yield heading.text_content()


def _rows(site, path, main):
    """Rows with a number that the page of their measure does not tell."""
    rows = main.xpath(".//div[contains(@class, 'plan-board')]//tbody/tr")
    assert len(rows) > 10
    for row in rows:
        _address, page = site.follow(path, row.xpath(".//th//a/@href")[0])
        missing = _numbers(*row.xpath("./td")) - _numbers(page)
        if missing:
            yield row.xpath("string(.//th)").strip(), missing


def _numbers(*parts):
    told = (one for part in parts for one in NUMBER.findall(part.text_content()))
    return {re.sub(r"\s", "", one) for one in told}


def _counts(main):
    """Counts on top that are not the number of measures they lead to."""
    for link in main.xpath(".//*[contains(@class, 'figure-label')]/a"):
        name = link.get("href").removeprefix("#")
        if name in {"from-measures", "from-planned", "from-spent"}:
            continue
        codes = main.get_element_by_id(name).xpath(".//a")
        told = link.xpath(FIGURE)[0].xpath(".//*[@class='figure-value']")[0].text_content()
        if told.split() != [str(len(codes))]:
            yield name, told
