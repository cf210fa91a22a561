"""Tells a site named without "https://" from a file, a quantity or two sentences run together."""

from __future__ import annotations

import re

from ortaq.engine.extract.kinds.hosts import is_suffix

_FILE_ENDINGS = frozenset(("zip", "mov", "py", "md", "rs", "sh"))
_PLAIN_FILE_ENDINGS = frozenset(("zip", "mov", "py", "sh"))
"""Those under which hardly a site is named without "https://" or a word for it."""

_UNITS = frozenset(("kg", "km", "cm", "gb", "ml", "mm", "mg", "pm", "am", "st", "th", "tg", "sm"))
_USUAL = frozenset(
    (
        "com", "net", "org", "info", "biz", "gov", "edu", "mil", "int", "arpa", "aero", "asia",
        "mobi", "xyz", "icu", "cyou", "cfd", "sbs", "example", "test", "invalid",
    )
)  # fmt: skip
"""Longer suffixes under which a name is a site, whatever stands around it."""

_OFTEN = frozenset(
    (
        "agency", "app", "bid", "bond", "buzz", "capital", "center", "claims", "click", "cloud",
        "club", "credit", "delivery", "dev", "digital", "exchange", "express", "finance",
        "financial", "foundation", "fund", "gifts", "global", "host", "link", "live", "loan",
        "loans", "ltd", "money", "monster", "network", "online", "pro", "promo", "quest",
        "services", "shop", "shopping", "site", "solutions", "space", "store", "support", "tax",
        "tech", "top", "trade", "trading", "uno", "ventures", "vip", "website", "win", "world",
        "zone",
    )
)  # fmt: skip
"""Words under which many sites of fraud are registered: sites too, unless the sentence goes on."""

_CYRILLIC_WORDS = frozenset(("дети", "католик", "ком", "москва", "онлайн", "сайт"))
"""Cyrillic suffixes with which a sentence may begin; Cyrillic before them says nothing."""

_LITTLE_WORD_LIST = "al am as at be by do id in is it ma me my na ne no pa so to us we za"
_LITTLE_WORDS = frozenset(_LITTLE_WORD_LIST.split())
"""Suffixes of countries with which a sentence may begin: "lunch.my treat"."""

_OPENERS = _LITTLE_WORDS | frozenset(("best", "how", "now", "one", "see", "today", "you"))
"""Suffixes with which many sentences begin, even behind a word longer than most."""

_CHAT = frozenset(
    ("bt", "cu", "gd", "gm", "gn", "im", "la", "mo", "mr", "ms", "pl", "pm", "ps", "st", "tc")
)
"""Suffixes that short messages write for a word: "go.im here", "said.mr Lee"."""

_ANSWERS = frozenset(
    (
        "2day", "2morrow", "2nite", "4u", "any1", "b4", "gr8", "l8r", "m8", "no1", "some1", "w8",
        "no", "ok", "okay", "yes", "yeah", "hi", "hey", "lol", "haha", "thanks", "thx", "sorry",
        "sure", "fine", "good", "done", "soon", "later", "great", "nice", "cool", "it", "that",
        "i", "he", "she", "we", "they", "you", "him", "her", "them", "here", "there", "salem", "jaqsy", "rahmet", "privet",
        "bye", "please", "pls", "dear", "did", "was", "were", "went", "come", "go", "like", "more",
        "know", "said", "say", "see", "now", "then", "up", "down", "out", "back", "away", "today",
    )
)  # fmt: skip
"""Words with which short messages begin and sentences end; no site is called so alone."""

_TECHNOLOGIES = frozenset(
    (("asp", "net"), ("vb", "net"), ("ado", "net"), ("ml", "net"), ("socket", "io"))
)
_SITE_WORD = re.compile(
    r"сайт|ссылк|сілтеме|домен|портал|платформ|бирж|брокер|site|website|link|domain|url|visit|page|"
    r"portal|platform|web|redirect|phish|scam|https?|www",
    re.IGNORECASE,
)
_NOT_ENGLISH_PROSE = re.compile(
    r"(?:[:«\"(/>=|\u2190-\u2bff\U0001f000-\U0001faff]\s?|[а-яәғқңөұүһі]\s)$", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:^|[\n,])\s*$")
