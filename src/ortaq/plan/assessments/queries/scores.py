"""From answers to scores, by the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortaq.engine.score.gaps import gaps, open_items
from ortaq.engine.score.items import Unrated, groups_of, items_of
from ortaq.engine.score.treaty import TreatyAnswer, score_treaty
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.permissions import READ
from ortaq.plan.assessments.queries.answers import count_sources, list_answers
from ortaq.plan.assessments.queries.lists import get_assessment
from ortaq.plan.frameworks.queries import get_engine_framework

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ortaq.engine.score.gaps import GapFinding
    from ortaq.engine.score.tree import Score
    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.engine.terms.framework import FrameworkGroup, Provision, Scale
    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.assessments.models import Answer, Assessment
    from ortaq.shared.actors import Actor


@dataclass(frozen=True, slots=True)
class GroupScore:
    """A group that has questions, with its score; `depth` is 0 for a chapter."""

    group: FrameworkGroup
    depth: int
    score: Score


@dataclass(frozen=True, slots=True)
class ProvisionScore:
    """A question with its answer and score.

    Args:
        provision: what is asked.
        answer: None where nobody touched it yet.
        source_count: how many sources the answer rests on.
        score: of this provision.
        law: the word of the rating, None where there is none.
        practice: the word of the rating, None where there is none.
    """

    provision: Provision
    answer: Answer | None
    source_count: int
    score: Score
    law: Trilingual | None
    practice: Trilingual | None


@dataclass(frozen=True, slots=True)
class Scores:
    """An assessment in numbers, all from the engine.

    Args:
        assessment: whose.
        framework: the version it was answered against.
        whole: score of the framework, with the parts law and practice.
        groups: in the framework's order, those without questions left out.
        provisions: the questions, in the framework's order.
        open_codes: questions that still widen the interval, in order.
    """

    assessment: Assessment
    framework: EngineFramework
    whole: Score
    groups: tuple[GroupScore, ...]
    provisions: tuple[ProvisionScore, ...]
    open_codes: tuple[str, ...]


def get_scores(actor: Actor, reference: str) -> Scores:
    """The scores of an assessment as its answers stand now.

    Raises:
        Assessment.DoesNotExist: none has this number.
    """
    assessment = get_assessment(actor, reference)
    framework = get_engine_framework(assessment.framework)
    answers = {answer.provision.code: answer for answer in list_answers(assessment)}
    whole = _score(framework, answers)
    leaves = {node.code: node for node in whole.walk() if not node.children}
    scales = {scale.code: scale for scale in framework.scales}
    counts = count_sources(assessment)
    return Scores(
        assessment=assessment,
        framework=framework,
        whole=whole,
        groups=tuple(_group_scores(framework, whole)),
        provisions=tuple(
            ProvisionScore(
                provision=provision,
                answer=(answer := answers.get(provision.code)),
                source_count=counts.get(provision.code, 0),
                score=leaves[provision.code],
                law=rating_word(scales["in_law"], answer.law if answer else None),
                practice=rating_word(scales["in_practice"], answer.practice if answer else None),
            )
            for provision in framework.assessable
        ),
        open_codes=open_items(whole, items_of(framework)),
    )


def list_findings(
    actor: Actor, assessment: Assessment, *, threshold: float
) -> tuple[GapFinding, ...]:
    """The provisions whose score is certainly `threshold` or more below full, largest gap first."""
    actor.require(READ)
    framework = get_engine_framework(assessment.framework)
    answers = {answer.provision.code: answer for answer in list_answers(assessment)}
    return gaps(_score(framework, answers), items_of(framework), threshold)


def rating_word(scale: Scale, value: int | None) -> Trilingual | None:
    """What a step of a scale is called; None where there is no rating."""
    return next((step.label for step in scale.steps if step.value == value), None)


def _score(framework: EngineFramework, answers: dict[str, Answer]) -> Score:
    given = {code: _treaty_answer(answer) for code, answer in answers.items()}
    return score_treaty(items_of(framework), groups_of(framework), given)


def _treaty_answer(answer: Answer) -> TreatyAnswer:
    if answer.state != AnswerState.ANSWERED:
        return TreatyAnswer.none(Unrated(answer.state))
    missing = Unrated.DONT_KNOW
    return TreatyAnswer(
        law=missing if answer.law is None else answer.law,
        practice=missing if answer.practice is None else answer.practice,
    )


def _group_scores(framework: EngineFramework, whole: Score) -> Iterator[GroupScore]:
    nodes = {node.code: node for node in whole.walk() if node.children}
    depths = {"": -1}
    for group in framework.groups:
        depths[group.code] = depths[group.parent] + 1
        if group.code in nodes:
            yield GroupScore(group, depths[group.code], nodes[group.code])
