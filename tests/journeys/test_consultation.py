"""A citizen comments on a measure of the draft plan from his phone, and reads the answer."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from factories import measures, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.consultations.models import Comment, CommentGroup, Consultation
from ortaq.shared import clock
from ortaq.shared.actors import Role
from ortaq.shared.audit.queries import verify

pytestmark = pytest.mark.django_db
LETTER = (
    "Біз, аудан тұрғындары, ақша аударымын бір тәулікке тоқтата тұруды сұраймыз, өйткені қарт адамдар"
    " жинағынан бірнеше минутта айырылады, ал банк мұны кеш біледі"
)


def href(page: str, pattern: str) -> str:
    """The address of the first link that matches."""
    return re.search(rf'href="([^"]*{pattern}[^"]*)"', page)[1].replace("&amp;", "&")


def send(phone: Client, address: str, **values: str) -> str:
    """Open the form, read it for a minute, send it; return the receipt."""
    opened = re.search(r'name="opened" value="([^"]+)"', phone.get(address).content.decode())[1]
    with time_machine.travel(clock.now() + timedelta(minutes=1), tick=False):
        said = {"kind": "general", "society": "citizen", "language": "kk", "opened": opened}
        assert phone.post(address, said | values).status_code == 302
    return phone.session["comment_receipt"]


def test_a_citizen_comments_on_a_measure_and_sees_the_answer(settings):
    plan = measures.plan("draft")
    measures.measure(plan)
    measure = measures.measure(plan, title=Trilingual("Аударымды тоқтату", "Задержка", "Hold"))
    desk, phone = Client(), Client()
    desk.force_login(people.user(Role.SECRETARY))

    # The secretary puts the draft plan to the public.
    today = clock.today()
    desk.post(
        reverse("consultations:new"),
        {
            "title_kk": "Жоспар жобасы",
            "title_ru": "Проект плана",
            "subject": "plan",
            "plan": plan.slug,
            "opens_on": today.isoformat(),
            "closes_on": (today + timedelta(days=14)).isoformat(),
            "allows_anonymous": "on",
        },
    )
    made = Consultation.objects.get()
    desk.post(reverse("consultations:publish", args=[made.reference]))

    # The citizen finds it from the first page on, and the passage that he means.
    page = phone.get("/kk/").content.decode()
    for pattern in (r"/kk/consultations/", rf"/consultations/{made.reference}/", r"/sections/2/"):
        page = phone.get(href(page, pattern)).content.decode()
    assert "Аударымды тоқтату" in page
    form = href(page, r"/comment/\?passage=1")
    receipt = send(phone, form, text=LETTER, passage="Аударымды тоқтату")
    for number in range(3):
        send(Client(), form, text=f"{LETTER}. Қол {number}", contact="+7 709 555 0001")
    send(Client(), form, text="Мерзімі тым ұзақ, екі ай жеткілікті", society="bank")

    # The secretary moderates, groups, answers, and changes the measure.
    numbers = [comment.number for comment in Comment.objects.all()]
    desk.post(reverse("consultations:publish_many", args=[made.reference]), {"number": numbers})
    desk.post(reverse("consultations:group_comments", args=[made.reference]))
    letters, other = CommentGroup.objects.order_by("-size")
    assert (letters.size, other.size) == (4, 1)
    for group, outcome in ((letters, "accepted"), (other, "noted")):
        desk.post(
            reverse("consultations:dispose", args=[made.reference, group.pk]),
            {"outcome": outcome, "reason_kk": "Ұсыныс ескерілді"},
        )
    desk.post(
        reverse("consultations:change_text", args=[made.reference, letters.pk]),
        {
            "version": measure.version,
            "title_kk": "Аударымды бір тәулікке тоқтату",
            "title_ru": "Задержка на сутки",
        },
    )
    desk.post(reverse("consultations:close", args=[made.reference]))
    desk.post(reverse("consultations:publish_answers", args=[made.reference]))

    # The citizen sees the answer, the new words, and that he was one of four.
    answer = phone.post("/kk/consultations/answer/", {"receipt": receipt}).content.decode()
    section = phone.get(f"/kk/consultations/{made.reference}/sections/2/").content.decode()
    assert "Ұсыныс ескерілді" in answer
    assert "Аударымды бір тәулікке тоқтату" in answer
    assert "Мазмұны бірдей ескертулер: 4" in section
    assert "555" not in section
    measure.refresh_from_db()
    assert measure.title.ru == "Задержка на сутки"
    assert verify().head_agrees
