"""A whole year of a committee: nothing unanswered is hidden, nothing closed is seen, everything published verifies.

The year is made once for all tests here; each of them leaves it as it was.
"""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.urls import reverse
from docx import Document

from factories import year as scripted
from factories import year_voices
from factories.year import CANARY, Size, Year
from kept import kept
from ortaq.plan.consultations import queries as consultations
from ortaq.plan.consultations.models import Comment
from ortaq.plan.consultations.services.consultations import CommentsUnanswered, publish_answers
from ortaq.plan.decisions import queries
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM
from ortaq.shared.audit.queries import get_tree_head, verify
from ortaq.shared.outbox.jobs import send_due
from ortaq.shared.outbox.models import Message
from ortaq.shared.people.services import issue_token
from web.crawl import crawl

if TYPE_CHECKING:
    from types import ModuleType

    from django.test import Client

    from factories.year_voices import Said
    from ortaq.shared.people.models import User

pytestmark = pytest.mark.django_db
MARK = f"{CANARY} ("
"""The canary as closed items have it; the search page repeats the word that was asked for."""
SCRIPT = Path(__file__).parents[2] / "scripts" / "verify_published.py"
PDFTOTEXT = shutil.which("pdftotext")
TALLY = re.compile(r"Overdue (\d+), open (\d+), handed in (\d+), done (\d+)")
STATUSES = ("overdue", "open", "handed_in", "done")
SIZE = Size(agencies=40, meetings=12, assignments=300, comments=2000)


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker):
    """The year and what the public said in it."""
    with kept(django_db_blocker):
        year = scripted.make_year(SIZE)
        yield year, year_voices.consult(year)


@pytest.fixture
def year(story) -> Year:
    return story[0]


@pytest.fixture
def said(story) -> list[Said]:
    return story[1]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The offline script, as anybody runs it."""
    spec = importlib.util.spec_from_file_location("verify_published", SCRIPT)
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def member_outside(year: Year) -> User:
    """An agency that carries out assignments and does not sit in the committee."""
    return year.agencies[-1]


def outsiders(year: Year) -> list[User]:
    return [year.observer, year.outsider, member_outside(year)]


def test_the_year_has_its_size(year, said):
    members = Counter(member.role for member in year.seats)
    comments = Comment.objects.filter(consultation__in=[one.consultation for one in said])
    languages = Counter(comments.values_list("language", flat=True))

    assert members.total() == len({agency.organisation_id for agency in year.agencies}) - 1
    assert len(year.agencies) == 40
    assert len(year.meetings) == 12
    assert len(year.fates) == 300
    assert sum(one.received for one in said) == comments.count() == 2000
    assert sum(one.letters for one in said) == 1000
    assert set(languages) == {"kk", "ru", "en"}
    assert min(languages.values()) > 600


def test_every_board_counts_what_was_really_done(client, year):
    readers = [(year.secretary, True), (year.agencies[0], True), (member_outside(year), False)]
    readers += [(year.observer, False), (year.outsider, False)]

    for person, is_inside in readers:
        client.force_login(person)
        expected = year.expected(person, is_inside=is_inside)

        assert tally_of(client) == [expected[word] for word in STATUSES], person.username
        assert statuses_of(client) == expected.total(), person.username
        assert unfinished_of(client) == sum(
            expected[word] for word in ("overdue", "open", "handed_in")
        )


def tally_of(client: Client) -> list[int]:
    page = client.get("/en/assignments/").content.decode()
    return [int(number) for number in TALLY.search(page).groups()]


def statuses_of(client: Client) -> int:
    """How many rows the file of the board has."""
    content = client.get("/en/assignments.csv").content.decode("utf-8-sig")
    return sum(row[0].startswith("AS-") for row in csv.reader(io.StringIO(content)) if row)


def unfinished_of(client: Client) -> int:
    """The open assignments that the cycle's overview adds up."""
    page = client.get("/en/committee/year/cycles/1/").content.decode()
    overview = page.split('id="rounds"')[1].split("</table>")[0]
    cells = re.findall(r'data-label="Open assignments" class="number">(\d+)', overview)
    assert len(cells) == 6
    return sum(map(int, cells))


def test_an_agency_finds_all_its_own_assignments(client, year):
    for person in year.agencies:
        client.force_login(person)

        page = client.get("/en/assignments/?mine=on").content.decode()

        assert set(re.findall(r"AS-\d{6}", page)) == year.own(person), person.username


