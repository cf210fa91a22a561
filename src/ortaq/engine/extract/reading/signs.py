"""The sign before a name on a platform that is a word, or stands apart: "инста: собака made_up", "тг @ made_up"."""

from __future__ import annotations

import re

from ortaq.engine.extract.kinds.latin_names import LOOKALIKES
from ortaq.engine.extract.kinds.named_handles import said_before
from ortaq.engine.extract.kinds.platforms import FILLER, before
from ortaq.engine.extract.reading.rule import rule
from ortaq.engine.extract.reading.spoken import AT_WORD

_LETTER = rf"[a-z{LOOKALIKES}]"
_SIGN = rf"[a-z0-9_{LOOKALIKES}]"
_ANOTHER = re.compile(r"@[\w.]{3,32}[,\s]{1,2}\Z")
_MARKS = re.compile(r"[\s:,!.\"«(-]{1,4}\Z")
_WORD = re.compile(rf"(?<!\w)(?:{FILLER}|(?:бот|bot)\w{{0,4}})\Z")
_LITTLE_WORDS = frozenset(("is", "ы", "сы", "с", "у", "from", "as", "его", "ее", "её"))
_DIGIT = re.compile(r"[0-9]")


def _sign(match: re.Match[str]) -> str:
    """The sign, where what follows is a name."""
    name, is_english = match["name"].lower(), match["at"] is not None
    if ("_" in name or name.endswith("bot")) and not is_english:
        return "@"
    words = _MARKS.sub("", _ANOTHER.sub("", before(match.string, match.start())))
    if said_before(f" {words}"):
        return "@"
    if is_english:
        return match.group()
    word = _WORD.search(words)
    if word and word.group() not in _LITTLE_WORDS:
        return "@"
    is_apart = match.group()[0] == "@" and bool(words) and words[-1].isalpha()
    is_local = is_apart and not words[-1].isascii()
    return "@" if is_local and _DIGIT.search(name) else match.group()


SIGNS = rule(
    rf"(?:{AT_WORD}|@) {_LETTER}|\sat\s[a-z]+[0-9_]",
    rf"(?<![\w@.])(?:@[ \t]{{1,2}}|{AT_WORD}[ \t]{{1,2}}@?|(?P<at>at)[ \t])"
    rf"(?=(?P<name>{_LETTER}{_SIGN}{{3,30}}(?:\.{_SIGN}{{1,30}}){{0,2}})(?![\w@]|\.\w|-[a-z]))",
    _sign,
)
