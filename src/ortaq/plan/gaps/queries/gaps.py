"""Reading gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.plan.gaps.models import Gap
from ortaq.plan.gaps.permissions import READ

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ortaq.plan.frameworks.models import Provision
    from ortaq.shared.actors import Actor

_REFERENCE = re.compile(r"[AG]-(\d{6,12})", re.ASCII)
_SORTED_BY = {"severity": "severity", "opened": "opened_at", "provision": "provision__position"}
LARGEST_FIRST = "-severity"


@dataclass(frozen=True, slots=True)
class GapFilter:
    """What a list of gaps is narrowed to; empty fields narrow nothing.

    Args:
        framework: slug-version of the provision's framework.
        group: code of the provision's group; counts together with `framework`.
        pillar: a direction of the plan.
        status: open, addressed or closed.
        origin: score, participant or import.
        assessment: number of an assessment.
    """

    framework: str = ""
    group: str = ""
    pillar: str = ""
    status: str = ""
    origin: str = ""
    assessment: str = ""


EVERYTHING = GapFilter()
"""Narrows nothing."""


def list_gaps(
    actor: Actor, narrowed: GapFilter = EVERYTHING, *, sort: str = LARGEST_FIRST
) -> QuerySet[Gap]:
    """Gaps, the largest first, or by `severity`, `opened` or `provision` (with a minus: descending)."""
    actor.require(READ)
    gaps = Gap.objects.select_related("provision", "merged_into").prefetch_related(
        "assessment", "owner", "provision__framework", "provision__group"
    )
    for name, column in (
        ("framework", "provision__framework__reference"),
        ("group", "provision__group__code"),
        ("pillar", "pillar"),
        ("status", "status"),
        ("origin", "origin"),
    ):
        if value := getattr(narrowed, name):
            gaps = gaps.filter(**{column: value})
    if narrowed.assessment:
        found = _REFERENCE.fullmatch(narrowed.assessment)
        gaps = gaps.filter(assessment=int(found[1])) if found else gaps.none()
    column = _SORTED_BY.get(sort.removeprefix("-"), "severity")
    return gaps.order_by(f"-{column}" if sort.startswith("-") else column, "pk")


def get_gap(actor: Actor, reference: str) -> Gap:
    """One gap by its number, such as G-000001.

    Raises:
        Gap.DoesNotExist: none has this number.
    """
    found = _REFERENCE.fullmatch(reference)
    if found is None or not reference.startswith("G"):
        raise Gap.DoesNotExist
    return list_gaps(actor).get(pk=int(found[1]))


def list_gaps_of(actor: Actor, provision: Provision) -> QuerySet[Gap]:
    """The gaps at one provision, the largest first."""
    return list_gaps(actor).filter(provision=provision)
