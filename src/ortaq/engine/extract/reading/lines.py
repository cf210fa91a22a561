"""What mails and lists put at the ends and at the heads of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.reading.rule import Disguise, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.extract.reading.spelled import Edit

_OF_MAILS = ("=3D", "=\n", "=20\n=20\n")
"""Signs of a mail as it was sent (RFC 2045, 6.7): "=20" alone may end a link."""

_ENCODED = re.compile(r"(?<=[A-Za-z0-9])=(2E|40)(?=[A-Za-z0-9-]{1,40}[./?=\s])|=20(?=\n)")
_NUMBER = re.compile(r"^([1-9][0-9]?)\.(?=\+?[0-9]{10,19}(?![0-9])|[\w-]+[.@])", re.MULTILINE)


def _decoded(text: str) -> Iterator[Edit]:
    """Dots, "@" and blanks of mails."""
    if any(sign in text for sign in _OF_MAILS):
        for match in _ENCODED.finditer(text):
            yield *match.span(), chr(int(match[1], 16)) if match[1] else ""


def _numbered(text: str) -> Iterator[Edit]:
    """A blank behind the number of a line, where another line has the next number."""
    matches = list(_NUMBER.finditer(text))
    numbers = {int(match[1]) for match in matches}
    for match in matches:
        number = int(match[1])
        if number - 1 in numbers or number + 1 in numbers:
            yield match.end() - 1, match.end(), ". "


LINES = (
    Disguise(r"=(?:2E|40|20\n)", _decoded),
    Disguise(r"\n[1-9][0-9]?\.[^ ]", _numbered),
    rule(r"=\n", r"(?<=\S)=\n(?=\S)", ""),
    rule(r"=3D", r"=3D(?=[\"'A-Za-z0-9_/])", "="),
)
