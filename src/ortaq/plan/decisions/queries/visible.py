"""The one place that says who may see what of a closed item."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model, Q

from ortaq.plan.decisions.models import (
    AgendaItem,
    Assignment,
    Committee,
    CommitteeMember,
    ConflictOfInterest,
    Decision,
    MeetingPaper,
    Speech,
    Vote,
)
from ortaq.plan.decisions.models.committee import INSIDE
from ortaq.plan.decisions.permissions import EXECUTE, MANAGE, READ
from ortaq.shared import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor

    M = TypeVar("M", bound=Model)

_ITEM: dict[type[Model], str] = {
    AgendaItem: "",
    MeetingPaper: "item__",
    Speech: "item__",
    ConflictOfInterest: "item__",
    Decision: "item__",
    Vote: "decision__item__",
    Assignment: "decision__item__",
}
"""How each thing reaches the item that it belongs to."""

_USER = "user:"


def visible_to(actor: Actor, model: type[M]) -> QuerySet[M]:
    """What the actor may see of a thing that belongs to an agenda item.

    A closed item is there for the secretariat and for those who sit in its committee today: not for
    observers, partners, other agencies. An executor sees his own assignment, without the decision.
    """
    actor.require(READ)
    rows: QuerySet[M] = model._default_manager.all()  # noqa: SLF001 - Django's public way to a model's rows
    if actor.may(MANAGE):
        return rows
    item = _ITEM[model]
    to_committee = f"{item}meeting__committee__in"
    seen = Q(**{f"{item}is_closed": False}) | Q(**{to_committee: list_entitled(actor)})
    if model is Decision:
        seen |= Q(item__isnull=True)
    elif model in {Assignment, Vote}:
        seen |= Q(decision__item__isnull=True)
    if model is Assignment and actor.may(EXECUTE) and actor.organisation_id is not None:
        own = Assignment.co_executors.through.objects.filter(organisation=actor.organisation_id)
        seen |= Q(executor=actor.organisation_id) | Q(pk__in=own.values("assignment"))
    return rows.filter(seen)


def list_entitled(actor: Actor) -> list[int]:
    """Keys of the committees whose closed items the actor may hear."""
    if actor.may(MANAGE):
        return list(Committee.objects.values_list("pk", flat=True))
    seats = [seat for seat in own_seats(actor) if seat.role in INSIDE]
    return sorted({seat.committee_id for seat in seats})


def own_seats(actor: Actor) -> list[CommitteeMember]:
    """The places that the actor's account has in committees today."""
    key = actor.name.removeprefix(_USER)
    if not actor.name.startswith(_USER) or not key.isdigit():
        return []
    today = clock.today()
    seats = CommitteeMember.objects.filter(user=int(key)).order_by("pk")
    return [seat for seat in seats if seat.sits_on(today)]
