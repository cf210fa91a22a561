"""Workbook of the second layout to library."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.library_yaml import library_of
from ortaq.engine.exchange.ciso_assistant.workbook.cells import (
    YES,
    read_whole,
    read_words,
)
from ortaq.engine.exchange.ciso_assistant.workbook.matrix_sheet import read_matrix
from ortaq.engine.exchange.ciso_assistant.workbook.node_sheet import NodeSheet
from ortaq.engine.exchange.ciso_assistant.workbook.question_sheets import read_answers
from ortaq.engine.exchange.ciso_assistant.workbook.sheets import (
    Row,
    Sheets,
    read_sheets,
    translations_in,
)
from ortaq.engine.exchange.codes import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ortaq.engine.exchange.ciso_assistant.model import Library

Data = dict[object, object]
"""A mapping as it would stand in the YAML file."""

LIBRARY_TEXTS = ("urn", "locale", "ref_id", "name", "description", "copyright")
PUBLISHER_TEXTS = ("provider", "packager", "convert_library_version")
NAMED = ("urn", "ref_id", "name", "description")
CONTROL = ("category", "csf_function", "annotation", "typical_evidence")
MAPPING = ("relationship", "rationale", "annotation")


def read_workbook(path: Path) -> Library:
    """The library that a workbook holds; empty cells are absent keys.

    Mapping sets stand as they are: the reverse of a set is not added.

    Raises:
        NotAWorkbookError, ArchiveBombError: see `check_workbook`.
        FrameworkInvalid: library_meta is missing.
    """
    return read_workbook_bytes(path.read_bytes())


def read_workbook_bytes(content: bytes) -> Library:
    """The library that the bytes of a workbook hold; see `read_workbook`.

    Raises:
        NotAWorkbookError, ArchiveBombError, FrameworkInvalid: as there.
    """
    return library_of(_Workbook(read_sheets(content)).data())


class _Workbook:
    def __init__(self, sheets: Iterable[Sheets]) -> None:
        self._by_kind: dict[str, list[Sheets]] = {}
        for pair in sheets:
            kind = "library" if pair.name == "library" else pair.kind
            self._by_kind.setdefault(kind, []).append(pair)
        self._prefixes = {
            row.get("prefix_id", ""): row.get("prefix_value", "")
            for pair in self._of("urn_prefix")
            for _, row in pair.rows
        }

    def data(self) -> Data:
        meta = self._by_kind["library"][0].meta
        data = _texts(meta, (*LIBRARY_TEXTS, *PUBLISHER_TEXTS))
        data |= {"version": read_whole(meta.get("version", ""))}
        data |= {"publication_date": _date(meta.get("publication_date", ""))}
        for key in ("dependencies", "labels"):
            data |= {key: read_words(meta.get(key, "")) or None}
        return _present(data) | {"objects": _present(self._objects())}

    def _objects(self) -> Data:
        frameworks = [self._framework(pair) for pair in self._of("framework")]
        single = len(frameworks) == 1
        return {
            "framework": frameworks[0] if single else None,
            "frameworks": None if single else frameworks,
            "reference_controls": self._listed("reference_controls", CONTROL),
            "threats": self._listed("threats", ("annotation",)),
            "risk_matrix": [read_matrix(pair) for pair in self._of("risk_matrix")],
            "requirement_mapping_sets": [
                self._mapping_set(pair) for pair in self._of("requirement_mapping_set")
            ],
        }

    def _of(self, kind: str) -> list[Sheets]:
        return self._by_kind.get(kind, [])

    def _named(self, kind: str) -> dict[str, Sheets]:
        return {pair.meta.get("name", pair.name): pair for pair in self._of(kind)}

    def _framework(self, pair: Sheets) -> Data:
        meta = pair.meta
        answers = {
            row.get("id", ""): read_answers(row)
            for sheet in self._of("answers")
            for _, row in sheet.rows
        }
        reading = NodeSheet(meta.get("base_urn", ""), self._prefixes, answers)
        nodes = reading.nodes(pair.rows)
        scores = self._named("scores")
        groups = self._named("implementation_groups").get(
            meta.get("implementation_groups_definition", "")
        )
        return _present(
            _texts(meta, NAMED)
            | {
                "min_score": read_whole(meta.get("min_score", "")),
                "max_score": read_whole(meta.get("max_score", "")),
                "scores_definition": _scores(meta.get("scores_definition", ""), scores, nodes),
                "implementation_groups_definition": _groups(groups),
            }
        ) | {"requirement_nodes": nodes}

    def _listed(self, kind: str, more: tuple[str, ...]) -> list[Data]:
        return [
            _present(_texts(row, (*NAMED, *more)) | {"urn": _urn(row, pair.meta)})
            for pair in self._of(kind)
            for _, row in pair.rows
        ]

    def _mapping_set(self, pair: Sheets) -> Data:
        keys = (*NAMED, "source_framework_urn", "target_framework_urn")
        lines = [_mapping(row, pair.meta) for _, row in pair.rows]
        return _present(_texts(pair.meta, keys)) | {"requirement_mappings": lines}


def _mapping(row: Row, meta: Mapping[str, str]) -> Data:
    data: Data = {
        f"{end}_requirement_urn": read_node(
            row.get(f"{end}_node_id", ""), meta.get(f"{end}_node_base_urn", "")
        )
        for end in ("source", "target")
    }
    data |= _texts(row, MAPPING)
    data["strength_of_relationship"] = read_whole(row.get("strength_of_relationship", ""))
    return _present(data)


def read_node(word: str, base: str) -> str:
    """The URN of a node by its last part; a URN stays as it is."""
    return word if word.startswith("urn:") else f"{base}:{word.strip().lower()}"


def _urn(row: Row, meta: Mapping[str, str]) -> str:
    own = row.get("urn_id", "")
    if own.startswith("urn:"):
        return own
    return f"{meta.get('base_urn', '')}:{own or part_of(row.get('ref_id', ''))}"


def _scores(
    name: str, sheets: Mapping[str, Sheets], nodes: Iterable[Data]
) -> list[Data] | Data | None:
    """The steps of the framework; with those that single nodes ask for, where they do."""
    steps = {each: [_step(row) for _, row in pair.rows] for each, pair in sheets.items()}
    asked = dict.fromkeys(node.get("scores_definition_ref") for node in nodes)
    others: Data = {each: steps[str(each)] for each in asked if str(each) in steps}
    if others:
        return _present({"scale": steps.get(name), "alternatives": others})
    return steps.get(name)


def _step(row: Row) -> Data:
    texts = _texts(row, ("name", "description", "description_doc"))
    return _present({"score": read_whole(row.get("score", ""))} | texts)


def _groups(pair: Sheets | None) -> list[Data] | None:
    if pair is None:
        return None
    return [
        _present(
            _texts(row, ("ref_id", "name", "description"))
            | {"default_selected": row.get("default_selected") == YES or None}
        )
        for _, row in pair.rows
    ]


def _texts(row: Mapping[str, str], keys: Iterable[str]) -> Data:
    texts: Data = {key: row[key] for key in keys if key in row}
    return texts | {"translations": translations_in(row) or None}


def _date(text: str) -> date | str | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return text


def _present(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in (None, [])}
