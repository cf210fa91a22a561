"""Loading frameworks."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import ProtectedError

from ortaq.engine.exchange.framework_yaml import write_framework
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks.models import Framework, Provision, ProvisionGroup, ProvisionMapping
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.stored import evidence_out, scales_out
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"[a-z0-9][a-z0-9._-]{0,127}")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")
_BATCH = 500


class FrameworkReferenceUnfit(OrtaqError):
    """Code and version go into addresses: use small Latin letters, digits, points and hyphens."""

    code = "framework_reference_unfit"


class FrameworkAddressUnfit(OrtaqError):
    """The official text is linked from pages: its address must begin with http:// or https://."""

    code = "framework_address_unfit"


class FrameworkVersionInUse(OrtaqError):
    """Answers or gaps point at this version and its content is another one now. Give it a new version."""

    code = "framework_version_in_use"


class Outcome(StrEnum):
    """What loading a framework did."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A framework in the register, and what loading did."""

    framework: Framework
    outcome: Outcome


def digest_of(framework: EngineFramework) -> str:
    """SHA-256 of the content in hexadecimal: of the YAML text that the exporter writes."""
    return hashlib.sha256(write_framework(framework).encode()).hexdigest()


@transaction.atomic
def load_framework(*, actor: Actor, framework: EngineFramework) -> Loaded:
    """Bring a framework into the register; the same content again changes nothing.

    Raises:
        NotAllowed: the actor may not load frameworks.
        FrameworkReferenceUnfit: code or version cannot stand in an address.
        FrameworkAddressUnfit: the source has an address, but no http or https one.
        FrameworkVersionInUse: the content of a version in use differs.
    """
    actor.require(MANAGE)
    if not _REFERENCE.fullmatch(framework.reference):
        raise FrameworkReferenceUnfit(reference=framework.reference[:130])
    if framework.source.url and not _ADDRESS.fullmatch(framework.source.url):
        raise FrameworkAddressUnfit(url=framework.source.url[:200])
    digest = digest_of(framework)
    row = Framework.objects.select_for_update().filter(reference=framework.reference).first()
    if row is not None and row.digest == digest:
        return Loaded(row, Outcome.UNCHANGED)
    outcome = Outcome.ADDED if row is None else Outcome.REPLACED
    if row is None:
        row = Framework(reference=framework.reference)
    else:
        _clear(row)
    _fill(row, framework, digest=digest, actor=actor)
    record(
        actor,
        "framework.load",
        subject_kind="framework",
        subject=row.reference,
        outcome=outcome,
        digest=digest,
        provisions=len(framework.provisions),
    )
    return Loaded(row, outcome)


def _clear(row: Framework) -> None:
    """Remove the content of a version; what points at its provisions forbids it."""
    try:
        Provision.objects.filter(framework=row).delete()
    except ProtectedError as error:
        raise FrameworkVersionInUse(reference=row.reference) from error
    ProvisionGroup.objects.filter(framework=row).delete()


def _fill(row: Framework, framework: EngineFramework, *, digest: str, actor: Actor) -> None:
    row.slug, row.version, row.title = framework.code, framework.version, framework.title
    row.source_name, row.source_url = framework.source.name, framework.source.url
    row.licence, row.text_policy = framework.source.licence, framework.source.text_policy
    row.engine, row.scales = framework.engine, scales_out(framework.scales)
    row.digest, row.loaded_at, row.loaded_by = digest, clock.now(), actor.name
    row.save()
    groups = _add_groups(row, framework)
    provisions = _add_provisions(row, framework, groups)
    ProvisionMapping.objects.bulk_create(
        (
            ProvisionMapping(
                provision=provisions[mapping.provision],
                position=position,
                target=mapping.target,
                relation=mapping.relation,
                strength=mapping.strength,
                note=mapping.note,
            )
            for position, mapping in enumerate(framework.mappings)
        ),
        batch_size=_BATCH,
    )


def _add_groups(row: Framework, framework: EngineFramework) -> dict[str, ProvisionGroup]:
    groups: dict[str, ProvisionGroup] = {}
    for position, group in enumerate(framework.groups):
        groups[group.code] = ProvisionGroup.objects.create(
            framework=row,
            code=group.code,
            position=position,
            parent=groups.get(group.parent),
            title=group.title,
            weight=group.weight,
        )
    return groups


def _add_provisions(
    row: Framework, framework: EngineFramework, groups: dict[str, ProvisionGroup]
) -> dict[str, Provision]:
    provisions = [
        Provision(
            framework=row,
            group=groups[provision.group],
            code=provision.code,
            position=position,
            kind=provision.kind,
            title=provision.title,
            requirement=provision.requirement,
            question=provision.question,
            evidence=evidence_out(provision.evidence),
            assessable=provision.assessable,
            weight=provision.weight,
            level=provision.level,
            requisite=provision.requisite,
            typical_measures=list(provision.typical_measures),
        )
        for position, provision in enumerate(framework.provisions)
    ]
    created = Provision.objects.bulk_create(provisions, batch_size=_BATCH)
    return {provision.code: provision for provision in created}
