"""Who changed what in a framework, and nobody overwrites what he has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.frameworks.models import Framework, FrameworkChange, FrameworkStatus
from ortaq.plan.frameworks.stored import state_digest
from ortaq.shared import clock
from ortaq.shared.audit.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.plan.frameworks.models import ChangeKind
    from ortaq.shared.actors import Actor

State = dict[str, object]
"""The fields of a row as JSON values."""


class FrameworkNotADraft(OrtaqError):
    """A published version keeps its content. Start a new version and change that."""

    code = "framework_not_a_draft"


class ChangedMeanwhile(OrtaqError):
    """Somebody saved other content since this page was loaded. Compare, and save again if yours is right."""

    code = "framework_changed_meanwhile"


def hold_draft(framework: Framework) -> Framework:
    """The draft, locked until the caller's transaction ends.

    Raises:
        FrameworkNotADraft: it is published.
    """
    held = Framework.objects.select_for_update().get(pk=framework.pk)
    if held.status != FrameworkStatus.DRAFT:
        raise FrameworkNotADraft(reference=held.reference)
    return held


def check_seen(state: Mapping[str, object], seen: str) -> None:
    """Nothing, if the content is the one that the writer saw.

    Raises:
        ChangedMeanwhile: it is another one.
    """
    if state_digest(state) != seen:
        raise ChangedMeanwhile


def note_change(
    actor: Actor,
    framework: Framework,
    kind: ChangeKind,
    subject: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    """Put a change into the history and the log; fields that stay are left out."""
    keys = [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]
    FrameworkChange.objects.create(
        framework=framework,
        at=clock.now(),
        by=actor.name,
        kind=kind,
        subject=subject[:300],
        before={key: before[key] for key in keys if key in before},
        after={key: after[key] for key in keys if key in after},
    )
    record(
        actor,
        "framework.edit",
        subject_kind="framework",
        subject=framework.reference,
        change=kind.value,
        part=subject[:300],
        fields=keys,
    )
