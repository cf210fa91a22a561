"""Drafts of frameworks: started, changed in their head and scales, published, thrown away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.score.usual_scales import usual_scales
from ortaq.engine.terms.errors import OrtaqError
from ortaq.engine.terms.framework import NO_TEXT, TextPolicy
from ortaq.plan.frameworks.models import ChangeKind, Framework, FrameworkStatus
from ortaq.plan.frameworks.permissions import MANAGE
from ortaq.plan.frameworks.problems import find_problems
from ortaq.plan.frameworks.queries.contents import get_engine_framework
from ortaq.plan.frameworks.services.content import count_provisions, fill, index_words
from ortaq.plan.frameworks.services.history import (
    FrameworkNotADraft,
    check_seen,
    hold_draft,
    note_change,
)
from ortaq.plan.frameworks.services.load import check_head, digest_of
from ortaq.plan.frameworks.services.order import put_provisions_in_order
from ortaq.plan.frameworks.stored import head_state, scales_out
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ortaq.engine.terms.framework import Engine, Scale
    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.engine.terms.framework import Provision as EngineProvision
    from ortaq.engine.terms.language import Trilingual
    from ortaq.shared.actors import Actor

__all__ = [
    "FrameworkExists",
    "FrameworkIncomplete",
    "FrameworkNotADraft",
    "FrameworkWordsNotOurs",
    "Head",
    "change_head",
    "change_scales",
    "discard_draft",
    "publish_framework",
    "start_framework",
    "start_version",
]


class FrameworkExists(OrtaqError):
    """A framework has this code and version. Choose another version."""

    code = "framework_exists"


class FrameworkIncomplete(OrtaqError):
    """The draft is not complete enough to be answered to. Correct what its page lists."""

    code = "framework_incomplete"


class FrameworkWordsNotOurs(OrtaqError):
    """The texts came with an import and stay somebody else's. Start a version with titles only."""

    code = "framework_words_not_ours"


@dataclass(frozen=True, slots=True)
class Head:
    """What is said of a framework as a whole."""

    title: Trilingual
    source_name: Trilingual
    source_url: str
    licence: str
    text_policy: TextPolicy


@transaction.atomic
def start_framework(
    *, actor: Actor, code: str, version: str, engine: Engine, head: Head
) -> Framework:
    """A new draft without provisions, on the usual scales of its engine.

    Raises:
        NotAllowed: the actor may not edit frameworks.
        FrameworkReferenceUnfit, FrameworkAddressUnfit: code, version or address can't be kept.
        FrameworkExists: code and version are taken.
    """
    actor.require(MANAGE)
    row = _new(actor, code, version, head)
    row.engine, row.scales = engine, scales_out(usual_scales(engine))
    row.save()
    note_change(actor, row, ChangeKind.STARTED, "head", {}, head_state(row))
    return row


@transaction.atomic
def start_version(
    *, actor: Actor, base: Framework, version: str, titles_only: bool = False
) -> Framework:
    """A draft with the content of another version.

    With `titles_only` the words of requirements, questions and evidence stay behind, and the text policy is
    own_words: the way from a text that was imported to one in our own words.

    Raises:
        NotAllowed: the actor may not edit frameworks.
        FrameworkReferenceUnfit: the version can't stand in an address.
        FrameworkExists: the version is taken.
    """
    actor.require(MANAGE)
    content = get_engine_framework(base)
    policy = TextPolicy.OWN_WORDS if titles_only else content.source.text_policy
    head = Head(
        title=content.title,
        source_name=content.source.name,
        source_url=content.source.url,
        licence=content.source.licence,
        text_policy=policy,
    )
    row = _new(actor, base.slug, version, head)
    row.engine, row.scales, row.based_on = base.engine, base.scales, base.reference
    row.text_language = base.text_language
    row.provision_count, row.assessable_count = base.provision_count, base.assessable_count
    row.save()
    fill(row, _titles_only(content) if titles_only else content)
    note_change(actor, row, ChangeKind.STARTED, "head", {}, {"based_on": base.reference})
    return row


