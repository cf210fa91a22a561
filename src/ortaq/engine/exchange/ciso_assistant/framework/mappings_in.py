"""The lines of a library between its framework and others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ortaq.engine.exchange.codes import slug
from ortaq.engine.exchange.loss import LossBook, Reason
from ortaq.engine.terms.framework import NO_TEXT, ProvisionMapping, Rationale, Relation
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ortaq.engine.exchange.ciso_assistant.model import (
        Library,
        LibraryFramework,
        MappingSet,
        RequirementMapping,
    )

RELATIONS = {
    "equal": Relation.EQUAL,
    "subset": Relation.SUBSET,
    "superset": Relation.SUPERSET,
    "intersect": Relation.INTERSECTS,
    "not_related": Relation.NONE,
}
"""Their word for each relation of ours."""

REVERSED = {"subset": "superset", "superset": "subset"}
"""Relations that change when a line is read the other way."""

USUAL_STRENGTH = {Relation.EQUAL: 10, Relation.NONE: 0}
"""Strength of a line that has none, of 10."""

HALF = 5
"""Strength of a line that has none and isn't of equals."""

MAX_TARGET = 200
"""Characters of a target in the register."""


def read_mappings(
    library: Library, source: LibraryFramework, codes: Mapping[str, str], book: LossBook
) -> tuple[ProvisionMapping, ...]:
    """The lines from provisions of this framework, each pair of nodes once.

    `codes` gives the code of a provision by the URN of its node, in small letters.
    """
    found: dict[tuple[str, str], ProvisionMapping] = {}
    for mappings in library.mapping_sets:
        for line in _lines(mappings, (source.urn or "").casefold()):
            mapping = _mapping(line, codes, book)
            if mapping is not None:
                found.setdefault((mapping.provision, mapping.target), mapping)
    return tuple(found.values())


def read_lines(
    mappings: MappingSet,
    *,
    sources: Mapping[str, str],
    targets: Mapping[str, str],
    reference: str,
    book: LossBook,
) -> tuple[ProvisionMapping, ...]:
    """The lines of a set between two frameworks that are both known, each pair once.

    Args:
        mappings: the set.
        sources: code of a provision of the source framework by the URN of its node, in small letters.
        targets: the same of the target framework.
        reference: of the target framework.
        book: takes what leads to no known provision.
    """
    found: dict[tuple[str, str], ProvisionMapping] = {}
    for line in mappings.requirement_mappings or ():
        code = targets.get((line.target_requirement_urn or "").casefold())
        if code is None:
            book.note("requirement_mappings", Reason.DANGLING)
            continue
        mapping = _mapping(line, sources, book)
        if mapping is not None:
            target = f"{reference}:{code}"[:MAX_TARGET]
            found.setdefault((mapping.provision, target), replace(mapping, target=target))
    return tuple(found.values())


def reverse(line: RequirementMapping) -> RequirementMapping:
    """The same line read from its target."""
    return replace(
        line,
        source_requirement_urn=line.target_requirement_urn,
        target_requirement_urn=line.source_requirement_urn,
        relationship=REVERSED.get(line.relationship or "", line.relationship),
    )


def _lines(mappings: MappingSet, urn: str) -> Iterator[RequirementMapping]:
    lines = mappings.requirement_mappings or ()
    if (mappings.source_framework_urn or "").casefold() == urn:
        yield from lines
    elif (mappings.target_framework_urn or "").casefold() == urn:
        yield from map(reverse, lines)


def _mapping(
    line: RequirementMapping, codes: Mapping[str, str], book: LossBook
) -> ProvisionMapping | None:
    relation = RELATIONS.get(line.relationship or "")
    provision = codes.get((line.source_requirement_urn or "").casefold())
    if relation is None or provision is None:
        reason = Reason.NO_PLACE if relation is None else Reason.DANGLING
        book.note("requirement_mappings", reason)
        return None
    note = line.words("annotation")
    return ProvisionMapping(
        provision=provision,
        target=target_of(line.target_requirement_urn or ""),
        relation=relation,
        strength=_strength(line, relation, book),
        note=Trilingual(en=note) if note else NO_TEXT,
        rationale=_rationale(line, book),
    )


def _rationale(line: RequirementMapping, book: LossBook) -> Rationale:
    if line.rationale in set(Rationale):
        return Rationale(line.rationale)
    if line.words("rationale"):
        book.note("requirement_mappings.rationale", Reason.ASSUMED)
    return Rationale.SEMANTIC


def _strength(line: RequirementMapping, relation: Relation, book: LossBook) -> int:
    if line.strength_of_relationship is None:
        book.note("requirement_mappings.strength_of_relationship", Reason.ASSUMED)
        return USUAL_STRENGTH.get(relation, HALF)
    return min(10, max(0, line.strength_of_relationship))


def target_of(urn: str) -> str:
    """`framework:node` of the URN of a node.

    Example:
        >>> target_of("urn:intuitem:risk:req_node:iso27001-2022:a.5.1")
        'iso27001-2022:a.5.1'
    """
    parts = urn.split(":")
    if len(parts) < 6:
        return urn[:MAX_TARGET]
    return f"{slug(parts[4], 60)}:{':'.join(parts[5:])}"[:MAX_TARGET]
