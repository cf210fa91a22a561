"""Walking over the site as a reader does: from the first page along every link."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.urls import resolve

if TYPE_CHECKING:
    from django.test import Client

DOWNLOADS = (".csv", ".xlsx", ".docx", ".pdf", ".yaml", "download/")
VOID = frozenset({"meta", "link", "input", "img", "br", "hr"})


@dataclass
class Page:
    """One page: what it answered and what its HTML says."""

    path: str
    status: int
    html: str
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: int = 0
    language: str = ""
    text: str = ""
    runnable: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of its address."""
        return resolve(self.path).view_name


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
        self.muted += tag in {"script", "style"}
        page.runnable.extend(_runnable(tag, values))

    def handle_endtag(self, tag):
        self.muted -= tag in {"script", "style"}

    def handle_data(self, data):
        if not self.muted:
            self.words.append(data)


def _runnable(tag: str, values: dict[str, str | None]):
    """What a browser would run, or would load from the words of others."""
    if tag == "script" and not (values.get("src") or "").startswith("/static/"):
        if values.get("type") != "application/json":
            yield "<script>"
    if tag in {"iframe", "object", "embed", "base"}:
        yield f"<{tag}>"
    for name, value in values.items():
        if name.startswith("on") or name == "style":
            yield f"{tag} {name}={value}"
        scheme = urlsplit((value or "").strip()).scheme.lower()
        if name in {"href", "src", "action", "formaction", "xlink:href"}:
            if scheme not in {"", "http", "https", "mailto", "tel"}:
                yield f"{tag} {name}={value}"


def read(path: str, status: int, html: str) -> Page:
    page = Page(path, status, html)
    reader = _Reader(page)
    reader.feed(html)
    page.text = " ".join(" ".join(reader.words).split())
    return page


def crawl(client: Client, language: str) -> dict[str, Page]:
    """Every page that links lead to, by its path; each once, whatever its query says."""
    queue, pages = [f"/{language}/"], {}
    while queue:
        path = queue.pop()
        if path in pages:
            continue
        answer = client.get(path, follow=True)
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        pages[path] = page = read(path, answer.status_code, answer.content.decode())
        queue.extend(_next(page.links, language))
    return pages


def _next(links: list[str], language: str):
    for link in links:
        path = urlsplit(link).path
        inside = link.startswith(f"/{language}/") and "/account/" not in path
        if inside and not path.endswith(DOWNLOADS):
            yield path
