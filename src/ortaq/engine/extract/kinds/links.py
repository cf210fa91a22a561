"""URLs: splitting, the one normal form, and the form in which two links are the same link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ortaq.engine.extract.kinds.endings import KAZAKH_ENDING
from ortaq.engine.extract.kinds.hosts import ip_of_number, normal_host, normal_ip

NEVER_IN_URL = r"\x00-\x20\x7f\s\ud800-\udfff"
"""Signs, as members of a set in a pattern, that no URL holds."""

_SPLIT = re.compile(
    r"(?:(?P<scheme>(?a:[a-z]{2,5}))://)?(?:[^/?#@]{0,64}@)?"
    r"(?P<host>\[[0-9a-f:.]{2,45}\]|[^/?#:]{1,255})(?::(?P<port>[0-9]{0,5}))?"
    r"(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?(?:#.*)?",
    re.IGNORECASE | re.DOTALL,
)
_DOUBLED_SCHEME = re.compile(r"^(?:https?:/{1,2}){2,}", re.IGNORECASE)
_DEFAULT_PORTS = {"http": "80", "https": "443", "ftp": "21"}
_TRACKING = re.compile(
    r"^(?:utm_|(?:fbclid|gclid|yclid|ysclid|msclkid|_openstat|mc_cid|mc_eid|igshid|igsh|"
    r"_ga|_gl|si|ttclid|wbraid|gbraid|hl|gl|pcampaignid|referrer)=)"
)
_KAZAKH_ENDING = re.compile(rf"(?<=[A-Za-z0-9/])[-'’]?{KAZAKH_ENDING}$")
_ENDING = ".,;:!?'\"*~…”“»’"
_PICTURE = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]")
_NEXT_WORD = re.compile(r"(?<=[A-Za-z0-9])[.,;:!?)]{0,3}[а-яәғқңөұүһіё]+$", re.IGNORECASE)
OTHER_LETTERS = r"\u0530-\u1c7f\u1c90-\u1cff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff"
"""Signs, as members of a set in a pattern, of writings that are neither Latin nor Cyrillic; without the
old Cyrillic letters among them, which patterns that pass over case take for the usual ones."""

_NEXT_CLAUSE = re.compile(
    rf"(?:(?<=[A-Za-z0-9])|(?<=[/=])[.,;:!?)(])[.,;:!?)(]{{0,3}}[{OTHER_LETTERS}]", re.IGNORECASE
)
_FILE = re.compile(r"\.[A-Za-z0-9]{2,5}$")
_NEXT_SENTENCE = re.compile(
    r"/[a-z0-9_-]*(?P<word>\.(?!(?:Asp|Htm|Php|Jsp|Pdf|Jp|Png)[a-z]{0,2}$)[A-Z][a-z]{0,12})$|(?P<of>'s)$"
)
_NEXT_COLUMN = re.compile(
    r"/(?![A-Z][a-z]+[,-])[\w.~%-]*(?P<word>,[A-Z][a-z]{1,12}(?:,[0-9][0-9.,]*)?)$"
)
"""A word behind a comma, with numbers behind it, where the last part of the path is no name too."""

_REMARK = re.compile(
    r"\((?<=[0-9A-Za-z/]\()(?<!%..\()(?:[^\W\d_]{1,20}|[а-яәғқңөұүһіё]{1,20}\)|(?-i:[A-Z][a-z]{1,20})\))$",
    re.IGNORECASE,
)
"""A bracket that is glued to a link and never closes, or holds a word of the sentence."""

_LONGEST_REMARK = 30
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_CLOSED_BY = {"(": ")", "[": "]"}
_NEVER_LAST = frozenset((*_ENDING, *_CLOSED_BY))
_MARKS = frozenset((*_ENDING, *_PAIRS, *_PAIRS.values()))


@dataclass(frozen=True, slots=True)
class Link:
    """A URL in parts, each in normal form.

    Args:
        scheme: lower case.
        host: punycode host or compressed IP (without brackets).
        is_ip: whether the host is an IP address.
        port: empty for the default one.
        path: at least "/".
        query: with its "?", or empty.
    """

    scheme: str
    host: str
    is_ip: bool
    port: str
    path: str
    query: str

    @property
    def value(self) -> str:
        """The normal form."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme}://{host}{port}{self.path}{self.query}"

    @property
    def key(self) -> str:
        """What two links to the same page share: no scheme, www, tracking or closing slash."""
        kept = [part for part in self.query[1:].split("&") if part and not _TRACKING.match(part)]
        query = f"?{'&'.join(kept)}" if kept else ""
        port = f":{self.port}" if self.port else ""
        return f"{self.host.removeprefix('www.')}{port}{self.path.rstrip('/')}{query}"


