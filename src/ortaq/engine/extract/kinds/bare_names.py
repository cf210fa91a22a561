"""Tells a site named without "https://" from a file, a quantity or two sentences run together."""

from __future__ import annotations

import re

from ortaq.engine.extract.kinds.hosts import is_suffix

_FILE_ENDINGS = frozenset(("zip", "mov", "py", "md", "rs", "sh"))
_UNITS = frozenset(("kg", "km", "cm", "gb", "ml", "mm", "mg", "pm", "am", "st", "th", "tg", "sm"))
_WORD_LIST = (
    "am as at be by do id in is it me my no so to us we "
    "baby best buy call care cash cheap coffee cool date day dog eat family fast final free fun "
    "game give got green hair help here home hot house how joy kids life like living lol love "
    "man meet men new news now off one open phone play plus post read red rest room run safe "
    "sale save school search secure show sky smile soy star style talk team today town travel "
    "weather wed wine work works wow yes you"
)
_WORDS = frozenset(_WORD_LIST.split())
"""Suffixes that are English words with which a sentence may begin: "lunch.my treat"."""

_CHAT = frozenset(("im", "la", "mr", "ms", "pl", "pm", "ps", "st"))
"""Suffixes that short messages write for a word: "go.im here", "said.mr Lee"."""

_ANSWERS = frozenset(
    (
        "2day", "2morrow", "2nite", "4u", "any1", "b4", "gr8", "l8r", "m8", "no1", "some1", "w8",
        "no", "ok", "okay", "yes", "yeah", "hi", "hey", "lol", "haha", "thanks", "thx", "sorry",
        "sure", "fine", "good", "done", "soon", "later", "great", "nice", "cool", "it", "that",
        "you", "him", "her", "them", "here", "there", "salem", "jaqsy", "rahmet", "privet",
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
_NOT_ENGLISH_PROSE = re.compile(r"[:«\"(/>=]\s?$|[а-яәғқңөұүһі,]\s$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s(?:case|fact|front|order|time|the|an?|my|your|ur|our|his|her|their|this|that|these|those|"
    r"i|u|you|we|he|she|it|they|is|are|r|was|were|will)\b",
    re.IGNORECASE,
)
"""What follows where the suffix is a word of the next sentence: "at Cherthala.in case you come"."""

_TIME = re.compile(r"\d{1,2}\.\d{2}(?:[ap]m)?\.[a-z]+$", re.IGNORECASE)
_LOOKBACK = 25
_SHORT_WORD = 6
_SHORT_NUMBER = 3
"""Digits of a quantity that no site is called by: "25.co"; "58.com" must be named to be one."""
_LONG_NAME = 9
_PREPOSITION = re.compile(
    r"\b(?:at|on|via|from|by|visit|check|called|named|using)\s$", re.IGNORECASE
)


def is_site(text: str, start: int, host: str) -> bool:
    """Whether the dotted name at `start` is the name of a site.

    A suffix that exists is enough, except where the name could be read otherwise: then a digit or
    hyphen in it, a third label, a word such as "сайт" before it, or Cyrillic around it decides.
    """
    labels = host.split(".")
    top = labels[-1].lower()
    if not is_suffix(top) or _TIME.match(host):
        return False
    before = text[max(0, start - _LOOKBACK) : start]
    if len(labels) > 2 or "-" in host:
        return not _may_be_short_sentences(labels) or bool(_SITE_WORD.search(before))
    goes_on = bool(_GOES_ON.match(text, start + len(host)))
    return _is_short_site(before, labels[0], labels[1], goes_on=goes_on)


def _is_short_site(before: str, name: str, top: str, *, goes_on: bool) -> bool:
    """Whether "name.top" is a site, behind these words; `goes_on` where prose goes on behind it."""
    plain, suffix = name.lower(), top.lower()
    if plain.isdigit() and suffix in _UNITS:
        return False
    if (
        suffix in _FILE_ENDINGS
        or (plain, suffix) in _TECHNOLOGIES
        or (plain in _ANSWERS and suffix in _WORDS)
    ):
        return bool(_SITE_WORD.search(before))
    if not _may_be_prose(name, top) or _is_named(before):
        return True
    return len(name) >= _LONG_NAME and not goes_on and bool(_PREPOSITION.search(before))


def _may_be_short_sentences(labels: list[str]) -> bool:
    """Whether a dotted name may be words with no space after the stops: "Ok.fine.call me"."""
    return labels[-1].lower() in _WORDS and all(
        label.isalpha() and len(label) <= _SHORT_WORD for label in labels
    )


def _may_be_prose(name: str, top: str) -> bool:
    """Whether "name.top" may be the end of one sentence and the start of the next."""
    if top[0].isupper() and not top.isupper() and not name[0].isupper():
        return True
    suffix = top.lower()
    if name.isdigit():
        return suffix in _WORDS or len(name) < _SHORT_NUMBER
    return name.isalpha() and (suffix in _WORDS or (suffix in _CHAT and len(name) < _SHORT_WORD))


def _is_named(before: str) -> bool:
    """Whether the words before a name announce a site, or are not English prose."""
    if not before.strip():
        return True
    return bool(_SITE_WORD.search(before) or _NOT_ENGLISH_PROSE.search(before))
