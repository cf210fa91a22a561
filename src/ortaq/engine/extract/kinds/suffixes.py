"""Last labels of names that are words too, by what else a name with them may be."""

from __future__ import annotations

from ortaq.engine.extract.kinds.hosts import LITTLE_WORDS

FILE_ENDINGS = frozenset(("zip", "mov", "py", "md", "rs", "sh"))
PLAIN_FILE_ENDINGS = frozenset(("zip", "mov", "py", "sh"))
"""Those under which hardly a site is named without "https://" or a word for it."""

HOSTED_BY_SH = "surge"
"""Source: private part of the public-suffix list: anybody's sites below "surge.sh"."""

UNITS = frozenset(("kg", "km", "cm", "gb", "ml", "mm", "mg", "pm", "am", "st", "th", "tg", "sm"))
USUAL = frozenset(
    (
        "com", "net", "org", "info", "biz", "gov", "edu", "mil", "int", "arpa", "aero", "asia",
        "mobi", "xyz", "icu", "cyou", "cfd", "sbs", "example", "test", "invalid",
    )
)  # fmt: skip
"""Longer suffixes under which a name is a site, whatever stands around it."""

OFTEN = frozenset(
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

CYRILLIC_WORDS = frozenset(("дети", "католик", "ком", "москва", "онлайн", "сайт"))
"""Cyrillic suffixes with which a sentence may begin; Cyrillic before them says nothing."""

OPENERS = LITTLE_WORDS | frozenset(
    (
        "best", "call", "free", "got", "here", "how", "love", "new", "now", "one", "see", "today",
        "you",
    )
)  # fmt: skip
"""Suffixes with which many sentences begin, even behind a word longer than most."""

CHAT = frozenset(
    (
        "aw", "bf", "bt", "cu", "er", "gd", "gf", "gm", "gn", "gt", "im", "la", "lk", "mo", "mr",
        "ms", "nr", "pl", "pm", "ps", "si", "sm", "sr", "ss", "st", "tc", "td", "tt", "ye",
    )
)  # fmt: skip
"""Suffixes that short messages write for a word: "go.im here", "said.mr Lee"."""

SHORTENERS = frozenset(("is.gd", "v.gd"))
"""Sites under such a suffix that everybody writes links of."""

SECOND = frozenset(("ac", "co", "com", "edu", "gov", "net", "org"))
"""Last labels but one under which countries give names: "evil.co.in"."""


def is_usual(suffix: str) -> bool:
    """Whether a suffix is no word with which a sentence begins."""
    if len(suffix) == 2:
        return suffix not in LITTLE_WORDS
    return suffix in USUAL or not suffix.isascii() or suffix.startswith("xn--")