def test_nobody_else_sees_a_closed_item_through_any_door(client, year, tmp_path):
    doors = closed_doors(year)

    for person in [None, *outsiders(year)]:
        name = person.username if person else "public"
        sign_in(client, person)
        own = year.own(person) if person else set()
        opened = [door for door in doors if client.get(door).status_code == 200]

        assert [door for door in opened if not any(ref in door for ref in own)] == [], name
        seen = seen_by(client, person, year) | crawled(client)
        if not own & year.secret:
            assert seen == {}, name
        else:
            assert set(seen) <= {"assignments", "assignments.csv", "api assignments", "assignment"}


def test_who_may_hear_closed_items_sees_them(client, year):
    heard = closed_doors(year, is_published=False)
    heard = [door for door in heard if "docx" not in door] + [
        door for door in heard if "docx" in door
    ][::20]
    for person in (year.secretary, year.agencies[0]):
        client.force_login(person)

        codes = {client.get(door).status_code for door in heard}
        seen = seen_by(client, person, year)

        assert codes == {200}
        assert {"meeting", "assignments", "search", "calendar"} <= set(seen)


def sign_in(client: Client, person: User | None) -> None:
    client.logout()
    if person is not None:
        client.force_login(person)


def closed_doors(year: Year, *, is_published: bool = True) -> list[str]:
    """The addresses of everything that belongs to closed items."""
    doors = []
    for decision in year.closed:
        item = decision.item
        place = [year.committee.slug, item.meeting.number]
        doors += [
            reverse("decisions:item", args=[*place, item.number]),
            reverse("decisions:decision", args=[decision.reference]),
            reverse("decisions:protocol", args=[*place, "docx"]) + "?part=closed",
            *(reverse("decisions:paper", args=[paper.pk]) for paper in item.papers.all()),
        ]
        if is_published:
            doors += [
                reverse("decisions:proof", args=[decision.reference]),
                reverse("decisions:frozen", args=[decision.reference]),
            ]
    for reference in year.secret:
        doors += [
            reverse("decisions:assignment", args=[reference]),
            reverse("decisions:extract", args=[reference, "docx"]),
        ]
    return doors


def seen_by(client: Client, person: User | None, year: Year) -> dict[str, str]:
    """Where the canary is told to a reader: kind of door to address."""
    told = {
        kind: address for kind, address in open_doors(year) if MARK in text_of(client.get(address))
    }
    if person is not None:
        secret = issue_token(actor=SYSTEM, organisation=person.organisation, name="matrix")[1]
        for noun in ("decisions", "meetings", "assignments", "consultations"):
            headers = {"Authorization": f"Bearer {secret}"}
            answer = client.get(f"/api/v1/{noun}?page_size=100", headers=headers)
            assert answer.status_code == 200
            if CANARY in answer.content.decode():
                told[f"api {noun}"] = noun
        mine = Message.objects.filter(recipient=person)
        files = b"".join(bytes(f.content) for message in mine for f in message.files.all())
        words = "".join(message.subject + message.body for message in mine)
        if CANARY in words or CANARY.encode() in files:
            told["e-mail"] = person.username
    return told


def crawled(client: Client) -> dict[str, str]:
    """Where a page that links lead to tells the canary: its name to its address."""
    pages = crawl(client, "en", most=1).values()
    return {page.name.split(":")[-1]: page.path for page in pages if MARK in page.text}


def open_doors(year: Year) -> list[tuple[str, str]]:
    """Lists, searches, counts, files and calendars that might tell of closed items."""
    doors = [
        ("committee", reverse("decisions:committee") + "?committee=year"),
        ("cycle", reverse("decisions:cycle", args=["year", 1])),
        ("assignments", reverse("decisions:assignments")),
        ("assignments.csv", reverse("decisions:assignments_csv")),
        ("published", reverse("decisions:published")),
        ("search", reverse("search") + f"?q={CANARY}"),
        ("home", reverse("home")),
        ("log", reverse("log")),
    ]
    for meeting in year.meetings:
        place = ["year", meeting.number]
        doors += [
            ("meeting", reverse("decisions:meeting", args=place)),
            ("calendar", reverse("decisions:calendar", args=place)),
        ]
    first, last = (["year", year.meetings[at].number] for at in (0, -1))
    doors.append(("protocol", reverse("decisions:protocol", args=[*first, "docx"])))
    if PDFTOTEXT:
        doors.append(("protocol", reverse("decisions:protocol", args=[*last, "pdf"])))
    return doors


