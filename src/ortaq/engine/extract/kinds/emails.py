"""E-mail addresses; the numbers that programs give to mails look like them and are none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import EMAIL, Found
from ortaq.engine.extract.kinds.handles import at_name
from ortaq.engine.extract.kinds.hosts import TOP, is_suffix, normal_host, without_next_word

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME_BACKWARDS = re.compile(r"-?[A-Za-z0-9_+%][A-Za-z0-9_.+%'-]*")
_PADDED_BACKWARDS = re.compile(r"={1,2}[A-Za-z0-9_-]{8,50}[+=][A-Za-z0-9_.+-]{1,20}")
"""A name that ends in base64: "reply+bWFkZS11cA==@evil.example"."""

_NAME = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]+")
"""Source: RFC 5322, 3.2.3 (dot-atom)."""

_LONGEST_NAME = 64
_OF_SOURCES = "git@"
"""How addresses of program sources begin that look like mail: "git@host:owner/name"."""

_MESSAGE_ID = re.compile(
    r"(?:message-id|in-reply-to|references|content-id|x-msmail-\w+)\s?:\s*(?:<[^<>\s]{1,200}>\s*){0,20}<$",
    re.IGNORECASE,
)
_QUOTED_NUMBER = re.compile(
    r"\b(?:article|in|message|posting)[:,]?[\s>|]{1,8}<[^\s@]{0,80}[0-9][^\s@]{0,80}@$",
    re.IGNORECASE,
)
"""How letters name the one that they answer: "In article <1993Apr5.191712@host> ..."."""

_ODD_IN_NAME = frozenset("!#$&*/=?^`{|}~'")
_OPENING = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{0,200}<")
_BOUNCE = re.compile(r"[+-][^0-9]{0,20}[0-9]|[0-9][^+-]{0,20}[+-]")
"""What the names of such senders have and the names of parameters have not: a number, and a sign."""

_LONGEST_HEADER = 1000
_EMAIL_HOST = re.compile(rf"(?:[\w-]{{1,63}}\.){{1,8}}{TOP}", re.IGNORECASE)


def find_addresses(text: str) -> Iterator[Found]:
    """E-mail addresses whose host has a real suffix, and names written with @."""
    at = text.find("@")
    while at >= 0:
        before = text[max(0, at - _LONGEST_NAME - 1) : at]
        pattern = _PADDED_BACKWARDS if before.endswith("=") else _NAME_BACKWARDS
        name = pattern.match(before[::-1])
        found = at_name(text, at) if name is None else _email(text, at, name.end())
        if found:
            yield found
        at = text.find("@", at + 1)


def _email(text: str, at: int, size: int) -> Found | None:
    """The address whose name has `size` characters and whose "@" stands at `at`."""
    host = _EMAIL_HOST.match(text, at + 1) if size <= _LONGEST_NAME else None
    if host is None:
        return None
    start, end = at - size, at + 1 + len(without_next_word(host.group()))
    if text[start - 1 : start] == "=":
        start -= _bounced(text, start, at)
    if _is_of_message(text, _opened(text, start), at):
        return None
    value = normal_email(text[start:end])
    if value is None or (text[end : end + 1] == ":" and value.startswith(_OF_SOURCES)):
        return None
    return Found(EMAIL, value, start, end, "email")


def _opened(text: str, start: int) -> int:
    """Where the address begins behind "<", of which a part with signs of its own is not read."""
    if text[start - 1 : start] not in _ODD_IN_NAME:
        return start
    opening = _OPENING.match(text[max(0, start - _LONGEST_NAME) : start][::-1])
    return start - opening.end() + 1 if opening else start


def _is_of_message(text: str, start: int, at: int) -> bool:
    """Whether the number of a mail begins here, in a header that names others too or in a quotation."""
    if text[start - 1 : start] != "<":
        return False
    begin = max(0, start - _LONGEST_HEADER)
    is_first_or_next = text[begin : start - 1].rstrip()[-1:] in {":", ">"}
    if is_first_or_next and _MESSAGE_ID.search(text, begin, start):
        return True
    return _QUOTED_NUMBER.search(text, max(0, start - 20), at + 1) is not None


def _bounced(text: str, start: int, at: int) -> int:
    """Characters of what mailing lists put before the receiver: "bounce-17-me=mail.example@..."."""
    _, dot, suffix = text[start:at].rpartition(".")
    if not (dot and is_suffix(suffix)):
        return 0
    before = text[max(0, start - 1 - _LONGEST_NAME) : start - 1]
    match = _NAME_BACKWARDS.match(before[::-1])
    return match.end() + 1 if match and _BOUNCE.search(match.group()) else 0


@lru_cache(maxsize=16_384)
def normal_email(value: str) -> str | None:
    """Lower-case address with a punycode host, or None."""
    name, _, host = value.rpartition("@")
    plain = normal_host(host)
    name = name.strip(".'-").lower()
    if not _NAME.fullmatch(name) or plain is None or not is_suffix(plain.rpartition(".")[2]):
        return None
    return f"{name}@{plain}"
