"""Which organisation answers which provision."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction

from ortaq.engine.terms.framework import ProvisionKind
from ortaq.plan.rounds.models import Assignment, Round
from ortaq.plan.rounds.queries import find_previous, list_assignments, list_scope
from ortaq.plan.rounds.services.drafts import ProvisionOutOfScope, lock_draft, note
from ortaq.shared.batches import BATCH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


class Way(StrEnum):
    """What an assignment does to those that are there."""

    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


PROPOSED: dict[ProvisionKind, tuple[str, ...]] = {
    ProvisionKind.DEFINITION: ("justice",),
    ProvisionKind.OFFENCE: ("justice", "law_enforcement"),
    ProvisionKind.ANCILLARY: ("justice", "law_enforcement"),
    ProvisionKind.PROCEDURE: ("justice", "law_enforcement"),
    ProvisionKind.SAFEGUARD: ("justice",),
    ProvisionKind.JURISDICTION: ("justice",),
    ProvisionKind.COOPERATION: ("law_enforcement", "justice"),
    ProvisionKind.PREVENTION: ("financial", "telecom", "education", "civil_society"),
    ProvisionKind.CAPACITY: ("government", "law_enforcement", "education"),
    ProvisionKind.FINAL: ("government",),
}
"""Kind of provision to the kinds of organisation that usually know. Ortaq's own proposal; the
secretariat decides."""


@transaction.atomic
def assign(
    *,
    actor: Actor,
    round_: Round,
    codes: Iterable[str],
    organisations: Iterable[Organisation],
    way: Way = Way.ADD,
) -> int:
    """Let organisations answer provisions, or no longer; return how many assignments changed.

    Raises:
        RoundWrongStatus: the round is no draft any more.
        ProvisionOutOfScope: the round does not ask about a provision.
    """
    current = lock_draft(actor, round_)
    wanted = set(codes)
    scope = dict(list_scope(current).filter(code__in=wanted).values_list("code", "pk"))
    if unknown := wanted - scope.keys():
        raise ProvisionOutOfScope(provision=min(unknown))
    chosen = list(organisations)
    keys = [organisation.pk for organisation in chosen]
    changed = 0
    touched = Assignment.objects.filter(round=current, provision__in=scope.values())
    if way == Way.REMOVE:
        changed += touched.filter(organisation__in=keys).delete()[0]
    elif way == Way.REPLACE:
        changed += touched.exclude(organisation__in=keys).delete()[0]
    if way != Way.REMOVE:
        changed += _add(current, ((pk, key) for pk in scope.values() for key in keys))
    note(
        actor,
        f"round.assign_{way}",
        current,
        provisions=len(wanted),
        organisations=[organisation.code for organisation in chosen],
    )
    return changed


@transaction.atomic
def copy_assignments(*, actor: Actor, round_: Round) -> int:
    """Assign as in the round before it of the same framework, whatever its version; return how many.

    Provisions are matched by their codes; those that the round does not ask about are left out.
    """
    current = lock_draft(actor, round_)
    previous = find_previous(current)
    if previous is None:
        return 0
    scope = dict(list_scope(current).values_list("code", "pk"))
    before = Assignment.objects.filter(round=previous).values_list(
        "provision__code", "organisation_id"
    )
    added = _add(current, ((scope[code], key) for code, key in before if code in scope))
    note(actor, "round.copy_assignments", current, previous=previous.reference, added=added)
    return added


@transaction.atomic
def propose_assignments(
    *, actor: Actor, round_: Round, organisations: Iterable[Organisation]
) -> int:
    """Assign what nobody answers yet by the kind of provision and of organisation; return how many.

    Args:
        actor: the secretariat.
        round_: a draft.
        organisations: those that take part; see `PROPOSED`.
    """
    current = lock_draft(actor, round_)
    by_group: dict[str, list[int]] = {}
    for organisation in organisations:
        by_group.setdefault(organisation.group, []).append(organisation.pk)
    taken = {provision for provision, _ in list_assignments(current)}
    pairs = (
        (pk, key)
        for pk, kind in list_scope(current).values_list("pk", "kind")
        if pk not in taken
        for group in PROPOSED.get(ProvisionKind(kind), ())
        for key in by_group.get(group, ())
    )
    added = _add(current, pairs)
    note(actor, "round.propose_assignments", current, added=added)
    return added


def _add(round_: Round, pairs: Iterable[tuple[int, int]]) -> int:
    present = set(list_assignments(round_))
    new = [pair for pair in dict.fromkeys(pairs) if pair not in present]
    Assignment.objects.bulk_create(
        (
            Assignment(round=round_, provision_id=provision, organisation_id=organisation)
            for provision, organisation in new
        ),
        batch_size=BATCH,
    )
    return len(new)
