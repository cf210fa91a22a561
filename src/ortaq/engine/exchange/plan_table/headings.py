"""Which column of a table is which, by the words of its head in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.terms.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_COLUMNS = 3
"""A row is a head where it names at least so many columns, the measure among them."""

_WORDS: dict[Language, dict[str, str]] = {
    Language.KK: {
        "number": r"^р/с|^№|^р\.?с",
        "form": r"аяқтал|нысан|нәтиже",
        "executors": r"орындаушы|жауапты",
        "deadline": r"мерзім",
        "source": r"қаржыландыру\s+көз|көздері",
        "costs": r"шығыс|қаражат|мың\s+теңге|қаржы",
        "name": r"іс-шара|атауы|шаралар",
    },
    Language.RU: {
        "number": r"^№|п/п|^n\b",
        "form": r"форма|завершени|результат|вид документа",
        "executors": r"исполнител|ответственн",
        "deadline": r"срок",
        "source": r"источник",
        "costs": r"расход|затрат|тыс\.?\s*(тенге|тг)|объ[её]м.*финанс|финансир|стоимост",
        "name": r"наименовани|мероприяти|мер[аы]\b|действи",
    },
    Language.EN: {
        "number": r"^no\.?$|^#|^number$|^n$",
        "form": r"form of|completion|output|deliverable",
        "executors": r"executor|responsib|lead",
        "deadline": r"deadline|time|due|period",
        "source": r"source",
        "costs": r"cost|budget|expens|thousand|funding",
        "name": r"measure|action|activit|name",
    },
}
"""Column to the words of its head; looked for in this order, so that the most telling come first."""

_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns of a table.

    Args:
        language: of the heads.
        places: column to its place, from 0.
        years: place to year, where costs stand in one column a year.
    """

    language: Language
    places: dict[str, int]
    years: dict[int, int]


def find_columns(cells: Sequence[str], below: Sequence[str] = ()) -> Columns | None:
    """The columns that a row of heads names; None where it is no row of heads.

    Args:
        cells: of the row.
        below: of the next row, which may have years under the head of the costs.
    """
    best: Columns | None = None
    for language, words in _WORDS.items():
        places = _places(cells, words)
        if "name" in places and len(places) >= LEAST_COLUMNS:
            found = Columns(language, places, _years(cells, below))
            if best is None or len(places) > len(best.places):
                best = found
    return best


def _places(cells: Sequence[str], words: dict[str, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        text = " ".join(cell.casefold().split())
        column = next((name for name, sign in words.items() if re.search(sign, text)), None)
        if text and column is not None:
            places.setdefault(column, place)
    return places


def _years(cells: Sequence[str], below: Sequence[str]) -> dict[int, int]:
    years = {}
    for row in (cells, below):
        for place, cell in enumerate(row):
            found = _YEAR.findall(cell)
            if len(found) == 1 and len(cell) < 20:
                years[place] = int(found[0])
    return years if len(years) > 1 else {}
