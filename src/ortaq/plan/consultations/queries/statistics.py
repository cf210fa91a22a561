"""Who was heard and who wasn't."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count

from ortaq.engine.terms.language import Language
from ortaq.plan.consultations.models import Comment, CommentState, Society
from ortaq.plan.consultations.permissions import MANAGE
from ortaq.shared.country import pack
from ortaq.shared.people.models import Organisation

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.plan.consultations.models import Consultation
    from ortaq.shared.actors import Actor

ORGANISATIONS_OF = {
    Society.STATE: "government",
    Society.POLICE: "law_enforcement",
    Society.BANK: "financial",
    Society.TELECOM: "telecom",
    Society.NGO: "civil_society",
    Society.ACADEMIA: "education",
    Society.BUSINESS: "other",
}
"""Group of society to the group of registered organisations that speak for it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How often a group, region or language was heard.

    Args:
        value: code.
        comments: published comments.
        statements: how many different things they say, campaign letters counted once.
        is_invited: True where the secretariat asked it by itself.
    """

    value: str
    comments: int
    statements: int
    is_invited: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """Published comments by group of society, region and language; values without any have 0."""

    comments: int
    statements: int
    society: list[Voice]
    regions: list[Voice]
    languages: list[Voice]
    without_region: int

    @property
    def missing_society(self) -> list[Voice]:
        """Groups that nobody spoke for."""
        return [voice for voice in self.society if not voice.comments]

    @property
    def missing_regions(self) -> list[Voice]:
        """Regions that nobody named."""
        return [voice for voice in self.regions if not voice.comments]


def count_voices(consultation: Consultation) -> Voices:
    """The published comments of a consultation, counted in two queries."""
    comments = Comment.objects.filter(consultation=consultation, state=CommentState.PUBLISHED)
    rows = list(
        comments.order_by()
        .values_list("society", "region", "language", "group")
        .annotate(count=Count("pk"))
    )
    regions = [region.code for region in pack().regions]
    return Voices(
        comments=sum(row[4] for row in rows),
        statements=len({row[3] for row in rows}),
        society=_voices(rows, 0, [s.value for s in Society], consultation.society_invited),
        regions=_voices(rows, 1, regions, consultation.region_invited),
        languages=_voices(rows, 2, [code.value for code in Language], ()),
        without_region=sum(row[4] for row in rows if not row[1]),
    )


def list_to_invite(actor: Actor, voices: Voices) -> QuerySet[Organisation]:
    """Registered organisations of the groups that nobody spoke for."""
    actor.require(MANAGE)
    groups = [
        ORGANISATIONS_OF[Society(voice.value)]
        for voice in voices.missing_society
        if voice.value in ORGANISATIONS_OF
    ]
    return Organisation.objects.filter(group__in=groups).order_by("group", "code")


def _voices(
    rows: list[tuple[str, str, str, int | None, int]],
    place: int,
    values: list[str],
    invited: list[str] | tuple[str, ...],
) -> list[Voice]:
    comments: Counter[str] = Counter()
    said: dict[str, set[int | None]] = {}
    for row in rows:
        comments[str(row[place])] += row[4]
        said.setdefault(str(row[place]), set()).add(row[3])
    return [
        Voice(value, comments[value], len(said.get(value, ())), value in invited)
        for value in values
    ]
