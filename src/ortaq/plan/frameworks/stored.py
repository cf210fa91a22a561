"""Between the engine's framework and the rows that hold it, and the states of rows that the editor compares."""

from __future__ import annotations

import hashlib
import json
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
    Rationale,
    Relation,
    Scale,
    ScaleStep,
    TextPolicy,
)
from ortaq.engine.terms.language import Trilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
                rationale=Rationale(mapping.rationale),
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


def head_state(row: models.Framework) -> dict[str, object]:
    """What the editor changes of a framework itself, as JSON."""
    return {
        "title": row.title.as_dict(),
        "source_name": row.source_name.as_dict(),
        "source_url": row.source_url,
        "licence": row.licence,
        "text_policy": str(row.text_policy),
    }


def group_state(row: models.ProvisionGroup) -> dict[str, object]:
    """What the editor changes of a group, as JSON."""
    return {
        "code": row.code,
        "title": row.title.as_dict(),
        "weight": str(_number(row.weight)),
        "parent": row.parent.code if row.parent else "",
    }


def provision_state(row: models.Provision) -> dict[str, object]:
    """What the editor changes of a provision, as JSON."""
    return {
        "code": row.code,
        "group": row.group.code,
        "kind": str(row.kind),
        "title": row.title.as_dict(),
        "requirement": row.requirement.as_dict(),
        "question": row.question.as_dict(),
        "evidence": row.evidence,
        "assessable": row.assessable,
        "weight": str(_number(row.weight)),
        "level": row.level,
        "requisite": row.requisite,
        "typical_measures": list(row.typical_measures),
    }


def line_state(row: models.ProvisionMapping) -> dict[str, object]:
    """What the editor changes of a line, as JSON."""
    return {
        "target": row.target,
        "relation": str(row.relation),
        "strength": row.strength,
        "note": row.note.as_dict(),
        "rationale": str(row.rationale),
    }


def state_digest(state: Mapping[str, object]) -> str:
    """A short digest of a state: a form carries it, so that a save knows what its writer saw."""
    text = json.dumps(state, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
