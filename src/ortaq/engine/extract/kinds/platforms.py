"""Messengers and social networks, as people name them in the words around a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ortaq.engine.extract.kinds.endings import KAZAKH_ENDING

_INSTAGRAM = r"инст(?:[еуы]|ой|а(?:[дғсмгж]\w{0,9}|н(?:ы|ан|ын|ың)\w{0,3})?)?|inst(?:[ae]|a(?:[dgğǵ][ae]|s[yiı]|m[yiı])\w{0,6})?|instagram\w{0,6}|ig"
PLATFORM_WORDS = (
    ("instagram", _INSTAGRAM),
    ("vk", r"вконтакте\w{0,6}|вк|vk"),
    ("whatsapp", r"ватсап\w*|вацап\w*|вотсап\w*|уатсап\w*|whats?app\w*|v[ao]tsap\w*"),
    ("facebook", r"фейсбук\w*|фб|fe[iy]sbu[kq]\w*|facebook|fb"),
    ("tiktok", r"т[иі]к[ -]?ток\w*|tik[ -]?tok\w*"),
    ("youtube", r"ютуб\w*|youtube\w*"),
    ("twitter", r"твиттер\w*|twitter"),
    ("threads", r"тредс|threads"),
    ("skype", r"скайп\w*|skype"),
    ("discord", r"дискорд\w*|discord"),
    ("viber", r"вайбер\w*|viber"),
    ("olx", r"олх\w{0,6}|olx"),
    ("telegram", r"телеграмм?\w*|телег(?:[аеуи]\w*|те\w{0,3})|тг|telegram\w*|teleg[aeu]|tg"),
)
WORD_GROUPS = "|".join(f"(?P<{name}>{words})" for name, words in PLATFORM_WORDS)
FILLER = (
    r"ник\w{0,5}|логин\w{0,2}|аккаунт\w{0,3}|акк|парақша\w{0,4}|канал\w{0,3}|арна\w{0,4}|групп\w{1,2}"
    r"|бот\w{0,2}|профил\w{1,3}|страниц\w{1,2}|чат\w{0,2}|юзернейм|мошенни\w{1,6}|афферист\w{0,3}|аферист\w{0,3}"
    r"|скамер\w{0,3}|алаяқ\w{0,6}|его|её|ее|есть|под|имен(?:ем|и)|пользовател\w{1,3}|у|с|собеседник\w|пайдаланушы|ар[қк]ылы|arqyly|arkyly|сатушы|продав\w{2,3}|магазин\w{0,3}|дүкен\w{0,4}"
    r"|увели|угнали|украли|взломали|ugnali|uveli|ukrali|vzlomali|[ұу]рлады|[uūú]rlad[yiı]|желі(?:сі)?(?:ндегі|дегі|де)?|мессенджер\w{0,8}|[дт][ае](?:[ғг][ыіи])?|тобы|тобында|неизвестн\w{2,3}|as|паракша\w{0,4}|парахша\w{0,4}|[dt][ae][gğǵ]'?[yiı]"
    r"|топ|top|from|мой|моя|moi|moy|moya|[мm][еe][нn][іиiı][кkq][іиiı]|[пp][рr][оo][дd][аa][вv][еe](?:[цc]|ts)|s[ae]tu[sş]h?y"
    r"|akk?aunt\w{0,3}|парн[юя]|parn[uy]u?|tob[yiı]|grupp[aye]|kanal\w{0,2}|curator|куратор\w{0,2}|kurator\w{0,2}"
    r"|@[a-z0-9_.]{4,32}|ы|сы|is|account|nick|username|user|channel|group|bot|handle|profile|shop|store|page"
)
"""Words between the name of a platform and a name on it."""

PAGES = frozenset(
    (
        "a", "about", "accounts", "add", "addemoji", "addlist", "addstickers", "album", "apps",
        "attribution_link", "boost", "bot", "c", "challenge", "channel", "checkpoint", "clips", "club",
        "company", "compose", "confirmphone", "contact", "dialog", "direct", "discover", "e", "emails",
        "embed", "events", "explore", "feed", "flx", "foryou", "friends", "game", "gaming", "giftcode",
        "group", "groups", "hashtag", "help", "home", "i", "im", "in", "intent", "invoice", "iv",
        "joinchat", "legal", "live", "login", "market", "marketplace", "messages", "music", "nft",
        "notifications", "p", "pages", "people", "photo", "photos", "playlist", "plugins", "privacy",
        "profile", "proxy", "public", "r", "recover", "redirect", "reel", "reels", "results", "s",
        "search", "setlanguage", "settings", "share", "sharer", "shorts", "socks", "status", "stories",
        "tag", "tos", "tv", "user", "v", "video", "videos", "wall", "watch", "facebook:ads",
        "facebook:business", "facebook:games", "facebook:hacked", "facebook:policies",
        "tiktok:link", "twitter:account", "twitter:jobs", "twitter:scribe",
    )
)  # fmt: skip
"""First parts of a path that are pages of any platform, or of the one named."""

THING = re.compile(
    r"(?:album|app|clip|doc|photo|story|topic|video)[0-9]|v[0-9]{1,2}\.[0-9]|[^/]*\.php$"
)
"""How names of things begin that belong to somebody and are nobody, and what programs are called."""

_PLATFORM = re.compile(rf"(?<!\w)(?:{WORD_GROUPS})(?!\w)")
_FIRST_LETTERS = "виоусдтфюdfiostvwy"
"""How the names of platforms begin: most words are none of them."""

_PLATFORM_AFTER = re.compile(
    rf"[\"'»]?(?:[\s-]{{0,2}}{KAZAKH_ENDING})?(?:\s(?:\(|(?:в|во|на|из|in|on|from|деген)\s)?|,\s(?:тоже\s|это\s)?)(?=[{_FIRST_LETTERS}])(?:{WORD_GROUPS})(?!\w|\s{{0,2}}[:-]?\s{{0,2}}@)",
    re.IGNORECASE,
)
_SECOND_WORDS = ("ток", "tok")
"""How the second of two words begins that name one platform: "тик ток"."""

_FEW_SIGNS = 3
_LOOKBACK = 60
_LONGEST_ENDING = 7
_SHORTEST_SLIP = 5
_LATIN_LETTER = re.compile(r"[a-z]")
_TO_CYRILLIC = str.maketrans("aeopcyxkmtbhi", "аеорсухкмтвні")
_LETTERS = re.compile(r"[^\W\d_]{5,24}")
_SLIP_AFTER = re.compile(
    r"[\"'»]?\s(?:\(|(?:в|во|на|из|in|on|from|деген)\s)?(?P<word>[^\W\d_]{5,24})(?!\w|\s{0,2}[:-]?\s{0,2}@)"
)
_OFTEN_MISTYPED = {
    "instagram": "инстаграм instagram инстасы инстада instasy instasi instada",
    "telegram": "телеграм telegram",
    "whatsapp": "ватсап вотсап уатсап whatsapp vatsap",
    "facebook": "фейсбук facebook",
    "vk": "вконтакте",
    "tiktok": "тикток tiktok",
    "viber": "вайбер",
    "twitter": "твиттер twitter",
    "youtube": "youtube",
}
"""Names of six letters and more, in which hands slip."""


def _slips() -> dict[str, str]:
    """Each long name with one letter left out or doubled, or two swapped; its first and last letters stand."""
    slips: dict[str, str] = {}
    for platform, words in _OFTEN_MISTYPED.items():
        for word in words.split():
            for at in range(1, len(word) - 1):
                slips[word[:at] + word[at + 1 :]] = platform
                slips[word[:at] + word[at] + word[at:]] = platform
                slips[word[:at] + word[at + 1] + word[at] + word[at + 2 :]] = platform
            slips[word[1] + word[0] + word[2:]] = platform
            slips.pop(word, None)
    return slips


_SLIPS = _slips()


class Said(NamedTuple):
    """The name of a platform before a name on it.

    Args:
        platform: which one.
        start: where it begins in the words before.
        name: as written, with an ending.
        filler: the words behind it that mean an account.
    """

    platform: str
    start: int
    name: str
    filler: str


@lru_cache(maxsize=16_384)
def slipped(word: str) -> str | None:
    """The platform whose name a word in small letters is with a slip of the hand, with any ending."""
    shortest = max(_SHORTEST_SLIP, len(word) - _LONGEST_ENDING)
    for size in range(len(word), shortest - 1, -1):
        platform = _SLIPS.get(word[:size])
        if platform:
            return platform
    return None


def platform_around(text: str, start: int, end: int) -> str | None:
    """The platform of the name at a place: named right before it, else right behind, else before."""
    platform, distance = platform_before(before(text, start))
    if platform and distance <= _FEW_SIGNS:
        return platform
    return platform_behind(text, end) or platform


def platform_behind(text: str, end: int) -> str | None:
    """The platform named right behind a place: "in Instagram"."""
    match = _PLATFORM_AFTER.match(text, end)
    if match:
        return match.lastgroup
    word = _SLIP_AFTER.match(text, end)
    return _platform_of(word["word"].lower()) if word else None


def platform_before(said: str) -> tuple[str | None, int]:
    """The platform named closest before, and how many signs before."""
    words = said.split()
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        is_second = at > 0 and word.startswith(_SECOND_WORDS)
        platform = _platform_of(f"{words[at - 1]} {word}" if is_second else word)
        if platform:
            return platform, len(said) - said.rfind(word) - len(word)
    return None, 0


@lru_cache(maxsize=16_384)
def _platform_of(word: str) -> str | None:
    """The platform that a word names, with the signs and words that are glued to it."""
    match = _PLATFORM.search(word)
    if match:
        return match.lastgroup
    if not word.isascii() and _LATIN_LETTER.search(word):
        word = word.translate(_TO_CYRILLIC)
        if match := _PLATFORM.search(word):
            return match.lastgroup
    letters = _LETTERS.search(word)
    return slipped(letters.group()) if letters else None


def before(text: str, start: int) -> str:
    """What stands before a place, in small letters, behind one sign that tells where a word begins."""
    begin = start - _LOOKBACK
    return (text[begin - 1 : start] if begin > 0 else f" {text[:start]}").lower()