@transaction.atomic
def change_head(*, actor: Actor, framework: Framework, head: Head, seen: str) -> Framework:
    """Say something else of a draft as a whole.

    Raises:
        NotAllowed, FrameworkNotADraft, FrameworkAddressUnfit: it may not be changed, or not so.
        FrameworkWordsNotOurs: imported texts would be called ours.
        ChangedMeanwhile: somebody else changed it since.
    """
    actor.require(MANAGE)
    row = hold_draft(framework)
    before = head_state(row)
    check_seen(before, seen)
    check_head(row.reference, head.source_url)
    if row.text_policy == TextPolicy.USER_IMPORT != head.text_policy:
        raise FrameworkWordsNotOurs(reference=row.reference)
    _set_head(row, head)
    row.save()
    note_change(actor, row, ChangeKind.EDITED, "head", before, head_state(row))
    return row


@transaction.atomic
def change_scales(
    *, actor: Actor, framework: Framework, scales: Sequence[Scale], seen: str
) -> Framework:
    """Give a draft other answers to choose from.

    Raises:
        NotAllowed, FrameworkNotADraft: it may not be changed.
        FrameworkIncomplete: a scale has fewer than two steps, or two of one value.
        ChangedMeanwhile: somebody else changed them since.
    """
    actor.require(MANAGE)
    row = hold_draft(framework)
    before = {"scales": row.scales}
    check_seen(before, seen)
    for scale in scales:
        values = [step.value for step in scale.steps]
        if len(values) < 2 or len(set(values)) < len(values):
            raise FrameworkIncomplete(reference=row.reference)
    row.scales = scales_out(scales)
    row.save(update_fields=["scales"])
    note_change(actor, row, ChangeKind.EDITED, "scales", before, {"scales": row.scales})
    return row


@transaction.atomic
def publish_framework(*, actor: Actor, framework: Framework) -> Framework:
    """Make a draft a version that can be answered to and never changes again.

    Raises:
        NotAllowed, FrameworkNotADraft: it may not be published.
        FrameworkIncomplete: something is missing, see `list_problems`.
    """
    actor.require(MANAGE)
    row = hold_draft(framework)
    put_provisions_in_order(row)
    content = get_engine_framework(row)
    if find_problems(content):
        raise FrameworkIncomplete(reference=row.reference)
    row.status, row.digest = FrameworkStatus.PUBLISHED, digest_of(content)
    row.loaded_at, row.loaded_by = clock.now(), actor.name
    count_provisions(row)
    row.save()
    index_words(row)
    note_change(actor, row, ChangeKind.PUBLISHED, "head", {}, {"digest": row.digest})
    return row


@transaction.atomic
def discard_draft(*, actor: Actor, framework: Framework) -> None:
    """Throw a draft away with its history; the log keeps that it was there.

    Raises:
        NotAllowed, FrameworkNotADraft: it may not be thrown away.
    """
    actor.require(MANAGE)
    row = hold_draft(framework)
    note_change(actor, row, ChangeKind.REMOVED, "head", head_state(row), {})
    row.delete()


def _new(actor: Actor, code: str, version: str, head: Head) -> Framework:
    reference = f"{code}-{version}"
    check_head(reference, head.source_url)
    if Framework.objects.filter(reference=reference).exists():
        raise FrameworkExists(reference=reference)
    row = Framework(
        reference=reference,
        slug=code,
        version=version,
        status=FrameworkStatus.DRAFT,
        loaded_at=clock.now(),
        loaded_by=actor.name,
    )
    _set_head(row, head)
    return row


def _set_head(row: Framework, head: Head) -> None:
    row.title, row.source_name, row.source_url = head.title, head.source_name, head.source_url
    row.licence, row.text_policy = head.licence, head.text_policy


def _titles_only(content: EngineFramework) -> EngineFramework:
    return replace(content, provisions=tuple(map(_title_only, content.provisions)), mappings=())


def _title_only(provision: EngineProvision) -> EngineProvision:
    return replace(provision, requirement=NO_TEXT, question=NO_TEXT, evidence=())
