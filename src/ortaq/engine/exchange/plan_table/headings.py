"""Which column of a table is which, by the words of its head in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortaq.engine.exchange.plan_table.money import THOUSAND, read_costs, unit_in
from ortaq.engine.terms.language import Language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from ortaq.engine.exchange.plan_table.money import ReadCosts

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

_YEAR = re.compile(r"^\D{0,20}(20\d\d)\D{0,20}$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of the columns of a table.

    Args:
        language: of the heads.
        places: column to its place, from 0.
        years: place to year, where costs stand in one column a year.
        further: column to its places behind the first, where its head stands over several.
        heads: what the row of heads says, place by place.
        unit: worth, in thousands, of the unit of money that the heads name.
    """

    language: Language
    places: dict[str, int]
    years: dict[int, int]
    further: dict[str, tuple[int, ...]] = field(default_factory=dict)
    heads: tuple[str, ...] = ()
    unit: Decimal = THOUSAND

    def read_costs(self, text: str) -> ReadCosts:
        """The costs of a cell in the language and the unit of these columns."""
        return read_costs(text, self.language, unit=self.unit)

    @property
    def known(self) -> set[int]:
        """Every place that a column has."""
        return {
            *self.places.values(),
            *self.years,
            *(one for few in self.further.values() for one in few),
        }


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
            if not cells[0]:
                places.setdefault("number", 0)
            further = _further(cells, places)
            years = _years(cells, below, places, further)
            unit = _unit(cells, below, places, years)
            found = Columns(language, places, years, further, tuple(cells), unit)
            if best is None or len(places) > len(best.places):
                best = found
    return best


def is_second_line(columns: Columns, cells: Sequence[str]) -> bool:
    """Whether the row below the heads still belongs to them: it says again, or divides, what they say."""
    divided = {place for few in columns.further.values() for place in few}
    divided |= {columns.places[name] for name in columns.further} | set(columns.years)
    divided -= {columns.places["name"], columns.places.get("number")}
    filled = [place for place, cell in enumerate(cells) if cell]
    return bool(filled) and all(
        place in divided or cells[place] == _at(columns.heads, place) for place in filled
    )


def _places(cells: Sequence[str], words: dict[str, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        text = " ".join(cell.casefold().split())
        column = next((name for name, sign in words.items() if re.search(sign, text)), None)
        if text and column is not None:
            places.setdefault(column, place)
    return places


def _further(cells: Sequence[str], places: dict[str, int]) -> dict[str, tuple[int, ...]]:
    """The empty heads behind a head: it stands over them too."""
    found = {}
    for name, first in places.items():
        behind = first + 1
        while behind < len(cells) and not cells[behind]:
            behind += 1
        if behind > first + 1:
            found[name] = tuple(range(first + 1, behind))
    return found


def _years(
    cells: Sequence[str],
    below: Sequence[str],
    places: dict[str, int],
    further: dict[str, tuple[int, ...]],
) -> dict[int, int]:
    """Years in heads of their own, or in the row below under the head of the costs."""
    under = {places.get("costs"), *further.get("costs", ())}
    years = {
        place: int(found[1])
        for row, wanted in ((cells, set(range(len(cells)))), (below, under))
        for place, cell in enumerate(row)
        if place in wanted and (found := _YEAR.match(cell.casefold()))
    }
    return years if len(years) > 1 else {}


def _unit(
    cells: Sequence[str], below: Sequence[str], places: dict[str, int], years: dict[int, int]
) -> Decimal:
    """The unit in the heads of the costs or of their years; thousands where they name none."""
    first = places.get("costs")
    heads = [] if first is None else [cells[first]]
    heads += [_at(row, place) for place in years for row in (cells, below)]
    return next((unit for head in heads if (unit := unit_in(head)) is not None), THOUSAND)


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
