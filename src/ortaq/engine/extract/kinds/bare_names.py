"""Tells a site named without "https://" from a file, a quantity or two sentences run together."""

from __future__ import annotations

import re

from ortaq.engine.extract.kinds.hosts import COMMON, is_suffix, without_next_word
from ortaq.engine.extract.kinds.programs import (
    ATTRIBUTES,
    NO_SITES,
    PACKAGES,
    is_called,
    is_in_code,
    is_no_host,
)
from ortaq.engine.extract.kinds.suffixes import (
    CHAT,
    CYRILLIC_WORDS,
    FILE_ENDINGS,
    HOSTED_BY_SH,
    OFTEN,
    OPENERS,
    PLAIN_FILE_ENDINGS,
    SECOND,
    SHORTENERS,
    UNITS,
    is_usual,
)

_ANSWERS = frozenset(
    (
        "2day", "2morrow", "2nite", "4u", "any1", "b4", "gr8", "l8r", "m8", "no1", "some1", "w8",
        "no", "ok", "okay", "yes", "yeah", "hi", "hey", "lol", "haha", "thanks", "thx", "sorry",
        "sure", "fine", "good", "done", "soon", "later", "great", "nice", "cool", "it", "that", "i",
        "he", "she", "we", "they", "you", "him", "her", "them", "here", "there", "salem", "jaqsy",
        "rahmet", "privet", "bye", "please", "pls", "dear", "did", "was", "were", "went", "come",
        "go", "like", "more", "know", "said", "say", "see", "now", "then", "up", "down", "out",
        "back", "away", "today",
    )
)  # fmt: skip
"""Words with which short messages begin and sentences end; no site is called so alone."""

_QUANTITY = re.compile(
    r"[0-9]+(?:[ap]m|k|m|mins?|h|hrs?|s|secs?|mi|miles?|km|kg|gm?|th|st|nd|rd|ish|yrs?|days?|c|f|cr|l|pax)|[aq][0-9]{1,2}",
    re.IGNORECASE,
)
"""What is counted or timed before the next sentence: "3pm.is it on", "send 2k.na so"."""

_SITE_WORD = re.compile(
    r"сайт|ссылк|сілтеме|домен|портал|платформ|бирж|брокер|site|website|link(?!ed|er|ing)|domain|url|visit|page|"
    r"portal|platform|web|redirect|phish|scam|https?|www",
    re.IGNORECASE,
)
_FRAUD = re.compile(
    r"\b(?:airdrop|bitcoin|blacklist|btc|crypto|drain|eth|fake|fraud|malware|metamask|nft|scam|seed|"
    r"steal|stole|token|usdt|wallet|withdraw)(?:e?[ds]|ed|ing|mers?|sters?|n|s)?\b",
    re.IGNORECASE,
)
"""Words among which "uniswap.my" is a site, and which messages of friends hardly have."""

_COINED = re.compile(
    r"airdrop|bitcoin|btc|crypto|dapp|ethereum|metamask|swap|token|usdt|wallet", re.IGNORECASE
)
"""Parts of the names of such sites."""

_FAR = 100
_NOT_ENGLISH_PROSE = re.compile(
    r"(?:[«\"(]\.|[:«\"(/>=|\u2190-\u2bff\U0001f000-\U0001faff]\s?|[а-яәғқңөұүһі]\s)$",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:^|[\n\t|])\s*$|(?:^|\n)\s{0,3}(?:[-*>]|[0-9]{1,2}[.)])\s*$")
"""The place before the first word of a text, a line, a cell or a clause."""

_ANOTHER_BEFORE = re.compile(
    r"\w\.(?:app|com|info|io|kz|net|online|org|ru|shop|site|top|xyz)(?:[,;]|[,;]? (?:(?:and|or|&|и|және) )?)$"
)
"""A site before the next one of a list."""

_WORD_AFTER = re.compile(r"(?: +['’]?|/)[A-Za-z]|\(\)")
_PATH = re.compile(r"[/?]{1,2}~?(?=\w)(?:\S*[\d/=_?.-]|[a-z]*[A-Z]|\w{4})")
"""A path that no two words with a slash between them are: "he.is/was"."""

