"""Forty agencies are asked about two hundred provisions: by account, by link, by spreadsheet."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta, timezone

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories import frameworks, people, rounds
from ortaq.engine.terms.framework import FrameworkGroup
from ortaq.plan.assessments.queries import list_disputed, list_responses
from ortaq.plan.rounds import queries
from ortaq.plan.rounds.jobs import remind_in_the_morning
from ortaq.plan.rounds.models import Invitation, Reminder, Round
from ortaq.shared.actors import Role
from ortaq.shared.audit.queries import verify
from ortaq.shared.outbox.jobs import send_due
from plan.rounds.workbooks import Book

pytestmark = pytest.mark.django_db

AGENCIES, PROVISIONS, CHAPTERS = 40, 200, 10
START = datetime(2026, 3, 2, 10, tzinfo=timezone(timedelta(hours=5)))
DEADLINE_DAYS = 20
LINK = re.compile(r"/invitation/[0-9a-f]{40}/")
MOST_QUERIES = 30
BY_ACCOUNT, BY_LINK, BY_FILE = range(18), range(18, 28), range(28, 38)
SILENT = range(38, 40)


def own(number: int) -> list[str]:
    """Five provisions of its own, and the first of the next agency, which so has two opinions."""
    mine = [f"P-{number * 5 + k:03d}" for k in range(5)]
    return [*mine, f"P-{(number + 1) % AGENCIES * 5:03d}"]


def code(number: int) -> str:
    return f"AG-{number:02d}"


def after(days: int):
    return time_machine.travel(START + timedelta(days=days), tick=False)


def framework():
    groups = tuple(FrameworkGroup(f"c{n}", frameworks.words(f"C {n}")) for n in range(CHAPTERS))
    asked = tuple(
        frameworks.provision(f"P-{n:03d}", f"c{n * CHAPTERS // PROVISIONS}")
        for n in range(PROVISIONS)
    )
    return frameworks.loaded(code="large", groups=groups, provisions=asked, mappings=())


@pytest.fixture
def agencies():
    kinds = ("government", "justice", "law_enforcement", "telecom")
    return [people.organisation(code(n), kinds[n % 4]) for n in range(AGENCIES)]


@pytest.fixture
def secretary():
    client = Client()
    client.force_login(people.user(Role.SECRETARY))
    return client


def set_up(secretary: Client, agencies) -> str:
    """The sequence of pages, to the sent letters; returns the address of the round."""
    begin = {
        "basis": f"new:{framework().reference}",
        "title_kk": "Күзгі сауал",
        "title_ru": "Осенний опрос",
        "as_of": "2026-03-01",
    }
    scope = secretary.post("/en/rounds/new/", begin).url
    base = scope.removesuffix("scope/")
    everything = [f"P-{n:03d}" for n in range(PROVISIONS)]
    assert secretary.post(scope, {"provisions": everything}).url == f"{base}who/"
    for number in range(AGENCIES):
        secretary.post(
            f"{base}who/",
            {"provisions": own(number), "organisations": [code(number)], "way": "add"},
        )
    for number in BY_LINK:
        invited = {
            "organisation": code(number),
            "name": f"Guest {number}",
            "email": f"guest{number}@agency.example",
            "language": ("kk", "ru", "en")[number % 3],
        }
        secretary.post(f"{base}people/", invited)
    plan = {
        "deadline": (START + timedelta(days=DEADLINE_DAYS)).date().isoformat(),
        "grace_days": 14,
        "days_before": "7, 1",
        "on_the_day": "on",
        "weeks_after": 2,
        "message_kk": "Құрметті әріптестер",
        "message_ru": "Уважаемые коллеги",
    }
    assert secretary.post(f"{base}when/", plan).url == f"{base}check/"
    assert "Nothing is missing." in secretary.get(f"{base}check/").content.decode()
    assert secretary.post(f"{base}open").url == base
    return base


def answer(number: int, provision: str) -> dict[str, object]:
    """Neighbours differ on the provision that both are asked about."""
    return {
        "version": 0,
        "state": "answered",
        "law": str(number % 3),
        "practice": "1",
        "justification": f"{code(number)} {provision}",
        "then": "next",
    }


def fill_pages(client: Client, desk: str, number: int) -> None:
    """Answer one question after another, as the pages lead, and hand in."""
    there = f"{desk}questions/{min(own(number))}/"
    while there != desk:
        provision = there.rstrip("/").rsplit("/", 1)[1]
        there = client.post(there, answer(number, provision)).url
    client.post(f"{desk}hand-in")


def fill_file(client: Client, desk: str, number: int, tmp_path) -> None:
    """Download the questionnaire, fill it in, upload it, look at the preview, confirm."""
    language = ("kk", "ru", "en")[number % 3]
    book = Book(client.get(f"{desk}questionnaire.xlsx?in={language}").content)
    steps = ("none", "partial", "full")
    for provision in own(number):
        book.fill(
            provision,
            law=f"Law {steps[number % 3]} {language}",
            practice=f"Practice partial {language}",
            why=f"{code(number)} {provision}",
        )
    with book.save(tmp_path / f"{number}.xlsx").open("rb") as file:
        preview = client.post(f"{desk}upload/", {"file": file}).url
    assert "Could not be read" in client.get(preview).content.decode()
    assert client.post(f"{preview}apply").url == desk
    client.post(f"{desk}hand-in")


def links() -> dict[str, str]:
    """The personal link of each invited person, out of his letter."""
    found = {}
    for letter in mail.outbox:
        if link := LINK.search(letter.body):
            found[letter.to[0].split("<")[1].rstrip(">")] = f"/en{link[0]}"
    return found


def test_forty_agencies_answer_two_hundred_provisions(secretary, agencies, tmp_path):
    for number in (*BY_ACCOUNT, *BY_FILE, *SILENT):
        rounds.member(agencies[number], f"member{number}@agency.example")

    with after(0):
        base = set_up(secretary, agencies)
        send_due()
    round_ = Round.objects.get()
    opened = Counter(letter.to[0].split("@")[0].split("<")[1][:5] for letter in mail.outbox)
    assert opened == {"membe": 30, "guest": 10}
    assert Invitation.objects.count() == 10

    with after(1):
        for number in (*BY_ACCOUNT, *BY_FILE):
            client = Client()
            client.force_login(agencies[number].users.get())
            desk = f"{base}organisations/{code(number)}/"
            if number in BY_ACCOUNT:
                fill_pages(client, desk, number)
            else:
                fill_file(client, desk, number, tmp_path)
        for number in BY_LINK:
            client = Client(REMOTE_ADDR=f"203.0.113.{number}")
            desk = client.get(links()[f"guest{number}@agency.example"]).url
            fill_pages(client, desk, number)

    board = queries.get_board(round_, on=START.date())
    assert list_responses(round_.assessment).count() == 38 * 6
    assert board.count("handed_in") == 38
    assert board.count("not_started") == 2
    assert board.whole.percent == 95

    mail.outbox.clear()
    for day in range(2, DEADLINE_DAYS + 16):
        with after(day):
            remind_in_the_morning(None)
            send_due()
    reminded = Counter(Reminder.objects.values_list("organisation__code", flat=True))
    assert reminded == {code(38): 5, code(39): 5}
    assert len(mail.outbox) == 10

    disputed = [row.provision.code for row in list_disputed(round_.assessment)]
    assert len(disputed) == 37  # neighbours that both answered
    with after(DEADLINE_DAYS + 16):
        assert board_words(secretary, base, "late") == {code(38), code(39)}
        secretary.post(f"{base}close")
        refused = Client()
        refused.force_login(agencies[38].users.get())
        provision = own(38)[0]
        late = refused.post(
            f"{base}organisations/{code(38)}/questions/{provision}/", answer(38, provision)
        )
        assert late.status_code == 409
    assert [row.provision.code for row in list_disputed(round_.assessment)] == disputed
    assert verify().holds

    for page in ("", "sections/", "who/", "people/", "when/", f"organisations/{code(0)}/"):
        with CaptureQueriesContext(connection) as seen:
            assert secretary.get(base + page).status_code == 200
        assert len(seen) <= MOST_QUERIES, page
    assert secretary.get(f"{base}progress.xlsx").content.startswith(b"PK")


def board_words(secretary: Client, base: str, standing: str) -> set[str]:
    """Codes of the organisations that the board shows in a state."""
    page = secretary.get(base, {"standing": standing}).content.decode()
    return set(re.findall(r'/organisations/(AG-\d\d)/"', page))
