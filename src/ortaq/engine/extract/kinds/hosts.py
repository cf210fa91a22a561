"""Host names: their one normal form and the part that somebody registered."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache

import idna
import tldextract

from ortaq.engine.extract.kinds.endings import LATIN_ENDING

_RESERVED_SUFFIXES = frozenset({"example", "test", "invalid", "onion"})
"""Source: RFC 6761 (example, test, invalid) and RFC 7686 (onion)."""

_ASCII_HOST = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?")
_MAX_HOST = 253
_MAX_LABEL = 63
_NUMBER_OF_ADDRESS = range(8, 11)
"""Digits of an IPv4 address that is written as one number."""

_HEXADECIMAL = re.compile(r"0[xX][0-9A-Fa-f]{8}")

COMMON = frozenset(("com", "info", "kz", "net", "org", "ru"))
"""Suffixes behind which any word that is no suffix belongs to the sentence."""

LITTLE_WORDS = frozenset(
    (
        "al", "am", "as", "at", "be", "by", "do", "id", "in", "is", "it", "ma", "me", "my", "na",
        "ne", "no", "pa", "so", "to", "us", "we", "za",
    )
)  # fmt: skip
"""Suffixes of countries with which a sentence may begin: "lunch.my treat"."""

TOP = (
    rf"(?:(?:xn--[A-Za-z0-9-]{{2,59}}|[A-Za-z]{{2,24}})(?![A-Za-z0-9_]|-(?!{LATIN_ENDING})[A-Za-z0-9])"
    r"(?![а-я]{1,3}[A-Za-z0-9])|[а-яёәғқңөұүһіїє]{2,11}(?!\w))"
)
"""Pattern of a last label; Kazakh endings may follow a Latin one ("kaspi.kz-те", "kaspi.kz-te")."""


@lru_cache(maxsize=1)
def _extract() -> tldextract.TLDExtract:
    return tldextract.TLDExtract(
        suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True
    )


@lru_cache(maxsize=1)
def _suffixes() -> frozenset[str]:
    tops = {suffix.rpartition(".")[2] for suffix in _extract().tlds}
    return frozenset(tops) | {_punycode(top) for top in tops} | _RESERVED_SUFFIXES


def is_suffix(label: str) -> bool:
    """Whether a last label exists: in the public-suffix list, or reserved."""
    return label.lower() in _suffixes()


def without_next_word(host: str) -> str:
    """The host without the first word of the next sentence, where that is glued to it.

    Example:
        >>> without_next_word("evil.example.Спасибо"), without_next_word("evil.com.In")
        ('evil.example', 'evil.com')
        >>> without_next_word("evil.com.Tr")
        'evil.com.Tr'
    """
    name, _, word = host.rpartition(".")
    suffix = name[name.rfind(".") + 1 :]
    if len(suffix) == len(name) or not is_suffix(suffix):
        return host
    if is_suffix(word) and (not word.istitle() or _is_country(word)):
        return host
    begins = word[0].isupper() and not suffix[0].isupper()
    is_common = suffix.lower() in COMMON and not suffix.istitle() and not is_suffix(word)
    return name if begins or is_common else host


def _is_country(suffix: str) -> bool:
    """Whether a suffix is that of a country, and no word."""
    return len(suffix) == 2 and suffix.lower() not in LITTLE_WORDS


def normal_host(host: str) -> str | None:
    """Lower-case punycode host, or None where the text cannot be a host name."""
    host = host.strip(".")
    if not host.isascii():
        host = _punycode(host)
    plain = host.lower()
    if "." not in plain or len(plain) > _MAX_HOST or not _ASCII_HOST.fullmatch(plain):
        return None
    labels = plain.split(".")
    fits = all(0 < len(label) <= _MAX_LABEL for label in labels)
    return plain if fits and not labels[-1].isdigit() else None


def _punycode(host: str) -> str:
    """The host in ASCII; empty where IDNA refuses it."""
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        return ""


def registrable(host: str) -> str:
    """The part of a normal host that one owner registered, by the private suffix list.

    Example:
        >>> registrable("login.kaspi-bonus.example")
        'kaspi-bonus.example'
        >>> registrable("shop.blogspot.com")
        'shop.blogspot.com'
    """
    if host.count(".") < 2:
        return host
    if host.rpartition(".")[2] in _RESERVED_SUFFIXES:
        return ".".join(host.split(".")[-2:])
    parts = _extract()(host)
    return f"{parts.domain}.{parts.suffix}" if parts.domain and parts.suffix else host


def normal_ip(value: str) -> str | None:
    """The compressed address, or None."""
    try:
        return ipaddress.ip_address(value.strip("[]")).compressed
    except ValueError:
        return None


def ip_of_number(value: str) -> str | None:
    """The IPv4 address that browsers read in a host of digits alone, or None.

    Example:
        >>> ip_of_number("3405803853"), ip_of_number("0xCB00714D")
        ('203.0.113.77', '203.0.113.77')
    """
    if _HEXADECIMAL.fullmatch(value):
        return ipaddress.IPv4Address(int(value, 16)).compressed
    if not (value.isascii() and value.isdigit() and len(value) in _NUMBER_OF_ADDRESS):
        return None
    number = int(value)
    return ipaddress.IPv4Address(number).compressed if number < 2**32 else None
