"""Sites and addresses as people dictate them, and with another sign where the dot should be."""

from __future__ import annotations

import re
from string import digits
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.hosts import is_suffix
from ortaq.engine.extract.reading.rule import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

DOT_WORD = r"(?:dot|точка|тчк|н[үу][кқ]те|n[uüúū]'?[kq]te|to(?:ch|ç|c|4)ka|t(?:ch|4)k)"
AT_WORD = r"(?:собака|собачка|эт|sobaka|sobachka|soba4ka|ай[қк][ұу]ла[қк]|ai[qk]ulaq)"
LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
SAFE_SUFFIXES = frozenset(
    (
        "app", "biz", "bond", "buzz", "cc", "cfd", "click", "cloud", "club", "co", "com", "cyou",
        "dev", "example", "icu", "info", "invalid", "io", "kz", "link", "live", "mobi", "net",
        "online", "org", "pro", "pw", "ru", "sbs", "shop", "site", "space", "store", "su", "test", "top",
        "uk", "uz", "vip", "website", "xyz",
    )
)  # fmt: skip
"""Suffixes before which the English word "dot" is a dot."""

_SPOKEN = {
    "ру": "ru", "эр у": "ru", "кз": "kz", "кей зет": "kz", "кейзет": "kz", "кей зед": "kz",
    "ком": "com", "сом": "com", "орг": "org", "инфо": "info",
}  # fmt: skip
_SPOKEN_IF_ANNOUNCED = {
    "нет": "net", "про": "pro", "топ": "top", "шоп": "shop", "онлайн": "online", "сайт": "site",
    "клик": "click",
}  # fmt: skip
"""Suffixes that are words too."""

PROVIDERS = frozenset(
    ("bk.ru", "gmail.com", "hotmail.com", "icloud.com", "inbox.ru", "list.ru", "mail.kz", "mail.ru", "outlook.com",
     "proton.me", "protonmail.com", "rambler.ru", "ya.ru", "yahoo.com", "yandex.kz", "yandex.ru")
)  # fmt: skip
"""Where people have mailboxes."""

_UNDER_ME = frozenset(("proton", "t", "telegram", "wa"))
"""Sites under a suffix that is a word too: "proton dot me"."""

_LITTLE_WORDS = frozenset(
    ["an", "and", "any", "at", "for", "from", "here", "in", "is", "it", "my", "of", "on", "or",
     "that", "the", "there", "this", "to", "was", "with", "your"]
)  # fmt: skip
"""Words before "dot" in a sentence: "it was on the dot com bubble"."""

_WORDS = "|".join(sorted({**_SPOKEN, **_SPOKEN_IF_ANNOUNCED}, key=len, reverse=True))
_GAP = r"[ \t]{1,3}"
_BETWEEN = rf"{_GAP}{DOT_WORD}{_GAP}"
_HYPHEN = rf"{_GAP}(?:дефис|тире|сызықша){_GAP}"
_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
_MAIL_TO = rf"(?P<mail>(?<![\w.@])(?P<name>{_NAME}){_GAP}at{_GAP})?"
_SPOKEN_SUFFIX = rf"{_BETWEEN}(?:{_WORDS})(?![\w-])"
_WORD_HYPHEN = re.compile(_HYPHEN, re.IGNORECASE)
_WORD_DOT = re.compile(_BETWEEN, re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"(?:сайт|портал|ссылк|сілтеме|домен|почт)\w{0,4}[^\w.!?]{1,3}(?:\w{2,10}\W)?\Z",
    re.IGNORECASE,
)
_CITIES = frozenset(
    (
        "aktau", "aktobe", "almaty", "aqtau", "aqtobe", "astana", "atyrau", "karaganda", "kazakhstan",
        "kokshetau", "kostanay", "kyzylorda", "oral", "pavlodar", "petropavl", "qaragandy",
        "qazaqstan", "qostanay", "semey", "shymkent", "taldykorgan", "taraz", "turkistan",
    )
)  # fmt: skip
_VISITORS = frozenset(("client", "guest", "player", "user"))
"""What sites call those who have not chosen a name, with a number behind it."""

_LOOKBACK = 30
_ADDRESS_PARTS, _LARGEST_PART, _THREE_DIGITS = 4, 255, 100
_LONG_NAME = 8
_MAIL_NAME = re.compile(
    r"[a-z].*[._].*|admin|contact|help|info|mail|no-?reply|office|sales|security|support",
    re.IGNORECASE,
)
_MAIL_WORD = re.compile(
    r"(?:mail|mail is|mail address|wrote from|почта|пошта)\W{1,3}\Z", re.IGNORECASE
)
_USUAL = r"(?:kz|com|ru|net|org|info)\b"
_MAIL_HOSTS = "|".join(re.escape(host) for host in sorted(PROVIDERS))
_BROKEN_OFF = "|".join(sorted(SAFE_SUFFIXES | {"gov", "me"}, key=len, reverse=True))
_DETACHED = "(?:click|com|info|kz|link|net|online|org|ru|shop|site|space|store|top|xyz)"


def is_announced(match: re.Match[str]) -> bool:
    """Whether a word before says that a site or an address comes."""
    start = match.start()
    before = match.string[max(0, start - _LOOKBACK) : start]
    return before.endswith("@") or bool(_ANNOUNCED.search(before))


