"""Between the engine's framework and the rows that hold it: nothing is lost either way."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from ortaq.engine.terms.framework import (
    Engine,
    EvidenceRequest,
    EvidenceType,
    Framework,
    FrameworkGroup,
    FrameworkSource,
    Provision,
    ProvisionKind,
    ProvisionMapping,
    Relation,
    Scale,
    ScaleStep,
    TextPolicy,
)
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.plan.frameworks import models


class StoredStep(TypedDict):
    """One step of a scale as JSON."""

    value: int
    label: dict[str, str]


class StoredScale(TypedDict):
    """A scale as JSON."""

    code: str
    title: dict[str, str]
    steps: list[StoredStep]


class StoredEvidence(TypedDict):
    """A request for a source as JSON."""

    type: str
    text: dict[str, str]
    required: bool
    indicator: str


def scales_out(scales: Iterable[Scale]) -> list[StoredScale]:
    """Scales for the column."""
    return [
        {
            "code": scale.code,
            "title": scale.title.as_dict(),
            "steps": [{"value": s.value, "label": s.label.as_dict()} for s in scale.steps],
        }
        for scale in scales
    ]


def scales_in(stored: Iterable[StoredScale]) -> tuple[Scale, ...]:
    """Scales from the column."""
    return tuple(
        Scale(
            scale["code"],
            Trilingual.of(scale["title"]),
            tuple(ScaleStep(s["value"], Trilingual.of(s["label"])) for s in scale["steps"]),
        )
        for scale in stored
    )


def evidence_out(requests: Iterable[EvidenceRequest]) -> list[StoredEvidence]:
    """Requests for sources for the column."""
    return [
        {
            "type": request.type.value,
            "text": request.text.as_dict(),
            "required": request.required,
            "indicator": request.indicator,
        }
        for request in requests
    ]


def evidence_in(stored: Iterable[StoredEvidence]) -> tuple[EvidenceRequest, ...]:
    """Requests for sources from the column."""
    return tuple(
        EvidenceRequest(
            type=EvidenceType(request["type"]),
            text=Trilingual.of(request["text"]),
            required=request["required"],
            indicator=request["indicator"],
        )
        for request in stored
    )


def framework_in(
    row: models.Framework,
    groups: Iterable[models.ProvisionGroup],
    provisions: Iterable[models.Provision],
    mappings: Iterable[models.ProvisionMapping],
) -> Framework:
    """The engine's framework of the rows, each kind in its order."""
    group_codes = {group.pk: group.code for group in groups}
    provision_codes = {provision.pk: provision.code for provision in provisions}
    return Framework(
        code=row.slug,
        version=row.version,
        title=row.title,
        source=FrameworkSource(
            row.source_name, row.source_url, row.licence, TextPolicy(row.text_policy)
        ),
        engine=Engine(row.engine),
        scales=scales_in(row.scales),
        groups=tuple(
            FrameworkGroup(
                code=group.code,
                title=group.title,
                weight=_number(group.weight),
                parent=group_codes.get(group.parent_id, "") if group.parent_id else "",
            )
            for group in groups
        ),
        provisions=tuple(_provision_in(p, group_codes[p.group_id]) for p in provisions),
        mappings=tuple(
            ProvisionMapping(
                provision=provision_codes[mapping.provision_id],
                target=mapping.target,
                relation=Relation(mapping.relation),
                strength=mapping.strength,
                note=mapping.note,
            )
            for mapping in mappings
        ),
    )


def _provision_in(row: models.Provision, group: str) -> Provision:
    return Provision(
        code=row.code,
        group=group,
        kind=ProvisionKind(row.kind),
        title=row.title,
        requirement=row.requirement,
        question=row.question,
        evidence=evidence_in(row.evidence),
        assessable=row.assessable,
        weight=_number(row.weight),
        level=row.level,
        requisite=row.requisite,
        typical_measures=tuple(row.typical_measures),
    )


def _number(stored: Decimal) -> Decimal:
    """The number without the zeros that the column adds."""
    return Decimal(f"{stored.normalize():f}")
