"""Questions of nodes: their text beside the node, their possible answers in a sheet of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.workbook.cells import (
    read_each,
    read_lines,
    read_result,
    read_whole,
    read_words,
    write_each,
    write_lines,
    write_result,
)
from ortaq.engine.exchange.ciso_assistant.workbook.sheets import Row, translations_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ortaq.engine.exchange.ciso_assistant.model import Choice, Question

Answers = dict[str, object]
"""Keys `type` and `choices` of a question, without URNs."""


def read_answers(row: Row) -> Answers:
    """The type and the choices that a row of the answers sheet describes."""
    answers: Answers = {"type": row.get("question_type", "text")}
    if "question_choices" in row:
        answers["choices"] = _choices(row)
    return answers


def _choices(row: Row) -> list[dict[object, object]]:
    values = read_lines(row["question_choices"])
    count = len(values)
    choices: list[dict[object, object]] = [{"value": value} for value in values]
    for key in ("description", "color"):
        for choice, text in zip(choices, read_each(row.get(key, ""), count), strict=True):
            if text:
                choice[key] = text
    for choice, text in zip(choices, read_each(row.get("add_score", ""), count), strict=True):
        if (score := read_whole(text)) is not None:
            choice["add_score"] = score
    for choice, text in zip(choices, read_each(row.get("compute_result", ""), count), strict=True):
        if (result := read_result(text)) is not None:
            choice["compute_result"] = result
    groups = read_each(row.get("select_implementation_groups", ""), count)
    for choice, text in zip(choices, groups, strict=True):
        if words := read_words(text):
            choice["select_implementation_groups"] = words
    _translate(choices, row)
    return choices


def _translate(choices: Sequence[dict[object, object]], row: Row) -> None:
    names = {"question_choices": "value", "description": "description"}
    for language, texts in translations_in(row).items():
        for column, cell in texts.items():
            lines = read_each(cell, len(choices))
            for choice, text in zip(choices, lines, strict=True):
                if text and column in names:
                    translations = choice.setdefault("translations", {})
                    translations.setdefault(language, {})[names[column]] = text  # type: ignore[attr-defined]  # set above


class AnswerBook:
    """The rows of the answers sheet: questions with the same answers share one."""

    def __init__(self) -> None:
        self._ids: dict[tuple[tuple[str, object], ...], str] = {}

    def id_of(self, question: Question) -> str:
        """The row that holds the answers of a question."""
        key = tuple(_answer_row(question).items())
        return self._ids.setdefault(key, f"A{len(self._ids) + 1}")

    def rows(self) -> list[dict[str, object]]:
        """All rows, in order of first use."""
        return [{"id": name, **dict(key)} for key, name in self._ids.items()]


def _answer_row(question: Question) -> dict[str, str]:
    choices = question.choices or ()
    row = {"question_type": question.type or "text"}
    if choices:
        row["question_choices"] = write_lines(choice.value or "" for choice in choices)
        row["description"] = write_each([choice.description or "" for choice in choices])
        row["add_score"] = write_each([_score(choice) for choice in choices])
        row["compute_result"] = write_each([write_result(c.compute_result) for c in choices])
        row["color"] = write_each([choice.color or "" for choice in choices])
        row["select_implementation_groups"] = write_each(
            [",".join(choice.select_implementation_groups or ()) for choice in choices]
        )
        row |= dict(_translations(choices))
    return row


def _score(choice: Choice) -> str:
    return "" if choice.add_score is None else str(choice.add_score)


def _translations(choices: Sequence[Choice]) -> Iterable[tuple[str, str]]:
    languages = dict.fromkeys(each for choice in choices for each in choice.translations or {})
    for language in languages:
        for column, key in (("question_choices", "value"), ("description", "description")):
            texts = [choice.in_language(language, key) for choice in choices]
            if any(texts):
                yield f"{column}[{language}]", write_lines(texts)
