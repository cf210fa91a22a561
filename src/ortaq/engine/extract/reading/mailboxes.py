"""Addresses whose sign is a word: "ivan_k at evil.example", "ivan sobaka evil.example"."""

from __future__ import annotations

import re

from ortaq.engine.extract.kinds.hosts import LITTLE_WORDS
from ortaq.engine.extract.reading.rule import rule
from ortaq.engine.extract.reading.spoken import AT_WORD, DOT_WORD, PROVIDERS, SAFE_SUFFIXES

_MAIL_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(?:[._+][a-z0-9._+-]+|[0-9][a-z0-9-]*)$", re.IGNORECASE)
"""What a mailbox is called and hardly a word: with a digit, a stop or a line."""

_LONGEST_NAME = 64
_FAR = 80
_MADE_UP = re.compile(r"[a-z]{3,}[._+][a-z]{2,}[a-z0-9._+-]*|[a-z]{8,}[0-9]{2,}|[a-z]{5,}[0-9]{3,}")
"""What nothing is called that people buy or do somewhere: "iphone14 at evil.example"."""

_WORDS_AT = frozenset(
    ["account", "accounts", "address", "available", "box", "domain", "email", "emails", "hosted", "inbox",
     "logged", "login", "mail", "mailbox", "mails", "message", "messages", "online", "page",
     "password", "profile", "registered", "server", "servers", "service", "servis", "signed", "site",
     "website"]
)  # fmt: skip
"""Words before "at" and a host where people have mailboxes: "my account at mail.ru"."""

_SHORTEST = 5
_FOREIGN = re.compile(r"[^\W\d_a-z][\"'«“(:;,.!?\s-]{1,4}\Z", re.IGNORECASE)
"""A word of another script, in whose language nothing is "at" a place."""

_OF_MAIL = re.compile(
    r"po(?:ch|w|s|sh|ş|4)t\w{1,4}[^\n@]{0,30}\s\Z|(?:mail|address|adres)\b[^\n@]{0,30}(?::|\b(?:is|to|from))\s\Z"
    r"|(?:mailed|repl(?:y|ied)|screenshots?) to \Z|\bskrin\w{0,3}(?: \w{4,12} na)? \Z",
    re.IGNORECASE,
)
_VERBS = ("ed", "ing")


def _at(match: re.Match[str]) -> str:
    """The sign without blanks, unless it is short for the word: "c u @ home.is it ok"."""
    top, start = match[1], match.start()
    if _MAIL_NAME.search(match.string, max(0, start - _LONGEST_NAME), start):
        return "@"
    return match.group() if top.istitle() or top.lower() in LITTLE_WORDS else "@"


def _said_at(match: re.Match[str]) -> str:
    """The sign for the word behind a name that only a mailbox has, or where one is spoken of."""
    name = match["name"]
    is_mailbox = "_" in name or _is_mailbox(
        match.string, match.start(), name, match["host"].lower()
    )
    return f"{name}@" if is_mailbox else match.group()


def _is_mailbox(text: str, start: int, name: str, host: str) -> bool:
    """Whether a name before "at" is one of a mailbox at this host."""
    plain = name.lower()
    has_sign = any(map(str.isdigit, plain)) or "." in plain
    if plain.rpartition(".")[2] in SAFE_SUFFIXES and "." in plain and host not in PROVIDERS:
        return False
    if has_sign and (host in PROVIDERS or _MADE_UP.fullmatch(plain)):
        return True
    if len(plain) < _SHORTEST or plain in _WORDS_AT or plain.endswith(_VERBS):
        return False
    before = text[max(0, start - _FAR) : start]
    return host in PROVIDERS or bool(_FOREIGN.search(before) or _OF_MAIL.search(before))


MAILBOXES = (
    rule(
        rf"[a-z0-9_] at [a-z0-9-]+(?:\.[a-z]|\s?[\[({{<]|\s{DOT_WORD}\s)",
        r"(?<![\w.@-])(?P<name>[a-z0-9][a-z0-9._+-]{2,63}) at "
        r"(?=(?P<host>(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})(?![\w-]))",
        _said_at,
    ),
    rule(
        rf"\s(?:{AT_WORD}|@)\s",
        rf"(?<=[a-z0-9])[ \t]{{1,3}}(?:{AT_WORD}|@)[ \t]{{1,3}}(?=[a-z0-9-]{{1,63}}\.([a-z]+))",
        _at,
    ),
)
