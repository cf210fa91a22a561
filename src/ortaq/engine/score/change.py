"""Why a score is another one than before, one cause after the other.

The earlier assessment is turned into the later one step by step: first the version of the framework
(questions that went, questions that came with their answers), then the weights, then what applies,
question by question, then the answers, question by question. What a step moves is its effect, so
the effects add up to the whole change. The order is fixed and told to the reader, because another
order would divide the same change otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from ortaq.engine.score.items import Unrated
from ortaq.engine.score.points_evidence import Proof
from ortaq.engine.score.rules import NOTHING, Questionnaire, Said, share_of_whole
from ortaq.engine.terms.errors import OrtaqError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date


PROVED = Proof(accepted=True)


class EnginesDiffer(OrtaqError):
    """Two scores that are counted by different rules can't be compared. Choose assessments by one rule."""

    code = "score_engines_differ"


class Cause(StrEnum):
    """What moved a score, in the order in which it is counted."""

    VERSION = "version"
    WEIGHTS = "weights"
    APPLICABILITY = "applicability"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Scored:
    """One assessment as it is scored: what is asked, what was said, and on which day."""

    asked: Questionnaire
    answers: Mapping[str, Said]
    on: date


@dataclass(frozen=True, slots=True)
class Step:
    """What one cause did.

    Args:
        cause: version, weights, applicability or answers.
        item: the question; empty where the cause is of the whole framework.
        before: share just before it, 0 while nothing is rated.
        after: share just after it.
    """

    cause: Cause
    item: str
    before: float
    after: float

    @property
    def effect(self) -> Fraction:
        """How far it moved the share, exact."""
        return Fraction(self.after) - Fraction(self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a share and its steps, in the order of `Cause` and of the later framework."""

    before: float
    after: float
    steps: tuple[Step, ...]

    @property
    def total(self) -> Fraction:
        """The whole change, exact."""
        return Fraction(self.after) - Fraction(self.before)

    def by_cause(self) -> dict[Cause, Fraction]:
        """The effects of each cause together; every cause stands in it."""
        sums = dict.fromkeys(Cause, Fraction(0))
        for step in self.steps:
            sums[step.cause] += step.effect
        return sums


def explain_change(before: Scored, after: Scored) -> Change:
    """The change of the whole score from one assessment to another, step by step.

    Raises:
        EnginesDiffer: the frameworks are scored by different rules.
        UnknownCodeError: answers, items and groups don't fit together.
        ValueOffScaleError: a rating is not on its scale.
    """
    if before.asked.engine is not after.asked.engine:
        raise EnginesDiffer(before=before.asked.engine, after=after.asked.engine)
    start = _share(before.asked, _settled(before), before.on)
    steps: list[Step] = []
    reached = start
    for cause, item, asked, answers in _states(before, after):
        share = _share(asked, answers, after.on)
        if item or share != reached:
            steps.append(Step(cause, item, reached, share))
        reached = share
    return Change(start, reached, tuple(steps))


def _states(
    before: Scored, after: Scored
) -> Iterator[tuple[Cause, str, Questionnaire, dict[str, Said]]]:
    """Every state on the way, each with what was changed to come to it."""
    earlier, later = _settled(before), _settled(after)
    kept = {item.code for item in before.asked.items if item.assessable}
    codes = [item.code for item in after.asked.items]
    said = {
        code: earlier.get(code, NOTHING) if code in kept else later.get(code, NOTHING)
        for code in codes
    }
    yield Cause.VERSION, "", _weighed_as(after.asked, before.asked), dict(said)
    yield Cause.WEIGHTS, "", after.asked, dict(said)
    changed: dict[Cause, list[str]] = defaultdict(list)
    for code in codes:
        wanted = later.get(code, NOTHING)
        if said[code] != wanted:
            moved = _applies(said[code]) != _applies(wanted)
            changed[Cause.APPLICABILITY if moved else Cause.ANSWERS].append(code)
    for cause in (Cause.APPLICABILITY, Cause.ANSWERS):
        for code in changed[cause]:
            said[code] = later.get(code, NOTHING)
            yield cause, code, after.asked, dict(said)


def _applies(said: Said) -> bool:
    return {said.law, said.practice, said.value} != {Unrated.NOT_APPLICABLE}


def _settled(scored: Scored) -> dict[str, Said]:
    """The answers with proofs reduced to whether there is one on the day."""
    return {
        code: replace(
            said,
            proofs=(PROVED,) if any(proof.counts_on(scored.on) for proof in said.proofs) else (),
        )
        for code, said in scored.answers.items()
    }


def _weighed_as(asked: Questionnaire, weights: Questionnaire) -> Questionnaire:
    """The same questions with the weights that another version gives those it knows."""
    items = {item.code: item.weight for item in weights.items}
    groups = {group.code: group.weight for group in weights.groups}
    return replace(
        asked,
        items=tuple(replace(i, weight=items.get(i.code, i.weight)) for i in asked.items),
        groups=tuple(replace(g, weight=groups.get(g.code, g.weight)) for g in asked.groups),
    )


def _share(asked: Questionnaire, answers: Mapping[str, Said], on: date) -> float:
    known = {item.code for item in asked.items}
    given = {code: said for code, said in answers.items() if code in known}
    return share_of_whole(asked, given, on=on) or 0.0