def _joined(match: re.Match[str]) -> str:
    """Labels joined by dots when they end in a real suffix, else the words as they were."""
    name = match["name"]
    *labels, last = _WORD_DOT.split(match.group()[len(match["mail"] or "") :])
    if last.isdigit() and not name and is_address([*labels, last]):
        return ".".join((*labels, last))
    suffix = _suffix(match, labels[-1], last)
    if not suffix:
        return match.group()
    site = _WORD_HYPHEN.sub("-", ".".join((*labels, suffix)))
    if not name:
        return site
    return f"{name}@{site}" if _is_mail_name(match) else f"{match['mail']}{site}"


def is_address(parts: Sequence[str]) -> bool:
    """Whether the parts are those of an IPv4 address, one of which has three digits: no clause has."""
    is_whole = len(parts) == _ADDRESS_PARTS and all(map(str.isdecimal, parts))
    return is_whole and _LARGEST_PART >= max(map(int, parts)) >= _THREE_DIGITS


def _suffix(match: re.Match[str], label: str, last: str) -> str:
    """What the last word is as a suffix behind a label, or nothing."""
    spoken = _SPOKEN.get(last.lower())
    if not spoken and is_announced(match):
        spoken = _SPOKEN_IF_ANNOUNCED.get(last.lower())
    if spoken:
        return spoken
    english = any("dot" in word.lower() for word in _WORD_DOT.findall(match.group()))
    is_known = last.lower() in SAFE_SUFFIXES or (
        last.lower() == "me" and label.lower() in _UNDER_ME
    )
    fits = is_known if english else last.isascii() and is_suffix(last)
    return last if fits and label.lower() not in _LITTLE_WORDS else ""


def _is_mail_name(match: re.Match[str]) -> bool:
    """Whether the word before "at" is a name rather than a part of the sentence: "I pay at ..."."""
    before = match.string[max(0, match.start() - _LOOKBACK) : match.start()]
    return bool(_MAIL_NAME.fullmatch(match["name"]) or _MAIL_WORD.search(before))


def _with_dot(match: re.Match[str]) -> str:
    """A name with a dot behind it instead of a space or a dot and a space."""
    name = match[1]
    is_name = not name.isdigit() and name.lower() not in _CITIES
    is_site = (match["suffix"] == "kz" and is_name) or is_announced(match)
    return f"{name}." if is_site else match.group()


def _with_dot_for_comma(match: re.Match[str]) -> str:
    """The same for a comma, which stands behind many words: "Almaty,kz"."""
    name = match[1]
    is_made_up = len(name) >= _LONG_NAME and name.islower() and not name.isalpha()
    is_site = is_made_up and match["suffix"] == "kz" and name.rstrip(digits) not in _VISITORS
    return f"{name}." if is_site or is_announced(match) else match.group()


SPOKEN = (
    rule(
        rf"\s{DOT_WORD}\s",
        rf"(?<![A-Za-z0-9-]){_MAIL_TO}{LABEL}(?:{_HYPHEN}{LABEL})?"
        rf"(?:(?:{_BETWEEN}{LABEL}){{1,6}}(?:{_SPOKEN_SUFFIX})?(?![A-Za-z0-9]|-(?![а-яәғқңөұүһі]))|{_SPOKEN_SUFFIX})",
        _joined,
    ),
    rule(
        r"\.(?:кз|ру|[кс]ом)",
        r"\.(?:(?<=[a-z]\.)|(?<=[a-z][0-9]\.)|(?<=[a-z][0-9]{2}\.)|(?<=[a-z][0-9]{3}\.))"
        r"(?-i:(кз|ру|[кс]ом))(?!\w)",
        lambda match: f".{_SPOKEN[match[1]]}",
    ),
    rule(
        r",(?:kz|ru|com)",
        rf"(?<![\w.,-])({LABEL}),(?=(?P<suffix>(?-i:kz|ru|com))(?![\w,-]|\.\w))",
        _with_dot_for_comma,
    ),
    rule(
        rf"(?-i:\. {_DETACHED}|[a-z0-9] (?:kz|ru|com))",
        rf"(?<![\w.-])({LABEL})(?:\. (?=(?P<suffix>(?-i:{_DETACHED}))(?![\w-]))"
        r"|[ \t](?=(?-i:kz|ru|com)(?![\w-])))",
        _with_dot,
    ),
    rule(
        r"-\n[a-z0-9]",
        rf"(://[a-z0-9.-]{{1,63}}-)\n(?={LABEL}\.[a-z])|(?<=[a-z0-9]-)\n(?={LABEL}\.{_USUAL})",
        lambda match: match[1] or "",
    ),
    rule(
        rf"_(?:at|{DOT_WORD})_",
        rf"(?<=[a-z0-9])_(?:(at)_(?={LABEL}\.{_USUAL})|{DOT_WORD}_(?={_USUAL}))",
        lambda match: "@" if match[1] else ".",
    ),
    rule(
        r"@[ \n][a-z0-9]",
        rf"(?<=[a-z0-9])@(?: (?={LABEL}\.(?:edu|gov|{_USUAL}))|\n(?={LABEL}\.[a-z0-9]))",
        "@",
    ),
    rule(r"\n@[a-z]", rf"(?<=[a-z0-9_])\n(?=@(?:{_MAIL_HOSTS})(?![\w-]))", ""),
    rule(
        r"[a-z0-9]\n\.[a-z]",
        rf"(?<=[a-z0-9])\n(?=\.(?-i:{_BROKEN_OFF})(?![\w-]))",
        "",
    ),
)
"""Order counts: dots come before the signs that need one behind them."""