@lru_cache(maxsize=16_384)
def parse_link(text: str) -> Link | None:
    """The parts of a refanged URL (http is assumed without a scheme), or None.

    Example:
        >>> parse_link("HTTPS://WWW.Evil.EXAMPLE:443/Login?id=1#top").value
        'https://www.evil.example/Login?id=1'
    """
    match = _SPLIT.fullmatch(_DOUBLED_SCHEME.sub(_last_scheme, text))
    if match is None:
        return None
    scheme = (match["scheme"] or "http").lower()
    ending = match["host"][-1]
    address = None
    if ending == "]" or ending.isdigit() or match["host"][:2] in {"0x", "0X"}:
        address = normal_ip(match["host"]) or (
            ip_of_number(match["host"]) if match["scheme"] else None
        )
    host = address or normal_host(match["host"])
    if host is None:
        return None
    port = (match["port"] or "").lstrip("0")
    port = "" if port == _DEFAULT_PORTS.get(scheme) else port
    query = (match["query"] or "").replace("&amp;", "&")  # as pages and mails write it
    return Link(scheme, host, address is not None, port, match["path"] or "/", query.rstrip("?"))


def _last_scheme(match: re.Match[str]) -> str:
    return "https://" if match.group().lower().rstrip("/:").endswith("https") else "http://"


def trimmed(text: str) -> str:
    """A URL as cut out of a sentence, without the sentence's own marks, pictures and word endings."""
    if not text.isascii() and (picture := _PICTURE.search(text)):
        text = text[: picture.start()]
    if text[-1:].isalpha() and (ending := _NEXT_SENTENCE.search(text, max(0, len(text) - 50))):
        text = text[: ending.start(ending.lastgroup or 0)]
    if text[-1:] in _MARKS or not text[-1:].isascii():
        text = _without_marks(text)
    if not text.isascii():
        text = _without_next_word(text)
    return _without_glued(text) if "(" in text or "," in text else text


def _without_marks(text: str) -> str:
    """A link without the marks of the sentence around it."""
    end = len(text)
    surplus = {close: text.count(close) - text.count(open_) for close, open_ in _PAIRS.items()}
    while end and (text[end - 1] in _NEVER_LAST or surplus.get(text[end - 1], 0) > 0):
        end -= 1
        if text[end] in surplus:
            surplus[text[end]] -= 1
        elif text[end] in _CLOSED_BY:
            surplus[_CLOSED_BY[text[end]]] += 1
    return text[:end]


def _without_glued(text: str) -> str:
    """A link without a remark in brackets, or a column of a table, that is glued to it."""
    remark = _REMARK.search(text, max(0, len(text) - _LONGEST_REMARK))
    if remark:
        return text[: remark.start()]
    column = _NEXT_COLUMN.match(text, max(0, text.rfind("/")))
    return text[: column.start("word")] if column else text


def _without_next_word(text: str) -> str:
    """A link of Latin letters without the ending, word or clause of another writing glued to it."""
    ending = None if _FILE.search(text) else _NEXT_CLAUSE.search(text)
    ending = ending or _KAZAKH_ENDING.search(text) or _NEXT_WORD.search(text)
    return text[: ending.start()] if ending and text[: ending.start()].isascii() else text
