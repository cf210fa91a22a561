"""Figures for the pictures of an analysis: every organisation's answers, and the assessment before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ortaq.engine.score.rules import score_answers
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.queries import get_scores, list_comparable, list_responses
from ortaq.plan.assessments.queries.responses import Rating
from ortaq.plan.assessments.queries.scores import questionnaire, said_of
from ortaq.plan.gaps.permissions import PRINT
from ortaq.shared.people.queries import list_every_organisation

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from ortaq.engine.score.rules import Questionnaire, Said
    from ortaq.plan.assessments.models import Response
    from ortaq.plan.assessments.queries import Scores
    from ortaq.shared.actors import Actor
    from ortaq.shared.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answered an assessment, by code, and to which provisions, in the framework's order."""

    organisations: tuple[Organisation, ...]
    codes: tuple[str, ...]


def get_answering(actor: Actor, scores: Scores) -> Answering:
    """Who answered, and what.

    Raises:
        NotAllowed: the role may not see what every organisation answered.
    """
    actor.require(PRINT)
    given = list_responses(scores.assessment).exclude(state=AnswerState.UNANSWERED).order_by()
    codes = set(given.values_list("provision__code", flat=True).distinct())
    keys = set(given.values_list("organisation", flat=True).distinct())
    organisations = sorted(
        (one for one in list_every_organisation() if one.pk in keys), key=lambda one: one.code
    )
    ordered = [row.provision.code for row in scores.provisions if row.provision.code in codes]
    return Answering(tuple(organisations), tuple(ordered))


def list_ratings(
    actor: Actor, scores: Scores, codes: Sequence[str]
) -> dict[str, tuple[Rating, ...]]:
    """What organisations answered to some provisions, by code, without the words.

    Raises:
        NotAllowed: the role may not see what every organisation answered.
    """
    actor.require(PRINT)
    found: dict[str, list[Rating]] = defaultdict(list)
    given = list_responses(scores.assessment).exclude(state=AnswerState.UNANSWERED)
    rows = given.filter(provision__code__in=codes).order_by()
    for code, *rating in rows.values_list("provision__code", *Rating._fields):
        found[code].append(Rating(*rating))
    return {code: tuple(ratings) for code, ratings in found.items()}


def share_of_responses(
    scores: Scores, given: Mapping[str, Sequence[Response | Rating]]
) -> dict[tuple[str, int], float | None]:
    """The share that each response alone gives its provision, by code and key of the organisation.

    None where it rates nothing: not known, or not applicable.
    """
    whole = questionnaire(scores.assessment, scores.framework)
    asked = _only(whole, given)
    by_organisation: dict[int, dict[str, Response | Rating]] = defaultdict(dict)
    for code, responses in given.items():
        for response in responses:
            by_organisation[response.organisation_id][code] = response
    said = {
        (code, key): one
        for key, own in by_organisation.items()
        for code, one in said_of(scores.assessment, scores.framework, own).items()
    }
    shares = _shares(asked, said.items(), on=scores.assessment.as_of)
    return {(code, key): shares[code, one] for (code, key), one in said.items()}


def _shares(
    asked: Questionnaire, said: Iterable[tuple[tuple[str, int], Said]], *, on: date
) -> dict[tuple[str, Said], float | None]:
    """The share of each answer that somebody gave, each scored once however many gave it."""
    different: dict[str, dict[Said, None]] = defaultdict(dict)
    for (code, _key), one in said:
        different[code][one] = None
    found: dict[tuple[str, Said], float | None] = {}
    while different:
        answers = {code: next(iter(left)) for code, left in different.items()}
        leaves = {
            leaf.code: leaf
            for leaf in score_answers(asked, answers, on=on).walk()
            if not leaf.children
        }
        found |= {(code, one): leaves[code].share for code, one in answers.items()}
        for code, one in answers.items():
            del different[code][one]
        different = {code: left for code, left in different.items() if left}
    return found


def _only(asked: Questionnaire, codes: Container[str]) -> Questionnaire:
    """The questionnaire with some of its items, and the groups that these stand in."""
    items = tuple(item for item in asked.items if item.code in codes)
    parents = {group.code: group.parent for group in asked.groups}
    kept: set[str] = set()
    for item in items:
        group = item.group
        while group and group not in kept:
            kept.add(group)
            group = parents[group]
    groups = tuple(group for group in asked.groups if group.code in kept)
    return replace(asked, items=items, groups=groups)


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