def text_of(answer) -> str:
    """What a page or a file says."""
    if answer.status_code != 200:
        return ""
    kind = answer.get("Content-Type", "")
    content = answer.content
    if "wordprocessingml" in kind:
        document = Document(io.BytesIO(content))
        cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
        return "\n".join([*(p.text for p in document.paragraphs), *cells])
    if "pdf" in kind:
        read = subprocess.run([PDFTOTEXT, "-", "-"], input=content, capture_output=True, check=True)
        return read.stdout.decode()
    return re.sub(r"\r?\n[ \t]", "", content.decode())  # lines of a calendar are folded


def test_no_letter_tells_a_closed_item(year):
    send_due()

    told = [CANARY in m.subject + str(m.message()) + m.body for m in mail.outbox]
    files = [bytes(f.content) for m in Message.objects.all() for f in m.files.all()]
    assert len(told) > len(year.agencies)
    assert files
    assert not any(told)
    assert not any(CANARY.encode() in file for file in files)


def test_every_published_decision_verifies_offline(client, year, script):
    head = get_tree_head()

    for reference in year.published:
        proof = json.loads(client.get(f"/en/decisions/{reference}/proof.json").content)
        frozen = client.get(f"/en/decisions/{reference}/frozen/download/").content
        script.verify(proof, root=head.root, size=head.size, frozen=frozen)
        assert proof["content"]["reference"] == reference

    assert len(year.published) == 3 * SIZE.meetings
    assert verify().holds


def test_published_numbers_of_the_answers_verify_offline(client, said, script):
    answered, open_one = said
    address = "/en/consultations/{}/proof.json"
    head = get_tree_head()

    proof = json.loads(client.get(address.format(answered.consultation.reference)).content)
    script.verify(proof, root=head.root, size=head.size)
    proof["content"]["received"] += 1
    with pytest.raises(script.NotAsPublishedError):
        script.verify(proof, root=head.root, size=head.size)

    voices = consultations.count_voices(answered.consultation)
    told = proof["content"]
    assert told["received"] - 1 == answered.received
    assert told["states"]["published"] == answered.published == sum(told["outcomes"].values())
    assert told["society"] == {voice.value: voice.comments for voice in voices.society}
    assert client.get(address.format(open_one.consultation.reference)).status_code == 404


def test_no_comment_is_lost_and_none_stays_unanswered_unseen(client, year, said):
    actor, today = year.secretary.actor, clock.today()

    for one in said:
        board = consultations.get_board(actor, one.consultation, on=today)
        numbers = (board.received, board.waiting, board.published, board.refused, board.withdrawn)
        assert numbers == (one.received, one.waiting, one.published, one.refused, one.withdrawn)
        assert (board.left, board.open_groups) == (one.left, one.open_groups)
        assert board.late_groups == one.open_groups
        reference = one.consultation.reference
        table = client.get(f"/en/consultations/{reference}/table/json/download/").json()
        assert len(table["comments"]) == one.published
        assert all(row["outcome"] for row in table["comments"]) == one.is_answered
    open_one = said[1]
    assert open_one.left > 0
    with pytest.raises(CommentsUnanswered):
        publish_answers(actor=actor, consultation=open_one.consultation)
    for person in year.agencies:
        waiting = set(consultations.list_own_open(person.actor))
        on_board = {
            group
            for one in said
            for group in consultations.list_groups(
                person.actor,
                one.consultation,
                on=today,
                narrow=consultations.GroupFilter(state="open"),
            )
        }
        assert on_board == waiting, person.username


def test_half_of_the_comments_are_letters_and_are_answered_as_few(said):
    for one in said:
        sizes = Counter(
            one.consultation.comments.filter(group__isnull=False).values_list("group", flat=True)
        )
        three = sum(count for _group, count in sizes.most_common(3))
        kept = one.letters - one.refused - one.withdrawn
        assert kept <= three <= one.letters
        voices = consultations.count_voices(one.consultation)
        assert voices.comments == one.published
        assert voices.missing_regions
        assert {voice.value for voice in voices.missing_society} == {"citizen"}


def test_the_cycle_stands_after_its_last_round(client, year):
    client.force_login(year.secretary)

    rounds = queries.list_rounds(SYSTEM, queries.get_cycle(SYSTEM, "year", 1))

    assert all(r.meetings for r in rounds)
    assert not any(r.is_next for r in rounds)
    page = client.get("/kk/committee/?committee=year").content.decode()
    assert "Екінші айналым (қаз)" in page
