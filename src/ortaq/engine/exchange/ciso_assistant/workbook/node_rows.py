"""The nodes of a framework as rows of its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.workbook.cells import (
    UNDEFINED,
    YES,
    write_each,
    write_lines,
)
from ortaq.engine.exchange.ciso_assistant.workbook.sheet_book import (
    Cells,
    note_rest,
    translated_cells,
)
from ortaq.engine.exchange.codes import part_of
from ortaq.engine.exchange.loss import LossBook, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.exchange.ciso_assistant.model import Node, Question
    from ortaq.engine.exchange.ciso_assistant.workbook.prefixes import Prefixes
    from ortaq.engine.exchange.ciso_assistant.workbook.question_sheets import AnswerBook

COLUMNS = (
    "assessable",
    "depth",
    "implementation_groups",
    "ref_id",
    "name",
    "description",
    "threats",
    "reference_controls",
    "typical_evidence",
    "annotation",
    "importance",
    "weight",
    "min_score",
    "max_score",
    "scores_definition",
    "questions",
    "answer",
    "depends_on",
    "condition",
    "urn_id",
)
"""Columns of the published layout."""

PLAIN = (
    "ref_id",
    "name",
    "description",
    "typical_evidence",
    "annotation",
    "importance",
    "weight",
    "min_score",
    "max_score",
)
OWN = ("target_score", "visibility_expression", "display_mode")
"""Keys of a node that the published layout has no column for; ours follow it."""

FIRST_ROW = 2
"""Number of the sheet's row of the first node, below the header."""


class NodeRows:
    """Writes the nodes of one framework.

    Args:
        base: what the URNs of its nodes begin with.
    """

    def __init__(
        self,
        nodes: Sequence[Node],
        base: str,
        prefixes: Prefixes,
        answers: AnswerBook,
        book: LossBook,
    ) -> None:
        self._nodes, self._base, self._book = nodes, base, book
        self._prefixes, self._answers = prefixes, answers
        self._above: list[str] = []
        self._places = {
            urn: (row, number)
            for row, node in enumerate(nodes, start=FIRST_ROW)
            for number, urn in enumerate(node.questions or {}, start=1)
        }
        self._choices = {
            (urn, choice.urn): number
            for node in nodes
            for urn, question in (node.questions or {}).items()
            for number, choice in enumerate(question.choices or (), start=1)
        }

    def rows(self) -> list[Cells]:
        """A row for each node."""
        return [self._row(node) for node in self._nodes]

    def _row(self, node: Node) -> Cells:
        note_rest(node, "requirement_nodes", self._book)
        row: Cells = {key: getattr(node, key) for key in (*PLAIN, *OWN)}
        for key in OWN:
            if getattr(node, key) is not None:
                self._book.note(f"requirement_nodes.{key}", Reason.OWN_NAMESPACE)
        row |= {
            "assessable": YES if node.assessable else None,
            "implementation_groups": ",".join(node.implementation_groups or ()),
            "threats": "\n".join(map(self._prefixes.cell, node.threats or ())),
            "reference_controls": "\n".join(
                map(self._prefixes.cell, node.reference_controls or ())
            ),
            "scores_definition": node.scores_definition_ref,
        }
        return row | self._standing(node) | translated_cells(node) | self._asked(node)

    def _standing(self, node: Node) -> Cells:
        """Depth and URN; and the parent, where the depths of the rows above do not tell it."""
        parent, urn = node.parent_urn or "", node.urn or ""
        depth = max(1, node.depth or 1)
        told = (self._above[: depth - 1] or [""])[-1]
        self._above = [*self._above[: depth - 1], urn]
        cells: Cells = {"depth": depth}
        if parent != told:
            cells["parent_urn"] = parent
            self._book.note("requirement_nodes.parent_urn", Reason.OWN_NAMESPACE)
        if not node.ref_id or urn != f"{self._base}:{part_of(node.ref_id)}":
            own = urn.removeprefix(f"{self._base}:")
            cells["urn_id"] = own if own != urn else urn
        return cells

    def _asked(self, node: Node) -> Cells:
        questions = node.questions or {}
        if not questions:
            return {}
        for number, (urn, question) in enumerate(questions.items(), start=1):
            self._note(question, urn, f"{node.urn}:question:{number}")
        cells: Cells = {
            "questions": write_lines(question.text or "" for question in questions.values()),
            "answer": write_lines(self._answers.id_of(each) for each in questions.values()),
        }
        ties = [self._tie(question) for question in questions.values()]
        if any(tie != UNDEFINED for tie in ties):
            cells["depends_on"] = write_lines(ties)
            cells["condition"] = write_each([_condition(each) for each in questions.values()])
        languages = dict.fromkeys(each for q in questions.values() for each in q.translations or {})
        for language in languages:
            texts = [question.in_language(language, "text") for question in questions.values()]
            cells[f"questions[{language}]"] = write_lines(texts)
        return cells

    def _tie(self, question: Question) -> str:
        tie = question.depends_on
        place = self._places.get(tie.question or "") if tie else None
        if tie is None or place is None:
            return UNDEFINED
        numbers = [self._choices.get((tie.question or "", urn)) for urn in tie.answers or ()]
        chosen = ",".join(str(number) for number in numbers if number)
        return f"{place[0]}:{place[1]}:{chosen}"

    def _note(self, question: Question, urn: str, usual: str) -> None:
        note_rest(question, "requirement_nodes.questions", self._book)
        choices = question.choices or ()
        plain = [f"{usual}:choice:{number}" for number in range(1, len(choices) + 1)]
        if urn != usual or [choice.urn for choice in choices] != plain:
            self._book.note("requirement_nodes.questions.urn", Reason.RENAMED)
        for choice in choices:
            note_rest(choice, "requirement_nodes.questions.choices", self._book)


def _condition(question: Question) -> str:
    return (question.depends_on.condition or "") if question.depends_on else ""
