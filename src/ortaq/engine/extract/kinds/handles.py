"""Names on messengers and social networks, in normal form `platform:name`."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ortaq.engine.extract.kinds.found import Found
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLATFORM_BY_HOST = {
    "t.me": "telegram",
    "telegram.me": "telegram",
    "telegram.dog": "telegram",
    "instagram.com": "instagram",
    "vk.com": "vk",
    "vk.ru": "vk",
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "tiktok.com": "tiktok",
    "twitter.com": "twitter",
    "x.com": "twitter",
    "youtube.com": "youtube",
    "ok.ru": "ok",
    "threads.net": "threads",
    "threads.com": "threads",
    "linkedin.com": "linkedin",
}
_NOT_NAMES = frozenset([
    "a", "about", "accounts", "add", "addlist", "addstickers", "album", "apps", "boost", "bot",
    "c", "channel", "clips", "club", "company", "contact", "direct", "discover", "e", "embed",
    "events", "explore", "feed", "foryou", "friends", "gaming", "group", "groups", "hashtag",
    "help", "home", "i", "im", "in", "intent", "invoice", "iv", "joinchat", "live", "login",
    "market", "marketplace", "messages", "music", "notifications", "p", "pages", "people",
    "permalink.php", "photo", "photo.php", "photos", "playlist", "privacy", "profile",
    "profile.php", "proxy", "public", "r", "reel", "reels", "results", "s", "search", "settings",
    "share", "sharer", "sharer.php", "shorts", "socks", "status", "stories", "story.php", "tag",
    "tos", "tv", "user", "v", "video", "videos", "wall", "watch",
])  # fmt: skip
"""First parts of a path that are pages of the platform."""

_PLATFORM_WORDS = (
    ("instagram", r"инст[аы]|инстаграмм?\w{0,4}|insta|inst|instagram\w{0,3}"),
    ("vk", r"вконтакте|вк|vk"),
    ("whatsapp", r"ватсап\w*|вацап\w*|вотсап\w*|уатсап\w*|whats?app"),
    ("facebook", r"фейсбук\w*|facebook|fb"),
    ("tiktok", r"тик[ -]?ток\w*|tik[ -]?tok"),
    ("twitter", r"твиттер\w*|twitter"),
    ("threads", r"тредс|threads"),
    ("skype", r"скайп\w*|skype"),
    ("discord", r"дискорд\w*|discord"),
    ("viber", r"вайбер\w*|viber"),
    ("telegram", r"телеграмм?\w*|телег[аеу]\w*|тг|telegram\w*|tg"),
)
_WORD_GROUPS = "|".join(f"(?P<{name}>{words})" for name, words in _PLATFORM_WORDS)
_PLATFORM_BEFORE = re.compile(rf"(?<!\w)(?:{_WORD_GROUPS})(?!\w)")
_LOOKALIKES = str.maketrans("аеорсухікмтвнАЕОРСУХІКМТВН", "aeopcyxikmtbhAEOPCYXIKMTBH")
_NAME = r"[A-Za-zаеорсухік][A-Za-z0-9_аеорсухік]{2,31}"
_AT = re.compile(
    rf"@(?<![\w@./+-]@)(?P<name>{_NAME}(?:\.[A-Za-z0-9_]{{1,30}}){{0,3}})(?![\w@]|\.\w|-[a-z])",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"[:=-](?<!\s\s.)\s{0,2}@?(?P<name>[A-Za-z][A-Za-z0-9_.]{3,30}[A-Za-z0-9_])(?![\w@:/]|\.\w)"
)
_PLATFORM_THEN = re.compile(
    rf"(?<!\w)(?:{_WORD_GROUPS})(?:\s(?:ник|логин|аккаунт|парақша|account|канал|арна))?\s{{0,2}}\Z"
)
_BEFORE_NAME = (
    r"(?:(?:s|c|profile|groups?|user|people/[^/\s]{1,80})/|profile\.php\?id="
    r"|(?P<dashed>(?:channel|company|in)/))?"
)
"""What stands in a path before the name of a person, a group or a channel."""

_OBJECT = re.compile(r"(?:album|app|clip|doc|photo|story|topic|video)[0-9]")
"""How names of things on VK begin that belong to somebody and are nobody."""

_LINK = re.compile(
    r"(?<![\w@/.-])(?:(?:https?://)?(?:www\.|m\.)?(?P<host>"
    + "|".join(re.escape(host) for host in sorted(_PLATFORM_BY_HOST, key=len, reverse=True))
    + rf")/{_BEFORE_NAME}@?"
    r"(?P<name>(?(dashed)[A-Za-z0-9_.-]|[A-Za-z0-9_.]){2,59}[A-Za-z0-9_])"
    r"|(?:https?://)?(?:wa\.me/|(?:api|web|chat)\.whatsapp\.com/send/?\?(?:[^\s]{0,60}&)?phone=)"
    r"(?:%2B|\+)?(?P<number>\d{10,14}))",
    re.IGNORECASE,
)
_TELEGRAM_LINK = re.compile(r"tg://resolve\?domain=(?P<name>\w{4,32})", re.IGNORECASE)
_PROFILE_HOSTS = frozenset(_PLATFORM_BY_HOST) | {
    "wa.me", "api.whatsapp.com", "web.whatsapp.com", "chat.whatsapp.com",
}  # fmt: skip
NAMED_HINT = (
    "(?i:"
    + "|".join(words for _, words in _PLATFORM_WORDS).replace(r"\w", r"\pL")
    + r")(?:\s\pL+)?\s{0,2}[:=-]\s{0,2}@?[A-Za-z]"
)
TELEGRAM_HINT = r"(?i:tg://)"
_LOOKBACK = 30
_MIN_NAME = 5
_LONG_NAME = 9
_NAMED_CONFIDENCE = 0.8


def profile_link(text: str, start: int, host: str) -> Found | None:
    """The name in a link to a profile that begins here: t.me/name, wa.me/number; or None.

    Args:
        text: all of it.
        start: where the link begins.
        host: of the link.
    """
    if host.lower().removeprefix("www.").removeprefix("m.") not in _PROFILE_HOSTS:
        return None
    match = _LINK.match(text, start)
    value = _of_link(match) if match else None
    return _link_mention(match, value) if match and value else None


def find_telegram_links(text: str) -> Iterator[Found]:
    """Handles in links that open the Telegram application."""
    for match in _TELEGRAM_LINK.finditer(text):
        value = f"telegram:{match['name'].lower()}"
        yield Found(IdentifierKind.HANDLE, value, *match.span(), "handle_link")


def at_name(text: str, at: int) -> Found | None:
    """The handle whose "@" stands here, on the platform named just before, else on Telegram."""
    match = _AT.match(text, at)
    if match is None:
        return None
    name = match["name"].translate(_LOOKALIKES)
    platform = _platform(text, at)
    if len(name) < _MIN_NAME or not (platform or _stands_out(text, at, name)):
        return None
    if "." in name and platform in (None, "telegram"):
        return None
    value = f"{platform or 'telegram'}:{name.lower()}"
    return Found(IdentifierKind.HANDLE, value, *match.span(), "handle")


def find_named(text: str) -> Iterator[Found]:
    """Handles without @ after the name of a platform and a colon."""
    for match in _NAMED.finditer(text):
        name = match["name"]
        if not _looks_like_name(name):
            continue
        before = _PLATFORM_THEN.search(_before(text, match.start()), 1)
        platform = before.lastgroup if before else None
        if platform and ("." not in name or platform == "instagram"):
            yield Found(
                IdentifierKind.HANDLE, f"{platform}:{name.lower()}", match.start("name"),
                match.end("name"), "handle_after_platform", _NAMED_CONFIDENCE,
            )  # fmt: skip


def parse_handle(value: str) -> str | None:
    """`platform:name` of a typed handle: @name, platform:name or a profile link; else None."""
    text = value.strip()
    found = _typed(text)
    if found and found.end == len(text) and (found.start == 0 or found.rule == "handle_in_url"):
        return found.value
    platform, _, name = text.partition(":")
    known = {name for name, _ in _PLATFORM_WORDS} | set(_PLATFORM_BY_HOST.values())
    if platform.lower() in known and re.fullmatch(r"\+?[A-Za-z0-9_.]{2,40}", name):
        return f"{platform.lower()}:{name.lower()}"
    return None


def _typed(text: str) -> Found | None:
    """The handle with which a typed value begins."""
    link = _LINK.match(text)
    if link:
        value = _of_link(link)
        return _link_mention(link, value) if value else None
    if text.startswith("@"):
        return at_name(text, 0)
    return next(chain(find_telegram_links(text), find_named(text)), None)


def _of_link(match: re.Match[str]) -> str | None:
    if match["number"]:
        return f"whatsapp:+{match['number']}"
    name = unquote(match["name"]).lower()
    if name in _NOT_NAMES or _OBJECT.match(name):
        return None
    return f"{_PLATFORM_BY_HOST[match['host'].lower()]}:{name}"


def _link_mention(match: re.Match[str], value: str) -> Found:
    """The whole of a scheme-less link; of a URL, which is a mention itself, only the name."""
    if "://" not in match.group():
        return Found(IdentifierKind.HANDLE, value, *match.span(), "handle_link")
    group = "number" if match["number"] else "name"
    return Found(IdentifierKind.HANDLE, value, match.start(group), match.end(), "handle_in_url")


def _platform(text: str, start: int) -> str | None:
    """The platform whose name stands closest before."""
    platform = None
    for match in _PLATFORM_BEFORE.finditer(_before(text, start), 1):
        platform = match.lastgroup or platform
    return platform


def _before(text: str, start: int) -> str:
    """What stands before a place, in small letters, behind one sign that tells where a word begins."""
    begin = start - _LOOKBACK
    return (text[begin - 1 : start] if begin > 0 else f" {text[:start]}").lower()


def _stands_out(text: str, start: int, name: str) -> bool:
    """Whether @name is a handle rather than English shorthand for "at the place"."""
    if "_" in name or len(name) >= _LONG_NAME or any(letter.isdigit() for letter in name):
        return True
    before = text[max(0, start - 20) : start].strip()
    return not before or not before[-1].isascii() or not before[-1].isalpha()


def _looks_like_name(name: str) -> bool:
    """A name without @ must not be an ordinary word."""
    return "_" in name or any(letter.isdigit() for letter in name)