_GOES_ON = re.compile(
    r"\s(?:case|fact|front|order|time|the|an?|my|your|ur|our|his|her|their|this|that|these|those|"
    r"i|u|you|we|he|she|it|they|me|of|here|below|up|(?P<verb>is|are|r|was|were|will))\b|#",
    re.IGNORECASE,
)
"""What follows where the suffix is a word of the next sentence: "at Cherthala.in case you come"."""

_TIME = re.compile(r"\d{1,2}\.\d{2}(?:\.?[ap]m)?(?:\.[a-z]+){1,3}$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:[а-яё]\.){2,}[a-z]+$", re.IGNORECASE)
_QUOTES = frozenset("\"'«»“”")
_LOOKBACK = 25
_SHORT_WORD = 6
_FEW_LABELS = 3
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
    end = start + len(host)
    before = text[max(0, start - _LOOKBACK) : start]
    if is_no_host(text, labels, start, end) and not _SITE_WORD.search(before):
        return False
    has_path = bool(rest) and top not in FILE_ENDINGS and bool(_PATH.match(rest))
    if (len(labels) > 2 or "-" in host) and not _is_measure(labels):
        return not is_called(text, labels, end) and (
            has_path
            or rest == "/"
            or bool(_SITE_WORD.search(before))
            or not (_may_be_file(labels) or _are_sentences(labels, before, text, end))
        )
    if has_path and not labels[0].isdigit():
        return True
    if rest == "/" and len(labels[0]) >= _SHORT_WORD - 1 and not text[end + 1 : end + 2].strip():
        return top not in FILE_ENDINGS and not is_in_code(text, end)
    return _is_short_site(before, labels[-2].rpartition("-")[2], labels[-1], text, end)


def without_word(host: str) -> str:
    """The name without a word glued to it, where what is left can only be a site: "evil.kz.Спасибо"."""
    name = without_next_word(host)
    labels = name.lower().split(".")
    if name is host or labels[0] in PACKAGES:
        return host
    if labels[0] == "www" or "-" in name:
        return name
    word = host[len(name) + 1 :]
    is_apart = not (word.isascii() and word.islower()) or any(map(str.isdigit, name))
    return name if is_apart and labels[-1] in COMMON else host


def _is_short_site(before: str, name: str, top: str, text: str, end: int) -> bool:
    """Whether "name.top", which ends at `end` of the text, is a site behind these words."""
    plain, suffix = name.lower(), top.lower()
    if (plain.isdigit() and suffix in UNITS) or _is_library(plain, suffix):
        return False
    if (
        suffix in FILE_ENDINGS
        or "_" in plain
        or suffix in CYRILLIC_WORDS
        or f"{plain}.{suffix}" in NO_SITES
        or (plain in _ANSWERS and not is_usual(suffix))
    ):
        return bool(_SITE_WORD.search(before))
    if not name.isascii() and top.isascii() and _is_capitalised(top):
        return bool(_SITE_WORD.search(before))
    if suffix in ATTRIBUTES and is_in_code(text, end):
        return False
    if not _may_be_prose(name, top) or _is_quoted(before, text, end):
        return True
    return (bool(before.strip()) and _is_named(before, name)) or _stands_out(
        before, name, top, text, end
    )


def _stands_out(before: str, name: str, top: str, text: str, end: int) -> bool:
    """Whether "name.top", which could be two sentences and is not announced, is a site still."""
    if name.isdigit() or _QUANTITY.fullmatch(name):
        is_alone = _BEGINS.search(before) and text[end : end + 1] in {"", "\n"}
        return len(name) >= _SHORT_NUMBER and bool(is_alone)
    goes_on = _GOES_ON.match(text, end)
    is_led_to = bool(_LEADS_TO_NAME.search(before))
    if top.lower() in OFTEN and not _is_capitalised(top):
        return not goes_on or is_led_to or bool(goes_on["verb"])
    if _is_capitalised(top):
        return len(name) >= _LONG_NAME and not goes_on and is_led_to
    begins = _BEGINS.search(before) or (
        before.rstrip()[-1:] in {",", ";"} and len(name) > _SHORT_WORD
    )
    is_initial = len(name) == 1 < len(top) - 1  # D.post
    if begins and not (is_initial or goes_on or _WORD_AFTER.match(text, end)):
        return True
    is_long = len(name) > _LONGEST_WORD and top.lower() not in OPENERS
    if not goes_on and len(name) >= _LONG_NAME and (is_led_to or is_long):
        return True
    is_free = not goes_on or bool(goes_on["verb"])
    return is_free and _is_of_fraud(name, top, text, end)


