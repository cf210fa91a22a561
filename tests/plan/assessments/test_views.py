from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse
from django.utils import translation

from factories import assessments, frameworks, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments import queries, services
from ortaq.plan.assessments.models import Answer, Assessment, AssessmentStatus
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.words import percent

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


@pytest.fixture
def agency(client):
    client.force_login(people.user(Role.AGENCY_MEMBER))
    return client


def _url(name, assessment, *more):
    return reverse(f"assessments:{name}", args=[assessment.reference, *more])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.OBSERVER])
def test_every_page_opens_in_every_language(client, language, role):
    assessment = assessments.opened(is_demo=True)
    assessments.answered(assessment)
    client.force_login(people.user(role))
    with translation.override(language):
        addresses = [
            reverse("assessments:list"),
            _url("assessment", assessment),
            _url("answer", assessment, "S-1"),
            _url("answer", assessment, "S-4"),
        ]

    answers = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert f"Question S-1 {language}" in answers[2].content.decode()


def test_the_page_shows_the_engines_numbers_and_the_chart_its_table(agency):
    assessment = assessments.opened()
    assessments.answered(assessment, "S-1", assessments.rating(2, 1))
    scores = queries.get_scores(SYSTEM, assessment.reference)

    page = agency.get(_url("assessment", assessment)).content.decode()

    assert f"<strong>{percent(scores.whole.share)}</strong>" in page
    for bound in (scores.whole.low, scores.whole.high, scores.whole.parts["practice"].share):
        assert percent(bound) in page
    assert "<svg" in page
    assert 'id="groups"' in page


def test_a_demonstration_says_so_on_every_page(agency):
    assessment = assessments.opened(is_demo=True)

    for address in (_url("assessment", assessment), _url("answer", assessment, "S-1")):
        assert "Draft for demonstration, unverified" in agency.get(address).content.decode()


def test_an_answer_is_saved_and_the_next_question_follows(agency):
    assessment = assessments.opened()
    values = {"version": 0, "state": "answered", "law": "1", "practice": "0", "then": "next"}

    answer = agency.post(_url("rate", assessment, "S-1"), values)

    assert answer["Location"] == _url("answer", assessment, "S-2")
    assert Answer.objects.get().law == 1


def test_what_was_typed_stays_beside_the_error(agency):
    assessment = assessments.opened()
    values = {"version": 0, "state": "answered", "law": "1", "justification": "long words"}

    answer = agency.post(_url("rate", assessment, "S-1"), values)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "long words" in page
    assert "There is a problem" in page
    assert not Answer.objects.exists()


def test_a_conflict_shows_both_answers_and_can_be_settled(agency):
    assessment = assessments.opened()
    assessments.answered(assessment, given=assessments.rating(2, 2, "theirs"))
    values = {"state": "answered", "law": "0", "practice": "2", "justification": "yours"}
    values["version"] = 0

    conflict = agency.post(_url("rate", assessment, "S-1"), {**values, "answer_version": 0})
    page = conflict.content.decode()
    settled = agency.post(_url("rate", assessment, "S-1"), {**values, "answer_version": 1})

    assert conflict.status_code == 409
    assert "theirs" in page
    assert 'name="answer_version" value="1"' in page
    assert settled.status_code == 302
    assert Answer.objects.get().justification.en == "yours"


def test_a_closed_assessment_shows_the_answer_as_text(agency):
    assessment = assessments.opened()
    assessments.answered(assessment)
    services.close_assessment(actor=SYSTEM, assessment=assessment)

    page = agency.get(_url("answer", assessment, "S-1")).content.decode()

    assert 'name="law"' not in page
    assert "Law partial en" in page


@pytest.mark.parametrize("name", ["rate", "add_source"])
def test_an_observer_does_not_write(client, name):
    assessment = assessments.opened()
    client.force_login(people.user(Role.OBSERVER))

    answer = client.post(_url(name, assessment, "S-1"), {"version": 0, "state": "dont_know"})

    assert answer.status_code == 403
    assert not Answer.objects.exists()


def test_sources_are_added_verified_and_removed(secretary):
    assessment = assessments.opened()
    values = {
        "kind": "law",
        "title": "Criminal code",
        "article": "205",
        "url": "https://l.example/",
    }

    secretary.post(_url("add_source", assessment, "S-1"), values)
    provision = frameworks.provision_row(assessment.framework)
    source = queries.list_sources(queries.find_answer(assessment, provision)).get()
    secretary.post(_url("verify_source", assessment, source.pk, "S-1"))
    page = secretary.get(_url("answer", assessment, "S-1")).content.decode()
    secretary.post(_url("remove_source", assessment, source.pk, "S-1"))

    assert 'href="https://l.example/"' in page
    assert 'class="unverified"' not in page
    assert queries.count_sources(assessment) == {}


def test_a_script_as_address_is_refused_beside_the_field(agency):
    assessment = assessments.opened()
    values = {"kind": "law", "title": "Act", "url": "javascript:alert(1)"}

    answer = agency.post(_url("add_source", assessment, "S-1"), values)

    assert answer.status_code == 422
    assert 'id="id_law_url_error"' in answer.content.decode()


def test_hostile_words_are_shown_as_words_through_every_door(agency):
    assessment = assessments.opened(note=Trilingual(en=HOSTILE))
    values = {"version": 0, "state": "dont_know", "justification": HOSTILE}
    agency.post(_url("rate", assessment, "S-1"), values)
    agency.post(
        _url("add_source", assessment, "S-1"),
        {"kind": "law", "title": HOSTILE, "article": HOSTILE},
    )

    for address in (_url("assessment", assessment), _url("answer", assessment, "S-1")):
        page = agency.get(address).content.decode()
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page


def test_the_secretariat_drafts_opens_closes_and_reopens(secretary):
    frameworks.loaded()
    values = {
        "framework": "sample-1.0",
        "title_kk": "Бағалау",
        "title_ru": "Оценка",
        "as_of": "2026-06-30",
    }

    secretary.post(reverse("assessments:draft"), values)
    assessment = Assessment.objects.get()
    seen = []
    for step in ("open", "close", "reopen"):
        secretary.post(_url(step, assessment))
        seen.append(Assessment.objects.get().status)

    assert seen == [AssessmentStatus.OPEN, AssessmentStatus.CLOSED, AssessmentStatus.OPEN]


def test_the_form_of_a_new_assessment_keeps_what_was_typed(secretary):
    frameworks.loaded()

    answer = secretary.post(reverse("assessments:draft"), {"title_kk": "Бағалау жоба"})

    assert answer.status_code == 422
    assert "Бағалау жоба" in answer.content.decode()


def test_csv_carries_the_engines_shares_and_no_formula(agency):
    assessment = assessments.opened()
    assessments.answered(assessment, "S-1", assessments.rating(2, 1, "=HYPERLINK(1)"))

    answer = agency.get(_url("download_answers", assessment))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    groups = agency.get(_url("download_groups", assessment))

    assert rows[1][0] == "S-1"
    assert rows[1][5] == "0.75"
    assert rows[1][-1] == "'=HYPERLINK(1)"
    assert "crimes" in groups.content.decode()


def test_an_unknown_number_is_not_found(agency):
    assessment = assessments.opened()

    for address in (
        reverse("assessments:assessment", args=["A-999999"]),
        reverse("assessments:assessment", args=["nonsense"]),
        _url("answer", assessment, "S-9"),
        _url("answer", assessment, "none"),
    ):
        assert agency.get(address).status_code == 404
