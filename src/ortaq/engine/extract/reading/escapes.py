"""Signs as programs escape them in JSON, in pages and in links: people paste these as they are."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ortaq.engine.extract.reading.rule import is_inside_link, rule

if TYPE_CHECKING:
    import re

_ENTITY = r"&(?:nbsp|quot|apos|amp|lt|gt|#[0-9]{2,4}|#x[0-9a-f]{2,3});"
_TAG = r"(?:b|em|font|i|mark|small|span|strong|u|wbr)(?:\s[^<>]{0,200})?>"
_CHAT = "viber://chat?number="
_LINK_SIGN = r"[A-Za-z0-9%._~:/?#@!$&()*+,;=-]"


def _unescaped(match: re.Match[str]) -> str:
    """The sign for which a number stands; half of a pair stays as it is."""
    sign = chr(int(match[1], 16)) if match[1] else "/"
    return sign if sign.isprintable() else match.group()


def _entity(match: re.Match[str]) -> str:
    sign = html.unescape(match.group()).replace("\xa0", " ")
    return sign if sign.isprintable() else match.group()


def _decoded(match: re.Match[str]) -> str:
    """Percent signs decoded, except in a parameter of another link, whose value they are."""
    is_value = is_inside_link(match) and not match.string.endswith(_CHAT, 0, match.start())
    return match.group() if is_value else unquote(match.group())


ESCAPES = (
    rule(r"\\(?:/|u0)", r"\\(?:/|u(0[0-9a-f]{3}))", _unescaped),
    rule(r"&(?:nbsp|quot|apos|amp|[lg]t|#)", _ENTITY, _entity),
    rule(
        r"</?[a-z]",
        rf"<(?:(?<=[0-9]<)br\s?/?>|(?<=[\s0-9(-]<){_TAG}(?=[0-9])|(?<=[0-9]<)/{_TAG}(?=[\s0-9(-]))",
        lambda match: " " if match.group()[:3].lower() == "<br" else "",
    ),
    rule(
        r"%(?:3A%2F|2B[0-9])",
        rf"https?%3A%2F%2F{_LINK_SIGN}{{3,1000}}|%2B(?=[0-9])",
        _decoded,
    ),
)
