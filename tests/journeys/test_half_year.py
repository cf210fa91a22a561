"""A half-year as it goes: leads on time, late, silent and too glad; the board sees each, and so does everybody."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from email.utils import parseaddr
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from docx import Document

from factories import decisions, measures, people
from ortaq.plan.decisions.services import publish_decision
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.services import approve_plan
from ortaq.plan.monitoring.jobs import remind_leads
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.outbox.jobs import send_due

if TYPE_CHECKING:
    from django.test import Client

    from ortaq.plan.measures.models import Measure, Plan
    from ortaq.shared.people.models import User

pytestmark = pytest.mark.django_db

LEADS = ("steady", "late", "silent", "glad", "overdue", "dear")
"""Who leads the measure of the same code, and how he behaves."""


def at(day: str) -> time_machine.travel:
    """Ten in the morning by the clock of the country."""
    return time_machine.travel(f"{day}T05:00Z", tick=False)


@dataclass
class Committee:
    """A plan in force, its leads, and its secretariat."""

    client: Client
    plan: Plan
    secretary: User
    leads: dict[str, User]
    measures: dict[str, Measure]
    decision: str
    told_on: date | None = field(default=None)

    def report(self, name: str, half_year: str, **typed: object) -> int:
        """Hand the lead's report in on its page; return the code of the answer."""
        self.client.force_login(self.leads[name])
        page = reverse("monitoring:report", args=[self.measures[name].reference, half_year])
        return self.client.post(page, {"done_kk": "Жұмыс жүріп жатыр", **typed}).status_code

    def morning(self, day: str) -> list[str]:
        """The letters that leave on a morning: who gets one, in order."""
        with at(day):
            before = len(mail.outbox)
            self.told_on = remind_leads(self.told_on)
            send_due()
        return sorted(
            parseaddr(letter.to[0])[1].partition("@")[0] for letter in mail.outbox[before:]
        )

    def board(self, half_year: str, asked: str = "") -> dict[str, dict[str, str]]:
        """Code to the row of the secretariat's board."""
        self.client.force_login(self.secretary)
        page = f"{reverse('monitoring:board_csv')}?plan=one&period={half_year}&{asked}"
        text = self.client.get(page).content.decode("utf-8-sig")
        return {row["Code"]: row for row in csv.DictReader(io.StringIO(text))}

    def public(self, name: str = "") -> str:
        """The scoreboard, or the page of a measure, as a visitor sees it."""
        self.client.logout()
        arguments = [self.measures[name].reference] if name else []
        view = "monitoring:public_measure" if name else "monitoring:plan"
        return " ".join(self.client.get(reverse(view, args=arguments)).content.decode().split())


@pytest.fixture
def committee(client, settings) -> Committee:
    settings.LANGUAGE_CODE = "en"
    with at("2026-01-05"):
        made = measures.plan("one", published=True)
        leads = {name: person(name) for name in LEADS}
        secretary = person("secretary", Role.SECRETARY)
        found = {name: _measure(made, name, leads[name]) for name in LEADS}
        agenda = decisions.item(decisions.planned(decisions.committee(), days=0))
        decided = decisions.decision(agenda)
    with at("2026-01-06"):
        publish_decision(actor=SYSTEM, decision=decided)
        made = approve_plan(
            actor=SYSTEM, plan=made, decision=decided.reference, on=date(2026, 1, 6)
        )
    return Committee(client, made, secretary, leads, found, decided.reference)


def person(name: str, role: Role = Role.AGENCY_MEMBER) -> User:
    made = people.user(role, people.organisation(name.upper(), "government"), name)
    made.email = f"{name}@ortaq.example"
    made.save()
    return made


def _measure(plan: Plan, name: str, lead: User) -> Measure:
    return measures.measure(
        plan,
        code=name,
        lead=lead.organisation.code,
        start_on=date(2026, 1, 12),
        deadline=Deadline.parse("2026Q2" if name == "overdue" else "2027Q4"),
        indicators=(measures.indicator(targets={2026: Decimal(48), 2027: Decimal(24)}),),
    )


FINE = {
    "declared_status": "in_progress",
    "percent": "35",
    "spent_republican_budget": "6000",
    "value_1": "60",
}


def first_half_year(committee: Committee) -> None:
    """What each lead does on his day."""
    with at("2026-07-04"):
        assert committee.report("steady", "2026H1", **FINE) == 302
    with at("2026-07-06"):
        glad = {**FINE, "declared_status": "done", "percent": "100", "value_1": "24"}
        assert committee.report("glad", "2026H1", **glad) == 302
        assert committee.report("overdue", "2026H1", **{**FINE, "percent": "90"}) == 302
        dear = {**FINE, "spent_republican_budget": "9 900"}
        assert committee.report("dear", "2026H1", **dear) == 302
    with at("2026-07-20"):
        assert committee.report("late", "2026H1", **{**FINE, "percent": "5"}) == 302


def test_letters_go_to_those_who_have_not_reported_and_to_nobody_else(committee):
    letters = {day: committee.morning(day) for day in ("2026-07-02", "2026-07-03")}
    again = committee.morning("2026-07-03")
    with at("2026-07-04"):
        committee.report("steady", "2026H1", **FINE)
    with at("2026-07-06"):
        for name in ("glad", "overdue", "dear"):
            committee.report(name, "2026H1", **FINE)
    letters |= {day: committee.morning(day) for day in ("2026-07-08", "2026-07-10", "2026-07-11")}
    with at("2026-07-16"):
        committee.report("late", "2026H1", **FINE)
    letters |= {day: committee.morning(day) for day in ("2026-07-17", "2026-07-20", "2026-07-21")}

    assert again == []
    assert letters == {
        "2026-07-02": [],
        "2026-07-03": sorted(LEADS),
        "2026-07-08": ["late", "silent"],
        "2026-07-10": [],
        "2026-07-11": ["late", "silent"],
        "2026-07-17": ["silent"],
        "2026-07-20": ["secretary"],
        "2026-07-21": [],
    }
    assert "2026 жылғы 10 шілде күніне дейін" in mail.outbox[0].subject
    assert "2026 жылғы 25 шілде" in mail.outbox[-1].subject
    assert committee.measures["silent"].reference in mail.outbox[-2].body


