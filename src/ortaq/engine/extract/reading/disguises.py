"""How people write sites and addresses so that they cannot be clicked, as a table of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.hosts import LITTLE_WORDS
from ortaq.engine.extract.reading.escapes import ESCAPES
from ortaq.engine.extract.reading.lines import LINES
from ortaq.engine.extract.reading.rule import rule
from ortaq.engine.extract.reading.spoken import DOT_WORD, LABEL, SAFE_SUFFIXES, SPOKEN

if TYPE_CHECKING:
    import re

    from ortaq.engine.extract.reading.rule import Disguise

_MISSPELT = "h(?:tt|tp|itp|ittp|htp|http|tttp|ttpp|tpp|ptt)"
_SUFFIX = "(?:" + "|".join(sorted(SAFE_SUFFIXES | {"ac", "me", "tv", "us"})) + r")\b"


def _at(match: re.Match[str]) -> str:
    """The sign without blanks, unless it is short for the word: "c u @ home.is it ok"."""
    top = match[1]
    return match.group() if top.istitle() or top.lower() in LITTLE_WORDS else "@"


RULES: tuple[Disguise, ...] = (
    *ESCAPES,
    rule(
        r"т\.me/|\.(?:ме|мe|mе)/|\.\s?me(?:\s/|/\s)|\.\sme/",
        r"[tт](?<![\w.-].)\s?\.\s?[mм][eе](?:(?=/[a-z0-9_+@])|\s?/\s?(?=[a-z0-9_+@]))",
        lambda match: "t.me/" if "/" in match.group() else "t.me",
    ),
    *LINES,
    rule(r"[hн][xх*]{2}[pр]|hтт|нttр", r"(?<![a-z])(?:[hн][xх*]{2}[pр]|hттp|нttр)(?=s?\W)", "http"),
    rule(rf"{_MISSPELT}s?://", rf"(?<![a-z]){_MISSPELT}(s?)://", r"http\1://"),
    rule(r"h\st\st\sp\ss", r"h\st\st\sp\ss\s?:\s?/\s?/\s?", "https://"),
    rule(r"h\st\st\sp\s?:", r"h\st\st\sp\s?:\s?/\s?/\s?", "http://"),
    rule(r"[78][_*~]\(?[0-9]{3}", r"(?<=[0-9])[_*~](?=[0-9])", "-"),
    rule(
        r"[\[({<]\s?(?:\.|dot|точка|тчк|нүкте|нукте|nukte)\s?[\])}>]|\\\\?\.",
        rf"\s?[\[({{<]\s?(?:\.|{DOT_WORD})\s?[\])}}>]\s?|\\\\?\.",
        ".",
    ),
    rule(
        r"[\[({<]\s?(?:@|at|собака|собачка|эт)\s?[\])}>]",
        r"\s?[\[({<]\s?(?:@|at|собака|собачка|эт)\s?[\])}>]\s?",
        "@",
    ),
    rule(r"[\[({<](?::|/)", r"[\[({<](://|:|/)[\])}>]", r"\1"),
    rule(
        r"\s:\s{0,3}[/\\]|:\s{1,3}[/\\]|:/\s|:\\|://\s",
        r"(https?)\s{0,3}:\s{0,3}[/\\]\s{0,3}[/\\]\s{0,3}",
        r"\1://",
    ),
    rule(
        r"https?(?:[;.,]?//|:/[a-z0-9])",
        r"(?<![a-z0-9])(https?)(?:[;.,]?//:?|:/(?=[a-z0-9-]{1,63}\.))",
        r"\1://",
    ),
    rule(
        r"(?://[a-z0-9-]+|www|wap)\.[ \t][a-z0-9]",
        rf"(?:(?<=//)|(?<![\w./@-])(?=(?:www|wap)\.))({LABEL})\.[ \t]({LABEL})\.[ \t]?(?={_SUFFIX})",
        r"\1.\2.",
    ),
    *SPOKEN,
    rule(r"www \. [a-z0-9]", r"(?<![\w.])www \. (?=[a-z0-9])", "www."),
    rule(
        r"\s\.\s?(?:kz|com|ru|net|org|info|site|online|top|xyz|shop)",
        r"(?<=[a-z0-9])(?<!\bthan)(?<!\bthe)(?<!\buse)(?<!\band)(?<!\bor)(?<!\bin)(?<!\bof)(?<!\bfor)[ \t]"
        r"\.[ \t]?(?=(?:kz|com|ru|net|org|info|site|online|top|xyz|shop)\b)",
        ".",
    ),
    rule(
        r"\s(?:собака|собачка|эт|@)\s",
        r"(?<=[a-z0-9])[ \t]{1,3}(?:собака|собачка|эт|@)[ \t]{1,3}(?=[a-z0-9-]{1,63}\.([a-z]+))",
        _at,
    ),
)
