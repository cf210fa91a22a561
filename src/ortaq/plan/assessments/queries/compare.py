"""Two assessments of the same country: what moved the score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.score.change import Change, Scored, explain_change
from ortaq.plan.assessments.permissions import READ
from ortaq.plan.assessments.queries.answers import map_answers
from ortaq.plan.assessments.queries.lists import get_assessment, list_assessments
from ortaq.plan.assessments.queries.scales import answer_scales, rating_words
from ortaq.plan.assessments.queries.scores import questionnaire, said_of
from ortaq.plan.frameworks.queries import get_engine_framework

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class Comparison:
    """An earlier and a later assessment.

    Args:
        before: the earlier one.
        after: the later one.
        framework: the version of the later one.
        change: what moved the score, step by step.
        words: by question, what was answered before and after, in the reader's language; None where
            nothing was rated.
        added: codes of questions that only the later version asks.
        removed: codes of questions that only the earlier version asked.
    """

    before: Assessment
    after: Assessment
    framework: EngineFramework
    change: Change
    words: Mapping[str, tuple[Answer | None, Answer | None, str, str]]
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    assessment: Assessment
    framework: EngineFramework
    answers: dict[str, Answer]
    scored: Scored


def list_comparable(actor: Actor, assessment: Assessment) -> list[Assessment]:
    """Other assessments against any version of the same framework, newest first."""
    found = list_assessments(actor).filter(
        framework__slug=assessment.framework.slug, framework__engine=assessment.framework.engine
    )
    return list(found.exclude(pk=assessment.pk))


def get_comparison(actor: Actor, one: str, other: str) -> Comparison:
    """Two assessments by their numbers, in either order; the earlier day comes first.

    Raises:
        Assessment.DoesNotExist: none has this number.
        EnginesDiffer: their frameworks are scored by different rules.
    """
    actor.require(READ)
    sides = [_side(get_assessment(actor, reference)) for reference in (one, other)]
    before, after = sorted(sides, key=lambda s: (s.assessment.as_of, s.assessment.pk))
    change = explain_change(before.scored, after.scored)
    asked = [{p.code for p in side.framework.assessable} for side in (before, after)]
    return Comparison(
        before=before.assessment,
        after=after.assessment,
        framework=after.framework,
        change=change,
        words={step.item: _words(before, after, step.item) for step in change.steps if step.item},
        added=tuple(p.code for p in after.framework.assessable if p.code not in asked[0]),
        removed=tuple(p.code for p in before.framework.assessable if p.code not in asked[1]),
    )


def _side(assessment: Assessment) -> _Side:
    framework = get_engine_framework(assessment.framework)
    answers = map_answers(assessment)
    said = said_of(assessment, framework, answers)
    scored = Scored(questionnaire(assessment, framework), said, assessment.as_of)
    return _Side(assessment, framework, answers, scored)


def _words(before: _Side, after: _Side, code: str) -> tuple[Answer | None, Answer | None, str, str]:
    old, new = before.answers.get(code), after.answers.get(code)
    return old, new, _told(before, old), _told(after, new)


def _told(side: _Side, answer: Answer | None) -> str:
    """The words of the ratings, law before practice; empty where nothing is rated."""
    words = rating_words(answer, answer_scales(side.assessment.framework))
    return " / ".join(word for _, word in words if word)
