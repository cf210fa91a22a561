"""The rule for points that need proof.

The points of a criterion (its weight) are earned when it is met *and* an accepted reference is in
force on the day of scoring and has not expired. Points said to be earned are shown beside as
`claimed`.

Source: National Cyber Security Index (e-Governance Academy), in its shape: criterion, accepted
    reference, points, percent of the most.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ortaq.engine.score.items import ScoredGroup, ScoredItem, Unrated, check_codes
from ortaq.engine.score.share import Part
from ortaq.engine.score.tree import SUMS, WHOLE, Leaf, Score, grow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

CLAIMED = "claimed"


@dataclass(frozen=True, slots=True)
class Proof:
    """A reference given for a criterion.

    Args:
        accepted: a reviewer found that it shows what it should.
        in_force_from: first day, None if always.
        expires_on: first day on which it no longer counts, None if never.
    """

    accepted: bool
    in_force_from: date | None = None
    expires_on: date | None = None

    def counts_on(self, day: date) -> bool:
        """True if it proves the criterion on that day."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return self.accepted and begun and (self.expires_on is None or day < self.expires_on)


@dataclass(frozen=True, slots=True)
class PointsAnswer:
    """Whether a criterion is met, and the references for it."""

    met: bool | Unrated = Unrated.UNANSWERED
    proofs: tuple[Proof, ...] = ()


def score_points_evidence(
    items: Sequence[ScoredItem],
    groups: Sequence[ScoredGroup],
    answers: Mapping[str, PointsAnswer],
    *,
    on: date,
) -> Score:
    """The tree of proved points, with the part `claimed`; group weights don't matter.

    Raises:
        UnknownCodeError: answers, items and groups don't fit together.
    """
    check_codes(items, groups, answers)
    asked = [item for item in items if item.assessable]
    leaves = {item.code: leaf(answers.get(item.code, PointsAnswer()), on) for item in asked}
    return grow(asked, groups, leaves, SUMS)


def leaf(answer: PointsAnswer, on: date) -> Leaf:
    """The sums of one answer on a day."""
    if isinstance(answer.met, Unrated):
        part = Part() if answer.met is Unrated.NOT_APPLICABLE else Part.open()
        return Leaf({WHOLE: part, CLAIMED: part}, answer.met)
    proved = answer.met and any(proof.counts_on(on) for proof in answer.proofs)
    parts = {
        WHOLE: Part.known(Fraction(int(proved))),
        CLAIMED: Part.known(Fraction(int(answer.met))),
    }
    return Leaf(parts, None)
