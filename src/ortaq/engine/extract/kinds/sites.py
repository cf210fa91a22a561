"""URLs, bare domains and IP addresses.

Each is looked for at the sign that it cannot do without ("://", a dot between letters, three dots
among digits); what stands around that sign decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.bare_names import is_site, without_word
from ortaq.engine.extract.kinds.context import Context
from ortaq.engine.extract.kinds.found import DOMAIN, IP, URL, Found
from ortaq.engine.extract.kinds.handles import profile_link
from ortaq.engine.extract.kinds.hosts import (
    TOP,
    normal_ip,
    without_next_word,
)
from ortaq.engine.extract.kinds.links import NEVER_IN_URL, OTHER_LETTERS, parse_link, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.links import Link

_BARE_CONFIDENCE = 0.9
_NO_URL = NEVER_IN_URL + r"<>\"«»“”„|\\^`{}「」【】"
_URL_CHARACTER = rf"(?:[^{_NO_URL},;h]|h(?!(?<![/=:&?#@%]h)ttps?://)|[,;](?!https?://))"
"""What a URL is made of, unless the next one is glued on there."""

_URL = re.compile(
    rf"[hf](?<!://.)(?:(?<=h)ttps?|(?<=f)(?<![A-Za-z0-9]f)tp)://(?:(?:https?|ftp)://){{0,3}}"
    rf"{_URL_CHARACTER}{{3,2000}}",
    re.IGNORECASE,
)
_SCHEMES = ("https", "http", "ftp")
_LEADING_SCHEMES = re.compile(r"(?:(?:https?|ftp):/{1,2})+", re.IGNORECASE)
_HOST_ALONE = re.compile(r"(://[^/?#,;(]+)[,;(].*", re.DOTALL)
"""A host, and the next column or clause that is glued to it."""

_DOT = re.compile(r"\.(?<=[\w-]\.)(?=[^\W\d_])")
_HOST_BACKWARDS = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_LONGEST_HOST = 255
_SITE = (
    rf"(?P<host>(?:[\w-]{{1,63}}\.){{1,12}}{TOP})"
    rf"(?P<rest>(?::[0-9]{{2,5}})?(?:[/?]{_URL_CHARACTER}{{0,1000}})?)"
)
_BARE = re.compile(
    rf"(?:(?<![\w@%-])|(?<=//@))(?:(?<!/)|(?<=//)(?<![\w/.]//))(?<!\w\.){_SITE}", re.IGNORECASE
)
_BEHIND_WORD = re.compile(_SITE, re.IGNORECASE)
_DASHES = re.compile(r"(?<![\w@%.])-{1,3}")
"""What begins a line of a list: "-evil.example"."""

_UNDERLINED = re.compile(
    r"(?<![\w@%.-])_{1,3}(?=[a-z0-9-]{1,63}\.[a-z]{2,24}(?![\w.]))", re.IGNORECASE
)
"""Signs before a name of two labels, which none of those that are registered begins with."""

_WORD_BEFORE = re.compile(
    rf"[\w.-]{{0,200}}[{OTHER_LETTERS}]\.?(?=[a-z0-9][a-z0-9-]{{0,62}}\.[a-z])"
    r"|(?=[а-яәғқңөұүһіё]{0,30}?[бгдёжзийлпфцчшщъыьэюяәғқңөұүһ])[а-яәғқңөұүһіё]{2,40}-?"
    r"(?=[a-z0-9][a-z0-9-]{1,62}\.[a-z])",
    re.IGNORECASE,
)
"""A clause of another writing glued to a site, or a Cyrillic word: "сайтevil.kz"; one of letters that
look Latin is a disguise."""

_GLUED = re.compile(
    r"(?<![\w@/-])(?P<host>www\.(?:[\w-]{1,63}\.){1,4}?(?:com|net|org|info|biz|ru|kz))"
    r"(?=[0-9]|(?<=[a-z])(?-i:[A-Z]))(?![\w-]{1,63}\.[a-z])(?P<rest>)",
    re.IGNORECASE,
)
"""A site to which the next word is glued: "www.evil.com1win"."""

_IPV4 = re.compile(
    r"[0-9](?<![0-9A-Za-z.].)[0-9]{0,2}(?:\.[0-9]{1,3}){3}(?![0-9A-Za-z]|\.[a-z]{0,3}[0-9])"
)
_PATH_OF_ADDRESS = re.compile(rf"(?::[0-9]{{2,5}})?/(?=[A-Za-z]){_URL_CHARACTER}{{1,1000}}")
"""What makes a link of an address, unlike the size of a network: "192.0.2.0/24"."""

_IPV6 = re.compile(r"(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)
_IP_WORD = re.compile(
    r"\bip\b|айпи|\bdns\b|\bднс\b|сервер|server|адрес|address|мекенжай|хост|host|proxy|прокси",
    re.IGNORECASE,
)
_SMALL_OCTET = 32
_OF_PROGRAM = re.compile(r"(?!\bip)[a-z]{2}-$", re.IGNORECASE)
"""What ends the name of a program before its version: "glibc-2.2.93.5"."""
_MIN_IPV6_GROUPS = 3


def find_sites(text: str) -> Iterator[Found]:
    """URLs and bare domains, and the names of profiles in links to platforms."""
    position = 0
    is_inner = False
    for found in find_urls(text):
        if found.kind is URL:
            for bare in _bare_sites(text, position, found.start):
                position = max(position, bare.end)
                yield bare
            is_inner = found.start < position  # a.example/?u=https://b.example
            position = max(position, found.end)
        if not is_inner:
            yield found
    yield from _bare_sites(text, position, len(text))


def find_urls(text: str) -> Iterator[Found]:
    """URLs with a scheme, each followed by the domain or the IP address inside it, and the name."""
    mark = text.find("://")
    while mark >= 0:
        end = mark + 3
        start = _scheme_start(text, mark)
        match = _URL.match(text, start) if start >= 0 else None
        if match:
            end = max(end, match.end())
            yield from _url_mentions(text, match)
        mark = text.find("://", end)


def _scheme_start(text: str, mark: int) -> int:
    """Where the scheme before "://" begins, or -1."""
    before = text[max(0, mark - 5) : mark].lower()
    return next((mark - len(name) for name in _SCHEMES if before.endswith(name)), -1)


def _url_mentions(text: str, match: re.Match[str]) -> Iterator[Found]:
    start, shown = match.start(), trimmed(match.group())
    if text[start - 1 : start] == "_":  # _https://evil.example_ is in italics
        shown = trimmed(shown.rstrip("_"))
    if shown[-1].isalpha():
        shown = _without_word(shown)
    link = parse_link(shown)
    if link is None:
        shown = _HOST_ALONE.sub(r"\1", shown)
        link = parse_link(shown)
    if link:
        yield Found(URL, link.value, start, start + len(shown), "url")
        yield _host_mention(link, shown, start)
        profile = profile_link(text, start, start + len(shown), link.host)
        if profile:
            yield profile


def _without_word(shown: str) -> str:
    """A URL of a host alone without the word of the next sentence that is glued to it."""
    scheme, separator, host = shown.rpartition("://")
    plain = not any(sign in host for sign in "/?#@")
    return f"{scheme}{separator}{without_next_word(host)}" if plain else shown


def _bare_sites(text: str, start: int, end: int) -> Iterator[Found]:
    """Domains and scheme-less URLs; a URL is followed by its domain."""
    for dot in _DOT.finditer(text, start, end):
        at = dot.start()
        if at < start:
            continue
        before = text[max(start, at - _LONGEST_HOST) : at]
        name = _HOST_BACKWARDS.match(before[::-1])
        if name is None:
            continue
        begin = at - name.end()
        match = _bare_site(text, begin, at)
        if match is None:
            continue
        start = max(match.end("host"), at + 1)
        for found in _bare_mentions(text, match):
            start = max(start, found.end)
            yield found


def _bare_site(text: str, begin: int, dot: int) -> re.Match[str] | None:
    """The site that begins here and has this dot, or behind the word that is glued to it."""
    if text[begin : begin + 4].lower() == "www." and (match := _GLUED.match(text, begin)):
        return match
    if text[begin] == "_" and (match := _UNDERLINED.match(text, begin)):
        return _BEHIND_WORD.match(text, match.end())
    if text[begin] == "-":
        dashes = _DASHES.match(text, begin)
        return _BEHIND_WORD.match(text, dashes.end()) if dashes else None
    word = None if text[begin:dot].isascii() else _WORD_BEFORE.match(text, begin)
    return _BEHIND_WORD.match(text, word.end()) if word else _BARE.match(text, begin)


def _bare_mentions(text: str, match: re.Match[str]) -> Iterator[Found]:
    host, rest = match["host"], match["rest"]
    start = match.start()
    profile = profile_link(text, start, match.end(), host) if rest else None
    if profile:
        yield profile
        return
    if rest:
        rest = trimmed(rest)
    elif host.count(".") > 1:
        host = without_word(host)
    if text[match.end() : match.end() + 1] == "@" or not is_site(text, start, host, rest):
        return
    link = parse_link(host + rest)
    if link is None:
        return
    if link.path != "/" or link.query:
        shown = host + rest
        yield Found(URL, link.value, start, start + len(shown), "url_without_scheme")
        yield _host_mention(link, shown, start)
    else:
        yield Found(DOMAIN, link.host, start, start + len(host), "domain", _BARE_CONFIDENCE)


def find_ipv4(text: str, start: int, end: int) -> Iterator[Found]:
    """IPv4 addresses between two places that are neither versions nor clause numbers."""
    for match in _IPV4.finditer(text, start, end):
        shown = match.group()
        value = normal_ip(shown)
        if not (value and _is_address(text, match.start(), value)):
            continue
        begin, stop = match.span()
        path = _PATH_OF_ADDRESS.match(text, stop)
        rest = trimmed(path.group()) if path and text[begin - 1 : begin] not in {"/", "@"} else ""
        link = parse_link(f"http://{shown}{rest}") if rest else None
        if link:
            end = stop + len(rest)
            yield Found(URL, link.value, begin, end, "url_without_scheme")
        yield Found(IP, value, begin, stop, "url_host" if link else "ip_v4")


def find_ipv6(text: str) -> Iterator[Found]:
    """IPv6 addresses of at least three groups."""
    for match in _IPV6.finditer(text):
        shown = match.group()
        value = normal_ip(shown)
        groups = [group for group in shown.split(":") if group]
        if value and len(groups) >= _MIN_IPV6_GROUPS:
            yield Found(IP, value, *match.span(), "ip_v6")


def _is_address(text: str, start: int, value: str) -> bool:
    first = int(value.partition(".")[0])
    if Context.is_version(text, start, first):
        return False
    if first < _SMALL_OCTET and _OF_PROGRAM.search(text, max(0, start - 4), start):
        return False
    if any(int(octet) >= _SMALL_OCTET for octet in value.split(".")):
        return True
    return bool(_IP_WORD.search(text[max(0, start - 30) : start]))


def _host_mention(link: Link, shown: str, start: int) -> Found:
    """The host inside a URL that begins at `start`, with its own span."""
    schemes = _LEADING_SCHEMES.match(shown)
    begin = schemes.end() if schemes else 0
    stop = next((at for at in range(begin, len(shown)) if shown[at] in "/?#"), len(shown))
    begin = max(begin, shown.rfind("@", begin, stop) + 1)
    if shown.startswith("[", begin):
        begin, stop = begin + 1, shown.find("]", begin, stop)
    elif (colon := shown.find(":", begin, stop)) >= 0:
        stop = colon
    kind = IP if link.is_ip else DOMAIN
    return Found(kind, link.host, start + begin, start + stop, "url_host")
