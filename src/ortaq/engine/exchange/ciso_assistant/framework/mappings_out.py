"""Our lines to other frameworks as mapping sets, one for each framework they lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.exchange.ciso_assistant.framework.mappings_in import RELATIONS
from ortaq.engine.exchange.ciso_assistant.framework.urns import Urns
from ortaq.engine.exchange.ciso_assistant.model import MappingSet, RequirementMapping
from ortaq.engine.exchange.loss import LossBook, Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.engine.terms.framework import Framework, ProvisionMapping

THEIR_WORD = {relation: word for word, relation in RELATIONS.items()}


def mapping_sets(
    framework: Framework, urns: Urns, provisions: Mapping[str, str], book: LossBook
) -> tuple[MappingSet, ...]:
    """The sets, in the order in which the frameworks are first met.

    `provisions` gives the URN of the node of each provision, by code.
    """
    lines: dict[str, list[ProvisionMapping]] = {}
    for mapping in framework.mappings:
        lines.setdefault(mapping.target.partition(":")[0], []).append(mapping)
    return tuple(
        _set(framework, urns, other, [_line(each, provisions, book) for each in found])
        for other, found in lines.items()
    )


def _set(
    framework: Framework, urns: Urns, other: str, lines: list[RequirementMapping]
) -> MappingSet:
    name = f"{framework.code} > {other}"
    return MappingSet(
        urn=urns.of("req_mapping_set", f"to-{other}"),
        ref_id=f"{framework.code}-to-{other}",
        name=name,
        source_framework_urn=urns.of("framework"),
        target_framework_urn=Urns("ortaq", other).of("framework"),
        requirement_mappings=tuple(lines),
    )


def _line(
    mapping: ProvisionMapping, provisions: Mapping[str, str], book: LossBook
) -> RequirementMapping:
    other, _, code = mapping.target.partition(":")
    note = mapping.note.in_("en" if mapping.note.en else "ru")
    if sum(map(bool, mapping.note.as_dict().values())) > 1:
        book.note("framework.mappings.note", Reason.OTHER_LANGUAGE)
    return RequirementMapping(
        source_requirement_urn=provisions[mapping.provision],
        target_requirement_urn=Urns("ortaq", other).of("req_node", code or other),
        relationship=THEIR_WORD[mapping.relation],
        rationale=mapping.rationale.value,
        strength_of_relationship=mapping.strength,
        annotation=note or None,
    )
