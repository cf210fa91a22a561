"""From answers to scores, by the engine."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ortaq.engine.score.gaps import gaps, level_gaps, open_items
from ortaq.engine.score.items import Unrated, groups_of, items_of
from ortaq.engine.score.points_evidence import Proof
from ortaq.engine.score.range_mean import Range
from ortaq.engine.score.rules import LEVEL_RULES, Questionnaire, Said, score_answers
from ortaq.engine.terms.framework import Engine
from ortaq.plan.assessments.models import AnswerSource, AnswerState
from ortaq.plan.assessments.permissions import READ
from ortaq.plan.assessments.queries.answers import map_answers
from ortaq.plan.assessments.queries.lists import get_assessment
from ortaq.plan.assessments.queries.scales import VALUE, answer_scales, rating_word
from ortaq.plan.assessments.queries.sources import count_sources, list_stale_codes
from ortaq.plan.frameworks.queries import get_engine_framework
from ortaq.shared import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ortaq.engine.score.gaps import GapFinding
    from ortaq.engine.score.tree import Score
    from ortaq.engine.terms.framework import Framework as EngineFramework
    from ortaq.engine.terms.framework import FrameworkGroup, Provision, Scale
    from ortaq.engine.terms.language import Trilingual
    from ortaq.plan.assessments.models import Answer, Assessment, Rated, Source
    from ortaq.plan.assessments.queries.responses import Rating
    from ortaq.shared.actors import Actor

Proofs = dict[str, list[tuple[str, Proof]]]
"""References by the code of their provision, each with the kind of its source."""


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
        ratings: the words of the ratings, one for each of the assessment's scales; None without one.
    """

    provision: Provision
    answer: Answer | None
    source_count: int
    score: Score
    ratings: tuple[Trilingual | None, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """An assessment in numbers, all from the engine.

    Args:
        assessment: whose.
        framework: the version it was answered against.
        scales: what each answer rates: law and practice of a treaty, else one value.
        whole: score of the framework.
        groups: in the framework's order, those without questions left out.
        provisions: the questions, in the framework's order.
        open_codes: questions that still widen the interval, in order.
        stale_codes: questions whose answers rest on a source that has expired by today.
    """

    assessment: Assessment
    framework: EngineFramework
    scales: tuple[Scale, ...]
    whole: Score
    groups: tuple[GroupScore, ...]
    provisions: tuple[ProvisionScore, ...]
    open_codes: tuple[str, ...]
    stale_codes: frozenset[str]


def get_scores(actor: Actor, reference: str) -> Scores:
    """The scores of an assessment as its answers stand now.

    Raises:
        Assessment.DoesNotExist: none has this number.
    """
    assessment = get_assessment(actor, reference)
    framework = get_engine_framework(assessment.framework)
    answers = map_answers(assessment)
    asked = questionnaire(assessment, framework)
    whole = score_answers(asked, said_of(assessment, framework, answers), on=assessment.as_of)
    leaves = {node.code: node for node in whole.walk() if not node.children}
    scales = answer_scales(assessment.framework)
    counts = count_sources(assessment)
    return Scores(
        assessment=assessment,
        framework=framework,
        scales=tuple(scales.values()),
        whole=whole,
        groups=tuple(_group_scores(framework, whole)),
        provisions=tuple(
            ProvisionScore(
                provision=provision,
                answer=(answer := answers.get(provision.code)),
                source_count=counts.get(provision.code, 0),
                score=leaves[provision.code],
                ratings=tuple(
                    rating_word(scale, getattr(answer, name, None))
                    for name, scale in scales.items()
                ),
            )
            for provision in framework.assessable
        ),
        open_codes=open_items(whole, asked.items),
        stale_codes=list_stale_codes(assessment, on=clock.today()),
    )


def list_findings(
    actor: Actor, assessment: Assessment, *, threshold: float
) -> tuple[GapFinding, ...]:
    """The provisions whose score is certainly `threshold` or more below full, largest gap first.

    Where a framework counts levels, a gap is a question not met; its size is 1 where the next level
    fails by it, 1/2 one level above, and so on.
    """
    actor.require(READ)
    framework = get_engine_framework(assessment.framework)
    answers = map_answers(assessment)
    asked = questionnaire(assessment, framework)
    whole = score_answers(asked, said_of(assessment, framework, answers), on=assessment.as_of)
    if asked.engine in LEVEL_RULES:
        all_decide = asked.engine is Engine.STAGE_ALL
        return level_gaps(whole, asked.items, threshold, all_decide=all_decide)
    return gaps(whole, asked.items, threshold)


def questionnaire(assessment: Assessment, framework: EngineFramework) -> Questionnaire:
    """What the framework of an assessment asks, as its rule takes it."""
    scale = answer_scales(assessment.framework).get(VALUE)
    steps = [step.value for step in scale.steps] if scale else [0, 1]
    return Questionnaire(
        framework.engine, items_of(framework), groups_of(framework), Range(min(steps), max(steps))
    )


def said_of(
    assessment: Assessment, framework: EngineFramework, answers: Mapping[str, Rated | Rating]
) -> dict[str, Said]:
    """The answers as the rules take them, with their proofs where points need them."""
    needs_proof = framework.engine is Engine.POINTS_EVIDENCE
    proofs = _list_proofs(assessment) if needs_proof else {}
    wanted = {
        provision.code: {request.type.value for request in provision.evidence if request.required}
        for provision in (framework.provisions if needs_proof else ())
    }
    return {
        code: _said(answer, _accepted(proofs.get(code, []), wanted.get(code, set())))
        for code, answer in answers.items()
    }


def proof_of(source: Source) -> Proof:
    """A source as a reference: accepted once verified, in force between its days of validity."""
    until = source.valid_until
    return Proof(
        source.verified, source.valid_from, None if until is None else until + timedelta(days=1)
    )


def _list_proofs(assessment: Assessment) -> Proofs:
    links = AnswerSource.objects.filter(answer__assessment=assessment)
    proofs: Proofs = defaultdict(list)
    for link in links.select_related("source", "answer__provision"):
        proofs[link.answer.provision.code].append((link.source.kind, proof_of(link.source)))
    return proofs


def _accepted(proofs: list[tuple[str, Proof]], wanted: set[str]) -> tuple[Proof, ...]:
    """The references that can prove: of a kind the framework needs, where it needs one."""
    return tuple(proof for kind, proof in proofs if not wanted or kind in wanted)


def _said(answer: Rated | Rating, proofs: tuple[Proof, ...]) -> Said:
    if answer.state != AnswerState.ANSWERED:
        return Said.none(Unrated(answer.state))
    missing = Unrated.DONT_KNOW
    return Said(
        law=missing if answer.law is None else answer.law,
        practice=missing if answer.practice is None else answer.practice,
        value=missing if answer.value is None else answer.value,
        proofs=proofs,
    )


def _group_scores(framework: EngineFramework, whole: Score) -> Iterator[GroupScore]:
    nodes = {node.code: node for node in whole.walk() if node.children}
    depths = {"": -1}
    for group in framework.groups:
        depths[group.code] = depths[group.parent] + 1
        if group.code in nodes:
            yield GroupScore(group, depths[group.code], nodes[group.code])
