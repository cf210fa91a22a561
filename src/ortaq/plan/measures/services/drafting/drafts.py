"""Keeping what somebody types, before he saves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.measures.models import PersonalDraft
from ortaq.plan.measures.permissions import MANAGE
from ortaq.plan.measures.queries.drafting.content import content_of
from ortaq.plan.measures.queries.drafting.merging import Merged, merge
from ortaq.plan.measures.queries.drafting.versions import find_base
from ortaq.plan.measures.services.drafting.content import cells_of, draft_of
from ortaq.plan.measures.services.measures import change_measure
from ortaq.plan.measures.services.store import lock_measure
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.plan.measures.models import Measure
    from ortaq.plan.measures.services.drafts import MeasureDraft
    from ortaq.shared.actors import Actor

LONGEST_DRAFT = 200_000
"""Characters that a draft may have."""


class DraftTooLong(OrtaqError):
    """The draft is longer than any measure. Shorten it."""

    code = "draft_too_long"


class BothChanged(OrtaqError):
    """Somebody changed the same cells meanwhile. Choose which value stays in each.

    `merged` has the cells to choose about, `mine` what the writer wants, `version` what is stored now.
    """

    code = "both_changed"

    def __init__(self, merged: Merged, mine: dict[str, str], version: int) -> None:
        super().__init__(count=len(merged.conflicts))
        self.merged, self.mine, self.version = merged, mine, version


@transaction.atomic
def keep_draft(
    *, actor: Actor, measure: Measure, base: int, typed: Mapping[str, list[str]]
) -> PersonalDraft:
    """Keep what the actor has typed about a measure; it replaces what he typed before.

    Raises:
        DraftTooLong: too many characters.
    """
    actor.require(MANAGE)
    if sum(len(value) for values in typed.values() for value in values) > LONGEST_DRAFT:
        raise DraftTooLong(limit=LONGEST_DRAFT)
    draft, _ = PersonalDraft.objects.update_or_create(
        measure=measure,
        written_by=actor.name,
        defaults={"base": base, "typed": dict(typed), "saved_at": clock.now()},
    )
    return draft


@transaction.atomic
def drop_draft(*, actor: Actor, measure: Measure) -> None:
    """Put the actor's own draft of a measure away."""
    actor.require(MANAGE)
    PersonalDraft.objects.filter(measure=measure, written_by=actor.name).delete()


@transaction.atomic
def save_together(
    *,
    actor: Actor,
    measure: Measure,
    draft: MeasureDraft,
    version: int,
    reason: str = "",
    chosen: Mapping[str, str] | None = None,
) -> Merged:
    """Save a measure on top of what others saved meanwhile; nothing that anybody wrote is lost.

    Cells that only one side changed are taken from it.

    Args:
        actor: who saves.
        measure: which.
        draft: the content that he wants.
        version: the counter of the measure that he had before him.
        reason: why, in his words.
        chosen: cell to "mine" or "theirs", where both changed it.

    Raises:
        BothChanged: a cell was changed by both and he has not chosen.
        OrtaqError: see `change_measure`.
    """
    actor.require(MANAGE)
    current = lock_measure(measure)
    if current.version == version:
        change_measure(actor=actor, measure=current, draft=draft, version=version, reason=reason)
        drop_draft(actor=actor, measure=current)
        return Merged({}, (), ())
    mine = cells_of(draft)
    merged = merge(find_base(current, version), mine, content_of(current), chosen)
    if merged.conflicts:
        raise BothChanged(merged, mine, current.version)
    change_measure(
        actor=actor,
        measure=current,
        draft=draft_of(merged.content),
        version=current.version,
        reason=reason,
    )
    drop_draft(actor=actor, measure=current)
    return merged
