"""A deadline moves by a decision of the register, or by a paper that is shown as not being in it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from factories import decisions, measures, people
from ortaq.plan.decisions.models import DecisionStatus
from ortaq.plan.measures import services
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.services.move import UnknownDecision
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
MOVED = {"deadline_kind": "year", "deadline_year": "2027", "reason": "No money yet"}
FLAG = "not in the register of decisions"
DECREE = "Government decree No. 145 of 12 March 2026"


@pytest.fixture
def measure():
    return measures.measure(measures.plan(published=True), lead=people.organisation("OWN").code)


@pytest.fixture
def adopted():
    return decisions.decision(decisions.item(decisions.meeting()), "Give more time")


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def _pages(client, measure) -> list[str]:
    """What the secretariat and what everybody sees of the measure."""
    own = client.get(reverse("measures:measure", args=[measure.reference]))
    client.logout()
    public = client.get(reverse("monitoring:public_measure", args=[measure.reference]))
    return [own.content.decode(), public.content.decode()]


def test_the_form_offers_the_decisions_of_the_register(secretary, measure, adopted):
    page = secretary.get(reverse("measures:measure", args=[measure.reference])).content.decode()

    moved = secretary.post(
        reverse("measures:move_deadline", args=[measure.reference]),
        {**MOVED, "decision": adopted.reference},
    )

    assert f'<option value="{adopted.reference}">' in page
    assert "Give more time en" in page
    assert moved.status_code == 302
    own, public = _pages(secretary, measure)
    assert reverse("decisions:decision", args=[adopted.reference]) in own
    assert FLAG not in own + public


def test_another_paper_is_shown_as_not_being_in_the_register(secretary, measure):
    secretary.post(
        reverse("measures:move_deadline", args=[measure.reference]),
        {**MOVED, "other_paper": DECREE},
    )

    for page in _pages(secretary, measure):
        assert DECREE in page
        assert FLAG in page


def test_a_decision_and_another_paper_are_too_much(secretary, measure, adopted):
    answer = secretary.post(
        reverse("measures:move_deadline", args=[measure.reference]),
        {**MOVED, "decision": adopted.reference, "other_paper": DECREE},
    )

    assert answer.status_code == 422
    assert "not both" in answer.content.decode()
    assert not measure.moves.exists()


def _closed(committee):
    return decisions.decision(
        decisions.item(decisions.meeting(committee, number=5), is_closed=True)
    ).reference


def _proposed(committee):
    found = decisions.decision(decisions.item(decisions.meeting(committee, number=6)))
    found.status = DecisionStatus.PROPOSED
    found.save()
    return found.reference


@pytest.mark.parametrize("name", [_closed, _proposed, lambda _committee: "D-999999"])
def test_a_number_of_the_register_must_stand_for_a_decision_that_can_be_named(
    measure, secretary, name
):
    reference = name(decisions.committee())
    page = secretary.get(reverse("measures:measure", args=[measure.reference])).content.decode()

    with pytest.raises(UnknownDecision):
        services.move_deadline(
            actor=SYSTEM,
            measure=measure,
            deadline=Deadline.parse("2027"),
            reason="Why",
            decision=reference,
        )

    assert reference not in page


def test_a_number_is_kept_as_the_register_writes_it(measure, adopted):
    services.move_deadline(
        actor=SYSTEM,
        measure=measure,
        deadline=Deadline.parse("2027"),
        reason="Why",
        decision=f" {adopted.reference.lower()} ",
    )

    assert measure.moves.get().decision == adopted.reference
    assert measure.moves.get().is_registered
