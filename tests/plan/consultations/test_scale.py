"""Two thousand comments, of which half are letters of campaigns."""

from __future__ import annotations

import time
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories import consultations, people
from ortaq.plan.consultations import services
from ortaq.plan.consultations.models import Comment, CommentGroup
from ortaq.plan.consultations.receipts import receipt_digest, text_digest
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db
LETTERS = (
    "Біз, аудан тұрғындары, ақша аударымын бір тәулікке тоқтата тұру міндетті болсын деп сұраймыз, өйткені қарт адамдар жинағынан бірнеше минутта айырылады, ал банк мұны кеш біледі де аударымды қайтара алмайды",
    "Мы, работники школ, просим включить в план уроки цифровой грамотности в каждом классе с пятого года обучения, потому что дети первыми отвечают на сообщения мошенников и раскрывают коды своих родителей",
)
WORDS = [
    "срок",
    "банк",
    "оператор",
    "закон",
    "учёт",
    "школа",
    "район",
    "связь",
    "отчёт",
    "деньги",
    "суд",
    "полиция",
    "данные",
    "проверка",
]
COUNT = 2000
SLOWEST_MS = 2000
"""Far above what is measured, so that a busy machine does not fail the test."""


def own_words(number: int) -> str:
    """A statement like no other."""
    picked = [WORDS[(number * step + step) % len(WORDS)] for step in (1, 3, 5, 7)]
    return " ".join(f"{word}{(number * 31 + at) % 9973}" for at, word in enumerate(picked))


@pytest.fixture
def crowded():
    open_one = consultations.consultation()
    sections = [consultations.section(open_one, n) for n in (1, 2)]
    now = clock.now()
    comments = []
    for number in range(1, COUNT + 1):
        is_letter = number % 2 == 0
        text = f"{LETTERS[number // 2 % 2]}. Подпись {number}" if is_letter else own_words(number)
        comments.append(
            Comment(
                consultation=open_one,
                section=sections[number % 4 // 2],
                number=number,
                language="kk" if number % 3 else "ru",
                kind="general",
                text=text,
                shown_text=text,
                society="citizen",
                receipt_digest=receipt_digest(str(number)),
                text_digest=text_digest(text),
                submitted_at=now,
            )
        )
    Comment.objects.bulk_create(comments, batch_size=200)
    services.publish_comments(
        actor=SYSTEM, consultation=open_one, numbers=range(1, COUNT // 20 + 1)
    )
    Comment.objects.filter(state="waiting").update(
        state="published", moderated_at=now, moderated_by="system"
    )
    return open_one


def test_letters_are_grouped_within_seconds(crowded):
    started = time.perf_counter()
    services.group_comments(actor=SYSTEM, consultation=crowded)
    taken_s = time.perf_counter() - started

    largest = list(CommentGroup.objects.order_by("-size").values_list("size", flat=True)[:3])
    assert largest == [COUNT // 4, COUNT // 4, 1]
    assert taken_s < 10


def test_pages_ask_the_same_few_questions_however_many_comments(crowded, client):
    services.group_comments(actor=SYSTEM, consultation=crowded)
    client.force_login(people.user(Role.SECRETARY))
    group = CommentGroup.objects.order_by("-size").first()
    reference = crowded.reference
    pages = {
        **{
            name: reverse(f"consultations:{name}", args=[reference])
            for name in ("consultation", "comments", "voices", "board", "moderation", "prepare")
        },
        "section": reverse("consultations:section", args=[reference, 1]),
        "group": reverse("consultations:group", args=[reference, group.pk]),
    }
    measured = {}
    for name, address in pages.items():
        client.get(address)
        times = []
        for _ in range(3):
            with CaptureQueriesContext(connection) as asked:
                started = time.perf_counter()
                assert client.get(address).status_code == 200
                times.append(time.perf_counter() - started)
        measured[name] = (round(median(times) * 1000), len(asked))

    assert max(taken_ms for taken_ms, _queries in measured.values()) < SLOWEST_MS, measured
    assert max(queries for _taken_ms, queries in measured.values()) <= 22
