"""Walking over the site as a reader does: from the first page along every link."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.urls import resolve
from django.utils import translation

if TYPE_CHECKING:
    from django.test import Client

MUTE = frozenset({"script", "style", "textarea"})
DOWNLOADS = (".csv", ".ics", ".json", ".xlsx", ".docx", ".pdf", ".yaml", "download/")


@dataclass
class Page:
    """One page: what it answered and what its HTML says."""

    path: str
    status: int
    html: str
    name: str = ""
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: int = 0
    language: str = ""
    text: str = ""
    runnable: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.words: list[str] = []
        self.muted = 0

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        page = self.page
        if tag == "html":
            page.language = values.get("lang", "")
        if tag == "a" and values.get("href"):
            page.links.append(values["href"])
        if "id" in values:
            page.ids.append(values["id"])
        page.headings += tag == "h1"
        self.muted += tag in MUTE
        page.runnable.extend(_runnable(tag, values))

    def handle_endtag(self, tag):
        self.muted -= tag in MUTE

    def handle_data(self, data):
        if not self.muted:
            self.words.append(data)


ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href"})
SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})


def _runnable(tag: str, values: dict[str, str | None]):
    """What a browser would run, or would load from the words of others."""
    own = (values.get("src") or "").startswith("/static/")
    if tag == "script" and not own and values.get("type") != "application/json":
        yield "<script>"
    if tag in {"iframe", "object", "embed", "base"}:
        yield f"<{tag}>"
    for name, value in values.items():
        scheme = urlsplit((value or "").strip()).scheme.lower()
        strange = name in ADDRESSES and scheme not in SCHEMES
        if name.startswith("on") or name == "style" or strange:
            yield f"{tag} {name}={value}"


def read(path: str, status: int, html: str, name: str = "") -> Page:
    """A page and what its HTML says."""
    page = Page(path, status, html, name)
    reader = _Reader(page)
    reader.feed(html)
    page.text = " ".join(" ".join(reader.words).split())
    return page


UNLINKED = ("search/", "log/", "gallery/")


def crawl(client: Client, language: str, most: int = 1_000) -> dict[str, Page]:
    """Every page that links lead to, by its path; at most so many with one name.

    A page is read once, whatever the query of its links says.
    """
    queue = [f"/{language}/", *(f"/{language}/{path}" for path in UNLINKED)]
    pages: dict[str, Page] = {}
    found, seen = set(queue), Counter[str]()
    while queue:
        path = queue.pop(0)
        with translation.override(language):
            name = resolve(path).view_name
        if seen[name] >= most:
            continue
        seen[name] += 1
        answer = client.get(path, follow=True)
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        pages[path] = page = read(path, answer.status_code, answer.content.decode(), name)
        new = dict.fromkeys(link for link in _next(page.links, language) if link not in found)
        found.update(new)
        queue.extend(new)
    return pages


def _next(links: list[str], language: str):
    for link in links:
        path = urlsplit(link).path
        inside = link.startswith(f"/{language}/") and "/account/" not in path
        if inside and not path.endswith(DOWNLOADS):
            yield path
