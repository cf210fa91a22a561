"""How people write sites and addresses so that they cannot be clicked, as a table of rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.reading.escapes import ESCAPES
from ortaq.engine.extract.reading.lines import LINES
from ortaq.engine.extract.reading.mailboxes import MAILBOXES
from ortaq.engine.extract.reading.mixed import MIXED
from ortaq.engine.extract.reading.rule import rule
from ortaq.engine.extract.reading.signs import SIGNS
from ortaq.engine.extract.reading.spoken import (
    AT_WORD,
    DOT_WORD,
    LABEL,
    SAFE_SUFFIXES,
    SPOKEN,
    is_address,
    is_announced,
)

if TYPE_CHECKING:
    from ortaq.engine.extract.reading.rule import Disguise

_MISSPELT = "h(?:tt|tp|itp|ittp|htp|http|tttp|ttpp|tpp|ptt)"
_SUFFIX = "(?:" + "|".join(sorted(SAFE_SUFFIXES | {"ac", "me", "tv", "us"})) + r")\b"


_SPACED_SUFFIX = (
    "(?:app|biz|bond|cc|cfd|click|club|cyou|icu|info|io|link|live|online|pro|sbs|shop|site|space|store|top|vip|"
    "website|xyz)"
)
_GROUPS = 4
_IN_NAME = re.compile(r"[^\W\d_][\d_.]*\Z")
_LONGEST_NAME = 32
_DOT_APART = re.compile(r" \. ?")


def _with_dot(match: re.Match[str]) -> str:
    """A made-up name with the dots that stand apart."""
    name = _DOT_APART.sub(".", match["name"])
    is_made_up = "-" in name or any(map(str.isdigit, name))
    return f"{name}." if is_made_up or is_announced(match) else match.group()


def _short_host(match: re.Match[str]) -> str:
    """The host of links to Telegram or WhatsApp, in Latin letters without blanks."""
    return f"{'wa' if match['wa'] else 't'}.me{'/' if '/' in match.group() else ''}"


def _on_one_line(match: re.Match[str]) -> str:
    """A card that was broken inside one of its groups of four, without the line feed."""
    groups = re.split(r"[ -]", match.group().replace("\n", ""))
    is_card = len(groups) == _GROUPS and all(len(group) == _GROUPS for group in groups)
    return match.group().replace("\n", "") if is_card else match.group()


def _with_dots(match: re.Match[str]) -> str:
    """An IPv4 address with commas: sums have groups of three digits, and lists no blank less."""
    parts = match.group().split(",")
    is_sum = all(len(part) == len("000") for part in parts[1:])
    return ".".join(parts) if is_address(parts) and not is_sum else match.group()


def _with_dash(match: re.Match[str]) -> str:
    """A dash for the sign between digits, but not in a name: "@shop24_37"."""
    before = match.string[max(0, match.start() - _LONGEST_NAME) : match.start()]
    return match.group() if _IN_NAME.search(before) else "-"


RULES: tuple[Disguise, ...] = (
    *ESCAPES,
    rule(
        r"т\.me/|\.(?:ме|мe|mе)/|\.\s?me(?:\s/|/\s)|\.\sme/",
        r"(?:(?P<wa>w[aа])(?<![\w.-]..)|[tт](?<![\w.-].))\s?\.\s?[mм][eе](?:(?=/[a-z0-9_+@])|\s?/\s?(?=[a-z0-9_+@]))",
        _short_host,
    ),
    *LINES,
    rule(r"[hн][xх*]{2}[pр]|hтт|нttр", r"(?<![a-z])(?:[hн][xх*]{2}[pр]|hттp|нttр)(?=s?\W)", "http"),
    MIXED,
    rule(
        r"[0-9]\n[0-9]",
        r"(?<![0-9])[0-9]{1,4}(?:[ \n-][0-9]{1,4}){4}(?![ -]?[0-9])",
        _on_one_line,
    ),
    rule(
        r"[0-9]{6}\.\.\.[0-9]{4}",
        r"(?<![\w.])([0-9]{6})\.\.\.([0-9]{4})(?!\w|\.[\w.])",
        r"\1******\2",
    ),
    rule(
        r"[0-9],[0-9]{1,3},[0-9]{1,3},[0-9]",
        r"(?<![\w,.])[1-9][0-9]{2}(?:,[0-9]{1,3}){3}(?!\w|,[0-9])",
        _with_dots,
    ),
    rule(r"0х[0-9a-f]{2}", r"(?<!\w)0х(?=[0-9a-f]{40}(?!\w))", "0x"),
    rule(
        r"[a-z0-9][\[(]a[\])][a-z0-9]",
        rf"(?<=[a-z0-9])[\[(]a[\])](?=(?:[a-z0-9-]{{1,63}}\.){{1,4}}{_SUFFIX})",
        "@",
    ),
    rule(rf"{_MISSPELT}s?://", rf"(?<![a-z]){_MISSPELT}(s?)://", r"http\1://"),
    rule(r"h\st\st\sp\ss", r"h\st\st\sp\ss\s?:\s?/\s?/\s?", "https://"),
    rule(r"h\st\st\sp\s?:", r"h\st\st\sp\s?:\s?/\s?/\s?", "http://"),
    rule(r"[kк] [zз] ?[0-9]", r"\b[kк] [zз] ?(?=[0-9][0-9 ]{3})", "KZ"),
    rule(r"[78][_*~]\(?[0-9]{3}", r"(?<=[0-9])[_*~](?=[0-9])", _with_dash),
    rule(
        r"[0-9]{2}_[0-9a-z]{4}_[0-9a-z]{4}_",
        r"(?<![\w-])(?:(?:kz[0-9]{2}(?:_[0-9a-z]{4}){4})|[0-9]{4}(?:_[0-9]{4}){3})(?![\w-])",
        lambda match: match.group().replace("_", "-"),
    ),
    rule(
        r"[0-9] \. [0-9]{1,3} \. [0-9]{1,3} \. [0-9]",
        r"(?<![\w.])(?<![0-9.] )(?=(?:[0-9]{1,3} \. ){0,3}[0-9]{3})[0-9]{1,3}(?: \. [0-9]{1,3}){3}(?!\w| ?\. ?[0-9])",
        lambda match: match.group().replace(" ", ""),
    ),
    rule(
        rf"[\[({{<]\s?(?:\.|{DOT_WORD})\s?[\])}}>]|\\\\?\.",
        rf"\s?[\[({{<]\s?(?:\.|{DOT_WORD})\s?[\])}}>]\s?|\\\\?\.",
        ".",
    ),
    rule(
        rf"[\[({{<]\s?(?:@|at|{AT_WORD})\s?[\])}}>]",
        rf"\s?[\[({{<]\s?(?:@|at|{AT_WORD})\s?[\])}}>]\s?",
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
        rf"[a-z0-9] \. ?{_SPACED_SUFFIX}",
        rf"(?<![\w.@-])(?P<name>(?:[a-z0-9-]{{1,30}} \. ?){{0,3}}[a-z0-9][a-z0-9.-]{{2,63}}) \. ?(?={_SPACED_SUFFIX}\b)",
        _with_dot,
    ),
    rule(
        r"\s\.\s?(?:kz|com|ru|net|org|info|site|online|top|xyz|shop)",
        r"(?<=[a-z0-9])(?<!\bthan)(?<!\bthe)(?<!\buse)(?<!\band)(?<!\bor)(?<!\bin)(?<!\bof)(?<!\bfor)[ \t]"
        r"\.[ \t]?(?=(?:(?<=[ \t])[a-z0-9-]{1,63}[ \t]\.[ \t]){0,3}(?:kz|com|ru|net|org|info|site|online|top|xyz|shop)\b)",
        ".",
    ),
    *MAILBOXES,
    rule(
        rf"\s{DOT_WORD}\s",
        rf"(?<=[a-z0-9])[ \t]{{1,3}}{DOT_WORD}[ \t]{{1,3}}(?=[a-z0-9._-]{{1,40}}@[a-z0-9-]{{1,63}}\.[a-z])",
        ".",
    ),
    SIGNS,
)
