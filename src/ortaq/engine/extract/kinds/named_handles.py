"""Names on messengers and social networks that stand with no sign of their own beside a word for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.endings import KAZAKH_ENDING
from ortaq.engine.extract.kinds.found import HANDLE, Found
from ortaq.engine.extract.kinds.latin_names import LOOKALIKES, in_latin
from ortaq.engine.extract.kinds.platforms import (
    FILLER,
    PLATFORM_WORDS,
    WORD_GROUPS,
    before,
    platform_before,
    platform_behind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_BARE_NAME = (
    rf"(?P<name>[A-Za-z{LOOKALIKES}][A-Za-z0-9_.{LOOKALIKES}]{{3,30}}[A-Za-z0-9_{LOOKALIKES}])"
    rf"(?:(?!\w)|(?={KAZAKH_ENDING}))(?![@=/(]|:(?!\s)|\.\w|-[\w-]{{1,40}}[.(])"
)
"""A name, but none of a site, and no word before a sign that begins something else."""

_NAMED = re.compile(rf"[:=«\"-](?<!\s\s.)(?:(?<!-)|(?=\s))\s{{0,2}}@?{_BARE_NAME}")
_SIGN_OF_NAME = re.compile(r"[_0-9](?<=[A-Za-z.].)")
_UNMARKED = re.compile(rf"[\"'«“(]?{_BARE_NAME}")
_LONGEST_BARE = 32
_PLATFORM_THEN = re.compile(
    rf"(?<!\w)(?<![0-9]\s)(?:{WORD_GROUPS})(?P<filler>(?:,?[\s-]\(?(?:{FILLER})){{0,3}}),?\s{{0,2}}\Z"
)
_ACCOUNT = re.compile(rf"(?<!\w)(?:{FILLER})\s{{0,2}}\Z")
_PAGE = r"парақша|паракша|парахша|para[qhk]sh?a|paraqşa|аккаунт|akkaunt|страниц"
_ACCOUNT_BEHIND = re.compile(
    rf"[\"»]?\s(?:деген\s|degen\s)?(?:{_PAGE}|account|page)", re.IGNORECASE
)
_INSIDE = re.compile(r"[дт](?:[ае][ғг][ыи]|егі)\s{0,2}$")
"""Kazakh "the one on", glued to the name of a platform."""

_QUOTES = frozenset("\"'«“")
_CLOSING = frozenset("\"'»”")
_LONG_WORD = 8
_PUBLIC = frozenset(("instagram", "olx", "tiktok"))
"""Platforms of shops, which are named without a word between: "в инсте dana.shop77"."""

_WITHOUT_DOTS = frozenset(("telegram", "whatsapp"))
_DIGITS = 2
_LONG_ENOUGH = 7
"""Signs of a name with digits that stands right behind the name of a platform of shops."""

_LONG = 9
"""The same behind that of another one, whose programs have numbers too: "telegram desktop64"."""

_NOT_SAID = re.compile(
    r".*_(?:api|count|id|key|name|size|token|type|uri|url)"
    r"|(?:airpods|covid|galaxy|honor|huawei|ipad|iphone|macbook|nokia|playstation|poco|redmi|samsung|xiaomi)"
    r"_?[0-9]{1,4}[a-z]{0,5}|(?:code|covid|err|error|file|group|image|img|iphone|photo|report|screenshot|video|v[0-9]+)_[0-9]+"
    r"|.*\.(?:apk|docx?|exe|gif|heic|html?|jpe?g|mp[34]|mov|pdf|png|txt|webp|xlsx?|zip)",
    re.IGNORECASE,
)
"""Names of fields, files and goods and not of people: "telegram chat_id"."""

_VK_NUMBER = re.compile(r"(?:id|club|public)[0-9]{5,12}", re.IGNORECASE)
_WORDS = "|".join(words for _, words in PLATFORM_WORDS).replace(r"\w", r"\pL")
NAMED_HINT = (
    rf"(?i:{_WORDS})"
    r"(?:\s(?:под|есть))?(?:,?[\s-]\(?\pL+)?"
    r"(?: \(?(?:is|дүкен парақшасы|парақшасы|страница|аккаунта|магазина|неизвестного|пайдаланушы|сатушы|собеседника))?(?:\s{0,2}[:=-]\s{0,2}@?[A-Za-z]|,?\s[\"'«“(]?"
    rf"[A-Za-z.{LOOKALIKES}]+"
    r"[0-9_]|\s[«\"][a-z.]+[»\"])"
    rf"|[a-z0-9_][\"»]? (?:\(|в |на |in |on )(?i:{_WORDS})"
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
    for sign in _SIGN_OF_NAME.finditer(text):
        at = sign.start()
        if at < end:
            continue
        word = max(text.rfind(space, max(end, at - _LONGEST_BARE), at) for space in " \n") + 1
        unmarked = _UNMARKED.match(text, word) if word else None
        if unmarked and unmarked.end() > at:
            end = unmarked.end()
            found = _named(text, unmarked, is_marked=False)
            if found:
                yield found


def _named(text: str, match: re.Match[str], *, is_marked: bool) -> Found | None:
    """The handle that a match is, when a platform is named before it or behind it."""
    name = in_latin(match["name"])
    is_quoted = match.group()[0] in _QUOTES
    platform, is_account = _platform_of(text, match, is_quoted=is_quoted)
    if platform is None or not name.isascii() or ("." in name and platform in _WITHOUT_DOTS):
        return None
    is_said = is_marked or is_account or is_quoted or _is_said(name, platform)
    if not is_said or _NOT_SAID.fullmatch(name):
        return None
    return Found(
        HANDLE, f"{platform}:{name.lower()}", match.start("name"),
        match.start("name") + len(name), "handle_after_platform", _NAMED_CONFIDENCE,
    )  # fmt: skip


def _platform_of(text: str, match: re.Match[str], *, is_quoted: bool) -> tuple[str | None, bool]:
    """The platform whose name stands beside a name, and whether a word for an account does too."""
    words, end = before(text, match.start()), match.end()
    said = _PLATFORM_THEN.search(words, 1)
    if said:
        return _first_named(said), bool(said["filler"] or _INSIDE.search(said.group()))
    if platform := platform_behind(text, end):
        is_account = is_quoted or bool(_ACCOUNT.search(words, 1)) or "(" in text[end : end + 9]
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
    return digits >= _DIGITS and len(name) >= (_LONG_ENOUGH if platform in _PUBLIC else _LONG)


def _looks_like_name(text: str, match: re.Match[str]) -> bool:
    """A name without @ must not be an ordinary word, unless it is long and stands between quotation marks."""
    name = match["name"]
    if "_" in name or any(letter.isdigit() for letter in name):
        return True
    is_closed = match.group()[0] in _QUOTES and text[match.end() : match.end() + 1] in _CLOSING
    return is_closed and name.islower() and len(name) >= _LONG_WORD
