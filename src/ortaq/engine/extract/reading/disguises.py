"""How people write sites and addresses so that they cannot be clicked, as a table of rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.hosts import is_suffix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.reading.spelled import Edit

_SAFE_AFTER_ENGLISH_DOT = frozenset(
    [
        "com",
        "net",
        "org",
        "info",
        "kz",
        "ru",
        "io",
        "co",
        "cc",
        "top",
        "xyz",
        "site",
        "online",
        "shop",
        "club",
        "pw",
        "biz",
        "uk",
        "app",
        "dev",
        "live",
        "pro",
        "vip",
        "link",
        "store",
        "icu",
        "example",
        "test",
        "invalid",
    ]
)


@dataclass(frozen=True, slots=True)
class Disguise:
    """One rule.

    Args:
        hint: a quick pattern (RE2 syntax) without which the rule has nothing to do.
        pattern: what is replaced.
        plain: the replacement, with groups as in `re.sub`; None when the words of the match
            decide (see `edits`).
    """

    hint: str
    pattern: re.Pattern[str]
    plain: str | None

    def edits(self, text: str) -> Iterator[Edit]:
        """The edits that undo this disguise, in order."""
        for match in self.pattern.finditer(text):
            plain = _joined(match) if self.plain is None else match.expand(self.plain)
            if plain != match.group():
                yield *match.span(), plain


def _joined(match: re.Match[str]) -> str:
    """Labels joined by dots when they end in a real suffix, else the words as they were."""
    labels = _WORD_DOT.split(match.group())
    suffix = labels[-1].lower()
    english = any("dot" in word.lower() for word in _WORD_DOT.findall(match.group()))
    fits = suffix in _SAFE_AFTER_ENGLISH_DOT if english else is_suffix(suffix)
    return ".".join(labels) if fits else match.group()


def _rule(hint: str, pattern: str, plain: str | None) -> Disguise:
    return Disguise(f"(?i:{hint})", re.compile(pattern, re.IGNORECASE), plain)


_WORD_DOT = re.compile(r"[ \t]{1,3}(?:dot|точка|нүкте|nukte)[ \t]{1,3}", re.IGNORECASE)
_DOT_WORD = r"(?:dot|точка|нүкте|nukte)"
_LABEL = r"[A-Za-z0-9][A-Za-z0-9-]{0,62}"
_MISSPELT = "h(?:tt|tp|itp|ittp|htp|http|tttp|ttpp|tpp|ptt)"
_SUFFIX = "(?:" + "|".join(sorted(_SAFE_AFTER_ENGLISH_DOT | {"ac", "me", "tv", "us"})) + r")\b"

RULES: tuple[Disguise, ...] = (
    _rule(r"\S=\r?\n", r"(?<=\S)=\r?\n(?=\S)", ""),
    _rule(r"=3D", r"=3D(?=[\"'A-Za-z0-9])", "="),
    _rule(
        r"[hн][xх*]{2}[pр]|hтт|нttр", r"(?<![a-z])(?:[hн][xх*]{2}[pр]|hттp|нttр)(?=s?\W)", "http"
    ),
    _rule(rf"{_MISSPELT}s?://", rf"(?<![a-z]){_MISSPELT}(s?)://", r"http\1://"),
    _rule(r"h\st\st\sp\ss", r"h\st\st\sp\ss\s?:\s?/\s?/\s?", "https://"),
    _rule(r"h\st\st\sp\s?:", r"h\st\st\sp\s?:\s?/\s?/\s?", "http://"),
    _rule(r"[78][_*~]\(?[0-9]{3}", r"(?<=[0-9])[_*~](?=[0-9])", "-"),
    _rule(
        r"[\[({<]\s?(?:\.|dot|точка|нүкте|nukte)\s?[\])}>]|\\\.",
        rf"\s?[\[({{<]\s?(?:\.|{_DOT_WORD})\s?[\])}}>]\s?|\\\.",
        ".",
    ),
    _rule(
        r"[\[({<]\s?(?:@|at|собака|эт)\s?[\])}>]",
        r"\s?[\[({<]\s?(?:@|at|собака|эт)\s?[\])}>]\s?",
        "@",
    ),
    _rule(r"[\[({<](?::|/)", r"[\[({<](://|:|/)[\])}>]", r"\1"),
    _rule(
        r"[pр]s?(?:\s{1,3}:|:\s{1,3}[/\\]|:/\s|:\\|://\s)",
        r"(https?)\s{0,3}:\s{0,3}[/\\]\s{0,3}[/\\]\s{0,3}",
        r"\1://",
    ),
    _rule(
        r"https?(?:;?//|:/[a-z0-9])",
        r"(?<![a-z0-9])(https?)(?:;?//|:/(?=[a-z0-9-]{1,63}\.))",
        r"\1://",
    ),
    _rule(
        r"(?://[a-z0-9-]+|www|wap)\.[ \t][a-z0-9]",
        rf"(?:(?<=//)|(?<![\w./@-])(?=(?:www|wap)\.))({_LABEL})\.[ \t]({_LABEL})\.[ \t]?(?={_SUFFIX})",
        r"\1.\2.",
    ),
    _rule(
        r"\s(?:dot|точка|нүкте|nukte)\s",
        rf"(?<![A-Za-z0-9-]){_LABEL}(?:[ \t]{{1,3}}{_DOT_WORD}[ \t]{{1,3}}{_LABEL}){{1,6}}(?![A-Za-z0-9-])",
        None,
    ),
    _rule(
        r"[a-z0-9]\s\.\s?(?:kz|com|ru|net|org|info|site|online|top|xyz|shop)",
        r"(?<=[a-z0-9])(?<!\bthan)(?<!\bthe)(?<!\buse)(?<!\band)(?<!\bor)(?<!\bin)(?<!\bof)(?<!\bfor)[ \t]"
        r"\.[ \t]?(?=(?:kz|com|ru|net|org|info|site|online|top|xyz|shop)\b)",
        ".",
    ),
    _rule(
        r"\s(?:собака|эт|@)\s",
        r"(?<=[a-z0-9])[ \t]{1,3}(?:собака|эт|@)[ \t]{1,3}(?=[a-z0-9-]{1,63}\.[a-z])",
        "@",
    ),
)
