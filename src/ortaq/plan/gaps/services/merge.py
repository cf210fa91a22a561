"""Saying that two gaps are the same, or that they are not; both can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.errors import OrtaqError
from ortaq.plan.gaps.models import Closing, Gap, GapDifference, GapStatus
from ortaq.plan.gaps.permissions import MANAGE
from ortaq.plan.gaps.services.close import shut, unshut
from ortaq.plan.gaps.services.keep import GapWrongStatus, note
from ortaq.shared import clock

if TYPE_CHECKING:
    from ortaq.shared.actors import Actor


class GapsNotMergeable(OrtaqError):
    """Two different gaps are merged, and the one that goes holds no merged ones. Choose the other to keep."""

    code = "gaps_not_mergeable"


@transaction.atomic
def merge_gaps(*, actor: Actor, keep: Gap, merge: Gap) -> Gap:
    """Merge one gap into another that says the same; return the one that is kept.

    The merged one is closed and keeps its provision, answers and history; the kept one is at least
    as large.

    Raises:
        GapsNotMergeable: they are one gap, or others are merged into the one that goes.
        GapWrongStatus: one of them is closed.
    """
    actor.require(MANAGE)
    kept, merged = _lock_both(keep, merge)
    if kept.pk == merged.pk or merged.merged.exists():
        raise GapsNotMergeable(gap=merged.reference)
    for gap in (kept, merged):
        if gap.status == GapStatus.CLOSED:
            raise GapWrongStatus(gap=gap.reference, status=gap.status)
    merged.merged_into = kept
    shut(merged, actor, Closing.MERGED)
    if kept.own_severity is None:
        kept.own_severity = kept.severity
    enlarge(kept)
    GapDifference.objects.filter(one__in=[kept, merged], other__in=[kept, merged]).delete()
    note(actor, "gap.merge", kept, merged=merged.reference)
    note(actor, "gap.merge", merged, into=kept.reference)
    return kept


@transaction.atomic
def unmerge_gap(*, actor: Actor, gap: Gap) -> Gap:
    """Take a merged gap out of the one that was kept; both stand as before.

    Raises:
        GapWrongStatus: it isn't merged.
    """
    actor.require(MANAGE)
    if gap.merged_into is None:
        raise GapWrongStatus(gap=gap.reference, status=gap.status)
    kept, merged = _lock_both(gap.merged_into, gap)
    if merged.merged_into_id != kept.pk:
        raise GapWrongStatus(gap=merged.reference, status=merged.status)
    unshut(merged)
    enlarge(kept)
    note(actor, "gap.unmerge", kept, merged=merged.reference)
    note(actor, "gap.unmerge", merged, out_of=kept.reference)
    return merged


@transaction.atomic
def tell_apart(*, actor: Actor, one: Gap, other: Gap) -> GapDifference:
    """Remember that two gaps are not the same; a second time changes nothing.

    Raises:
        GapsNotMergeable: they are one gap.
    """
    actor.require(MANAGE)
    if one.pk == other.pk:
        raise GapsNotMergeable(gap=one.reference)
    first, second = sorted((one, other), key=lambda gap: gap.pk)
    difference, is_new = GapDifference.objects.get_or_create(
        one=first, other=second, defaults={"said_at": clock.now(), "said_by": actor.name}
    )
    if is_new:
        note(actor, "gap.tell_apart", first, other=second.reference)
    return difference


@transaction.atomic
def forget_difference(*, actor: Actor, difference: GapDifference) -> None:
    """Take back that two gaps are not the same; they may be proposed again."""
    actor.require(MANAGE)
    note(actor, "gap.forget_difference", difference.one, other=difference.other.reference)
    difference.delete()


def enlarge(kept: Gap) -> None:
    """Save the size of a gap as the largest of its own and those merged into it."""
    if kept.own_severity is None:
        return
    sizes = list(kept.merged.values_list("severity", flat=True))
    kept.severity = max([kept.own_severity, *sizes])
    if not sizes:
        kept.own_severity = None
    kept.save(update_fields=["severity", "own_severity"])


def _lock_both(one: Gap, other: Gap) -> tuple[Gap, Gap]:
    """Both as they are now, locked in the order of their numbers, so that two merges never wait for each other."""
    locked = {
        gap.pk: gap
        for gap in Gap.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    }
    return locked[one.pk], locked[other.pk]