def _is_of_fraud(name: str, top: str, text: str, end: int) -> bool:
    """Whether a name is made up of words of swindlers, or stands among those of a report."""
    if len(name) >= _LONG_NAME - 1 and _COINED.search(name):
        return True
    is_word = len(name) <= _SHORT_NUMBER or top.lower() in OPENERS or _FRAUD.fullmatch(name)
    return not is_word and _is_about_fraud(text, end)


def _is_about_fraud(text: str, end: int) -> bool:
    """Whether words of those who report a fraud stand near a name that ends here."""
    return _FRAUD.search(text, max(0, end - _FAR), end + _FAR) is not None


def _is_capitalised(top: str) -> bool:
    return top[0].isupper() and not top.isupper()


def _are_sentences(labels: list[str], before: str, text: str, end: int) -> bool:
    """Whether a dotted name that ends here is words with no space after the stops."""
    if not _may_be_short_sentences(labels):
        return False
    return not (_is_quoted(before, text, end) or _is_about_fraud(text, end))


def _may_be_short_sentences(labels: list[str]) -> bool:
    """Whether a dotted name may be words with no space after the stops: "Ok.fine.call me"."""
    suffix, first = labels[-1].lower(), labels[0].lower()
    if first == "www" or labels[-2].lower() in SECOND:
        return False
    if suffix in CYRILLIC_WORDS and labels[-1].istitle():
        return True
    if any(map(str.istitle, labels[1:])) and any(map(_is_number, labels)):
        return True
    is_chat = suffix in CHAT and (first in _ANSWERS or len(labels) > _FEW_LABELS)
    if suffix in OFTEN or (is_usual(suffix) and not is_chat):
        return False
    return all(map(_is_short_word, labels))


def _is_number(label: str) -> bool:
    return label.replace("-", "").isdigit()


def _is_short_word(label: str) -> bool:
    is_plain = label.isalpha() or label.isdigit() or len(label) <= _FEW_LABELS
    return is_plain and len(label) <= _SHORT_WORD and label.isalnum()


def _is_measure(labels: list[str]) -> bool:
    """Whether a number with its unit stands before the last label: "1.5hrs.to", "9-11min.cool"."""
    whole, _, last = "-".join(labels[:-1]).rpartition("-")
    is_counted = not whole or all(map(str.isdigit, whole.split("-")))
    return is_counted and _QUANTITY.fullmatch(last) is not None


def _may_be_file(labels: list[str]) -> bool:
    """Whether a dotted name may be that of a file: "report-2.zip", "libevil-1.2.so"."""
    suffix = labels[-1].lower()
    if labels[-2].lower() == HOSTED_BY_SH:
        return False
    return suffix in PLAIN_FILE_ENDINGS or _is_library(labels[0], suffix)


def _is_library(name: str, suffix: str) -> bool:
    return suffix == "so" and name.startswith("lib")


def _may_be_prose(name: str, top: str) -> bool:
    """Whether "name.top" may be the end of one sentence and the start of the next."""
    if _is_capitalised(top) and not name[0].isupper():
        return True
    suffix = top.lower()
    if name.isdigit():
        return not is_usual(suffix) or len(name) < _SHORT_NUMBER
    if _QUANTITY.fullmatch(name):
        return not is_usual(suffix)
    if suffix in CHAT:
        return name.isalpha() and f"{name.lower()}.{suffix}" not in SHORTENERS
    return name.isalpha() and not is_usual(suffix)


def _is_quoted(before: str, text: str, end: int) -> bool:
    """Whether a name that ends here stands alone between two signs of quotation."""
    return before[-1:] in _QUOTES and text[end : end + 1] in _QUOTES


def _is_named(before: str, name: str) -> bool:
    """Whether the words before a name announce a site, or are not English prose."""
    if _ANOTHER_BEFORE.search(before) or _SITE_WORD.search(before):
        return True
    return not name.isdigit() and bool(_NOT_ENGLISH_PROSE.search(before))
