"""URLs, bare domains, e-mail addresses and IP addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.bare_names import is_site
from ortaq.engine.extract.kinds.context import Context
from ortaq.engine.extract.kinds.found import Found
from ortaq.engine.extract.kinds.hosts import TOP, is_suffix, normal_host, normal_ip
from ortaq.engine.extract.kinds.links import parse_link, trimmed
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.kinds.links import Link

_BARE_CONFIDENCE = 0.9
_URL_CHARACTERS = r"[^\s<>\"«»“”„|\\^`{}]"
_URL = re.compile(
    rf"[hf](?<![A-Za-z0-9].)(?<!://.)(?:(?<=h)ttps?|(?<=f)tp)://(?:(?:https?|ftp)://){{0,3}}"
    rf"(?:(?![,;]https?://){_URL_CHARACTERS}){{3,2000}}",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w@/-])(?<!\w\.)(?P<host>(?:[\w-]{{1,63}}\.){{1,12}}{TOP})"
    rf"(?P<rest>(?::\d{{2,5}})?(?:[/?](?:(?![,;]https?://){_URL_CHARACTERS}){{0,1000}})?)",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9_.+%-])(?P<name>[A-Za-z0-9_.+%'-]{{1,64}})@"
    rf"(?P<host>(?:[\w-]{{1,63}}\.){{1,8}}{TOP})",
    re.IGNORECASE,
)
_IPV4 = re.compile(
    r"(?<![\d.A-Za-z])(?:\d{1,3}\.){3}\d{1,3}(?![\dA-Za-z]|\.\d)(?P<rest>:\d{2,5}(?!\d))?"
)
_IPV6 = re.compile(r"(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)
_IP_WORD = re.compile(
    r"\bip\b|айпи|сервер|server|адрес|address|мекенжай|хост|host|proxy|прокси", re.IGNORECASE
)
_SMALL_OCTET = 32
_MIN_IPV6_GROUPS = 3


def find_urls(text: str) -> Iterator[Found]:
    """URLs with a scheme, each followed by the domain or the IP address inside it."""
    for match in _URL.finditer(text):
        shown = trimmed(match.group())
        link = parse_link(shown)
        if link:
            start = match.start()
            yield Found(IdentifierKind.URL, link.value, start, start + len(shown), "url")
            yield _host_mention(link, shown, start)


def find_bare_sites(text: str) -> Iterator[Found]:
    """Domains and scheme-less URLs; a URL is followed by its domain."""
    for match in _BARE.finditer(text):
        host = match["host"]
        start = match.start()
        rest = trimmed(match["rest"])
        link = parse_link(host + rest) if is_site(text, start, host) else None
        if link is None:
            continue
        if link.path != "/" or link.query:
            shown = host + rest
            yield Found(
                IdentifierKind.URL, link.value, start, start + len(shown), "url_without_scheme"
            )
            yield _host_mention(link, shown, start)
        else:
            yield Found(
                IdentifierKind.DOMAIN, link.host, start, start + len(host), "domain",
                _BARE_CONFIDENCE,
            )  # fmt: skip


def find_emails(text: str) -> Iterator[Found]:
    """E-mail addresses whose host has a real suffix."""
    for match in _EMAIL.finditer(text):
        value = normal_email(match.group())
        if value:
            yield Found(IdentifierKind.EMAIL, value, *match.span(), "email")


def find_ips(text: str) -> Iterator[Found]:
    """IPv4 and IPv6 addresses that are neither versions nor clause numbers."""
    for match in _IPV4.finditer(text):
        shown = match.group().partition(":")[0]
        value = normal_ip(shown)
        if value and _is_address(text, match.start(), value):
            start = match.start()
            yield Found(IdentifierKind.IP, value, start, start + len(shown), "ip_v4")
    for match in _IPV6.finditer(text):
        shown = match.group()
        value = normal_ip(shown)
        groups = [group for group in shown.split(":") if group]
        if value and len(groups) >= _MIN_IPV6_GROUPS:
            yield Found(IdentifierKind.IP, value, *match.span(), "ip_v6")


def normal_email(value: str) -> str | None:
    """Lower-case address with a punycode host, or None."""
    name, _, host = value.rpartition("@")
    plain = normal_host(host)
    name = name.strip(".'-").lower()
    if not name or plain is None or not is_suffix(plain.rpartition(".")[2]):
        return None
    return f"{name}@{plain}"


def _is_address(text: str, start: int, value: str) -> bool:
    if Context.is_version(text, start):
        return False
    if any(int(octet) >= _SMALL_OCTET for octet in value.split(".")):
        return True
    return bool(_IP_WORD.search(text[max(0, start - 30) : start]))


def _host_mention(link: Link, shown: str, start: int) -> Found:
    """The host inside a URL that begins at `start`, with its own span."""
    body = shown.rfind("://", 0, shown.rfind("://") + 3)
    begin = body + 3 if body >= 0 else 0
    stop = next((at for at in range(begin, len(shown)) if shown[at] in "/?#"), len(shown))
    begin = max(begin, shown.rfind("@", begin, stop) + 1)
    if not link.is_ip:
        colon = shown.find(":", begin, stop)
        stop = colon if colon >= 0 else stop
    kind = IdentifierKind.IP if link.is_ip else IdentifierKind.DOMAIN
    return Found(kind, link.host, start + begin, start + stop, "url_host")
