"""What the scoring rules need to know of a framework, and what an answer may be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ortaq.engine.terms.framework import Framework

ROOT = ""
"""Code of the node above all top groups."""


class Unrated(StrEnum):
    """Why there is no value."""

    DONT_KNOW = "dont_know"
    UNANSWERED = "unanswered"
    NOT_APPLICABLE = "not_applicable"


UNKNOWN = (Unrated.DONT_KNOW, Unrated.UNANSWERED)
"""Reasons that leave the value open; a value that is not applicable isn't open."""


@dataclass(frozen=True, slots=True)
class ScoredItem:
    """One provision, question or indicator.

    Args:
        code: unique among the items.
        group: code of its group.
        weight: not negative; within its group.
        assessable: False leaves it out of every score.
        level: stage or level from 1, for the rules that have them.
        requisite: True where its level can't be reached without it.
    """

    code: str
    group: str
    weight: Decimal = Decimal(1)
    assessable: bool = True
    level: int = 1
    requisite: bool = True


@dataclass(frozen=True, slots=True)
class ScoredGroup:
    """A chapter, pillar, factor or aspect; `parent` is the group above it, or `ROOT`."""

    code: str
    parent: str = ROOT
    weight: Decimal = Decimal(1)


class UnknownCodeError(OrtaqError):
    """`item` has a group that isn't there, or an answer is for an item that isn't there.

    Score the answers against the version of the framework they were given for.
    """

    code = "unknown_code"


class ValueOffScaleError(OrtaqError):
    """The value of `item` is not on its scale (`lowest` to `highest`)."""

    code = "value_off_scale"


def items_of(framework: Framework) -> tuple[ScoredItem, ...]:
    """The provisions of a framework as items, in its order."""
    return tuple(
        ScoredItem(
            code=provision.code,
            group=provision.group,
            weight=provision.weight,
            assessable=provision.assessable,
            level=provision.level or 1,
            requisite=provision.requisite,
        )
        for provision in framework.provisions
    )


def groups_of(framework: Framework) -> tuple[ScoredGroup, ...]:
    """The groups of a framework, in its order."""
    return tuple(ScoredGroup(group.code, group.parent, group.weight) for group in framework.groups)


def check_codes(
    items: Sequence[ScoredItem], groups: Sequence[ScoredGroup], answers: Mapping[str, object]
) -> None:
    """Nothing, if every answer has an item, every item a group, every group a way to the root.

    Raises:
        UnknownCodeError: one hasn't, or groups stand above each other in a ring.
    """
    _check_known(answers, {item.code for item in items})
    parents = {group.code: group.parent for group in groups}
    _check_known((item.group for item in items), {*parents, ROOT})
    for group in groups:
        above = group.parent
        for _ in groups:
            if above == ROOT:
                break
            _check_known((above,), set(parents))
            above = parents[above]
        else:
            raise UnknownCodeError(item=group.code)


def _check_known(codes: Iterable[str], known: set[str]) -> None:
    for code in codes:
        if code not in known:
            raise UnknownCodeError(item=code)
