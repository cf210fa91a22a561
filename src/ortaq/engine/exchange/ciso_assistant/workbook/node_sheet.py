"""The rows of a framework's sheet as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.workbook.cells import (
    UNDEFINED,
    YES,
    read_each,
    read_lines,
    read_reference,
    read_whole,
    read_words,
)
from ortaq.engine.exchange.ciso_assistant.workbook.sheets import Row, translations_in
from ortaq.engine.exchange.codes import part_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ortaq.engine.exchange.ciso_assistant.workbook.question_sheets import Answers

Data = dict[object, object]

TEXTS = (
    "ref_id",
    "name",
    "description",
    "annotation",
    "typical_evidence",
    "visibility_expression",
    "display_mode",
)
NUMBERS = ("weight", "min_score", "max_score", "target_score")
REFERENCES = ("threats", "reference_controls")


class NodeSheet:
    """Reads the nodes of one framework.

    Args:
        base: what the URNs of its nodes begin with.
        prefixes: beginnings of URNs by their short names.
        answers: possible answers by their id.
    """

    def __init__(
        self, base: str, prefixes: Mapping[str, str], answers: Mapping[str, Answers]
    ) -> None:
        self._base, self._prefixes, self._answers = base, prefixes, answers
        self._above: list[str] = []
        self._unnamed: dict[str, int] = {}
        self._rows: dict[int, Data] = {}

    def nodes(self, rows: Sequence[tuple[int, Row]]) -> list[Data]:
        """The nodes, in order; questions are tied to those they depend on at the end."""
        for number, row in rows:
            self._rows[number] = self._node(row)
        for number, row in rows:
            self._tie(self._rows[number], row)
        return list(self._rows.values())

    def _node(self, row: Row) -> Data:
        depth = max(1, read_whole(row.get("depth", "")) or 1)
        parent = row.get("parent_urn") or (self._above[: depth - 1] or [""])[-1]
        urn = self._urn(row, parent)
        self._above = [*self._above[: depth - 1], urn]
        node: Data = {"urn": urn, "assessable": row.get("assessable") == YES, "depth": depth}
        if parent:
            node["parent_urn"] = parent
        node |= {key: row[key] for key in TEXTS if key in row}
        node |= self._codes(row)
        if questions := self._questions(row, urn):
            node["questions"] = questions
        if translations := self._translations(row):
            node["translations"] = translations
        return node

    def _urn(self, row: Row, parent: str) -> str:
        own = row.get("urn_id") or row.get("node_id") or ""
        if own.startswith("urn:"):
            return own
        if own or row.get("ref_id"):
            return f"{self._base}:{own or part_of(row['ref_id'])}"
        above = parent or self._base
        self._unnamed[above] = self._unnamed.get(above, 0) + 1
        return f"{above}:{self._unnamed[above]}"

    def _codes(self, row: Row) -> Data:
        node: Data = {}
        for key in NUMBERS:
            if (number := read_whole(row.get(key, ""))) is not None:
                node[key] = number
        for key in REFERENCES:
            if words := read_words(row.get(key, "")):
                node[key] = [read_reference(word, self._prefixes) for word in words]
        groups = [word.strip() for word in row.get("implementation_groups", "").split(",")]
        if any(groups):
            node["implementation_groups"] = [word for word in groups if word]
        if importance := row.get("importance"):
            node["importance"] = importance.strip().replace(" ", "_")
        if scale := row.get("scores_definition"):
            node["scores_definition_ref"] = scale
        return node

    def _questions(self, row: Row, urn: str) -> dict[str, Data]:
        if "questions" not in row:
            return {}
        texts = read_lines(row["questions"])
        names = read_each(row.get("answer", ""), len(texts))
        translated = {
            language: read_each(keys["questions"], len(texts))
            for language, keys in translations_in(row).items()
            if "questions" in keys
        }
        questions = {}
        for place, (text, name) in enumerate(zip(texts, names, strict=True)):
            own = f"{urn}:question:{place + 1}"
            question: Data = {"text": text} if text else {}
            question |= self._answered(name.strip(), own)
            words = {lang: {"text": t[place]} for lang, t in translated.items() if t[place]}
            questions[own] = question | ({"translations": words} if words else {})
        return questions

    def _answered(self, name: str, urn: str) -> Data:
        answers: Data = dict(self._answers.get(name, {"type": "text"}).items())
        choices = answers.get("choices")
        if isinstance(choices, list):
            answers["choices"] = [
                {"urn": f"{urn}:choice:{number}", **choice}
                for number, choice in enumerate(choices, start=1)
            ]
        return answers

    def _tie(self, node: Data, row: Row) -> None:
        """`row:question:choice,choice` of the question it depends on, one line a question."""
        questions = node.get("questions")
        if not isinstance(questions, dict) or "depends_on" not in row:
            return
        lines = read_each(row["depends_on"], len(questions))
        conditions = read_each(row.get("condition", ""), len(questions))
        for question, line, condition in zip(questions.values(), lines, conditions, strict=True):
            parts = [read_words(part) for part in line.split(":")]
            if line.strip() in {"", UNDEFINED} or len(parts) != 3 or not parts[0]:
                continue
            other = self._rows.get(read_whole(parts[0][0]) or 0, {}).get("urn")
            if other is not None and parts[1]:
                asked = f"{other}:question:{parts[1][0]}"
                tie: Data = {"question": asked}
                tie["answers"] = [f"{asked}:choice:{number}" for number in parts[2]]
                if condition and condition != UNDEFINED:
                    tie["condition"] = condition
                question["depends_on"] = tie

    @staticmethod
    def _translations(row: Row) -> dict[str, dict[str, str]]:
        found = {
            language: {key: text for key, text in texts.items() if key in TEXTS}
            for language, texts in translations_in(row).items()
        }
        return {language: texts for language, texts in found.items() if texts}