"""The place before the first word of a text, a line or a clause."""

_WORD_AFTER = re.compile(r"(?:[ \t]+['’]?|/)[A-Za-z]")
_PATH = re.compile(r"[/?]{1,2}~?(?=\w)(?:\S*[\d/=_?.-]|[a-z]*[A-Z]|\w{4})")
"""A path that no two words with a slash between them are: "he.is/was"."""

_GOES_ON = re.compile(
    r"\s(?:case|fact|front|order|time|the|an?|my|your|ur|our|his|her|their|this|that|these|those|"
    r"i|u|you|we|he|she|it|they|of|here|below|up|(?P<verb>is|are|r|was|were|will))\b|#",
    re.IGNORECASE,
)
"""What follows where the suffix is a word of the next sentence: "at Cherthala.in case you come"."""

_TIME = re.compile(r"\d{1,2}\.\d{2}(?:[ap]m)?\.[a-z]+$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:[а-яё]\.){2,}[a-z]+$", re.IGNORECASE)
_ATTRIBUTES = frozenset(
    (
        "at", "call", "date", "do", "email", "host", "id", "in", "info", "is", "link", "map", "media",
        "name", "no", "open", "page", "post", "read", "run", "save", "select", "show", "site", "st",
        "style", "to", "top", "us",
    )
)  # fmt: skip
"""Suffixes that are names of attributes in programs."""

_CODE = re.compile(
    r"\b(?:const|let|var)\s\w{1,40}\s?=|\bdef\s\w{1,40}\(|\bfrom\s[\w.]{1,60}\simport\s|\bprint\("
    r"|[!=]==|\s=>\s|\w\s?=\s?[\w.(][^;\n]{0,80};\s{0,3}$|\)\s?[{;]\s{0,3}$|\bself\."
    r"|\w\s?=\s?\w[\w.]{0,40}[(\[]|->\w|\)\s?\{|\s[!=]=\s"
)
"""What only lines of programs have."""

_CODE_BEFORE, _CODE_AFTER = 120, 80
_LOOKBACK = 25
_SHORT_WORD = 6
_SHORT_NUMBER = 3
"""Digits of a quantity that no site is called by: "25.co"; "58.com" must be named to be one."""
_LONG_NAME = 9
_LONGEST_WORD = 12
"""Letters; longer English words hardly end a sentence that the next one follows without a space."""

_LEADS_TO_NAME = re.compile(
    r"\b(?:at|on|via|from|by|through|with|visit|check|called|named|using|use|used|open|opened|opening|"
    r"join|joined|enter|entered|into|(?:go|went|goes|going|connect|connected|login|logged in) to)\s$",
    re.IGNORECASE,
)
"""Words behind which a name stands rather than the end of a sentence."""


def is_site(text: str, start: int, host: str, rest: str = "") -> bool:
    """Whether the dotted name at `start` is the name of a site.

    A suffix that exists is enough, except where the name could be read otherwise: then a digit or
    hyphen in it, a third label, a path, a word such as "сайт" before it, or Cyrillic around it
    decides.

    Args:
        text: all of it.
        start: where the name begins.
        host: the name.
        rest: port, path and query behind it.
    """
    labels = host.split(".")
    top = labels[-1].lower()
    if not is_suffix(top) or _TIME.match(host) or _ABBREVIATION.match(host) or top == "java":
        return False
    before = text[max(0, start - _LOOKBACK) : start]
    has_path = bool(rest) and top not in _FILE_ENDINGS and bool(_PATH.match(rest))
    if len(labels) > 2 or "-" in host:
        return not _is_called(text, labels, start + len(host)) and (
            has_path
            or rest == "/"
            or not (_may_be_short_sentences(labels) or _may_be_file(labels))
            or bool(_SITE_WORD.search(before))
        )
    if has_path and not labels[0].isdigit():
        return True
    return _is_short_site(before, labels[0], labels[1], text, start + len(host))


