from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from factories import assessments, frameworks, people
from ortaq.engine.terms.framework import Engine
from ortaq.plan.assessments import queries
from ortaq.plan.assessments.models import Answer, AnswerState, Basis
from ortaq.plan.assessments.services import Rating
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
UNKNOWN = Rating(AnswerState.DONT_KNOW)


@pytest.fixture
def disputed():
    """Two organisations: one mind on S-2 and S-3, two on S-1, S-4 known to one only."""
    assessment = assessments.opened()
    police, court = people.organisation("POLICE"), people.organisation("COURT")
    for code, one, other in (
        ("S-1", assessments.rating(2, 1, "we apply it"), assessments.rating(0, 1, "too narrow")),
        ("S-2", assessments.rating(1, 1), assessments.rating(1, 1)),
        ("S-3", assessments.rating(0, 0), assessments.rating(0, 0)),
        ("S-4", assessments.rating(2, 2), UNKNOWN),
    ):
        assessments.responded(assessment, police, code, one)
        assessments.responded(assessment, court, code, other)
    return assessment


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def _url(name, assessment, *more):
    return reverse(f"assessments:{name}", args=[assessment.reference, *more])


def test_agreement_is_measured_by_chapter_and_for_the_whole(disputed):
    found = queries.get_disagreement(SYSTEM, disputed.reference)

    crimes, powers, whole = found.sections
    assert [one.code for one in found.organisations] == ["COURT", "POLICE"]
    assert (crimes.alpha.units, crimes.disputed) == (4, 1)
    # kappa, squared weights, of S-1 and S-2: ratings (0,2), (1,1), (1,1), (1,1) of court and police:
    # observed 4/4; expected (0-2)^2/16 + 3(0-1)^2/16 + 3(1-2)^2/16 = 10/16
    assert crimes.kappa.value == pytest.approx(1 - 1 / (10 / 16))
    assert powers.alpha.unanimous
    assert whole.title is None
    assert whole.alpha.ratings == 12


def test_only_questions_with_different_answers_are_listed_in_words(disputed):
    found = queries.get_disagreement(SYSTEM, disputed.reference)

    assert [row.provision.code for row in found.rows] == ["S-1", "S-4"]
    court, _police = found.cells(found.rows[0])
    assert [word.en for word in court.words] == ["Law none en", "Practice partial en"]
    assert found.cells(found.rows[1])[0].state == "dont_know"
    assert all(row.disputed for row in found.rows)


@pytest.mark.parametrize("engine", Engine)
def test_every_engine_has_a_measure(engine):
    assessment = assessments.opened(frameworks.loaded(engine=engine))
    for _ in range(2):
        rating = assessments.rating() if engine == Engine.TREATY else assessments.valued(1)
        assessments.responded(assessment, people.organisation(), given=rating)

    found = queries.get_disagreement(SYSTEM, assessment.reference)

    assert found.sections[-1].alpha.unanimous


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_open_in_every_language(secretary, disputed, language):
    with translation.override(language):
        addresses = [
            _url("agreement", disputed),
            _url("sessions", disputed),
            _url("session", disputed, "S-1"),
            _url("answer", disputed, "S-1"),
            _url("assessment", disputed),
        ]

    answers = [secretary.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [200] * 5
    session = answers[2].content.decode()
    assert "we apply it" in session
    assert "too narrow" in session


def test_an_empty_assessment_says_that_nobody_answered(secretary):
    page = secretary.get(_url("agreement", assessments.opened())).content.decode()

    assert "No organisation has answered yet" in page


def test_the_session_goes_from_one_question_to_the_next_until_none_is_left(secretary, disputed):
    values = {
        "state": "answered",
        "law": "1",
        "practice": "1",
        "version": 1,
        "reason": "half of it",
        "participants": ["POLICE", "COURT"],
        "meeting": "3",
    }

    first = secretary.post(_url("settle", disputed, "S-1"), values)
    second = secretary.post(_url("settle", disputed, "S-4"), values)

    settled = Answer.objects.get(provision__code="S-1")
    assert first["Location"] == _url("session", disputed, "S-4")
    assert second["Location"] == _url("agreement", disputed)
    assert (settled.law, settled.basis) == (1, Basis.SESSION)
    page = secretary.get(_url("answer", disputed, "S-1")).content.decode()
    assert "half of it" in page
    assert "COURT" in page


def test_a_session_without_a_reason_keeps_what_was_typed(secretary, disputed):
    values = {"state": "answered", "law": "1", "practice": "1", "version": 1, "meeting": "day 3"}

    answer = secretary.post(_url("settle", disputed, "S-1"), values)

    assert answer.status_code == 422
    assert "day 3" in answer.content.decode()


def test_a_session_overtaken_by_another_is_shown_both(secretary, disputed):
    values = {
        "state": "answered",
        "law": "1",
        "practice": "1",
        "version": 0,
        "reason": "x",
        "participants": ["POLICE"],
    }

    answer = secretary.post(_url("settle", disputed, "S-1"), values)

    assert answer.status_code == 409
    assert "Theirs, saved now" in answer.content.decode()


def test_an_agency_does_not_moderate(client, disputed):
    client.force_login(people.user(Role.AGENCY_MEMBER))

    assert client.get(_url("sessions", disputed)).status_code == 403


def test_an_agency_sees_the_others_after_its_own_answer(client, disputed):
    member = people.user(Role.AGENCY_MEMBER)
    client.force_login(member)

    before = client.get(_url("answer", disputed, "S-1")).content.decode()
    assessments.responded(disputed, member.organisation)
    after = client.get(_url("answer", disputed, "S-1")).content.decode()

    assert "too narrow" not in before
    assert "too narrow" in after


def test_what_stands_until_organisations_agree_is_not_said_by_all_of_them(secretary, disputed):
    session = secretary.get(_url("session", disputed, "S-1")).content.decode()
    settled = secretary.get(_url("answer", disputed, "S-2")).content.decode()

    assert "organisations differ; this stays until they agree" in session
    assert "said by all organisations that answered" not in session
    assert "said by all organisations that answered" in settled