def test_the_board_sees_each_by_the_facts_and_in_words(committee):
    first_half_year(committee)

    with at("2026-07-22"):
        board = committee.board("2026H1")
        late = set(committee.board("2026H1", "reporting=late"))
        silent = set(committee.board("2026H1", "reporting=silent"))
        alarms = set(committee.board("2026H1", "alarm=on"))

    assert {code: row["By the facts"] for code, row in board.items()} == {
        "steady": "on track",
        "late": "in trouble",
        "silent": "unknown",
        "glad": "at risk",
        "overdue": "in trouble",
        "dear": "in trouble",
    }
    assert (late, silent, alarms) == ({"late"}, {"silent"}, {"late", "glad", "overdue", "dear"})
    assert "not attached" in board["glad"]["Why it stands so"]
    assert "22 days" in board["overdue"]["Why it stands so"]
    assert "more than planned" in board["dear"]["Why it stands so"]
    assert board["silent"]["Spent, thousand tenge"] == ""
    assert board["silent"]["As the lead says"] == "not started"


def test_everybody_sees_both_words_and_that_silence_is_unknown(committee):
    first_half_year(committee)

    with at("2026-07-22"):
        glad, silent, board = (
            committee.public("glad"),
            committee.public("silent"),
            committee.public(),
        )

    assert "The lead says “done”, the facts say" in glad
    assert "The lead has not handed a half-year report in." in silent
    assert "Nobody has reported on it yet." in silent
    assert board.count("The lead says “") == 4


def test_a_deadline_moves_by_a_decision_only_and_the_first_one_stays(committee):
    measure = committee.measures["overdue"]
    page = reverse("measures:move_deadline", args=[measure.reference])
    moved = {"deadline_kind": "quarter", "deadline_year": 2026, "deadline_part": 4}
    first_half_year(committee)

    with at("2026-07-21"):
        committee.client.force_login(committee.leads["overdue"])
        by_lead = committee.client.post(page, {**moved, "reason": "Tender", "decision": "D-1"})
        committee.client.force_login(committee.secretary)
        without = committee.client.post(page, {**moved, "reason": "Tender"})
        measure.refresh_from_db()
        kept = measure.deadline
        given = {**moved, "reason": "Tender", "decision": committee.decision}
        done = committee.client.post(page, given)
    with at("2026-07-22"):
        row, public = committee.board("2026H1")["overdue"], committee.public("overdue")

    assert (by_lead.status_code, without.status_code, done.status_code) == (403, 409, 302)
    assert kept == Deadline.parse("2026Q2")
    measure.refresh_from_db()
    assert measure.deadline == Deadline.parse("2026Q4")
    assert measure.original_deadline == Deadline.parse("2026Q2")
    assert row["By the facts"] == "on track"
    assert "first: Q2 2026" in public
    assert "Tender" in public
    assert f"{reverse('decisions:published')}?page=1#{committee.decision}" in public


def test_the_summary_is_kept_and_the_next_half_year_is_told_against_it(committee):
    first_half_year(committee)
    close = {"plan": "one", "period": "2026H1"}
    with at("2026-07-24"):
        committee.client.force_login(committee.secretary)
        committee.client.post(reverse("monitoring:close"), close)
        paper = committee.client.get(reverse("monitoring:paper", args=["summary", "docx"]), close)
    with at("2027-01-08"):
        caught_up = {**FINE, "percent": "75", "spent_republican_budget": "11000", "value_1": "47"}
        for name in ("silent", "late"):
            assert committee.report(name, "2026H2", **caught_up) == 302
    with at("2027-01-20"):
        board, public = committee.board("2026H2"), committee.public()
    letters = committee.morning("2027-01-21")

    summary = committee.plan.summaries.get()
    assert summary.closed_at == datetime(2026, 7, 24, 5, tzinfo=UTC)
    kept = {one.measure.code: one.rag for one in summary.standings.all()}
    assert kept["silent"] == "unknown"
    assert kept["late"] == "red"
    told = "\n".join(p.text for p in Document(io.BytesIO(paper.content)).paragraphs)
    assert "SILENT" in told + "".join(
        cell.text
        for table in Document(io.BytesIO(paper.content)).tables
        for row in table.rows
        for cell in row.cells
    )
    assert board["silent"]["By the facts"] == board["late"]["By the facts"] == "on track"
    assert board["glad"]["Half-year report"] == "silent"
    assert board["steady"]["By the facts"] == "unknown"
    assert "the one due by 10 January 2027 is missing" in board["steady"]["Why it stands so"]
    assert "half a year ago: on track" in public
    assert "half a year ago: unknown" in public
    assert "half a year ago: in trouble" in public
    assert "secretary" in letters


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", ("белгісіз", "орындалды")), ("ru", ("неизвестно", "исполнено"))],
)
def test_the_board_speaks_kazakh_and_russian(committee, language, words):
    first_half_year(committee)

    with at("2026-07-22"):
        committee.client.logout()
        page = committee.client.get(f"/{language}/plan/").content.decode()

    assert all(word in page for word in words)
    assert "The lead says" not in page
