"""Finding rounds and what they ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce

from ortaq.plan.frameworks.queries import list_groups, list_provisions
from ortaq.plan.rounds.models import Assignment, HandIn, Round, RoundStatus, ScopedProvision
from ortaq.plan.rounds.permissions import MANAGE, READ

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.frameworks.models import Framework, Provision, ProvisionGroup
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation

_REFERENCE = re.compile(r"Q-(\d{6,12})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a framework as progress is told by it.

    Args:
        code: of the group.
        title: of the group.
        provisions: keys of all provisions in it and below, in order.
    """

    code: str
    title: Trilingual
    provisions: tuple[int, ...]


def list_rounds(actor: Actor) -> QuerySet[Round]:
    """Rounds the actor may see, newest first; a draft is the secretariat's.

    Each has `scope_count`, `organisation_count` and `handed_in_count`, organisations that said they are done.
    """
    actor.require(READ)
    rounds = Round.objects.select_related("assessment", "assessment__framework")
    if not actor.may(MANAGE):
        rounds = rounds.exclude(status=RoundStatus.DRAFT)
    return rounds.annotate(
        scope_count=_count(ScopedProvision, "provision"),
        organisation_count=_count(Assignment, "organisation"),
        handed_in_count=_count(HandIn, "organisation"),
    ).order_by("-pk")


def _count(model: type[ScopedProvision | Assignment | HandIn], name: str) -> Coalesce:
    """How many different things of a round a table names, counted apart from other tables."""
    rows = model.objects.filter(round=OuterRef("pk")).order_by().values("round")
    return Coalesce(Subquery(rows.annotate(count=Count(name, distinct=True)).values("count")), 0)


def get_round(actor: Actor, reference: str) -> Round:
    """One round by its number, such as Q-000001.

    Raises:
        Round.DoesNotExist: none has this number, or it is a draft of the secretariat.
    """
    actor.require(READ)
    rounds = Round.objects.select_related("assessment", "assessment__framework")
    found = rounds.filter(pk=number_of(reference)).first()
    if found is None or (found.is_draft and not actor.may(MANAGE)):
        raise Round.DoesNotExist
    return found


def number_of(reference: str) -> int:
    """The key behind a public number; 0, which no round has, for anything else."""
    found = _REFERENCE.fullmatch(reference)
    return int(found[1]) if found else 0


def find_previous(round_: Round) -> Round | None:
    """The newest other round that has assignments, of the same framework version if there is one."""
    others = Round.objects.exclude(pk=round_.pk).filter(assignments__isnull=False).distinct()
    same = others.filter(assessment__framework__slug=round_.assessment.framework.slug)
    return same.order_by("-pk").first()


def list_scope(round_: Round) -> QuerySet[Provision]:
    """The provisions that a round asks about with their groups, in the framework's order."""
    scoped = ScopedProvision.objects.filter(round=round_).values("provision")
    return list_provisions(round_.assessment.framework).filter(pk__in=scoped)


def list_assignments(round_: Round) -> list[tuple[int, int]]:
    """(key of the provision, key of the organisation) of every assignment."""
    return list(
        Assignment.objects.filter(round=round_).values_list("provision_id", "organisation_id")
    )


def list_asked_organisations(round_: Round) -> list[Organisation]:
    """The organisations that a round asks, by code."""
    by_organisation = Assignment.objects.filter(round=round_).values("organisation").order_by()
    firsts = by_organisation.annotate(first=Min("pk")).values("first")
    rows = Assignment.objects.filter(pk__in=firsts).select_related("organisation")
    return [row.organisation for row in rows.order_by("organisation__code")]


def list_sections(framework: Framework) -> list[Section]:
    """The framework cut where it first branches: its chapters, or the sections of an only chapter."""
    groups = list(list_groups(framework))
    rows = list_provisions(framework).filter(assessable=True)
    direct: dict[int, list[int]] = {}
    for pk, group in rows.values_list("pk", "group_id"):
        direct.setdefault(group, []).append(pk)
    roots = [group for group in groups if group.parent_id is None]
    while len(roots) == 1 and roots[0].pk not in direct:
        below = [group for group in groups if group.parent_id == roots[0].pk]
        if not below:
            break
        roots = below
    sections = [Section(g.code, g.title, tuple(_below(g, groups, direct))) for g in roots]
    return [section for section in sections if section.provisions]


def _below(
    group: ProvisionGroup, groups: Iterable[ProvisionGroup], direct: dict[int, list[int]]
) -> list[int]:
    """Keys of the provisions in a group and the groups below it."""
    found, inside = list(direct.get(group.pk, ())), {group.pk}
    for other in groups:  # a parent stands before its children
        if other.parent_id in inside:
            inside.add(other.pk)
            found += direct.get(other.pk, ())
    return found
