from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from factories import consultations, measures, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.consultations import queries, services
from ortaq.plan.consultations.models import Comment, CommentGroup, Outcome, Refusal, Subject
from ortaq.plan.consultations.services.answers import NothingToChange
from ortaq.plan.consultations.services.comments import (
    AuthorNameNeeded,
    CommentNotYours,
    CommentWithoutText,
    ConsultationNotOpen,
)
from ortaq.plan.consultations.services.consultations import (
    CommentsUnanswered,
    ConsultationDaysWrong,
    ConsultationEmpty,
)
from ortaq.plan.consultations.services.rules import ConsultationWrongStatus
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, SYSTEM, NotAllowed, Role
from ortaq.shared.audit.models import Entry

pytestmark = pytest.mark.django_db
LETTER = (
    "Мы, жители района, просим сохранить обязательную задержку перевода денег на сутки, потому что"
    " пожилые люди теряют сбережения за минуты, а банк узнаёт об этом слишком поздно и не успевает"
    " вернуть перевод отправителю"
)


def test_publishing_freezes_the_plan_in_three_languages_with_a_hash_in_the_log():
    plan = measures.plan()
    measure = measures.measure(plan, title=measures.text("Hold transfers"))
    open_one = consultations.on_plan(plan)
    services_text = consultations.section(open_one)

    assert services_text.measure == measure
    assert services_text.text.kk.startswith("Hold transfers kk\n\n")
    assert services_text.text.en.count("\n\n") == 3
    plan.refresh_from_db()
    assert open_one.plan_version == plan.version
    assert Entry.objects.filter(action="consultation.publish").count() == 1
    assert services.digest_of(open_one) == open_one.digest


def test_the_frozen_text_stays_when_the_measure_changes():
    plan = measures.plan()
    measure = measures.measure(plan)
    open_one = consultations.on_plan(plan)
    before = consultations.section(open_one).text

    measure.title = measures.text("Other words")
    measure.save()

    assert consultations.section(open_one).text == before
    assert services.digest_of(open_one) == open_one.digest


def test_nothing_empty_or_past_is_published():
    empty = services.start_consultation(actor=SYSTEM, draft=consultations.draft())
    past = consultations.consultation(
        published=False,
        opens_on=clock.today() - timedelta(9),
        closes_on=clock.today() - timedelta(1),
    )

    with pytest.raises(ConsultationEmpty):
        services.publish_consultation(actor=SYSTEM, consultation=empty)
    with pytest.raises(ConsultationDaysWrong):
        services.publish_consultation(actor=SYSTEM, consultation=past)


def test_a_published_text_is_not_written_again_and_its_time_never_shortened():
    open_one = consultations.consultation()

    with pytest.raises(ConsultationWrongStatus):
        services.set_sections(actor=SYSTEM, consultation=open_one, sections=[])
    with pytest.raises(ConsultationDaysWrong):
        services.change_consultation(
            actor=SYSTEM,
            consultation=open_one,
            draft=consultations.draft(closes_on=open_one.closes_on - timedelta(1)),
        )


def test_only_the_secretariat_runs_a_consultation():
    officer = people.user(Role.AGENCY_MEMBER).actor

    with pytest.raises(NotAllowed):
        services.start_consultation(actor=officer, draft=consultations.draft())
    with pytest.raises(NotAllowed):
        services.close_consultation(actor=PUBLIC, consultation=consultations.consultation())


def test_gaps_are_put_to_the_public_too():
    from factories import gaps

    gap = gaps.gap()

    open_one = consultations.consultation(subject=Subject.GAPS)

    assert [section.code for section in open_one.sections.all()] == [gap.reference]


def test_a_comment_is_found_by_its_receipt_only():
    section = consultations.section(consultations.consultation())

    taken = consultations.taken(section, "Добавьте срок", contact="+7 709 555 0001")

    grouped = " ".join(taken.receipt[n : n + 4] for n in range(0, 16, 4))
    assert queries.find_by_receipt(grouped) == taken.comment
    assert queries.find_by_receipt("0" * 16) is None
    assert b"555" not in bytes(taken.comment.sealed_contact)
    assert (
        services.open_contact(actor=SYSTEM, comment=taken.comment, reason="asked to be called back")
        == "+7 709 555 0001"
    )


