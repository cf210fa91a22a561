"""Short numbers such as 102, only where the words around them are about calling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.terms.identifier import IdentifierKind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.terms.country import CountryPack

_BEFORE = re.compile(
    r"(?:(?:звон\w*|набра\w*|сообщи\w*|обрати\w*|смс|sms|call\w*|dial\w*|phoned?|ring|rang|"
    r"telefon|қоңырау\w*|хабарлас\w*)(?:\s+(?:на|по|в|с|от|to|from|the|номер\w*|полици\w*|police))"
    r"{0,3}|(?:\bс|\bна|\bпо|\bот)\s+(?:короткий |короткого )?номер[аеу]?|"
    r"(?:from|on|to)\s+(?:the\s+)?(?:short\s)?(?:number|code))[\s:\"«(-]{1,3}$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s{0,2}(?:times|people|раз|рет|человек|адам)", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:-?(?:ге|ке|ға|қа|ден|тен|дан|тан|нөмір\w*))?[\s»\")-]{0,3}"
    r"(?:нөмір\w*\s)?(?:қоңырау|хабарлас|звон|смс|sms|нөмірі)",
    re.IGNORECASE,
)
_CONFIDENCE = 0.9


class Shortcodes:
    """Finds the short numbers of one country."""

    def __init__(self, pack: CountryPack) -> None:
        codes = "|".join(sorted(map(re.escape, pack.shortcodes), key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w.,+/-])(?:{codes or '(?!)'})(?![\w.,/]\d|[\d%/])")

    def find(self, text: str) -> Iterator[Mention]:
        """Mentions of short numbers."""
        for match in self._pattern.finditer(text):
            start, end = match.span()
            before = text[max(0, start - 40) : start]
            if _COUNTED.match(text, end):
                continue
            if _BEFORE.search(before) or _AFTER.match(text[end : end + 40]):
                yield Mention(
                    IdentifierKind.SHORTCODE, match.group(), start, end, "shortcode", _CONFIDENCE
                )
