"""The cell of the responsible bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ortaq.engine.exchange.plan_table.plan import NamedBody

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_AGREEMENT = re.compile(
    r"\(?\s*(?:по\s+согласованию|келісім\s*бойынша|келісу\s+бойынша|by\s+agreement)\s*\)?",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"\(\s*(?:свод|созыв|жинақтау|lead)\s*\)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;\n]\s*")
_SHORTENED = re.compile(r"(?:^|[\s.])(?:обл|респ|г|др|р-н|қ|т\.б|ауд)\.$", re.IGNORECASE)
"""A last word that is cut short, whose point belongs to the name."""


def read_bodies(text: str, known: Collection[str] = ()) -> tuple[NamedBody, ...]:
    """The bodies in the order printed; the mark "by agreement" belongs to the name before it.

    Args:
        text: of the cell.
        known: names with commas inside that are one body, in any case of letters.

    Example:
        >>> read_bodies("МВД (свод), НБ (по согласованию), банки")
        (NamedBody(name='МВД', by_agreement=False), NamedBody(name='НБ', by_agreement=True), NamedBody(name='банки', by_agreement=False))
    """
    found = []
    for part in _parts(text, known):
        name = without_stop(_SUMMARY.sub("", _AGREEMENT.sub("", part)))
        by_agreement = bool(_AGREEMENT.search(part))
        if name:
            found.append(NamedBody(" ".join(name.split()), by_agreement=by_agreement))
        elif by_agreement and found:
            found[-1] = NamedBody(found[-1].name, by_agreement=True)
    return tuple(dict.fromkeys(found))


def without_stop(text: str) -> str:
    """The text without spaces around it and without what ends a sentence or a line of a list.

    Example:
        >>> without_stop("Министерство юстиции;"), without_stop("акимат Карагандинской обл.")
        ('Министерство юстиции', 'акимат Карагандинской обл.')
    """
    stripped = text.strip().rstrip(" ;")
    return stripped if _SHORTENED.search(stripped) else stripped.strip(" .")


def _parts(text: str, known: Collection[str]) -> Iterator[str]:
    """Parts between commas; a known name keeps its own commas."""
    longest_first = sorted((name for name in known if "," in name), key=len, reverse=True)
    rest = text.strip()
    while rest:
        folded = rest.casefold()
        name = next((one for one in longest_first if folded.startswith(one.casefold())), "")
        cut = _BETWEEN.search(rest, len(name))
        yield rest[: cut.start()] if cut else rest
        rest = rest[cut.end() :] if cut else ""