def test_comments_come_on_its_days_only_and_with_a_name_where_one_is_asked_for():
    open_one = consultations.consultation(allows_anonymous=False)
    section = consultations.section(open_one)

    with pytest.raises(AuthorNameNeeded):
        consultations.taken(section)
    with pytest.raises(CommentWithoutText):
        consultations.taken(section, " \x00 ", author="Aigul")
    with (
        time_machine.travel(clock.now() + timedelta(days=30), tick=False),
        pytest.raises(ConsultationNotOpen),
    ):
        consultations.taken(section, author="Aigul")
    assert consultations.taken(section, author="Aigul").comment.author == "Aigul"


def test_personal_data_are_masked_for_the_public_and_kept_for_the_secretariat():
    section = consultations.section(consultations.consultation())

    comment = consultations.comment(section, "Звоните мне +7 709 555 0001 или a.b@example.org")

    assert "555 0001" in comment.text
    assert "555" not in comment.shown_text
    assert "example" not in comment.shown_text
    assert comment.shown_text.startswith("Звоните мне ")
    assert CommentGroup.objects.get().exemplar == comment.shown_text


def test_a_flood_waits_behind_and_nothing_is_lost(monkeypatch):
    monkeypatch.setattr("ortaq.plan.consultations.services.comments.EQUAL_PER_HOUR", 2)
    section = consultations.section(consultations.consultation())

    for _ in range(4):
        consultations.taken(section, "Одно и то же")

    assert [c.is_held for c in Comment.objects.order_by("number")] == [False, False, True, True]


def test_a_refusal_names_its_reason_and_an_appeal_brings_the_comment_back():
    section = consultations.section(consultations.consultation())
    comment = consultations.comment(section, published=False)
    services.refuse_comment(
        actor=SYSTEM, comment=comment, refusal=Refusal.OFF_TOPIC, words="Другой закон"
    )

    made = services.appeal(actor=PUBLIC, comment=comment, text="Это о том же законе")
    services.decide_appeal(actor=SYSTEM, appeal=made, is_upheld=True, answer="Верно")

    comment.refresh_from_db()
    assert comment.state == "published"
    assert comment.group is not None
    assert "duplicate" not in Refusal.values


def test_one_appeal_is_heard_once():
    section = consultations.section(consultations.consultation())
    comment = consultations.comment(section, published=False)

    with pytest.raises(CommentNotYours):
        services.appeal(actor=PUBLIC, comment=comment, text="Почему так долго")
    services.refuse_comment(
        actor=SYSTEM, comment=comment, refusal=Refusal.INSULT, words="Оскорбление"
    )
    services.appeal(actor=PUBLIC, comment=comment, text="Не оскорбление")
    with pytest.raises(CommentNotYours):
        services.appeal(actor=PUBLIC, comment=comment, text="Ещё раз")


def test_a_withdrawn_comment_leaves_no_words_behind():
    section = consultations.section(consultations.consultation())
    comment = consultations.comment(section, "Слова", author="Асель", contact="a@example.org")

    services.withdraw_comment(actor=PUBLIC, comment=comment)

    comment.refresh_from_db()
    assert (comment.text, comment.shown_text, comment.author) == ("", "", "")
    assert comment.sealed_contact is None
    assert not CommentGroup.objects.exists()


def test_letters_of_a_campaign_get_one_answer_and_short_words_of_two_sections_two():
    open_one = consultations.consultation()
    first, second = (consultations.section(open_one, n) for n in (1, 2))
    for place, section in enumerate([first, first, second]):
        consultations.comment(section, f"{LETTER}. Подпись {place}")
        consultations.comment(section, "Поддерживаю")
    consultations.comment(first, "Предлагаю установить срок пять рабочих дней")

    services.group_comments(actor=SYSTEM, consultation=open_one)

    sizes = sorted(CommentGroup.objects.values_list("size", flat=True))
    assert sizes == [1, 1, 2, 3]


def test_a_person_takes_a_comment_out_and_merges_groups_and_the_machine_leaves_it_so():
    open_one = consultations.consultation()
    section = consultations.section(open_one)
    comments = [consultations.comment(section, LETTER) for _ in range(3)]
    services.group_comments(actor=SYSTEM, consultation=open_one)
    alone = services.take_out(actor=SYSTEM, comment=comments[0])

    services.group_comments(actor=SYSTEM, consultation=open_one)
    assert sorted(CommentGroup.objects.values_list("size", flat=True)) == [1, 2]

    other = CommentGroup.objects.get(size=2)
    services.merge_groups(actor=SYSTEM, into=alone, other=other)
    alone.refresh_from_db()
    assert (alone.size, CommentGroup.objects.count()) == (3, 1)


