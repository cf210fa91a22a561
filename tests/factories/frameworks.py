"""Small frameworks for tests."""

from __future__ import annotations

from decimal import Decimal

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
from ortaq.plan.frameworks import models
from ortaq.plan.frameworks.services import load_framework
from ortaq.shared.actors import SYSTEM


def words(text: str) -> Trilingual:
    return Trilingual(kk=f"{text} kk", ru=f"{text} ru", en=f"{text} en")


def scale(code: str, title: str) -> Scale:
    steps = ("none", "partial", "full")
    return Scale(
        code,
        words(title),
        tuple(ScaleStep(value, words(f"{title} {step}")) for value, step in enumerate(steps)),
    )


def provision(code: str, group: str, **changes: object) -> Provision:
    values: dict[str, object] = {
        "kind": ProvisionKind.OFFENCE,
        "title": words(f"Title {code}"),
        "requirement": words(f"Requirement {code}"),
        "question": words(f"Question {code}"),
        **changes,
    }
    return Provision(code=code, group=group, **values)


def framework(**changes: object) -> Framework:
    """Two chapters, one with a section; four questions and a final provision without one."""
    law = EvidenceRequest(EvidenceType.LAW, words("article"), required=True)
    values: dict[str, object] = {
        "code": "sample",
        "version": "1.0",
        "title": words("Sample framework"),
        "source": FrameworkSource(
            words("A publisher"), "https://norms.example/1", "Own words", TextPolicy.OWN_WORDS
        ),
        "engine": Engine.TREATY,
        "scales": (scale("in_law", "Law"), scale("in_practice", "Practice")),
        "groups": (
            FrameworkGroup("crimes", words("Crimes")),
            FrameworkGroup("powers", words("Powers"), Decimal("2.5")),
            FrameworkGroup("urgent", words("Urgent powers"), parent="powers"),
            FrameworkGroup("end", words("End")),
        ),
        "provisions": (
            provision("S-1", "crimes", evidence=(law,)),
            provision("S-2", "crimes", weight=Decimal("0.5"), typical_measures=("M-1",)),
            provision("S-3", "powers", kind=ProvisionKind.PROCEDURE),
            provision("S-4", "urgent", kind=ProvisionKind.COOPERATION),
            provision(
                "S-9", "end", kind=ProvisionKind.FINAL, assessable=False, question=Trilingual()
            ),
        ),
        "mappings": (ProvisionMapping("S-1", "other:O-1", Relation.INTERSECTS, 7, words("near")),),
        **changes,
    }
    return Framework(**values)


def loaded(**changes: object) -> models.Framework:
    return load_framework(actor=SYSTEM, framework=framework(**changes)).framework


def provision_row(row: models.Framework, code: str = "S-1") -> models.Provision:
    return models.Provision.objects.get(framework=row, code=code)
