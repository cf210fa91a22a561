from __future__ import annotations

import re

import pytest
from django.urls import reverse

from factories import assessments, people
from ortaq.plan.assessments.models import Answer, AnswerChange, Response, ResponseChange
from ortaq.shared.actors import Role

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
GIVEN = {"version": 0, "state": "answered", "law": "1", "practice": "0", "form": "mark"}


@pytest.fixture(params=[Role.SECRETARY, Role.AGENCY_MEMBER])
def writer(client, request):
    client.force_login(people.user(request.param))
    return client


def _save(client, assessment, **values):
    address = reverse("assessments:rate", args=[assessment.reference, "S-1"])
    return client.post(address, {**GIVEN, **values}, headers=HTMX).content.decode()


def test_it_saves_while_one_writes_and_keeps_one_change_of_one_form(writer):
    assessment = assessments.opened()

    first = _save(writer, assessment, justification="half a")
    second = _save(writer, assessment, justification="half a sentence", version=1)
    late = _save(writer, assessment, justification="half a sentence more", version=1)

    assert 'value="1" id="id_version" hx-swap-oob="true"' in first
    assert 'value="2"' in second
    assert 'value="3"' in late
    assert Answer.objects.get().justification.en == "half a sentence more"
    assert AnswerChange.objects.count() == 1
    assert ResponseChange.objects.count() == Response.objects.count()


def test_an_unfinished_answer_is_not_saved_and_says_why(writer):
    assessment = assessments.opened()

    told = _save(writer, assessment, practice="")

    assert "Not saved yet" in told
    assert not AnswerChange.objects.exists()


def test_another_hand_is_not_overwritten(client):
    assessment = assessments.opened()
    client.force_login(people.user(Role.SECRETARY))
    _save(client, assessment, justification="mine")
    assessments.answered(assessment, given=assessments.rating(2, 2, "theirs"), version=1)

    told = _save(client, assessment, justification="mine, longer", version=1)

    assert "Nothing is lost" in told
    assert "theirs" in told
    assert Answer.objects.get().justification.en == "theirs"


def test_two_colleagues_of_one_agency_are_told_of_each_other(client):
    assessment, organisation = assessments.opened(), people.organisation()
    assessments.responded(assessment, organisation, given=assessments.rating(2, 2, "theirs"))
    client.force_login(people.user(Role.AGENCY_MEMBER, organisation))

    told = _save(client, assessment, justification="mine")

    assert "theirs" in told
    assert Response.objects.get().justification.en == "theirs"


def test_the_form_saves_by_itself_only_where_a_script_runs(writer):
    assessment = assessments.opened()
    address = reverse("assessments:answer", args=[assessment.reference, "S-1"])

    page = writer.get(address).content.decode()
    marks = re.findall(r'name="form" value="([0-9a-f]{32})"', page)

    assert 'hx-trigger="change' in page
    assert len(set(marks)) == 1
