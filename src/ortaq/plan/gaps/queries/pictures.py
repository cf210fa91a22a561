"""Figures for the pictures of an analysis: every organisation's answers, and the assessment before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ortaq.engine.score.rules import score_answers
from ortaq.plan.assessments.queries import get_scores, list_comparable
from ortaq.plan.assessments.queries.scores import questionnaire, said_of

if TYPE_CHECKING:
    from ortaq.plan.assessments.models import Response
    from ortaq.plan.assessments.queries import Scores
    from ortaq.plan.gaps.queries.analysis import Analysis
    from ortaq.shared.actors import Actor


def share_of_responses(analysis: Analysis) -> dict[tuple[str, int], float | None]:
    """The share that each response alone gives its provision, by code and key of the organisation.

    None where it rates nothing: not known, or not applicable.
    """
    scores = analysis.scores
    asked = questionnaire(scores.assessment, scores.framework)
    by_organisation: dict[int, dict[str, Response]] = defaultdict(dict)
    for code, responses in analysis.responses.items():
        for response in responses:
            by_organisation[response.organisation_id][code] = response
    found: dict[tuple[str, int], float | None] = {}
    for key, given in by_organisation.items():
        said = said_of(scores.assessment, scores.framework, given)
        tree = score_answers(asked, said, on=scores.assessment.as_of)
        leaves = {leaf.code: leaf for leaf in tree.walk() if not leaf.children}
        found |= {(code, key): leaves[code].share for code in given}
    return found


def find_scores_before(actor: Actor, scores: Scores) -> Scores | None:
    """The newest older assessment against any version of the same framework, in numbers; None without one."""
    own = scores.assessment
    older = [
        one
        for one in list_comparable(actor, own)
        if (one.as_of, one.pk) < (own.as_of, own.pk) and one.is_demo == own.is_demo
    ]
    if not older:
        return None
    newest = max(older, key=lambda one: (one.as_of, one.pk))
    return get_scores(actor, newest.reference)