def _is_short_site(before: str, name: str, top: str, text: str, end: int) -> bool:
    """Whether "name.top", which ends at `end` of the text, is a site behind these words."""
    plain, suffix = name.lower(), top.lower()
    if plain.isdigit() and suffix in _UNITS:
        return False
    if (
        suffix in _FILE_ENDINGS
        or "_" in plain
        or _is_library(plain, suffix)
        or suffix in _CYRILLIC_WORDS
        or (plain, suffix) in _TECHNOLOGIES
        or (plain in _ANSWERS and not _is_usual(suffix))
    ):
        return bool(_SITE_WORD.search(before))
    if not name.isascii() and top.isascii() and _is_capitalised(top):
        return bool(_SITE_WORD.search(before))
    if suffix in _ATTRIBUTES and _is_in_code(text, end):
        return False
    if not _may_be_prose(name, top) or (before.strip() and _is_named(before)):
        return True
    return _stands_out(before, name, top, text, end)


def _is_in_code(text: str, end: int) -> bool:
    """Whether the line that goes on at `end` is one of a program."""
    begin = text.rfind("\n", max(0, end - _CODE_BEFORE), end) + 1 or max(0, end - _CODE_BEFORE)
    stop = text.find("\n", end, end + _CODE_AFTER)
    return _CODE.search(text, begin, stop if stop >= 0 else end + _CODE_AFTER) is not None


def _stands_out(before: str, name: str, top: str, text: str, end: int) -> bool:
    """Whether "name.top", which could be two sentences and is not announced, is a site still."""
    if name.isdigit():
        return False
    goes_on = _GOES_ON.match(text, end)
    is_led_to = bool(_LEADS_TO_NAME.search(before))
    if top.lower() in _OFTEN and not _is_capitalised(top):
        return not goes_on or is_led_to or bool(goes_on["verb"])
    if _BEGINS.search(before):
        return not (_is_capitalised(top) or goes_on or _WORD_AFTER.match(text, end))
    if len(name) > _LONGEST_WORD and not _is_capitalised(top):
        is_led_to = is_led_to or top.lower() not in _OPENERS
    return len(name) >= _LONG_NAME and not goes_on and is_led_to


def _is_usual(suffix: str) -> bool:
    """Whether a suffix is no word with which a sentence begins."""
    if len(suffix) == 2:
        return suffix not in _LITTLE_WORDS
    return suffix in _USUAL or not suffix.isascii() or suffix.startswith("xn--")


def _is_capitalised(top: str) -> bool:
    return top[0].isupper() and not top.isupper()


def _may_be_short_sentences(labels: list[str]) -> bool:
    """Whether a dotted name may be words with no space after the stops: "Ok.fine.call me"."""
    suffix = labels[-1].lower()
    if _is_usual(suffix) or suffix in _OFTEN or labels[0].lower() == "www":
        return False
    return all(label.isalpha() and len(label) <= _SHORT_WORD for label in labels)


def _is_called(text: str, labels: list[str], end: int) -> bool:
    """Whether a dotted name that ends here is called as a function: "com.evil.web.info("."""
    return text[end : end + 1] == "(" and "".join(labels).isalpha()


def _may_be_file(labels: list[str]) -> bool:
    """Whether a dotted name may be that of a file: "report-2.zip", "libevil-1.2.so"."""
    suffix = labels[-1].lower()
    return suffix in _PLAIN_FILE_ENDINGS or _is_library(labels[0], suffix)


def _is_library(name: str, suffix: str) -> bool:
    return suffix == "so" and name.startswith("lib")


def _may_be_prose(name: str, top: str) -> bool:
    """Whether "name.top" may be the end of one sentence and the start of the next."""
    if _is_capitalised(top) and not name[0].isupper():
        return True
    suffix = top.lower()
    if name.isdigit():
        return not _is_usual(suffix) or len(name) < _SHORT_NUMBER
    if suffix in _CHAT:
        return name.isalpha() and len(name) < _SHORT_WORD
    return name.isalpha() and not _is_usual(suffix)


def _is_named(before: str) -> bool:
    """Whether the words before a name announce a site, or are not English prose."""
    return bool(_SITE_WORD.search(before) or _NOT_ENGLISH_PROSE.search(before))
