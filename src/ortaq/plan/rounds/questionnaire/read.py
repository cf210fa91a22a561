"""Reading a filled questionnaire: what every row says, and what is wrong in which cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from ortaq.engine.exchange.tabular.archive import NotAWorkbookError
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.rounds.questionnaire import layout
from ortaq.plan.rounds.questionnaire.guard import check_questionnaire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ortaq.plan.rounds.questionnaire.layout import Form

MOST_PROBLEMS = 200
LONGEST_WHY = 10_000
LONGEST_SOURCE = 500
MOST_SOURCES = 50
_EXCERPT = 60


class NotThisQuestionnaire(OrtaqError):
    """The workbook is no questionnaire of this round and organisation. Download it here and fill that in."""

    code = "round_not_this_questionnaire"


class QuestionnaireOfOthers(OrtaqError):
    """The questionnaire was made for another organisation or another round. Upload it there."""

    code = "round_questionnaire_of_others"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What cannot be read; `cell` is its address as the spreadsheet shows it."""

    code: str
    cell: str
    parameters: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """What one row says.

    Args:
        code: of the provision.
        version: of the answer that the file was written from; None where the file lost it.
        digest: of what the row said then; empty where the file lost it.
        state: of the answer; "unanswered" for empty cells.
        ratings: by name; None where it is not known.
        why: the words.
        sources: (name, article, address) of each line.
        row: number in the sheet, from 1.
    """

    code: str
    version: int | None
    digest: str
    state: str
    ratings: dict[str, int | None]
    why: str
    sources: tuple[tuple[str, str, str], ...]
    row: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A questionnaire as it came back."""

    language: str
    rows: tuple[FilledRow, ...]
    problems: tuple[CellProblem, ...]
    ignored_columns: tuple[str, ...]


def read_questionnaire(
    path: Path, form: Form, *, round_: str, organisation: str, asked: Iterable[str]
) -> Filled:
    """What a filled questionnaire says.

    Args:
        path: the file.
        form: what the framework asks.
        round_: reference of the round it must belong to.
        organisation: code of the organisation it must belong to.
        asked: codes of the provisions put to it.

    Raises:
        NotAWorkbookError, ArchiveBombError: see `check_questionnaire`.
        NotThisQuestionnaire: it has no sheet of questions of ours.
        QuestionnaireOfOthers: another round or organisation.
    """
    check_questionnaire(path)
    sheets = _sheets(path)
    facts = _facts(sheets.get(layout.META_SHEET, []))
    if not facts:
        raise NotThisQuestionnaire
    if (facts.get("round"), facts.get("organisation")) != (round_, organisation):
        raise QuestionnaireOfOthers(
            round=facts.get("round", ""), organisation=facts.get("organisation", "")
        )
    rows, places, first = _question_sheet(sheets, form)
    reading = _Reading(form, places, set(asked))
    filled = tuple(reading.rows(rows, first))
    return Filled(
        language=facts.get("language", "kk"),
        rows=filled,
        problems=tuple(reading.problems[:MOST_PROBLEMS]),
        ignored_columns=_ignored(rows, places, first),
    )


def _sheets(path: Path) -> dict[str, list[list[object]]]:
    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as workbook:
            return {
                name: [
                    list(row)
                    for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                ]
                for name in workbook.sheet_names
            }
    except CalamineError as error:
        raise NotAWorkbookError from error


def _facts(rows: list[list[object]]) -> dict[str, str]:
    return {_words(row[0]): _words(row[1]) for row in rows if len(row) > 1 and _words(row[0])}


def _question_sheet(
    sheets: dict[str, list[list[object]]], form: Form
) -> tuple[list[list[object]], dict[str, int], int]:
    """Rows, place of each known column, index of the first row below the heads."""
    others = [rows for name, rows in sheets.items() if name != layout.META_SHEET]
    for rows in others:
        for index, row in enumerate(rows[:5]):
            places = {_words(cell): place for place, cell in enumerate(row)}
            if layout.CODE in places:
                known = {key: places[key] for key in form.keys if key in places}
                return rows, known, index + 2
    headings = form.headings_known()
    for rows in others:
        for index, row in enumerate(rows[:5]):
            known = {}
            for place, cell in enumerate(row):
                key = headings.get(layout.fold(_words(cell)))
                if key is not None:
                    known.setdefault(key, place)
            if layout.NUMBER in known and any(name in known for name in form.scales):
                return rows, known, index + 1
    raise NotThisQuestionnaire


class _Reading:
    """Goes through the rows and gathers what is wrong."""

    def __init__(self, form: Form, places: dict[str, int], asked: set[str]) -> None:
        self.form, self.places, self.asked = form, places, asked
        self.known = {name: form.choices_known(name) for name in form.scales}
        self.problems: list[CellProblem] = []
        self.seen: set[str] = set()
        self.problems += [
            CellProblem("questionnaire_column_missing", "", {"column": form.heading(key)})
            for key in (*form.scales, layout.WHY, layout.SOURCES)
            if key not in places
        ]

    def rows(self, rows: list[list[object]], first: int) -> Iterator[FilledRow]:
        for index in range(first, len(rows)):
            if any(_words(cell) for cell in rows[index]):
                filled = self._row(rows[index], index + 1)
                if filled is not None:
                    yield filled

    def _row(self, cells: list[object], number: int) -> FilledRow | None:
        code = self._text(cells, layout.CODE) or self._text(cells, layout.NUMBER)
        if not code:
            if any(self._text(cells, key) for key in (*self.form.scales, layout.WHY)):
                self._complain("questionnaire_row_without_question", number, layout.NUMBER)
            return None
        if code not in self.asked:
            self._complain("questionnaire_not_asked", number, layout.NUMBER, value=code)
            return None
        if code in self.seen:
            self._complain("questionnaire_row_twice", number, layout.NUMBER, value=code)
            return None
        self.seen.add(code)
        before = len(self.problems)
        state, ratings = self._ratings(cells, number)
        why = self._long(cells, number)
        sources = self._sources(cells, number)
        if why and state == AnswerState.UNANSWERED:
            self._complain("questionnaire_words_without_rating", number, layout.WHY)
        if len(self.problems) > before:
            return None
        version = self._text(cells, layout.VERSION)
        return FilledRow(
            code=code,
            version=int(version) if version.isdecimal() and len(version) < 10 else None,
            digest=self._text(cells, layout.DIGEST),
            state=state,
            ratings=ratings,
            why=why,
            sources=sources,
            row=number,
        )

    def _ratings(self, cells: list[object], number: int) -> tuple[str, dict[str, int | None]]:
        said: dict[str, int | AnswerState] = {}
        for name, known in self.known.items():
            words = self._text(cells, name)
            if not words:
                continue
            meant = known.get(layout.fold(words))
            if meant is None:
                listed = ", ".join(self.form.choices(name))
                self._complain(
                    "questionnaire_unknown_word",
                    number,
                    name,
                    value=words[:_EXCERPT],
                    listed=listed,
                )
            else:
                said[name] = meant
        none: dict[str, int | None] = dict.fromkeys(self.known)
        steps = {name: meant for name, meant in said.items() if not isinstance(meant, AnswerState)}
        states = {meant for meant in said.values() if isinstance(meant, AnswerState)}
        if not said:
            return AnswerState.UNANSWERED.value, none
        if AnswerState.NOT_APPLICABLE in states:
            if len(states) > 1 or steps or len(said) < len(self.known):
                column = next(n for n, m in said.items() if m == AnswerState.NOT_APPLICABLE)
                self._complain("questionnaire_half_applicable", number, column)
            return AnswerState.NOT_APPLICABLE.value, none
        if steps:
            return AnswerState.ANSWERED.value, none | steps
        return AnswerState.DONT_KNOW.value, none

    def _long(self, cells: list[object], number: int) -> str:
        text = self._text(cells, layout.WHY, lines=True)
        if len(text) > LONGEST_WHY:
            self._complain(
                "text_too_long", number, layout.WHY, length=str(len(text)), limit=str(LONGEST_WHY)
            )
        return text

    def _sources(self, cells: list[object], number: int) -> tuple[tuple[str, str, str], ...]:
        text = self._text(cells, layout.SOURCES, lines=True)
        found = []
        for line in text.split("\n"):
            parts = [part.strip() for part in line.split(";") if part.strip()]
            if not parts:
                continue
            url = next((p for p in parts if p.lower().startswith(("http://", "https://"))), "")
            words = [part for part in parts if part != url]
            title, article = (words[0] if words else url), ", ".join(words[1:])
            if len(title) > LONGEST_SOURCE or len(article) > 100 or len(url) > LONGEST_SOURCE:
                self._complain("questionnaire_source_unfit", number, layout.SOURCES)
                return ()
            found.append((title, article, url))
        if len(found) > MOST_SOURCES:
            self._complain("questionnaire_source_unfit", number, layout.SOURCES)
        return tuple(found)

    def _text(self, cells: list[object], key: str, *, lines: bool = False) -> str:
        place = self.places.get(key)
        if place is None or place >= len(cells):
            return ""
        return _words(cells[place], lines=lines)

    def _complain(self, code: str, number: int, key: str, **parameters: str) -> None:
        place = self.places.get(key, self.places.get(layout.NUMBER, 0))
        self.problems.append(CellProblem(code, f"{column_letters(place)}{number}", parameters))


def column_letters(place: int) -> str:
    """The name of a column by its place from 0.

    Example:
        >>> column_letters(0), column_letters(25), column_letters(26)
        ('A', 'Z', 'AA')
    """
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _ignored(rows: list[list[object]], places: dict[str, int], first: int) -> tuple[str, ...]:
    """Headings of columns that are not ours and hold something."""
    heads = rows[first - 1] if first else []
    taken = set(places.values())
    names = []
    for place in range(max((len(row) for row in rows), default=0)):
        used = any(place < len(row) and _words(row[place]) for row in rows[first:])
        if place not in taken and used:
            name = _words(heads[place]) if place < len(heads) else ""
            names.append(name[:_EXCERPT] or column_letters(place))
    return tuple(names)


def _words(cell: object, *, lines: bool = False) -> str:
    """A cell as text: whole numbers without a point, days as they are written in the country."""
    if isinstance(cell, str):
        text = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        return text.strip() if lines else " ".join(text.split())
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime | date):
        return f"{cell:%d.%m.%Y}"
    return str(cell)
