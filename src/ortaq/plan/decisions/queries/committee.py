"""Reading the committee, its members and what changed of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortaq.engine.terms.language import sort_key
from ortaq.plan.decisions.models import Committee, CommitteeMember, MemberRole, WorkingGroup
from ortaq.plan.decisions.permissions import READ
from ortaq.shared.audit.queries import list_entries
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from ortaq.shared.actors import Actor
    from ortaq.shared.audit.models import Entry

HISTORY_SHOWN = 50
"""Lines of history on a page. Ortaq's own choice."""


def find_committee(actor: Actor, slug: str = "") -> Committee | None:
    """The committee with this short name; without a name the first one; None where there is none."""
    committees = list_committees(actor)
    return (committees.filter(slug=slug) if slug else committees).first()


def get_committee(actor: Actor, slug: str) -> Committee:
    """The committee with this short name.

    Raises:
        Committee.DoesNotExist: none has it.
    """
    return list_committees(actor).get(slug=slug)


def list_committees(actor: Actor) -> QuerySet[Committee]:
    """All committees."""
    actor.require(READ)
    return Committee.objects.order_by("pk")


def list_members(
    actor: Actor, committee: Committee, *, on: date | None = None
) -> list[CommitteeMember]:
    """Who sits in the committee on a day, or who ever did; by role, then by organisation."""
    actor.require(READ)
    found = CommitteeMember.objects.filter(committee=committee).select_related(
        "organisation", "user", "alternate_of", "alternate_of__organisation"
    )
    order = list(MemberRole)
    return sorted(
        (member for member in found if on is None or member.sits_on(on)),
        key=lambda member: (
            order.index(MemberRole(member.role)),
            sort_key(in_language(member.organisation.name)),
            member.pk,
        ),
    )


def get_member(actor: Actor, committee: Committee, pk: int) -> CommitteeMember:
    """One member of a committee.

    Raises:
        CommitteeMember.DoesNotExist: the committee has none with this key.
    """
    actor.require(READ)
    return CommitteeMember.objects.select_related("committee").get(committee=committee, pk=pk)


def list_groups(actor: Actor, committee: Committee) -> QuerySet[WorkingGroup]:
    """The working groups with their members."""
    actor.require(READ)
    return (
        WorkingGroup.objects.filter(committee=committee)
        .select_related("lead", "lead__organisation")
        .prefetch_related("members__organisation")
        .order_by("pk")
    )


def list_history(actor: Actor, committee: Committee) -> list[Entry]:
    """What was changed of the committee and its members, newest first."""
    actor.require(READ)
    return list(list_entries(subject_kind="committee", subject=committee.slug)[:HISTORY_SHOWN])