def test_no_comment_stays_without_an_answer():
    open_one = consultations.consultation()
    section = consultations.section(open_one)
    comment = consultations.comment(section)
    waiting = consultations.comment(section, published=False)
    services.close_consultation(actor=SYSTEM, consultation=open_one)

    with pytest.raises(CommentsUnanswered) as caught:
        services.publish_answers(actor=SYSTEM, consultation=open_one)
    assert caught.value.parameters == {"count": 2}

    services.refuse_comment(
        actor=SYSTEM, comment=waiting, refusal=Refusal.OFF_TOPIC, words="Не о проекте"
    )
    consultations.answered(comment)
    assert services.publish_answers(actor=SYSTEM, consultation=open_one).is_answered


def test_an_agency_answers_what_was_assigned_to_it_only():
    ours, theirs = people.organisation("OURS"), people.organisation("THEIRS")
    officer = people.user(Role.AGENCY_MEMBER, ours).actor
    open_one = consultations.consultation()
    groups = [consultations.comment(consultations.section(open_one)).group for _ in range(2)]
    for group, body in zip(groups, [ours, theirs], strict=True):
        services.assign_group(actor=SYSTEM, group=group, organisation=body, due_on=clock.today())
    answer = {"outcome": Outcome.NOTED, "reason": Trilingual(kk="Ескерілді")}

    services.dispose(actor=officer, group=groups[0], **answer)

    with pytest.raises(NotAllowed):
        services.dispose(actor=officer, group=groups[1], **answer)
    seen = queries.list_groups(officer, open_one, on=clock.today(), narrow=queries.GroupFilter())
    assert list(seen) == [groups[0]]


def test_an_accepted_proposal_changes_the_measure_and_keeps_both_wordings():
    plan = measures.plan()
    measure = measures.measure(plan)
    open_one = consultations.on_plan(plan)
    comment = consultations.comment(consultations.section(open_one))
    given = consultations.answered(comment, Outcome.ACCEPTED)
    new = Trilingual("Жаңа", "Новое", "New")

    changed = services.change_text(
        actor=SYSTEM, disposition=given, title=new, version=measure.version
    )

    measure.refresh_from_db()
    plan.refresh_from_db()
    assert measure.title == changed.text_after == new
    assert changed.text_before == measures.text("Draft a law")
    assert changed.changed_in_version == plan.version
    assert measure.costs.count() == 2


def test_a_refused_proposal_changes_nothing():
    plan = measures.plan()
    measure = measures.measure(plan)
    comment = consultations.comment(consultations.section(consultations.on_plan(plan)))
    given = consultations.answered(comment, Outcome.REJECTED)

    with pytest.raises(NothingToChange):
        services.change_text(
            actor=SYSTEM, disposition=given, title=Trilingual("a", "b"), version=measure.version
        )


def test_who_was_heard_and_who_was_not():
    open_one = consultations.consultation(society=["bank"])
    section = consultations.section(open_one)
    for _ in range(2):
        consultations.comment(section, LETTER, region="KZ-75")
    consultations.comment(section, society="ngo", language="kk")
    services.group_comments(actor=SYSTEM, consultation=open_one)

    voices = queries.count_voices(open_one)

    by_value = {voice.value: voice for voice in voices.society}
    assert (by_value["citizen"].comments, by_value["citizen"].statements) == (2, 1)
    assert by_value["bank"].is_invited
    assert [v.value for v in voices.missing_society] == [
        "state", "police", "bank", "telecom", "academia", "business",
    ]  # fmt: skip
    assert voices.without_region == 1
    assert len(voices.missing_regions) == len(voices.regions) - 1


def test_a_letter_stands_once_on_its_section():
    open_one = consultations.consultation()
    section = consultations.section(open_one)
    first, _second, other = (
        consultations.comment(section, words) for words in (LETTER, LETTER, "Другое мнение")
    )
    services.group_comments(actor=SYSTEM, consultation=open_one)

    assert list(queries.list_statements(open_one, section)) == [first, other]


def test_the_demonstration_is_marked_and_comes_once():
    plan = measures.plan()
    for _ in range(8):
        measures.measure(plan)

    made = services.load_demo_consultation(actor=SYSTEM, plan=plan)
    again = services.load_demo_consultation(actor=SYSTEM, plan=plan)

    assert made == again
    assert made.is_demo
    assert Comment.objects.count() == 60
    assert not Comment.objects.filter(shown_text__contains="0101").exists()
    assert CommentGroup.objects.order_by("-size").first().size == 20
