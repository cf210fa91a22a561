"""Loading frameworks."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.exchange.framework_yaml import write_framework
from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks.models import Framework, FrameworkStatus
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.services.content import (
    FrameworkVersionInUse,
    clear,
    fill,
    index_words,
    keep_lines,
)
from ortaq.plan.frameworks.stored import scales_out
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.plan.frameworks.models import Library
    from ortaq.shared.actors import Actor

__all__ = [
    "FrameworkAddressUnfit",
    "FrameworkIsADraft",
    "FrameworkReferenceUnfit",
    "FrameworkVersionInUse",
    "Loaded",
    "Origin",
    "Outcome",
    "check_head",
    "digest_of",
    "load_framework",
    "put_framework",
]

_REFERENCE = re.compile(r"[a-z0-9][a-z0-9._-]{0,127}")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")


class FrameworkReferenceUnfit(OrtaqError):
    """Code and version go into addresses: use small Latin letters, digits, points and hyphens."""

    code = "framework_reference_unfit"


class FrameworkAddressUnfit(OrtaqError):
    """The official text is linked from pages: its address must begin with http:// or https://."""

    code = "framework_address_unfit"


class FrameworkIsADraft(OrtaqError):
    """The secretariat edits a draft of this code and version. Publish it, discard it, or take another version."""

    code = "framework_is_a_draft"


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


@dataclass(frozen=True, slots=True)
class Origin:
    """What came with a framework that its content does not hold.

    Args:
        digest: of the content.
        library: the library it came in, or None.
        urn: its URN there, in small letters.
        urns: URN of the node of each provision, by code.
        language: language of the texts where it is none of ours, else empty.
    """

    digest: str
    library: Library | None
    urn: str
    urns: Mapping[str, str]
    language: str


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
        FrameworkIsADraft: somebody edits a draft of it.
    """
    actor.require(MANAGE)
    check_head(framework.reference, framework.source.url)
    origin = Origin(digest_of(framework), None, "", {}, "")
    return put_framework(actor=actor, framework=framework, origin=origin)


def check_head(reference: str, url: str) -> None:
    """Nothing, if a framework of this reference and address may be kept.

    Raises:
        FrameworkReferenceUnfit, FrameworkAddressUnfit: it may not.
    """
    if not _REFERENCE.fullmatch(reference):
        raise FrameworkReferenceUnfit(reference=reference[:130])
    if url and not _ADDRESS.fullmatch(url):
        raise FrameworkAddressUnfit(url=url[:200])


def put_framework(*, actor: Actor, framework: EngineFramework, origin: Origin) -> Loaded:
    """Add or replace a framework that was checked, within the caller's transaction.

    Raises:
        FrameworkVersionInUse: the content of a version in use differs.
        FrameworkIsADraft: somebody edits a draft of it.
    """
    row = Framework.objects.select_for_update().filter(reference=framework.reference).first()
    if row is not None and row.is_draft:
        raise FrameworkIsADraft(reference=row.reference)
    if row is not None and row.digest == origin.digest:
        return Loaded(row, Outcome.UNCHANGED)
    outcome = Outcome.ADDED if row is None else Outcome.REPLACED
    kept = [] if row is None else clear(row)
    if row is None:
        row = Framework(reference=framework.reference)
    _fill_head(row, framework, origin=origin, actor=actor)
    fill(row, framework, urns=origin.urns)
    keep_lines(row, kept)
    index_words(row)
    record(
        actor,
        "framework.load",
        subject_kind="framework",
        subject=row.reference,
        outcome=outcome,
        digest=origin.digest,
        provisions=len(framework.provisions),
    )
    return Loaded(row, outcome)


def _fill_head(row: Framework, framework: EngineFramework, *, origin: Origin, actor: Actor) -> None:
    row.slug, row.version, row.title = framework.code, framework.version, framework.title
    row.source_name, row.source_url = framework.source.name, framework.source.url
    row.licence, row.text_policy = framework.source.licence, framework.source.text_policy
    row.engine, row.scales = framework.engine, scales_out(framework.scales)
    row.digest, row.loaded_at, row.loaded_by = origin.digest, clock.now(), actor.name
    row.library, row.urn, row.text_language = origin.library, origin.urn[:400], origin.language
    row.status = FrameworkStatus.PUBLISHED
    row.provision_count = len(framework.provisions)
    row.assessable_count = len(framework.assessable)
    row.save()
