"""Text that every file format accepts."""

from __future__ import annotations

import re

_FORBIDDEN_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_LONG_WORD = re.compile(r"\S{25,}")
_WORD_PART = 12
_ZERO_WIDTH_SPACE = "\u200b"


def clean_text(text: str) -> str:
    """`text` without the characters that XML forbids, with line ends as LF.

    Source: XML 1.0, production 2 (Char).
    """
    return _FORBIDDEN_IN_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def breakable_text(text: str) -> str:
    """`text` whose words of 25 characters or more may break across lines, as an address in a narrow cell must."""
    return _LONG_WORD.sub(lambda word: _with_breaks(word.group()), text)


def _with_breaks(word: str) -> str:
    parts = [word[start : start + _WORD_PART] for start in range(0, len(word), _WORD_PART)]
    return _ZERO_WIDTH_SPACE.join(parts)
