"""Framework to YAML text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from ortaq.engine.terms.framework import Rationale

try:
    from yaml import CSafeDumper as SafeDumper
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeDumper  # type: ignore[assignment]  # same interface, slower

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from ortaq.engine.terms.framework import (
        EvidenceRequest,
        Framework,
        FrameworkGroup,
        FrameworkSource,
        Provision,
        ProvisionMapping,
        Scale,
    )
    from ortaq.engine.terms.language import Trilingual


def write_framework(framework: Framework) -> str:
    """The YAML text of a framework; reading it again gives an equal framework."""
    document: dict[str, object] = {
        "framework": {
            "id": framework.code,
            "version": framework.version,
            "title": _texts(framework.title),
            "source": _source_out(framework.source),
            "engine": framework.engine.value,
            "scales": {scale.code: _scale_out(scale) for scale in framework.scales},
            "groups": [_group_out(group) for group in framework.groups],
        },
        "items": [_provision_out(provision) for provision in framework.provisions],
    }
    if framework.mappings:
        document["mappings"] = [_mapping_out(mapping) for mapping in framework.mappings]
    return yaml.dump(document, Dumper=SafeDumper, allow_unicode=True, sort_keys=False, width=100)


def _source_out(source: FrameworkSource) -> dict[str, object]:
    return _without(
        {
            "name": _texts(source.name),
            "url": source.url,
            "licence": source.licence,
            "text_policy": source.text_policy.value,
        },
        {"url": ""},
    )


def _scale_out(scale: Scale) -> dict[str, object]:
    steps = [{"value": step.value, "label": _texts(step.label)} for step in scale.steps]
    return {"title": _texts(scale.title), "steps": steps}


def _group_out(group: FrameworkGroup) -> dict[str, object]:
    return _without(
        {
            "id": group.code,
            "title": _texts(group.title),
            "weight": _number_out(group.weight),
            "parent": group.parent,
        },
        {"weight": 1, "parent": ""},
    )


def _provision_out(provision: Provision) -> dict[str, object]:
    return _without(
        {
            "id": provision.code,
            "group": provision.group,
            "kind": provision.kind.value,
            "title": _texts(provision.title),
            "requirement": _texts(provision.requirement),
            "question": _texts(provision.question),
            "evidence": [_evidence_out(request) for request in provision.evidence],
            "assessable": provision.assessable,
            "weight": _number_out(provision.weight),
            "level": provision.level,
            "requisite": provision.requisite,
            "typical_measures": list(provision.typical_measures),
        },
        {
            "question": {},
            "evidence": [],
            "assessable": True,
            "weight": 1,
            "level": None,
            "requisite": True,
            "typical_measures": [],
        },
    )


def _evidence_out(request: EvidenceRequest) -> dict[str, object]:
    return _without(
        {
            "type": request.type.value,
            "required": request.required,
            "indicator": request.indicator,
            "text": _texts(request.text),
        },
        {"required": False, "indicator": ""},
    )


def _mapping_out(mapping: ProvisionMapping) -> dict[str, object]:
    return _without(
        {
            "from": mapping.provision,
            "to": mapping.target,
            "relation": mapping.relation.value,
            "strength": mapping.strength,
            "note": _texts(mapping.note),
            "rationale": mapping.rationale.value,
        },
        {"note": {}, "rationale": Rationale.SEMANTIC.value},
    )


def _texts(text: Trilingual) -> dict[str, str]:
    return {language: words for language, words in text.as_dict().items() if words}


def _number_out(number: Decimal) -> int | str:
    return int(number) if number == number.to_integral_value() else str(number)


def _without(values: dict[str, object], defaults: Mapping[str, object]) -> dict[str, object]:
    return {
        key: value for key, value in values.items() if key not in defaults or value != defaults[key]
    }
