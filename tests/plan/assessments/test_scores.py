from __future__ import annotations

from datetime import date

import pytest

from factories import assessments, frameworks
from ortaq.data import frameworks as packaged
from ortaq.data.demo import content
from ortaq.engine.exchange.framework_yaml import read_framework
from ortaq.engine.score.items import Unrated, groups_of, items_of
from ortaq.engine.score.treaty import TreatyAnswer, score_treaty
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import queries, services
from ortaq.plan.assessments.models import AnswerState
from ortaq.plan.assessments.services import Rating
from ortaq.plan.frameworks.services import load_framework
from ortaq.shared.actors import SYSTEM

pytestmark = pytest.mark.django_db


def _state(state):
    return Rating(state, justification=Trilingual(en="why"))


def test_the_tree_is_the_engines():
    assessment = assessments.opened()
    assessments.answered(assessment, "S-1", assessments.rating(2, 1))
    assessments.answered(assessment, "S-2", assessments.rating(0, None))
    assessments.answered(assessment, "S-3", _state(AnswerState.NOT_APPLICABLE))
    framework = frameworks.framework()

    scores = queries.get_scores(SYSTEM, assessment.reference)

    assert scores.whole == score_treaty(
        items_of(framework),
        groups_of(framework),
        {
            "S-1": TreatyAnswer(2, 1),
            "S-2": TreatyAnswer(0, Unrated.DONT_KNOW),
            "S-3": TreatyAnswer.none(Unrated.NOT_APPLICABLE),
        },
    )
    assert scores.open_codes == ("S-2", "S-4")


def test_nothing_answered_is_an_interval_and_not_zero():
    scores = queries.get_scores(SYSTEM, assessments.opened().reference)

    assert scores.whole.share is None
    assert (scores.whole.low, scores.whole.high) == (0, 1)


def test_chapters_without_questions_have_no_score():
    scores = queries.get_scores(SYSTEM, assessments.opened().reference)

    assert [(row.group.code, row.depth) for row in scores.groups] == [
        ("crimes", 0),
        ("powers", 0),
        ("urgent", 1),
    ]


def test_don_t_know_is_not_unanswered():
    assessment = assessments.opened()
    assessments.answered(assessment, "S-1", _state(AnswerState.DONT_KNOW))

    tally = queries.get_scores(SYSTEM, assessment.reference).whole.tally

    assert (tally.dont_know, tally.unanswered) == (1, 3)


def test_the_demonstration_loads_whole_and_unverified():
    text = packaged.text("budapest-2001")
    framework = load_framework(actor=SYSTEM, framework=read_framework(text)).framework
    demo = content.assessment()

    assessment = services.load_demo_assessment(
        actor=SYSTEM, framework=framework, content=demo, as_of=date(2026, 11, 24)
    )

    scores = queries.get_scores(SYSTEM, assessment.reference)
    rated = sum(answer.state == "answered" for answer in demo.answers)
    assert assessment.is_demo
    assert scores.whole.tally.rated == rated
    assert sum(queries.count_sources(assessment).values()) == sum(
        len(answer.sources) for answer in demo.answers
    )
