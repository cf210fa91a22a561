"""Names on messengers and social networks, in normal form `platform:name`."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ortaq.engine.extract.kinds.endings import KAZAKH_ENDING, LATIN_ENDING
from ortaq.engine.extract.kinds.found import HANDLE, Found
from ortaq.engine.extract.kinds.latin_names import LOOKALIKES, in_latin
from ortaq.engine.extract.kinds.named_handles import find_named, is_bot
from ortaq.engine.extract.kinds.platforms import (
    PAGES,
    PLATFORM_WORDS,
    THING,
    platform_around,
)
from ortaq.engine.extract.kinds.programs import is_variable

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
_NOT_PEOPLE = frozenset([
    "admin", "admins", "author", "autowired", "before", "channel", "charset", "classmethod", "component",
    "controller", "dataclass", "deprecated", "entity", "everyone", "example", "fixture",
    "gmail", "group", "import", "include", "keyframes", "media", "nullable", "override", "param",
    "property", "pytest", "return", "returns", "service", "since", "staticmethod", "supports",
    "table", "throws", "username", "version",
])  # fmt: skip
"""Words that chats and programs write with @, unless a platform is named before them."""

_NAME = rf"[A-Za-z{LOOKALIKES}][A-Za-z0-9_{LOOKALIKES}]{{0,31}}"
_AT = re.compile(
    rf"@(?<![\w@/+^]@)(?<!\w[.-]@)(?:[ \t](?=[A-Za-z0-9]{{1,30}}_[A-Za-z0-9]))?(?P<name>{_NAME}(?:\.[A-Za-z0-9_{LOOKALIKES}]{{1,30}}){{0,3}})(?:(?!\w)|(?={KAZAKH_ENDING}))(?![@{{]|\.(?!(?-i:[А-Я]))\w|-(?!{LATIN_ENDING})[a-z])",
    re.IGNORECASE,
)
_BEFORE_NAME = (
    r"(?:(?:s|c|profile|groups?|user|people/[^/\s]{1,80})/|profile\.php\?id="
    r"|(?P<dashed>(?:channel|company|in|pub|school|showcase)/))?"
)
"""What stands in a path before the name of a person, a group or a channel."""

_LINK = re.compile(
    r"(?:(?a:https?://)|(?<![\w@/.-]))(?a:(?:www\.|m\.)?(?P<host>"
    + "|".join(re.escape(host) for host in sorted(_PLATFORM_BY_HOST, key=len, reverse=True))
    + rf")/{_BEFORE_NAME}@?"
    rf"(?P<name>(?(dashed)[A-Za-z0-9_.-]|[A-Za-z0-9_.{LOOKALIKES}]){{2,59}}[A-Za-z0-9_])"
    r"|(?:wa\.me/|(?:api|web|chat)\.whatsapp\.com/send/?\?(?:[^\s]{0,60}&)?phone=)"
    r"(?:%2B|\+)?(?P<number>[0-9]{10,14}))",
    re.IGNORECASE,
)
_TELEGRAM_LINK = re.compile(
    r"tg://resolve\?domain=(?P<name>[a-z0-9_]{4,32})(?!\w)", re.IGNORECASE | re.ASCII
)
_PROFILE_HOSTS = frozenset(_PLATFORM_BY_HOST) | {
    "wa.me", "api.whatsapp.com", "web.whatsapp.com", "chat.whatsapp.com",
}  # fmt: skip
TELEGRAM_HINT = r"(?i:tg://)"
_MIN_NAME = 5
_LONG_NAME = 9


def profile_link(text: str, start: int, end: int, host: str) -> Found | None:
    """The name in a link to a profile that begins here: t.me/name, wa.me/number; or None.

    Args:
        text: all of it.
        start: where the link begins.
        end: where it ends; the next one may be glued on there.
        host: of the link.
    """
    if host.lower().removeprefix("www.").removeprefix("m.") not in _PROFILE_HOSTS:
        return None
    match = _LINK.match(text, start, end)
    value = _of_link(match) if match else None
    return _link_mention(match, value) if match and value else None


def find_telegram_links(text: str) -> Iterator[Found]:
    """Handles in links that open the Telegram application."""
    for match in _TELEGRAM_LINK.finditer(text):
        value = f"telegram:{match['name'].lower()}"
        yield Found(HANDLE, value, *match.span(), "handle_link")


def at_name(text: str, at: int) -> Found | None:
    """The handle whose "@" stands here, on the platform named just before, else on Telegram."""
    match = _AT.match(text, at)
    if match is None:
        return None
    name = in_latin(match["name"])
    platform = (
        "telegram" if is_bot(text, at, match.end()) else platform_around(text, at, match.end())
    )
    if len(name) < _MIN_NAME or not name.isascii():
        return None
    if not platform and (
        name.lower() in _NOT_PEOPLE
        or not _stands_out(text, at, name)
        or is_variable(text, at, match.end())
    ):
        return None
    if "." in name and platform in (None, "telegram"):
        name, _, rest = name.partition(".")
        if not rest.istitle() or len(name) < _MIN_NAME:
            return None
    value = f"{platform or 'telegram'}:{name.lower()}"
    end = match.start("name") + len(name)
    return Found(HANDLE, value, at, end, "handle")


def parse_handle(value: str) -> str | None:
    """`platform:name` of a typed handle: @name, platform:name or a profile link; else None."""
    text = value.strip()
    found = _typed(text)
    if found and found.end == len(text) and (found.start == 0 or found.rule == "handle_in_url"):
        return found.value
    platform, _, name = text.partition(":")
    known = {name for name, _ in PLATFORM_WORDS} | set(_PLATFORM_BY_HOST.values())
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
    name = in_latin(unquote(match["name"])).lower()
    platform = _PLATFORM_BY_HOST[match["host"].lower()]
    if platform == "vk" and name.startswith("write") and name[5:].isdigit():
        name = f"id{name[5:]}"  # the chat with this person
    value = f"{platform}:{name}"
    if name in PAGES or value in PAGES or THING.match(name):
        return None
    is_page = (platform == "telegram" and name.isdigit()) or (
        platform == "linkedin" and not match["dashed"]
    )
    return None if is_page else value


def _link_mention(match: re.Match[str], value: str) -> Found:
    """The whole of a scheme-less link; of a URL, which is a mention itself, only the name."""
    if "://" not in match.group():
        return Found(HANDLE, value, *match.span(), "handle_link")
    group = "number" if match["number"] else "name"
    return Found(HANDLE, value, match.start(group), match.end(), "handle_in_url")


def _stands_out(text: str, start: int, name: str) -> bool:
    """Whether @name is a handle rather than English shorthand for "at the place"."""
    if "_" in name or len(name) >= _LONG_NAME or any(letter.isdigit() for letter in name):
        return True
    sign = text[max(0, start - 20) : start].strip()[-1:]
    return not sign or not sign.isascii() or not sign.isalpha()
