"""The pages of a committee at work, and what they cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import decisions, people
from ortaq.plan.decisions import services
from ortaq.plan.decisions.models import AgendaItem, Assignment, CommitteeMember, Decision, Meeting
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def test_a_meeting_goes_from_plan_to_proof_on_pages(secretary):
    committee = decisions.committee()
    body = people.organisation("BODY")
    slug = [committee.slug]

    def send(name: str, arguments: list, **data: object) -> int:
        return secretary.post(reverse(f"decisions:{name}", args=arguments), data).status_code

    codes = [
        send("add_member", slug, role="chair", organisation="BODY", from_on="2020-01-01"),
        send(
            "plan_meeting",
            slug,
            step="adoption",
            mode="in_person",
            starts_at="2026-12-01T10:00",
            ends_at="2026-12-01T12:00",
            place_kk="Астана",
            place_ru="Астана",
        ),
        send("add_item", [*slug, 4], title_kk="Т", title_ru="Т", minutes="10"),
        send("add_speech", [*slug, 4, 1], speaker="A", said="B"),
        send("invite", [*slug, 4]),
        send(
            "attendance",
            [*slug, 4],
            **{f"member_{CommitteeMember.objects.get().pk}": "present"},
        ),
        send("hold", [*slug, 4], chaired_by=""),
        send(
            "record_decision",
            [*slug, 4],
            item="1",
            text_kk="Ш",
            text_ru="Р",
            votes_for="1",
            votes_against="0",
            votes_abstained="0",
        ),
    ]
    decision = Decision.objects.get(item__isnull=False)
    codes += [
        send(
            "assign",
            [decision.reference],
            text_kk="Т",
            text_ru="П",
            executor=body.code,
            due_on="2027-01-01",
        ),
        send("publish", [decision.reference]),
    ]
    given = Assignment.objects.get()
    codes += [
        send("hand_in", [given.reference], proof="Letter 1"),
        send("decide", [given.reference, "accept"]),
    ]

    assert codes == [302] * len(codes)
    assert Meeting.objects.get(number=4).status == "held"
    assert AgendaItem.objects.get().speeches.get().said == "B"
    given.refresh_from_db()
    assert given.status == "done"
    assert secretary.get(reverse("decisions:proof", args=[decision.reference])).json()


def test_what_is_missing_is_said_and_nothing_is_written(secretary):
    committee = decisions.committee()
    meeting = decisions.planned(committee)
    place = [committee.slug, meeting.number]

    refused = [
        secretary.post(reverse("decisions:add_item", args=place), {"title_kk": "Менің сөзім"}),
        secretary.post(reverse("decisions:add_member", args=place[:1]), {"role": "chair"}),
        secretary.post(reverse("decisions:change", args=place[:1]), {"quorum": ""}),
        secretary.post(reverse("decisions:plan_meeting", args=place[:1]), {"step": ""}),
    ]

    assert [answer.status_code for answer in refused] == [422] * 4
    assert "Менің сөзім" in refused[0].content.decode()
    assert not AgendaItem.objects.exists()


def _fill(meetings: int, each: int) -> None:
    """Meetings with an item, a decision and assignments of many agencies."""
    committee = decisions.committee()
    bodies = [people.organisation(f"A-{number}") for number in range(40)]
    for number in range(meetings):
        item = decisions.item(decisions.planned(committee))
        decision = decisions.decision(item)
        today = clock.today()
        Assignment.objects.bulk_create(
            Assignment(
                decision=decision,
                number=n + 1,
                text=decisions.words("Assignment"),
                executor=bodies[(number * each + n) % 40],
                due_on=today + timedelta(days=n - 5),
                first_due_on=today + timedelta(days=n - 5),
            )
            for n in range(each)
        )


@pytest.mark.parametrize("name", ["committee", "assignments", "assignments_csv"])
def test_pages_cost_the_same_with_much_as_with_little(secretary, name):
    address = reverse(f"decisions:{name}")

    def cost() -> int:
        secretary.get(address)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert secretary.get(address).status_code == 200
        return len(caught)

    _fill(1, 2)
    little = cost()
    _fill(5, 10)

    assert cost() == little


def test_a_member_declares_his_conflict_on_the_page(client):
    committee = decisions.committee()
    member = decisions.member(committee)
    item = decisions.item(decisions.planned(committee))
    place = [committee.slug, item.meeting.number, item.number]
    client.force_login(member.user)

    answer = client.post(
        reverse("decisions:declare_conflict", args=place),
        {"member": member.pk, "reason": "Contractor"},
    )

    assert answer.status_code == 302
    page = client.get(reverse("decisions:item", args=place)).content.decode()
    assert "Contractor" in page


def test_a_frozen_paper_waits_for_the_invitation(client):
    committee = decisions.committee()
    member = decisions.member(committee)
    item = decisions.item(decisions.planned(committee))
    paper = services.add_paper(actor=SYSTEM, item=item, title="Draft", content=b"words")
    address = reverse("decisions:paper", args=[paper.pk])
    client.force_login(member.user)

    before = client.get(address).status_code
    services.invite(actor=SYSTEM, meeting=item.meeting)
    after = client.get(address)

    assert (before, after.status_code) == (404, 200)
    assert after.content == b"words"
