"""Closed items are there for the committee's members and the secretariat, and for nobody else."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.core import mail
from django.urls import reverse

from factories import decisions, people
from ortaq.plan.decisions import services
from ortaq.plan.decisions.documents import make_extract, make_protocol
from ortaq.plan.decisions.models import MeetingMode, MemberRole
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.outbox.jobs import send_due
from ortaq.shared.outbox.models import Message
from ortaq.shared.people.models import Organisation, User

pytestmark = pytest.mark.django_db
CANARY = "құпияканарейка"


@dataclass
class Land:
    """A meeting with a closed item, who may hear it and who may not."""

    inside: User
    executor: Organisation
    outside: list[User]
    addresses: list[str]
    texts: list[str]


@pytest.fixture
def land() -> Land:
    committee = decisions.committee()
    member, executor = people.organisation("MEMBER"), people.organisation("EXECUTOR")
    other = people.organisation("OTHER")
    inside = people.user(Role.AGENCY_MEMBER, member)
    decisions.member(committee, organisation=member, user=inside)
    observer = people.user(Role.OBSERVER, other)
    decisions.member(committee, MemberRole.OBSERVER, other, user=observer)
    partner = people.user(Role.OBSERVER, other)
    decisions.member(committee, MemberRole.PARTNER, other, user=partner)
    for user in (inside, observer, partner):
        User.objects.filter(pk=user.pk).update(email=f"{user.username}@example.kz")
    meeting = decisions.planned(committee)
    decisions.item(meeting, "open")
    closed = decisions.item(meeting, CANARY, is_closed=True)
    services.add_paper(actor=SYSTEM, item=closed, title=CANARY, content=CANARY.encode())
    services.add_speech(actor=SYSTEM, item=closed, speaker=CANARY, said=CANARY)
    services.invite(actor=SYSTEM, meeting=meeting)
    paper = closed.papers.get()
    about = services.About(document=CANARY.encode(), document_name=CANARY)
    decision = decisions.decision(closed, CANARY, about=about)
    given = decisions.assignment(decision, executor, CANARY)
    place = [committee.slug, meeting.number]
    return Land(
        inside=inside,
        executor=executor,
        outside=[
            observer,
            partner,
            people.user(Role.AGENCY_MEMBER, other),
            people.user(Role.AGENCY_MEMBER, member),
            people.user(Role.ADMINISTRATOR, member),
        ],
        addresses=[
            reverse("decisions:item", args=[*place, closed.number]),
            reverse("decisions:paper", args=[paper.pk]),
            reverse("decisions:decision", args=[decision.reference]),
            reverse("decisions:assignment", args=[given.reference]),
            reverse("decisions:extract", args=[given.reference, "docx"]),
        ],
        texts=[
            reverse("decisions:committee"),
            reverse("decisions:meeting", args=place),
            reverse("decisions:members", args=place[:1]),
            reverse("decisions:calendar", args=place),
            reverse("decisions:assignments"),
            reverse("decisions:assignments_csv"),
            reverse("decisions:published"),
            reverse("search") + f"?q={CANARY}",
            reverse("home"),
        ],
    )


def _told(client, addresses: list[str]) -> list[str]:
    """Where the canary, or a number that only the closed item has, is told."""
    mark = f"{CANARY} "  # the search page repeats the words that were asked
    seen = []
    for address in addresses:
        page = client.get(address).content.decode()
        if mark in page or "AS-" in page or "1 open" in page or "open 1" in page:
            seen.append(address)
    return seen


def test_nobody_else_sees_a_closed_item(client, land):
    for user in land.outside:
        client.force_login(user)

        codes = [client.get(address).status_code for address in land.addresses]
        seen = _told(client, land.texts)

        assert codes == [404] * len(land.addresses), user.role
        assert seen == [], user.role


def test_the_public_sees_nothing(client, land):
    decision = land.addresses[2].rstrip("/").rpartition("/")[2]

    for address in [
        reverse("decisions:proof", args=[decision]),
        reverse("decisions:frozen", args=[decision]),
    ]:
        assert client.get(address).status_code == 404

    assert CANARY not in client.get(reverse("decisions:published")).content.decode()


def test_a_member_sees_it_everywhere(client, land):
    client.force_login(land.inside)

    codes = [client.get(address).status_code for address in land.addresses]
    seen = _told(client, land.texts)

    assert codes == [200] * len(land.addresses)
    assert set(land.texts[1:2] + land.texts[3:6] + land.texts[7:8]) <= set(seen)


def test_a_former_member_sees_nothing_any_more(client, land):
    from ortaq.plan.decisions.models import CommitteeMember

    seat = CommitteeMember.objects.get(user=land.inside)
    services.end_member(actor=SYSTEM, member=seat, until_on=seat.from_on.replace(year=2021))
    client.force_login(land.inside)

    codes = [client.get(address).status_code for address in land.addresses]

    assert codes == [404] * len(land.addresses)


def test_an_executor_sees_his_assignment_but_not_the_decision(client, land):
    client.force_login(people.user(Role.AGENCY_MEMBER, land.executor))

    item, paper, decision, assignment, extract = [client.get(address) for address in land.addresses]

    assert [r.status_code for r in (item, paper, decision)] == [404] * 3
    assert [r.status_code for r in (assignment, extract)] == [200] * 2
    assert "/decisions/D-" not in assignment.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_open_protocol_is_silent_and_the_closed_one_is_shut(land, language):
    reference = "committee/4"
    asked = {"reference": reference, "file_format": "docx", "language": language}
    shut = {**asked, "reference": f"{reference}:closed"}

    open_part = _words(make_protocol(actor=land.inside.actor, **asked)[1])
    closed_part = _words(make_protocol(actor=land.inside.actor, **shut)[1])

    assert CANARY not in open_part
    assert CANARY in closed_part
    for user in land.outside:
        assert CANARY not in _words(make_protocol(actor=user.actor, **asked)[1])
        with pytest.raises(NotAllowed):
            make_protocol(actor=user.actor, **shut)


def test_an_extract_tells_an_executor_only_what_he_does(land):
    executor = people.user(Role.AGENCY_MEMBER, land.executor)
    reference = land.addresses[3].rstrip("/").rpartition("/")[2]

    _name, content = make_extract(
        actor=executor.actor, reference=reference, file_format="docx", language="en"
    )

    assert _words(content).count(CANARY) == 1


def test_no_letter_tells_a_closed_item(land):
    people.user(Role.AGENCY_MEMBER, land.executor)

    send_due()

    letters = [m.message().as_string() + m.body for m in mail.outbox]
    assert len(letters) == 3
    assert all(CANARY not in letter for letter in letters)
    assert not [m for m in Message.objects.all() if CANARY in m.subject + m.body]
    files = [bytes(f.content) for m in Message.objects.all() for f in m.files.all()]
    assert files
    assert all(CANARY.encode() not in content for content in files)


def test_a_closed_decision_is_not_published(land):
    from ortaq.plan.decisions.models import Decision

    with pytest.raises(services.DecisionIsClosed):
        services.publish_decision(actor=SYSTEM, decision=Decision.objects.get(item__is_closed=True))


def test_a_closed_text_put_to_a_written_vote_is_in_no_letter():
    committee = decisions.committee()
    decisions.member(committee, user=None, email="one@example.kz")
    meeting = decisions.planned(committee, MeetingMode.CIRCULATION)
    item = decisions.item(meeting, CANARY, is_closed=True)
    text = services.propose_decision(
        actor=SYSTEM, meeting=meeting, item=item, text=decisions.words(CANARY)
    )

    services.send_ballots(actor=SYSTEM, decision=text)
    send_due()

    assert [CANARY in m.body for m in mail.outbox] == [False]


def _words(content: bytes) -> str:
    import io

    from docx import Document

    return "\n".join(p.text for p in Document(io.BytesIO(content)).paragraphs)
