"""Drafts of frameworks for tests."""

from __future__ import annotations

from factories.frameworks import loaded, words
from ortaq.engine.terms.framework import Engine, ProvisionKind, TextPolicy
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.frameworks import models, services
from ortaq.shared.actors import SYSTEM


def head(**changes: object) -> services.Head:
    values: dict[str, object] = {
        "title": words("Own model"),
        "source_name": words("The committee"),
        "source_url": "",
        "licence": "Free",
        "text_policy": TextPolicy.OWN_WORDS,
        **changes,
    }
    return services.Head(**values)


def started(engine: Engine = Engine.TREATY, **changes: object) -> models.Framework:
    return services.start_framework(
        actor=SYSTEM, code="own", version="1", engine=engine, head=head(**changes)
    )


def version(base: models.Framework | None = None, name: str = "2.0", **changes: object):
    return services.start_version(actor=SYSTEM, base=base or loaded(), version=name, **changes)


def group(draft: models.Framework, code: str, parent: str = "") -> models.ProvisionGroup:
    made = services.GroupDraft(code, words(f"Group {code}"), parent=parent)
    return services.add_group(actor=SYSTEM, framework=draft, draft=made)


def provision_draft(code: str, group: str, **changes: object) -> services.ProvisionDraft:
    values: dict[str, object] = {
        "kind": ProvisionKind.OFFENCE,
        "title": words(f"Title {code}"),
        "requirement": Trilingual(en=f"Requirement {code}"),
        "question": Trilingual(en=f"Question {code}"),
        **changes,
    }
    return services.ProvisionDraft(code=code, group=group, **values)


def provision(draft: models.Framework, code: str, group: str, **changes: object):
    made = provision_draft(code, group, **changes)
    return services.add_provision(actor=SYSTEM, framework=draft, draft=made)
