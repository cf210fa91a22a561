"""Names on platforms that are letters alone, in texts where no such word could be another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.endings import KAZAKH_ENDING

if TYPE_CHECKING:
    from ortaq.engine.extract.kinds.platforms import Said

PLAIN_NAME = re.compile(
    rf"(?P<name>[A-Za-z](?<=[^\W\d_]\s.)[a-z]{{5,30}})(?:(?!\w)|(?={KAZAKH_ENDING}))(?![@=/(]|[.:-]\w)"
)
"""A word of Latin letters behind another word."""

NO_NAMES = frozenset(
    ["account", "adidas", "airpods", "akkaunt", "aliexpress", "android", "business", "channel", "chevrolet",
     "desktop", "direct", "facebook", "google", "huawei", "hyundai", "instagram", "iphone", "kaspersky", "kolesa",
     "krisha", "lamoda", "macbook", "manager", "marketplace", "mazda", "menedjer", "menedzher", "mercedes", "messenger",
     "mitsubishi", "mobile", "nissan", "official", "online", "password", "playstation", "premium", "profile",
     "samsung", "stories", "support", "telegram", "tiktok", "toyota", "volkswagen", "whatsapp",
     "wildberries", "xiaomi", "youtube"]
)  # fmt: skip
"""Latin words that people write among Cyrillic ones behind the name of a platform."""

WITHOUT_NAMES = frozenset(("viber", "whatsapp"))
"""Messengers where people are numbers."""

_SHORTEST = 6
_LONG = 9
_NEAR = 60
_FEW_WORDS = 4
_PLACE = re.compile(r"(?:\s(?:в|во|на|с|со|из|через|по|v|na|s|iz|cherez|po|in|on|from|via)\s)\Z")
_IN_KAZAKH = re.compile(r"[дтdt][аеae][нn]?\s?\Z")
_ENGLISH = re.compile(
    r"\b(?:an|and|are|been|called|for|from|have|he|his|i|in|is|it|my|of|she|that|the|they|this|to|was|were|will|with|you|your)\b",
    re.IGNORECASE,
)
_OF_COUNTRY = "kz"
_WORD = re.compile(r"[^\W\d_]{2,}")
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_CYRILLIC_BEHIND = re.compile(r"[\"»]?[,;.!?)]{0,3}\s{1,2}[а-яёәғқңөұүһі]", re.IGNORECASE)
_LATIN_BEHIND = re.compile(r"\s{1,2}[a-z]", re.IGNORECASE)
_OF_MONEY = re.compile(r"(?:[0-9]|млн|мың|мын|тыс\w*|тыщ\w?|m[yiı][nñŋ]g?|ml[ny]n?|tys\w*)\.?\s\Z")
"""What stands before "тг" that is money."""


def is_plain_name(text: str, start: int, end: int, name: str) -> bool:
    """Whether a word behind the name of a platform and a colon is a name there."""
    plain = name.lower()
    if len(plain) < _SHORTEST or not plain.isascii() or not plain.isalpha() or plain in NO_NAMES:
        return False
    return (plain.endswith(_OF_COUNTRY) and len(plain) > _SHORTEST) or _is_local(text, start, end)


def may_be_plain(text: str, name: str, end: int) -> bool:
    """Whether a word that ends here stands among others that are none of its language."""
    if name.endswith(_OF_COUNTRY):
        return True
    return not (text.isascii() or _LATIN_BEHIND.match(text, end))


def is_plain_behind(text: str, name: str, end: int, words: str, said: Said) -> bool:
    """Whether a word right behind the name of a platform is a name there, and nothing sold or done there.

    Args:
        text: all of it.
        name: the word.
        end: where it ends.
        words: those before it, in small letters.
        said: the name of the platform in them.
    """
    plain = name.lower()
    if plain in NO_NAMES or "@" in said.filler:
        return False
    if plain.endswith(_OF_COUNTRY) and len(plain) >= _LONG - 1:
        return True
    is_near = _CYRILLIC_BEHIND.match(text, end) or _CYRILLIC.search(said.name)
    if not is_near or _OF_MONEY.search(words, 0, said.start):
        return False
    is_place = bool(_PLACE.search(words, 0, said.start) or _IN_KAZAKH.search(said.name))
    return len(plain) >= _LONG or bool(said.filler) or not is_place


def _is_local(text: str, start: int, end: int) -> bool:
    """Whether the words around a name are Kazakh or Russian, of any letters."""
    around = f"{text[max(0, start - _NEAR) : start]} {text[end : end + _NEAR]}"
    if _CYRILLIC.search(around):
        return not _LATIN_BEHIND.match(text, end)
    is_long = end - start >= _LONG
    return is_long and not _ENGLISH.search(around) and len(_WORD.findall(around)) >= _FEW_WORDS
