"""What a round still lacks before it can be sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ortaq.plan.assessments.models import AssessmentStatus
from ortaq.plan.rounds.queries.people import list_invitations, list_members
from ortaq.plan.rounds.queries.rounds import (
    list_asked_organisations,
    list_assignments,
    list_scope,
)
from ortaq.shared.words import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ortaq.plan.rounds.models import Round

STEPS = ("scope", "who", "people", "when", "check")
"""The pages of the sequence, in order."""


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Something that is missing.

    Args:
        code: which; it has a sentence in `wording`.
        step: the page that mends it, one of `STEPS`.
        is_blocking: True where the round cannot be sent like this.
        names: what it is about, such as codes of provisions or organisations.
    """

    code: str
    step: str
    is_blocking: bool
    names: tuple[str, ...] = ()

    @property
    def step_index(self) -> int:
        """Place of its page in the sequence, from 0."""
        return STEPS.index(self.step)


@dataclass(frozen=True, slots=True)
class Readiness:
    """A draft before it is sent: `letters` people would get one."""

    scope: int
    organisations: int
    letters: int
    shortcomings: tuple[Shortcoming, ...] = field(default=())

    @property
    def is_ready(self) -> bool:
        """True where nothing blocks."""
        return not any(one.is_blocking for one in self.shortcomings)

    def of_step(self, step: str) -> tuple[Shortcoming, ...]:
        """What is missing on one page."""
        return tuple(one for one in self.shortcomings if one.step == step)


def get_readiness(round_: Round, *, on: date) -> Readiness:
    """What a draft has and lacks; the caller has checked who may see it."""
    scope = dict(list_scope(round_).values_list("pk", "code"))
    assigned = list_assignments(round_)
    organisations = {one.pk: one for one in list_asked_organisations(round_)}
    members = list_members(organisations)
    invited = [one for one in list_invitations(round_) if not one.is_revoked]
    reached = {pk for pk, users in members.items() if any(user.email for user in users)}
    reached |= {one.organisation_id for one in invited}
    nobody = [pk for pk in organisations if pk not in members and pk not in reached]
    mute = [user.username for users in members.values() for user in users if not user.email]
    unassigned = scope.keys() - {provision for provision, _ in assigned}
    letters = sum(len(users) for users in members.values()) - len(mute) + len(invited)
    found = [
        *_blocking(round_, bool(scope), bool(assigned), on),
        _about("unassigned", "who", [scope[pk] for pk in scope if pk in unassigned]),
        _about(
            "nobody_there", "people", [in_language(organisations[pk].short_name) for pk in nobody]
        ),
        _about("no_email", "people", mute),
    ]
    return Readiness(
        scope=len(scope),
        organisations=len(organisations),
        letters=letters,
        shortcomings=tuple(one for one in found if one is not None),
    )


def _about(code: str, step: str, names: list[str]) -> Shortcoming | None:
    return Shortcoming(code, step, is_blocking=False, names=tuple(names)) if names else None


def _blocking(round_: Round, scope: bool, assigned: bool, on: date) -> Iterator[Shortcoming]:
    words = round_.message
    facts = (
        ("no_scope", "scope", not scope),
        ("no_assignment", "who", scope and not assigned),
        ("no_deadline", "when", round_.deadline is None),
        ("deadline_past", "when", round_.deadline is not None and round_.deadline < on),
        ("no_message", "when", not (words.kk.strip() and words.ru.strip())),
        ("assessment_closed", "scope", round_.assessment.status == AssessmentStatus.CLOSED),
    )
    for code, step, holds in facts:
        if holds:
            yield Shortcoming(code, step, is_blocking=True)
