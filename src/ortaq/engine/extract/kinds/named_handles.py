"""Names on messengers and social networks that stand with no sign of their own beside a word for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.endings import KAZAKH_ENDING
from ortaq.engine.extract.kinds.found import HANDLE, Found
from ortaq.engine.extract.kinds.latin_names import LOOKALIKES, in_latin
from ortaq.engine.extract.kinds.plain_names import (
    NO_NAMES,
    PLAIN_NAME,
    WITHOUT_NAMES,
    is_plain_behind,
    is_plain_name,
    may_be_plain,
)
from ortaq.engine.extract.kinds.platforms import (
    FILLER,
    PLATFORM_WORDS,
    WORD_GROUPS,
    Said,
    before,
    platform_before,
    platform_behind,
    slipped,
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
    rf"(?<!\w)(?<![0-9]\s)(?:{WORD_GROUPS})(?P<filler>(?:[,!]{{0,3}}[\s-]\(?(?:{FILLER})){{0,3}})[,!]{{0,3}}\s{{0,2}}\Z"
)
_FILLER_WORD = re.compile(FILLER)
_FEW_WORDS = 4
_MARKS = ",!()«»\"'"
_ACCOUNT = re.compile(rf"(?<!\w)(?:{FILLER})\s{{0,2}}\Z")
_PAGE = r"парақша|паракша|парахша|para[qhk]sh?a|paraqşa|аккаунт|akkaunt|страниц"
_ACCOUNT_BEHIND = re.compile(
    rf"[\"»]?\s(?:деген\s|degen\s)?(?:{_PAGE}|account|page)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[!?…\n]|\.\s")
_OF_COUNTRY = "kz"
_MONEY = re.compile(r"[0-9]\s?(?:тг|tg)\b")
_PERSON = re.compile(
    r"админ|куратор|наставни|менеджер|брокер|трейдер|инвестор|следовател|тәлімгер|талимгер|тергеуш|сатушы|продав|магазин|странич|братиш|блогер|жігіт|адам"
    r"|жазды|жазған|жазып|пиш[еу]т|писал|деген|нигі|\bник\b|известн|зовут|\bу\s$|\bс\s$|admin|manager|broker|mentor|curator|seller|wrote|degen|from\s$"
)
"""Words for somebody who writes to people, before his name."""

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
_MISTYPED = (
    r"(?:грам|gram|инста|insta|инса[дс]|insa[ds]|интас|intas|интад|intad|isnta|теле[гр]|tele[gr]|телг|telg"
    r"|ватс|вотс|тсап|tsap|vats|whats|атсп)\pL*"
)
"""What is left of the names of platforms where the hand slipped in the other half."""

NAMED_HINT = (
    rf"(?i:{_WORDS}|{_MISTYPED})"
    r"(?:\s(?:под|есть))?(?:[,!]*[\s-]\(?\pL+)?(?:!* \pL+| @[A-Za-z0-9_.]+)?"
    r"(?: \(?(?:is|дүкен парақшасы|парақшасы|страница|аккаунта|магазина|неизвестного|пайдаланушы|сатушы|собеседника))?[,!]*(?:\s{0,2}[:=-]\s{0,2}@?[A-Za-z]|\s[\"'«“(]?"
    rf"[A-Za-z.{LOOKALIKES}]+"
    r"[0-9_]|\s[«\"][a-z.]+[»\"]|\s[A-Za-z]+(?:[.,;!]? [^ -~]|kz[ .,;!)]))"
    rf"|[a-z0-9_][\"»]? (?:\(|в |на |in |on )(?i:{_WORDS})"
    r"|(?i:[a-z]bot (?:бот|bot)|(?:бот|bot)(?:у|u|а|a|пен)? [a-z0-9_]+bot)"
    rf"|[0-9_][\"»]? (?:деген |degen )?(?i:{_PAGE})|(?:^|[\s«\"'(])[A-Za-z]+_[A-Za-z0-9]"
)
_NAMED_CONFIDENCE = 0.8
_PLAIN_CONFIDENCE = 0.7
_FEW = 12
_BOT = re.compile(
    rf"(?<![\w@./-])[A-Za-z{LOOKALIKES}][A-Za-z0-9_{LOOKALIKES}]{{1,27}}bot(?![\w@]|[.-]\w)",
    re.IGNORECASE,
)
_BOT_BEFORE = re.compile(r"(?<!\w)(?:бот|bot)\w{0,4}[\s:«\"@]{1,4}\Z", re.IGNORECASE)
_BOT_BEHIND = re.compile(r"[\"»]?[\s-](?:бот|bot)\w{0,4}(?!\w)", re.IGNORECASE)
_LAST_OF_BOT = frozenset("tTтТ")
_NO_BOTS = frozenset(("chatbot", "robot", "telegrambot"))
"""What bots are called that have no name."""


def find_named(text: str) -> Iterator[Found]:
    """Handles without @ after the name of a platform, with a colon or with nothing between them."""
    for match in _NAMED.finditer(text):
        found = _named(text, match, is_marked=True) if _looks_like_name(text, match) else None
        if found:
            yield found
    if "bot" in text.lower():
        yield from _find_bots(text)
    if not text.isascii() or "kz" in text:
        yield from _find_plain(text)
    end = 0
    for sign in _SIGN_OF_NAME.finditer(text):
        at = sign.start()
        if at < end:
            continue
        begin = max(end, at - _LONGEST_BARE)
        word = max(text.rfind(space, begin, at) for space in " \n") + 1
        unmarked = _UNMARKED.match(text, word) if word or not begin else None
        if unmarked and unmarked.end() > at:
            end = unmarked.end()
            found = _named(text, unmarked, is_marked=False)
            if found:
                yield found


def _find_bots(text: str) -> Iterator[Found]:
    """Names of bots beside a word for one; only Telegram has them."""
    for match in _BOT.finditer(text):
        start, end = match.span()
        if is_bot(text, start, end) and match.group().lower() not in _NO_BOTS:
            value = f"telegram:{in_latin(match.group()).lower()}"
            yield Found(HANDLE, value, start, end, "handle_after_platform", _NAMED_CONFIDENCE)


def is_bot(text: str, start: int, end: int) -> bool:
    """Whether the name at a place is that of a bot, with a word for one beside it."""
    if text[end - 1] not in _LAST_OF_BOT or in_latin(text[end - 3 : end]).lower() != "bot":
        return False
    return bool(
        _BOT_BEFORE.search(text, max(0, start - _FEW), start) or _BOT_BEHIND.match(text, end)
    )


def _find_plain(text: str) -> Iterator[Found]:
    """Names of letters alone right behind the name of a platform."""
    for match in PLAIN_NAME.finditer(text):
        name = match["name"]
        if not may_be_plain(text, name, match.end()):
            continue
        words = before(text, match.start())
        said = said_before(words)
        if said is None or said.platform in WITHOUT_NAMES or _is_word(name.lower()):
            continue
        if is_plain_behind(text, name, match.end(), words, said):
            value = f"{said.platform}:{name.lower()}"
            yield Found(HANDLE, value, *match.span(), "handle_after_platform", _PLAIN_CONFIDENCE)


def _is_word(plain: str) -> bool:
    """Whether a word is one for an account or for a platform itself."""
    return bool(_FILLER_WORD.fullmatch(plain) or platform_before(plain)[0])


def _named(text: str, match: re.Match[str], *, is_marked: bool) -> Found | None:
    """The handle that a match is, when a platform is named before it or behind it."""
    name = in_latin(match["name"])
    is_quoted = match.group()[0] in _QUOTES
    platform, is_account = _platform_of(text, match, is_quoted=is_quoted)
    if platform is None or not name.isascii() or ("." in name and platform in _WITHOUT_DOTS):
        return None
    is_word = is_quoted and not is_account and not _is_numbered(name)
    if name.isalpha() and (platform in WITHOUT_NAMES or is_word):
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
    said = said_before(words)
    if said:
        is_account = bool(said.filler) and "@" not in said.filler
        is_account = is_account or _ACCOUNT.search(words, 1, said.start) is not None
        return said.platform, is_account or _INSIDE.search(said.name) is not None
    is_person = "_" in match["name"] and _PERSON.search(_SENTENCE_END.split(words)[-1]) is not None
    is_numbered = _is_numbered(match["name"])
    if platform := platform_behind(text, end):
        is_account = is_quoted and (is_numbered or not match["name"].isalpha())
        is_account = is_account or bool(_ACCOUNT.search(words, 1)) or "(" in text[end : end + 9]
        is_account = is_account or is_person or (is_numbered and _is_said(match["name"], platform))
        return (platform, True) if is_account else (None, False)
    if _ACCOUNT_BEHIND.match(text, end):
        return platform_before(words)[0], True
    if is_person or ("_" in match["name"] and is_numbered):
        return platform_before(_MONEY.sub(" ", _SENTENCE_END.split(words)[-1]))[0], False
    return None, False


def _is_numbered(name: str) -> bool:
    """Whether a name ends with digits or the country, as people's do where the plain one was taken."""
    return name[-2:].isdigit() or name.lower().endswith(_OF_COUNTRY)


def said_before(words: str) -> Said | None:
    """The platform with whose name, and words for an account, the words before a name end."""
    said = _PLATFORM_THEN.search(words, 1)
    if said:
        name = words[said.start() : said.start("filler")]
        return Said(_first_named(said), said.start(), name, said["filler"])
    tokens = words.split()[-_FEW_WORDS:]
    for at in range(len(tokens) - 1, -1, -1):
        word = tokens[at].strip(_MARKS)
        platform = slipped(word)
        if platform and all(
            _FILLER_WORD.fullmatch(token.strip(_MARKS)) for token in tokens[at + 1 :]
        ):
            return Said(platform, words.rfind(word), word, " ".join(tokens[at + 1 :]))
    return None


def _first_named(said: re.Match[str]) -> str:
    return next(name for name, _ in PLATFORM_WORDS if said[name])


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
    if name.lower() in NO_NAMES or _FILLER_WORD.fullmatch(name.lower()):
        return False
    if match.group()[0] == ":" and is_plain_name(text, match.start(), match.end(), name):
        return True
    is_closed = match.group()[0] in _QUOTES and text[match.end() : match.end() + 1] in _CLOSING
    return is_closed and name.islower() and len(name) >= _LONG_WORD
