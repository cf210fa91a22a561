"""Names on messengers and social networks that stand with no sign of their own beside a word for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import Found
from ortaq.engine.extract.kinds.platforms import (
    FILLER,
    PLATFORM_WORDS,
    WORD_GROUPS,
    before,
    platform_before,
    platform_behind,
)
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARE_NAME = r"(?P<name>[A-Za-z][A-Za-z0-9_.]{3,30}[A-Za-z0-9_])(?![\w@:=/(]|\.\w)"
_NAMED = re.compile(rf"[:=«\"-](?<!\s\s.)\s{{0,2}}@?{_BARE_NAME}")
_SIGN_OF_NAME = re.compile(r"[_0-9](?<=[A-Za-z.].)")
_DIGITS_FOLLOW = (
    " id", "канал", "арна", "ником", "аккаунт", "парақша", "паракша", "account", "channel", "user", "«", " (",
    "нст", "nst", "тик", "тік", "tik",
)  # fmt: skip
_UNMARKED = re.compile(rf"[\"'«“(]?{_BARE_NAME}")
_LONGEST_BARE = 32
_PLATFORM_THEN = re.compile(
    rf"(?<!\w)(?<![0-9]\s)(?:{WORD_GROUPS})(?P<filler>(?:,?[\s-]\(?(?:{FILLER})){{0,3}})\s{{0,2}}\Z"
)
_ACCOUNT = re.compile(rf"(?<!\w)(?:{FILLER})\s{{0,2}}\Z")
_PAGE = r"парақша|паракша|парахша|para[qhk]sh?a|paraqşa|аккаунт|akkaunt|страниц"
_ACCOUNT_BEHIND = re.compile(
    rf"[\"»]?\s(?:деген\s|degen\s)?(?:{_PAGE}|account|page)", re.IGNORECASE
)
_QUOTES = frozenset("\"'«“")
_CLOSING = frozenset("\"'»”")
_LONG_WORD = 8
_PUBLIC = frozenset(("instagram", "tiktok"))
"""Platforms of shops, which are named without a word between: "в инсте dana.shop77"."""

_DIGITS = 2
_LONG_ENOUGH = 7
"""Signs of a name with digits that stands right behind the name of such a platform."""

_NOT_SAID = re.compile(
    r".*_(?:api|count|id|key|name|size|token|type|uri|url)"
    r"|(?:airpods|covid|galaxy|honor|huawei|ipad|iphone|macbook|nokia|playstation|poco|redmi|samsung|xiaomi)"
    r"_?[0-9]{1,4}[a-z]{0,5}|(?:code|covid|err|error|file|group|image|img|iphone|photo|report|screenshot|video|v[0-9]+)_[0-9]+"
    r"|.*\.(?:apk|docx?|exe|gif|heic|html?|jpe?g|mp[34]|mov|pdf|png|txt|webp|xlsx?|zip)",
    re.IGNORECASE,
)
"""Names of fields, files and goods and not of people: "telegram chat_id"."""

_VK_NUMBER = re.compile(r"(?:id|club|public)[0-9]{5,12}", re.IGNORECASE)
NAMED_HINT = (
    "(?i:"
    + "|".join(words for _, words in PLATFORM_WORDS).replace(r"\w", r"\pL")
    + r")(?:\s(?:под|есть))?(?:,?[\s-]\(?\pL+)?"
    r"(?: \(?(?:аккаунта|магазина|неизвестного|пайдаланушы|сатушы|собеседника))?(?:\s{0,2}[:=-]\s{0,2}@?[A-Za-z]|\s[\"'«“(]?[A-Za-z.]+[0-9_]|\s[«\"][a-z.]+[»\"])"
    r"|[a-z0-9_][\"»]? (?:\(|в |in |on )(?i:инст|insta|телег|telegr|тик|tik|tg|тг)"
    rf"|[0-9_][\"»]? (?:деген |degen )?(?i:{_PAGE})"
)
_NAMED_CONFIDENCE = 0.8


def find_named(text: str) -> Iterator[Found]:
    """Handles without @ after the name of a platform, with a colon or with nothing between them."""
    for match in _NAMED.finditer(text):
        found = _named(text, match, is_marked=True) if _looks_like_name(text, match) else None
        if found:
            yield found
    end = 0
    for at in _signs_of_names(text):
        if at < end:
            continue
        word = max(text.rfind(space, max(end, at - _LONGEST_BARE), at) for space in " \n") + 1
        unmarked = _UNMARKED.match(text, word) if word else None
        if unmarked and unmarked.end() > at:
            end = unmarked.end()
            found = _named(text, unmarked, is_marked=False)
            if found:
                yield found


def _signs_of_names(text: str) -> Iterator[int]:
    """Places of underscores, and of digits behind letters where a word or a sign goes before such names."""
    if any(map(text.__contains__, _DIGITS_FOLLOW)):
        yield from (sign.start() for sign in _SIGN_OF_NAME.finditer(text))
        return
    at = text.find("_")
    while at >= 0:
        yield at
        at = text.find("_", at + 1)


def _named(text: str, match: re.Match[str], *, is_marked: bool) -> Found | None:
    """The handle that a match is, when a platform is named before it or behind it."""
    name = match["name"]
    platform, is_account = _platform_of(text, match)
    if platform is None or ("." in name and platform not in _PUBLIC):
        return None
    is_quoted = match.group()[0] in _QUOTES
    is_said = is_marked or is_account or is_quoted or _is_said(name, platform)
    if not is_said or _NOT_SAID.fullmatch(name):
        return None
    return Found(
        IdentifierKind.HANDLE, f"{platform}:{name.lower()}", match.start("name"),
        match.end("name"), "handle_after_platform", _NAMED_CONFIDENCE,
    )  # fmt: skip


def _platform_of(text: str, match: re.Match[str]) -> tuple[str | None, bool]:
    """The platform whose name stands beside a name, and whether a word for an account does too."""
    words, end = before(text, match.start()), match.end()
    said = _PLATFORM_THEN.search(words, 1)
    if said:
        return _first_named(said), bool(said["filler"])
    if platform := platform_behind(text, end):
        is_account = bool(_ACCOUNT.search(words, 1)) or "(" in text[end : end + 3]
        return (platform, True) if is_account else (None, False)
    if _ACCOUNT_BEHIND.match(text, end):
        return platform_before(words)[0], True
    return None, False


def _first_named(said: re.Match[str]) -> str | None:
    return next((name for name, _ in PLATFORM_WORDS if said[name]), None)


def _is_said(name: str, platform: str) -> bool:
    """Whether a name is one with no sign before it."""
    if "_" in name or (platform == "vk" and _VK_NUMBER.fullmatch(name)):
        return True
    digits = sum(map(str.isdigit, name))
    return platform in _PUBLIC and digits >= _DIGITS and len(name) >= _LONG_ENOUGH


def _looks_like_name(text: str, match: re.Match[str]) -> bool:
    """A name without @ must not be an ordinary word, unless it is long and stands between quotation marks."""
    name = match["name"]
    if "_" in name or any(letter.isdigit() for letter in name):
        return True
    is_closed = match.group()[0] in _QUOTES and text[match.end() : match.end() + 1] in _CLOSING
    return is_closed and name.islower() and len(name) >= _LONG_WORD
