"""Signs as programs escape them in JSON, in pages and in links: people paste these as they are."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ortaq.engine.extract.reading.rule import Disguise, is_inside_link, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.reading.spelled import Edit

_ENTITY = r"&(?:nbsp|quot|apos|amp|lt|gt|#[0-9]{2,4}|#x[0-9a-f]{2,3});"
_TAG = r"(?:b|em|font|i|mark|small|span|strong|u|wbr)(?:\s[^<>]{0,200})?>"
_CHAT = "viber://chat?number="
_LINK_SIGN = r"[A-Za-z0-9%._~:/?#@!$&()*+,;=-]"
_ENCODED = re.compile(rf"https?%3A%2F%2F{_LINK_SIGN}{{3,1000}}|%2B(?=[0-9])", re.IGNORECASE)
_ENCODED_SIGN = re.compile(r"%[0-7][0-9A-F]|(?:%[89A-F][0-9A-F])+", re.IGNORECASE)


_SPACES = {"n": "\n", "r": "\n", "t": "\t"}
_IN_PATH = re.compile(
    r"(?:(?<!\w)[A-Za-z]:|(?<![\w\\])\\\\\w[\w.-]*|%\w+%|(?<!\w)\.{1,2})(?:\\[\w. -]*)*\Z"
)
"""A drive, a server, a variable or a dot before a backslash, and the folders behind it."""

_LONGEST_PATH = 60


def _unescaped(match: re.Match[str]) -> str:
    """The sign for which a number stands; half of a pair stays as it is."""
    sign = chr(int(match[1], 16)).replace("\xa0", " ") if match[1] else "/"
    return sign if sign.isprintable() else match.group()


def _space(match: re.Match[str]) -> str:
    """The white space for which two signs stand, but not in the name of a file."""
    start = match.start()
    is_path = _IN_PATH.search(match.string, max(0, start - _LONGEST_PATH), start)
    return match.group() if is_path else _SPACES[match.group()[-1]]


def _entity(match: re.Match[str]) -> str:
    sign = html.unescape(match.group()).replace("\xa0", " ")
    return sign if sign.isprintable() else match.group()


def _decoded(text: str) -> Iterator[Edit]:
    """Percent signs decoded, except in a parameter of another link, whose value they are."""
    for match in _ENCODED.finditer(text):
        if is_inside_link(match) and not text.endswith(_CHAT, 0, match.start()):
            continue
        for sign in _ENCODED_SIGN.finditer(text, *match.span()):
            plain = unquote(sign.group())
            if plain.isprintable():
                yield *sign.span(), plain


ESCAPES = (
    rule(r"\\[nrt]", r"\\?(?-i:\\[nrt])", _space),
    rule(r"\\(?:/|u0)", r"\\(?:/|u(0[0-9a-f]{3}))", _unescaped),
    rule(r"&(?:nbsp|quot|apos|amp|[lg]t|#)", _ENTITY, _entity),
    rule(
        r"</?[a-z]",
        rf"<(?:(?<=[0-9]<)br\s?/?>|(?<=[\s0-9(-]<){_TAG}(?=[0-9])|(?<=[0-9]<)/{_TAG}(?=[\s0-9(-]))",
        lambda match: " " if match.group()[:3].lower() == "<br" else "",
    ),
    Disguise("(?i:%(?:3A%2F|2B[0-9]))", _decoded),
)
