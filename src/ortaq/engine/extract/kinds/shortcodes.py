"""Short numbers such as 102, only where the words around them are about calling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.extract.kinds.found import Found
from ortaq.engine.extract.kinds.small_letters import in_small_letters
from ortaq.engine.terms.identifier import IdentifierKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.terms.country import CountryPack

_BEFORE = re.compile(
    r"(?:(?:звон\w*|набра\w*|сообщи\w*|обра[тщ]\w*|смс|sms|call\w*|dial\w*|phoned?|ring|rang|"
    r"telefon|[қк]о[ңн]ырау\w*|хабарлас\w*)(?:\s+(?:на|по|в|с|от|to|from|the|номер\w*|полици\w*|police))"
    r"{0,3}|\b(?:горяч\w+ лини\w+|оператор\w*|operator\w*(?:\s+(?:of|at|on))?|колл-?центр\w*|call-?cent\w+|hot-?line|сенім телефон\w*|жедел желі\w*)|(?:\bс|\bна|\bпо|\bот)\s+(?:короткий |короткого )?номер[аеу]?|"
    r"(?:from|on|to)\s+(?:the\s+)?(?:short\s)?(?:number|code))[\s:\"«(-]{1,3}$"
)
_COUNTED = re.compile(r"\s{0,2}(?:times|people|раз|рет|человек|адам)")
_AFTER = re.compile(
    r"(?:\s\w{1,12}){1,5}\s(?:called|dialled|rang|number)\b|(?:-?(?:ге|ке|ға|қа|ден|тен|дан|тан|н[өо]м[іи]р\w*)(?:\s[дт][еа])?)?[\s»\")-]{0,3}"
    r"(?:н[өо]м[іи]р\w*\s)?(?:оператор|(?:сказал|ответил|принял|посоветовал|направил)и|[қк]о[ңн]ырау|хабарлас|звон|смс|sms|н[өо]м[іи]р(?!л[іи])\w)"
)
_LIST = re.compile(
    r"(?:-?(?:ге|ке|ға|қа))?[\s,;/]*(?:и|или|потом|затем|және|мен|содан кейін|and|or|then)?"
    r"(?:\s(?:на|в|по|to))?\s*"
)
"""What stands between two short numbers that were called one after another."""

_CONFIDENCE = 0.9

_DIGITS = re.compile(r"[0-9](?<![\w.,+/-].)[0-9]{2,4}(?![\w.,/][0-9]|[A-Za-z0-9%/])")


class Shortcodes:
    """Finds the short numbers of one country.

    Attributes:
        hint: a quick pattern (RE2 syntax) without which no short number stands in a text.
    """

    def __init__(self, pack: CountryPack) -> None:
        self._codes = frozenset(pack.shortcodes)
        codes = "|".join(map(re.escape, sorted(self._codes)))
        self.hint = rf"(?:^|[^0-9])(?:{codes or '$^'})(?:[^0-9]|$)"

    def find(self, text: str) -> Iterator[Found]:
        """Mentions of short numbers."""
        text = in_small_letters(text)
        before = -1
        for match in _DIGITS.finditer(text):
            start, end = match.span()
            if match.group() not in self._codes or _COUNTED.match(text, end):
                continue
            goes_on = before >= 0 and _LIST.fullmatch(text, before, start)
            if (
                goes_on
                or _BEFORE.search(text, max(0, start - 40), start)
                or _AFTER.match(text, end)
            ):
                before = end
                yield Found(
                    IdentifierKind.SHORTCODE, match.group(), start, end, "shortcode", _CONFIDENCE
                )
