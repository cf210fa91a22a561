"""Dotted names in the lines of programs, which are no sites."""

from __future__ import annotations

import re

PACKAGES = frozenset(("com", "io", "java", "javax", "net", "org", "sun"))
"""How dotted names begin in programs."""

ATTRIBUTES = frozenset(
    (
        "at", "call", "date", "do", "email", "host", "id", "in", "info", "is", "link", "map", "media",
        "name", "no", "open", "page", "post", "read", "run", "save", "select", "show", "site", "st",
        "style", "to", "top", "us",
    )
)  # fmt: skip
"""Suffixes that are names of attributes in programs."""

_CODE = re.compile(
    r"\b(?:const|let|var)\s\w{1,40}\s?=|\bdef\s\w{1,40}\(|\bfrom\s[\w.]{1,60}\simport\s|\bprint\("
    r"|[!=]==|\s=>\s|\w=>\w|\w\s?=\s?[\w.(][^;\n]{0,80};\s{0,3}$|\)\s?[{;]\s{0,3}$|\bself\."
    r"|\w\s?=\s?\w[\w.]{0,40}[(\[]|->\w|\)\s?\{|\s[!=]=\s"
)
"""What only lines of programs have."""

_CODE_BEFORE, _CODE_AFTER = 120, 80


def is_in_code(text: str, end: int) -> bool:
    """Whether the line that goes on at `end` is one of a program."""
    begin = text.rfind("\n", max(0, end - _CODE_BEFORE), end) + 1 or max(0, end - _CODE_BEFORE)
    stop = text.find("\n", end, end + _CODE_AFTER)
    return _CODE.search(text, begin, stop if stop >= 0 else end + _CODE_AFTER) is not None


def is_called(text: str, labels: list[str], end: int) -> bool:
    """Whether a dotted name that ends here is called as a function: "com.evil.web.info("."""
    return text[end : end + 1] == "(" and "".join(labels).isalpha()
