"""The first page: the situation, the plan, and what waits for the reader."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from factories import assessments, decisions, measures, people, rounds
from factories.reports import report
from ortaq.home import Home
from ortaq.picture.statistics.services import refresh_lake
from ortaq.plan.decisions.models import MeetingMode, MemberRole
from ortaq.plan.decisions.services import propose_decision
from ortaq.plan.measures.deadlines import Deadline
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role
from web.crawl import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home_folder(settings, tmp_path):
    settings.HOME = Home(tmp_path)
    settings.HOME.make()


def open_home(client, role: Role | None = None, org=None):
    """The page and its items: (text, address) of what waits."""
    if role is not None:
        client.force_login(people.user(role, org))
    answer = client.get("/en/")
    return answer, {item.text: item.url for item in answer.context["waiting"]}


def test_an_empty_home_says_what_comes(client):
    answer, waiting = open_home(client)

    page = read("/en/", answer.status_code, answer.content.decode())
    assert answer.status_code == 200
    assert waiting == {}
    assert "No picture yet" in page.text
    assert "No plan yet" in page.text
    assert reverse("intake:form") in page.links


def test_an_investigator_sees_new_reports_and_one_click_opens_them(client):
    text = "Звонили с +7 709 555 00 01"
    first, second = (report(text, reported_at=clock.now()) for _ in range(2))

    answer, waiting = open_home(client, Role.INVESTIGATOR)

    address = waiting["2 new reports to look at"]
    listed = client.get(address).content.decode()
    assert first.reference in listed
    assert second.reference in listed
    assert any("campaign" in text for text in waiting)
    shown = answer.content.decode()
    assert "What waits for you" in shown
    assert "Reports in 30 days: 2. 2 reports in all" in shown


def test_an_observer_is_not_asked_to_look_at_reports(client):
    report()

    _answer, waiting = open_home(client, Role.OBSERVER)

    assert not any("report" in text for text in waiting)


def test_an_agency_sees_the_provisions_and_the_measures_that_it_owes(client):
    ours = people.organisation("OURS")
    assessment = assessments.opened()
    plan = measures.plan(published=True)
    year = clock.today().year
    due = Deadline.parse(f"{min(max(year, plan.first_year), plan.last_year)}Q4")
    mine = measures.measure(plan, lead=ours.code, deadline=due, title=measures.text("Mine"))
    measures.measure(plan, lead=people.organisation("OTHER").code, deadline=due)

    _answer, waiting = open_home(client, Role.AGENCY_MEMBER, ours)

    assert waiting["Mine en"] == reverse("measures:measure", args=[mine.reference])
    assert sum("/measures/M-" in address for address in waiting.values()) == 1
    assert reverse("assessments:assessment", args=[assessment.reference]) in waiting.values()


def test_an_administrator_sees_who_has_no_second_factor(client, settings):
    settings.REQUIRE_SECOND_FACTOR = True

    _answer, waiting = open_home(client, Role.ADMINISTRATOR)

    assert reverse("people:users") in waiting.values()


def test_who_has_nothing_to_do_is_told_so(client):
    answer, waiting = open_home(client, Role.ADMINISTRATOR)

    assert waiting == {}
    assert "Nothing waits for you now." in answer.content.decode()


def test_the_situation_counts_the_register(client):
    for number in range(6):
        report(reported_at=clock.now() - timedelta(days=40), claimed_kzt=Decimal(number))
    refresh_lake()

    answer, _waiting = open_home(client, Role.ANALYST)

    assert answer.context["situation"].reports == 6
    assert "<svg" in answer.content.decode()


def test_the_public_sees_no_small_counts_and_no_campaigns(client):
    for _ in range(2):
        report("Звонили с +7 709 555 00 01", reported_at=clock.now() - timedelta(days=40))
    refresh_lake()

    answer, _waiting = open_home(client)

    assert list(answer.context["campaigns"]) == []
    assert answer.context["situation"] is None or answer.context["situation"].reports is None


def test_the_plan_is_summed_up(client):
    plan = measures.plan(published=True)
    measures.measure(plan)

    answer, _waiting = open_home(client)

    assert answer.context["summary"].measures == 1
    assert "Plan en" in answer.content.decode()


def test_a_duty_officer_sees_how_far_his_own_reports_have_come(client):
    ours, other = people.organisation("OURS"), people.organisation("OTHER")
    officer = people.user(Role.DUTY_OFFICER, ours)
    report(actor=officer.actor)
    report(actor=people.user(Role.DUTY_OFFICER, other).actor)
    client.force_login(officer)

    answer = client.get("/en/")

    counts = [(found.status.value, found.count) for found in answer.context["own_reports"]]
    assert counts == [("received", 1)]
    assert f"{reverse('reports:list')}?status=received" in answer.content.decode()


def test_a_duty_officer_without_reports_is_told_how_to_send_them(client):
    answer, _waiting = open_home(client, Role.DUTY_OFFICER)

    assert answer.context["own_reports"] == []
    assert reverse("api:openapi-json") in answer.content.decode()


def test_who_sees_all_reports_has_none_of_his_own(client):
    answer, _waiting = open_home(client, Role.INVESTIGATOR)

    assert answer.context["own_reports"] is None


def test_what_waits_is_read_first(client):
    answer, _waiting = open_home(client, Role.INVESTIGATOR)

    page = answer.content.decode()
    assert page.index("What waits for you") < page.index("The situation</h2>")


def test_the_secretariat_is_led_back_to_its_rounds(client):
    draft = rounds.drafted()
    sent = rounds.opened(days=3)

    _answer, waiting = open_home(client, Role.SECRETARY)

    assert waiting["A round that is not sent yet"] == reverse(
        "rounds:round", args=[draft.reference]
    )
    assert waiting["0 of 1 organisations are done with a round"] == reverse(
        "rounds:round", args=[sent.reference]
    )


def test_only_the_secretariat_is_told_of_rounds_of_others(client):
    rounds.opened()

    _answer, waiting = open_home(client, Role.AGENCY_MEMBER, people.organisation("OTHER"))

    assert not any("round" in text for text in waiting)


def test_an_agency_sees_the_assignments_of_the_committee(client):
    ours = people.organisation("OURS")
    found = decisions.decision(decisions.item(decisions.meeting()))
    decisions.assignment(found, ours, due_on=clock.today() + timedelta(days=9))
    decisions.assignment(found, people.organisation("OTHER"))

    answer, waiting = open_home(client, Role.AGENCY_MEMBER, ours)

    address = waiting["1 assignment of the Committee to your organisation"]
    assert client.get(address).status_code == 200
    assert "overdue" not in answer.content.decode()


def test_a_member_and_his_alternate_see_the_text_on_which_nobody_of_them_voted(client):
    committee = decisions.committee()
    ours = people.organisation("OURS")
    member = decisions.member(committee, organisation=ours)
    alternate = decisions.member(
        committee, MemberRole.ALTERNATE, organisation=ours, alternate_of=member
    )
    meeting = decisions.planned(committee, MeetingMode.CIRCULATION)
    text = propose_decision(actor=SYSTEM, meeting=meeting, text=decisions.words("Text"))
    asked = "A text of the Committee on which you vote"

    for person in (member, alternate):
        client.force_login(person.user)
        answer = client.get("/en/")
        waiting = {item.text: item.url for item in answer.context["waiting"]}
        assert waiting[asked] == reverse("decisions:decision", args=[text.reference])
    _answer, others = open_home(client, Role.AGENCY_MEMBER, people.organisation("OTHER"))
    client.force_login(alternate.user)
    client.post(
        reverse("decisions:vote", args=[text.reference]), {"member": member.pk, "choice": "for"}
    )
    voted = client.get("/en/").context["waiting"]

    assert asked not in others
    assert asked not in {item.text for item in voted}
