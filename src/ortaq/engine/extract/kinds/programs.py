"""Dotted names in programs and in the headers of mails, which are no sites."""

from __future__ import annotations

import re

from ortaq.engine.extract.kinds.suffixes import is_usual

PACKAGES = frozenset(("com", "io", "java", "javax", "net", "org", "sun"))
"""How dotted names begin in programs."""

ATTRIBUTES = frozenset(
    (
        "at", "call", "date", "do", "email", "host", "id", "in", "info", "is", "link", "map", "media",
        "name", "no", "nr", "open", "page", "post", "read", "run", "save", "select", "show", "site", "st",
        "style", "to", "top", "us",
    )
)  # fmt: skip
"""Suffixes that are names of attributes in programs."""

NO_SITES = frozenset(
    (
        "ado.net", "asp.net", "b.com", "b.sc", "b.tech", "config.in", "configure.ac",
        "configure.in", "document.open", "dot.com", "ld.so", "local.cf", "m.com", "m.sc", "m.tech", "main.cf",
        "makefile.am", "makefile.in", "master.cf", "ml.net", "sendmail.cf", "sendmail.mc",
        "socket.io", "submit.cf", "submit.mc", "t.tg", "vb.net", "window.open",
    )
)  # fmt: skip
"""Technologies, degrees, settings of well-known programs."""

_CODE = re.compile(
    r"\b(?:const|let|var)\s\w{1,40}\s?=|\bdef\s\w{1,40}\(|\bfrom\s[\w.]{1,60}\simport\s|\bprint\("
    r"|[!=]==|\s=>\s|\w=>\w|\w\s?=\s?[\w.(][^;\n]{0,80};\s{0,3}$|\)\s?[{;]\s{0,3}$|\bself\."
    r"|\w\s?=\s?\w[\w.]{0,40}[(\[]|->\w|\)\s?\{|\s[!=]=\s"
)
"""What only lines of programs have."""

_CODE_BEFORE = 120
_CODE_AFTER = 80
_NEWSGROUPS = frozenset(("alt", "comp", "rec", "sci", "soc"))
"""How names of newsgroups begin: "sci.space"."""

_SOURCES = frozenset(("cc", "pl", "pm", "py", "rs", "sh"))
_IN_SOURCE = re.compile(r":[0-9]{1,5}(?::|,? (?:error|note|warning))|[\]:]?\(\.text")
"""What compilers write behind the name of a file: "main.cc:23: error"."""

_HEADER = re.compile(
    r"(?:\bfilename|/[\w.+-]{1,40};\s{1,4}name)\*?=\"?$|\blist-id:[^<>]{0,160}<$", re.IGNORECASE
)
"""What stands in a mail before the name of a file that is attached, or of a mailing list."""

_LONGEST_HEADER = 180
_ASSIGNED = re.compile(
    r"\)\s?\{|\s?=\s?(?:\(|\[|(?:grep|keys|map|reverse|sort|split|values)\b|[^=;\n]{0,80};\s{0,3}(?:\n|$))"
)
"""What follows an array in a program: "my @lines = split(...)", "if (@queue) {"."""

_COMMENT_LINE = re.compile(r"[>+\s-]{0,12}\*\s{1,4}")
_COMMENT_BEFORE = 20
_COMMENT_FAR = 400
"""A comment describes what a function takes in lines such as " * @device: what is opened"."""


def is_in_code(text: str, end: int) -> bool:
    """Whether the line that goes on at `end` is one of a program."""
    begin = text.rfind("\n", max(0, end - _CODE_BEFORE), end) + 1 or max(0, end - _CODE_BEFORE)
    stop = text.find("\n", end, end + _CODE_AFTER)
    return _CODE.search(text, begin, stop if stop >= 0 else end + _CODE_AFTER) is not None


def is_no_host(text: str, labels: list[str], start: int, end: int) -> bool:
    """Whether the signs around a dotted name make a file, a mailing list or a newsgroup of it."""
    suffix = labels[-1].lower()
    if len(suffix) > 2 and not is_usual(suffix) and _is_turned(labels):
        return True
    if text.startswith("()", end):
        return True
    if suffix in _SOURCES and _IN_SOURCE.match(text, end):
        return True
    before = text[start - 1 : start]
    return before in {'"', "=", "<"} and (
        _HEADER.search(text, max(0, start - _LONGEST_HEADER), start) is not None
    )


def _is_turned(labels: list[str]) -> bool:
    """Whether the widest word stands first, as in newsgroups and packages: "com.made.up.app"."""
    first = labels[0].lower()
    is_package = first in PACKAGES and len(labels) > 2 and "".join(labels).isalpha()
    return is_package or first in _NEWSGROUPS


def is_variable(text: str, at: int, end: int) -> bool:
    """Whether a name with "@" at `at`, which ends at `end`, is one of a program or its comments."""
    if _ASSIGNED.match(text, end):
        return True
    begin = text.rfind("\n", max(0, at - _COMMENT_BEFORE), at) + 1
    return bool(
        text[end : end + 1] == ":"
        and _COMMENT_LINE.fullmatch(text, begin, at)
        and ("/*" in text[max(0, at - _COMMENT_FAR) : at] or "*/" in text[end : end + _COMMENT_FAR])
    )


def is_called(text: str, labels: list[str], end: int) -> bool:
    """Whether a dotted name that ends here is called as a function: "com.evil.web.info("."""
    return text[end : end + 1] == "(" and "".join(labels).isalpha()
