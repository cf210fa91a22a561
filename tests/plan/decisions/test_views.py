from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from factories import decisions, measures, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.decisions import services
from ortaq.plan.decisions.models import Decision, Meeting
from ortaq.plan.measures.models import Plan
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def _meeting(name: str, number: int) -> str:
    return reverse(f"decisions:{name}", args=["committee", number])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.OBSERVER])
def test_every_page_opens_in_every_language(client, language, role):
    decisions.committee()
    client.force_login(people.user(role))
    with translation.override(language):
        addresses = [
            reverse("decisions:committee"),
            _meeting("meeting", 1),
            reverse("decisions:decision", args=[Decision.objects.earliest("pk").reference]),
        ]

    answers = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert all("https://www.miragenews.com/" in answer.content.decode() for answer in answers)


def test_the_page_says_so_where_there_is_no_committee(secretary):
    assert "No committee yet" in secretary.get(reverse("decisions:committee")).content.decode()


def test_the_public_signs_in_first(client):
    decisions.committee()

    assert client.get(reverse("decisions:committee")).status_code == 302
    assert client.get(_meeting("meeting", 1)).status_code == 302


def test_a_meeting_and_its_decision_are_recorded(secretary):
    decisions.committee()
    plan = measures.plan("one")
    meeting = {
        "number": "4",
        "step": "adoption",
        "held_from": "2026-03-02",
        "held_to": "2026-03-02",
        "place_kk": "Астана",
        "place_ru": "Астана",
    }
    decision = {"text_kk": "Шешім", "text_ru": "Решение", "plan": "one", "approves_plan": "on"}
    new = reverse("decisions:new_meeting", args=["committee"])

    assert secretary.get(new).status_code == 200
    assert secretary.post(new, meeting).status_code == 302
    assert secretary.post(new, meeting).status_code == 422
    assert secretary.post(_meeting("record_decision", 4), decision).status_code == 302

    approved = Plan.objects.get(pk=plan.pk)
    page = secretary.get(reverse("decisions:decision", args=[approved.decision])).content.decode()
    assert "approves the plan" in page
    assert "version 1 of the plan, unchanged since" in page


def test_a_refused_decision_keeps_what_was_typed(secretary):
    decisions.committee()
    measures.measure(measures.plan("one"))
    typed = {"text_kk": "Менің сөзім", "text_ru": "Решение"}

    without_plan = secretary.post(_meeting("record_decision", 1), {**typed, "approves_plan": "on"})
    incomplete = secretary.post(
        _meeting("record_decision", 1), {**typed, "approves_plan": "on", "plan": "one"}
    )

    assert (without_plan.status_code, incomplete.status_code) == (422, 409)
    assert "Choose the plan that it approves" in without_plan.content.decode()
    assert "Менің сөзім" in incomplete.content.decode()


def test_later_drift_is_shown(secretary):
    plan = measures.plan()
    decision = services.record_decision(
        actor=SYSTEM,
        meeting=decisions.meeting(),
        text=Trilingual(HOSTILE, HOSTILE, HOSTILE),
        plan=plan,
    )
    measures.measure(plan)

    page = secretary.get(reverse("decisions:decision", args=[decision.reference])).content.decode()

    assert "The plan changed since" in page
    assert "1 change since" in page
    assert HOSTILE not in page


@pytest.mark.parametrize("role", [Role.ANALYST, Role.AGENCY_MEMBER, Role.ADMINISTRATOR])
def test_others_record_nothing(client, role):
    decisions.committee()
    client.force_login(people.user(role))
    before = (Meeting.objects.count(), Decision.objects.count())

    for address in (
        reverse("decisions:new_meeting", args=["committee"]),
        _meeting("record_decision", 1),
    ):
        assert client.post(address, {"text_kk": "x"}).status_code == 403

    assert (Meeting.objects.count(), Decision.objects.count()) == before


def test_nothing_is_found_under_a_wrong_number(secretary):
    decisions.committee()

    for address in (
        _meeting("meeting", 9),
        reverse("decisions:decision", args=["D-999999"]),
        reverse("decisions:decision", args=["x"]),
        reverse("decisions:new_meeting", args=["nowhere"]),
    ):
        assert secretary.get(address).status_code == 404
