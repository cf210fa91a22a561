from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from factories import consultations, measures, people
from ortaq.plan.consultations import services
from ortaq.plan.consultations.forms.public import FASTEST_S, stamp
from ortaq.plan.consultations.models import Comment, Consultation, Refusal
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>=cmd|' /C calc'!A0"


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def url(name: str, *values: object) -> str:
    return reverse(f"consultations:{name}", args=values)


def sent(**changes: object) -> dict[str, object]:
    """What a person sends who has read the form."""
    with time_machine.travel(clock.now() - timedelta(seconds=FASTEST_S + 1), tick=False):
        opened = stamp()
    return {
        "text": "Добавьте срок",
        "kind": "general",
        "society": "citizen",
        "language": "ru",
        "opened": opened,
        **changes,
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_public_page_opens_in_every_language(client, language):
    open_one = consultations.consultation()
    section = consultations.section(open_one)
    consultations.comment(section)
    with translation.override(language):
        addresses = [
            url("list"),
            url("answer"),
            *(url(name, open_one.reference) for name in ("consultation", "comments", "voices")),
            url("section", open_one.reference, 1),
            url("comment", open_one.reference, 1) + "?passage=1",
        ]

    answers = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [200] * len(addresses)
    assert section.text.in_(language).split("\n\n")[0] in answers[-1].content.decode()


def test_a_draft_is_not_there_for_the_public(client):
    draft = consultations.consultation(published=False)

    assert client.get(url("consultation", draft.reference)).status_code == 404
    assert draft.title.en not in client.get(url("list")).content.decode()


def test_a_comment_is_sent_without_an_account_and_its_receipt_shows_it(client):
    open_one = consultations.consultation()

    answer = client.post(url("comment", open_one.reference, 1), sent(passage="Первый"), follow=True)

    comment = Comment.objects.get()
    receipt = client.session["comment_receipt"]
    assert receipt[:4] in answer.content.decode()
    shown = client.post(url("answer"), {"receipt": receipt}).content.decode()
    assert comment.text in shown
    assert comment.passage == "Первый"
    assert client.post(url("answer"), {"receipt": "1" * 16}).status_code == 422


def test_machines_are_told_apart_without_third_parties(client):
    open_one = consultations.consultation()
    address = url("comment", open_one.reference, 1)

    assert client.post(address, sent(website="x")).status_code == 302
    assert client.post(address, sent(opened=stamp())).status_code == 422
    assert client.post(address, sent(opened="made up")).status_code == 422
    assert not Comment.objects.exists()


def test_one_address_cannot_send_the_same_again_and_again(client):
    address = url("comment", consultations.consultation().reference, 1)

    codes = [client.post(address, sent()).status_code for _ in range(7)]

    assert codes == [302] * 5 + [429] * 2


def test_an_organisation_comments_under_its_name(client):
    open_one = consultations.consultation(allows_anonymous=False)
    officer = people.user(Role.DUTY_OFFICER, people.organisation("BANK-Q"))
    client.force_login(officer)

    client.post(url("comment", open_one.reference, 1), sent(society="bank"))

    assert Comment.objects.get().organisation == officer.organisation


def test_hostile_words_are_shown_and_never_run(client):
    open_one = consultations.consultation()
    consultations.comment(
        consultations.section(open_one), HOSTILE, author=HOSTILE, passage=HOSTILE,
        proposed_change=HOSTILE,
    )  # fmt: skip

    for name in ("comments", "consultation", "voices"):
        assert "<script>alert" not in client.get(url(name, open_one.reference)).content.decode()
    table = client.get(url("table_download", open_one.reference, "csv")).content.decode()
    assert ",=cmd" not in table


def test_contacts_and_original_words_are_in_no_public_file(client):
    open_one = consultations.consultation()
    consultations.comment(
        consultations.section(open_one), "Звоните +7 709 555 0001", contact="a@example.org"
    )

    for name in ("csv", "json"):
        text = client.get(url("table_download", open_one.reference, name)).content.decode()
        assert "555" not in text
        assert "example.org" not in text
    assert client.get(url("table_download", open_one.reference, "exe")).status_code == 409


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_table_of_answers_is_a_file_in_every_format(client, language):
    open_one = consultations.consultation()
    consultations.answered(consultations.comment(consultations.section(open_one)))
    services.close_consultation(actor=SYSTEM, consultation=open_one)
    services.publish_answers(actor=SYSTEM, consultation=open_one)
    with translation.override(language):
        files = {
            name: client.get(url("table_download", open_one.reference, name))
            for name in ("docx", "pdf", "xlsx", "csv", "json")
        }

    assert {name: file.status_code for name, file in files.items()} == dict.fromkeys(files, 200)
    assert files["pdf"].content.startswith(b"%PDF")
    assert json.loads(files["json"].content)["comments"][0]["reason"] == "Учтено"


def test_answers_are_public_only_together(client):
    open_one = consultations.consultation()
    consultations.answered(consultations.comment(consultations.section(open_one)))
    page = url("comments", open_one.reference)

    before = client.get(page).content.decode()
    services.close_consultation(actor=SYSTEM, consultation=open_one)
    services.publish_answers(actor=SYSTEM, consultation=open_one)

    assert "Учтено" not in before
    assert "Учтено" in client.get(page).content.decode()


def test_an_author_sees_why_and_objects_and_withdraws(client):
    open_one = consultations.consultation()
    taken = consultations.taken(consultations.section(open_one), "Слова автора")
    services.refuse_comment(
        actor=SYSTEM, comment=taken.comment, refusal=Refusal.OFF_TOPIC, words="Не о том"
    )

    shown = client.post(url("answer"), {"receipt": taken.receipt}).content.decode()
    objected = client.post(url("appeal"), {"receipt": taken.receipt, "text": "О том"})
    again = client.post(url("appeal"), {"receipt": taken.receipt, "text": "О том"})
    withdrawn = client.post(url("withdraw"), {"receipt": taken.receipt})

    assert "Не о том" in shown
    assert (objected.status_code, again.status_code, withdrawn.status_code) == (302, 409, 302)
    assert Comment.objects.get().state == "withdrawn"


def test_the_secretary_starts_and_publishes_a_document(secretary):
    plan = measures.plan()
    values = {
        "title_kk": "Жоба",
        "title_ru": "Проект",
        "subject": "document",
        "opens_on": clock.today().isoformat(),
        "closes_on": (clock.today() + timedelta(10)).isoformat(),
        "allows_anonymous": "on",
        "plan": "",
    }

    assert plan.slug in secretary.get(url("new")).content.decode()
    assert secretary.post(url("new"), {**values, "subject": "plan"}).status_code == 422
    secretary.post(url("new"), values)
    made = Consultation.objects.get()
    pasted = {f"text_{language}": text for language, text in consultations.TEXTS.items()}
    secretary.post(url("sections", made.reference), pasted)
    secretary.post(url("publish", made.reference))

    made.refresh_from_db()
    assert (made.status, made.sections.count()) == ("published", 2)
    refused = secretary.post(url("publish", made.reference), follow=True)
    assert "come further" in refused.content.decode()


def test_the_secretary_moderates(secretary):
    open_one = consultations.consultation()
    section = consultations.section(open_one)
    one, two, three = (consultations.comment(section, published=False) for _ in range(3))

    queue = secretary.get(url("moderation", open_one.reference)).content.decode()
    secretary.post(url("publish_many", open_one.reference), {"number": [one.number, "x"]})
    secretary.post(url("publish_comment", open_one.reference, two.number), {"shown_text": "Короче"})
    empty = secretary.post(url("refuse_comment", open_one.reference, three.number))
    secretary.post(
        url("refuse_comment", open_one.reference, three.number),
        {"refusal": "insult", "words": "Оскорбление"},
    )

    assert all(comment.text in queue for comment in (one, two, three))
    assert empty.status_code == 422
    states = list(Comment.objects.order_by("number").values_list("state", "shown_text"))
    assert [state for state, _text in states] == ["published", "published", "refused"]
    assert states[1][1] == "Короче"


def test_the_contact_is_opened_for_a_reason_only(secretary):
    open_one = consultations.consultation()
    comment = consultations.comment(consultations.section(open_one), contact="+7 709 555 0001")
    address = url("open_contact", open_one.reference, comment.number)

    short = secretary.post(address, {"reason": "x"})
    opened = secretary.post(address, {"reason": "Author asked for a call"})

    assert short.status_code == 422
    assert "709 555 0001" not in short.content.decode()
    assert "709 555 0001" in opened.content.decode()


def test_an_agency_sees_and_answers_its_own_groups_only(client):
    body = people.organisation("AGENCY-X")
    client.force_login(people.user(Role.AGENCY_MEMBER, body))
    open_one = consultations.consultation()
    section = consultations.section(open_one)
    own = consultations.comment(section, "Наше дело").group
    other = consultations.comment(section, "Чужое дело").group
    services.assign_group(actor=SYSTEM, group=own, organisation=body, due_on=clock.today())

    board = client.get(url("board", open_one.reference)).content.decode()
    answered = client.post(
        url("dispose", open_one.reference, own.pk), {"outcome": "noted", "reason_ru": "Учтём"}
    )

    assert "Наше дело" in board
    assert "Чужое дело" not in board
    assert answered.status_code == 302
    assert client.get(url("group", open_one.reference, other.pk)).status_code == 404
    assert client.get(url("moderation", open_one.reference)).status_code == 403
