"""Library to workbook of the second layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.model import Named, ScoreStep
from ortaq.engine.exchange.ciso_assistant.record import read_record
from ortaq.engine.exchange.ciso_assistant.workbook.cells import YES
from ortaq.engine.exchange.ciso_assistant.workbook.matrix_sheet import AXES, matrix_rows
from ortaq.engine.exchange.ciso_assistant.workbook.node_rows import COLUMNS, NodeRows
from ortaq.engine.exchange.ciso_assistant.workbook.prefixes import Prefixes, base_of
from ortaq.engine.exchange.ciso_assistant.workbook.question_sheets import AnswerBook
from ortaq.engine.exchange.ciso_assistant.workbook.sheet_book import (
    Cells,
    Pair,
    note_rest,
    translated_cells,
    write_pairs,
)
from ortaq.engine.exchange.codes import part_of
from ortaq.engine.exchange.loss import LossBook, LossReport, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ortaq.engine.exchange.ciso_assistant.model import (
        Library,
        LibraryFramework,
        MappingSet,
    )

HEAD = ("urn", "version", "locale", "ref_id", "name", "description", "copyright")
PUBLISHER = ("provider", "packager", "publication_date", "convert_library_version")
NAMED = ("urn", "ref_id", "name", "description")
ANSWERS = (
    "id",
    "question_type",
    "question_choices",
    "description",
    "select_implementation_groups",
    "add_score",
    "compute_result",
    "color",
)
MATRIX = ("type", "id", "color", "abbreviation", "name", "description")
MAPPING = (
    "source_node_id",
    "target_node_id",
    "relationship",
    "rationale",
    "strength_of_relationship",
    "annotation",
)


def write_workbook(library: Library) -> tuple[bytes, LossReport]:
    """The workbook of a library as XLSX, and what its sheets could not hold.

    Null and empty values become empty cells. Questions and choices are numbered anew within their
    node, as the layout has no column for their URNs.
    """
    book = LossBook()
    content = write_pairs(_Workbook(library, book).pairs(), book)
    return content, book.report()


class _Workbook:
    def __init__(self, library: Library, book: LossBook) -> None:
        self._library, self._book = library, book
        self._prefixes, self._answers = Prefixes(), AnswerBook()

    def pairs(self) -> list[Pair]:
        note_rest(self._library, "library", self._book)
        pairs = [self._head()]
        for place, framework in enumerate(self._library.frameworks, start=1):
            pairs.extend(self._framework(framework, f"framework{place}"))
        pairs.extend(self._objects())
        for place, mappings in enumerate(self._library.mapping_sets, start=1):
            pairs.append(self._mapping_set(mappings, f"mappings{place}"))
        if rows := self._answers.rows():
            pairs.append(Pair("answers", {"type": "answers", "name": "answers"}, ANSWERS, rows))
        if rows := self._prefixes.rows():
            columns = ("prefix_id", "prefix_value")
            pairs.append(Pair("urn_prefix", {"type": "urn_prefix"}, columns, rows))
        return pairs

    def _head(self) -> Pair:
        library = self._library
        meta: Cells = {"type": "library"}
        meta |= {key: getattr(library, key) for key in (*HEAD, *PUBLISHER)}
        meta["dependencies"] = "\n".join(library.dependencies or ())
        if isinstance(library.labels, list):
            meta["labels"] = "\n".join(map(str, library.labels))
        return Pair("library", meta | translated_cells(library))

    def _framework(self, framework: LibraryFramework, name: str) -> Iterator[Pair]:
        nodes = framework.requirement_nodes or ()
        base = base_of([node.urn for node in nodes if node.urn])
        meta: Cells = {"type": "framework"} | self._named(framework) | {"base_urn": base}
        meta |= {"min_score": framework.min_score, "max_score": framework.max_score}
        extra: list[Pair] = []
        if framework.implementation_groups_definition:
            meta["implementation_groups_definition"] = f"{name}_groups"
            extra.append(self._groups(framework, f"{name}_groups"))
        for scale, steps in self._scales(framework, name):
            extra.append(self._scale(scale, steps))
        if any(pair.name == f"{name}_scores" for pair in extra):
            meta["scores_definition"] = f"{name}_scores"
        if any(node.questions for node in nodes):
            meta["answers_definition"] = "answers"
        rows = NodeRows(nodes, base, self._prefixes, self._answers, self._book).rows()
        yield Pair(name, meta, COLUMNS, rows)
        yield from extra
        for key, value in framework.rest.items():
            if key != "scores_definition" and value is not None:
                self._book.note(f"framework.{key}", Reason.NO_PLACE)

    def _groups(self, framework: LibraryFramework, name: str) -> Pair:
        rows = []
        for group in framework.implementation_groups_definition or ():
            note_rest(group, "implementation_groups_definition", self._book)
            row: Cells = {key: getattr(group, key) for key in ("ref_id", "name", "description")}
            row["default_selected"] = YES if group.default_selected else None
            rows.append(row | translated_cells(group))
        columns = ("ref_id", "name", "description", "default_selected")
        return Pair(name, {"type": "implementation_groups", "name": name}, columns, rows)

    @staticmethod
    def _scales(
        framework: LibraryFramework, name: str
    ) -> Iterator[tuple[str, Sequence[ScoreStep]]]:
        if framework.scores_definition:
            yield f"{name}_scores", framework.scores_definition
        newer = framework.rest.get("scores_definition")
        if isinstance(newer, dict):
            others = newer.get("alternatives")
            named = others if isinstance(others, dict) else {}
            for other, steps in {f"{name}_scores": newer.get("scale"), **named}.items():
                if isinstance(steps, list):
                    made = [each for each in steps if isinstance(each, dict)]
                    yield str(other), [read_record(ScoreStep, each) for each in made]

    def _scale(self, name: str, steps: Sequence[ScoreStep]) -> Pair:
        columns = ("score", "name", "description", "description_doc")
        rows = []
        for step in steps:
            note_rest(step, "scores_definition", self._book)
            row: Cells = {key: getattr(step, key) for key in columns}
            rows.append(row | translated_cells(step))
        return Pair(name, {"type": "scores", "name": name}, columns, rows)

    def _objects(self) -> Iterator[Pair]:
        objects = self._library.objects
        if objects is None:
            return
        controls = ("category", "csf_function", "annotation", "typical_evidence")
        if objects.reference_controls:
            yield self._listed("reference_controls", objects.reference_controls, controls)
        if objects.threats:
            yield self._listed("threats", objects.threats, ("annotation",))
        for place, matrix in enumerate(objects.risk_matrix or (), start=1):
            yield self._matrix(matrix, f"risk_matrix{place}")
        for key in ("metric_definitions", "preset"):
            if getattr(objects, key) is not None:
                self._book.note(f"objects.{key}", Reason.NO_PLACE)
        note_rest(objects, "objects", self._book)

    def _matrix(self, matrix: Mapping[object, object], name: str) -> Pair:
        head = read_record(Named, matrix)
        for key, value in head.rest.items():
            if key not in {*AXES, "grid"} and value is not None:
                self._book.note(f"risk_matrix.{key}", Reason.NO_PLACE)
        meta: Cells = {"type": "risk_matrix"} | self._named(head)
        return Pair(name, meta, MATRIX, list(matrix_rows(matrix, self._book)))

    def _listed(self, kind: str, records: Sequence[Named], more: tuple[str, ...]) -> Pair:
        base = base_of([record.urn for record in records if record.urn])
        rows = []
        for record in records:
            note_rest(record, kind, self._book)
            row: Cells = {
                key: getattr(record, key) for key in ("ref_id", "name", "description", *more)
            }
            if record.urn != f"{base}:{part_of(record.ref_id or '')}":
                row["urn_id"] = record.urn
            rows.append(row | translated_cells(record))
        columns = ("ref_id", "name", "description", *more)
        return Pair(kind, {"type": kind, "base_urn": base}, columns, rows)

    def _mapping_set(self, mappings: MappingSet, name: str) -> Pair:
        lines = mappings.requirement_mappings or ()
        sources = base_of([line.source_requirement_urn or "" for line in lines])
        targets = base_of([line.target_requirement_urn or "" for line in lines])
        meta: Cells = {"type": "requirement_mapping_set"} | self._named(mappings)
        meta |= {
            "source_framework_urn": mappings.source_framework_urn,
            "source_node_base_urn": sources,
            "target_framework_urn": mappings.target_framework_urn,
            "target_node_base_urn": targets,
        }
        rows = []
        for line in lines:
            note_rest(line, "requirement_mappings", self._book)
            row: Cells = {key: getattr(line, key) for key in MAPPING[2:]}
            row["source_node_id"] = _node_id(line.source_requirement_urn or "", sources)
            row["target_node_id"] = _node_id(line.target_requirement_urn or "", targets)
            rows.append(row)
        return Pair(name, meta, MAPPING, rows)

    def _named(self, record: Named) -> Cells:
        return {key: getattr(record, key) for key in NAMED} | translated_cells(record)


def _node_id(urn: str, base: str) -> str:
    """The last part of a URN where that gives it back, else the URN."""
    last = urn.removeprefix(f"{base}:")
    return urn if last == urn or last != last.lower() else last
