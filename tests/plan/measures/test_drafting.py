from __future__ import annotations

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse

from factories import gaps, measures, people
from ortaq.engine.render.decree.placeholders import UnknownPlaceholder, fill
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.measures import documents, queries, services
from ortaq.plan.measures.models import MeasureVersion, Note, PersonalDraft, SmartOverride
from ortaq.plan.measures.queries.drafting.content import content_of
from ortaq.plan.measures.queries.drafting.differences import compare, word_differences
from ortaq.plan.measures.queries.drafting.merging import merge
from ortaq.plan.measures.queries.drafting.record import get_record
from ortaq.plan.measures.queries.drafting.smart import check_measure_smart
from ortaq.plan.measures.queries.drafting.versions import compare_plan
from ortaq.plan.measures.queries.imports import preview
from ortaq.plan.measures.services.drafting.content import cells_of, draft_of, record_of
from ortaq.plan.measures.services.drafting.drafts import BothChanged, save_together
from ortaq.plan.measures.services.drafting.notes import EmptyNote, resolve_note, write_note
from ortaq.plan.measures.services.drafting.papers import word_paper
from ortaq.plan.measures.services.drafting.record import (
    FundingOutsidePlan,
    reach_milestone,
    write_record,
)
from ortaq.plan.measures.services.drafting.smart import OverrideNeedsReason, override_smart
from ortaq.plan.measures.services.drafting.versions import SameContent, restore_version
from ortaq.plan.measures.services.progress import NotOwnMeasure
from ortaq.plan.measures.services.record_draft import (
    EffectOrder,
    FundingDraft,
    MilestoneDraft,
    MilestoneOrder,
    RecordDraft,
    RiskDraft,
    RiskLevel,
)
from ortaq.plan.measures.smart import Criterion, Verdict
from ortaq.shared.actors import SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db

RECORD = RecordDraft(
    texts={"goal": measures.text("Less harm"), "legal_basis": measures.text("Article 7")},
    effect=(Decimal(1), Decimal(2), Decimal("3.5")),
    milestones=(
        MilestoneDraft("Draft", date(2026, 6, 30), weight=Decimal(3)),
        MilestoneDraft("Hearing", date(2026, 9, 30), date(2026, 7, 1), (1,)),
    ),
    risks=(RiskDraft("Nobody agrees", 2, 4, "Talk early"), RiskDraft("Late", 5, 5)),
    funding=(FundingDraft(2026, "republican_budget", Decimal(12500), Decimal(9000)),),
)


def _change(measure, version: int, **changes: object):
    draft = measures.draft(code=measure.code, **changes)
    return services.change_measure(actor=SYSTEM, measure=measure, draft=draft, version=version)


def test_every_save_keeps_the_whole_content_and_a_link_counts_too():
    measure = measures.measure()
    changed = _change(measure, 1, title=measures.text("Another law"))
    services.link_gap(actor=SYSTEM, measure=changed, gap=gaps.gap(), share=Decimal("0.5"))

    kept = list(MeasureVersion.objects.order_by("number"))

    assert [version.number for version in kept] == [1, 2, 3]
    assert kept[0].content["title.en"] == "Draft a law en"
    assert kept[1].content["title.en"] == "Another law en"
    assert [cell for cell in kept[2].content if cell.startswith("gap.")]


def test_a_measure_of_before_keeps_what_it_was_before_its_first_change():
    measure = measures.measure()
    MeasureVersion.objects.all().delete()

    _change(measure, 1, title=measures.text("Another law"))

    kept = list(MeasureVersion.objects.order_by("number"))
    assert [version.content["title.en"] for version in kept] == [
        "Draft a law en",
        "Another law en",
    ]
    assert kept[0].plan_version == 0


def test_content_is_the_same_from_the_database_and_from_a_draft_and_back():
    bank = people.organisation("BANK")
    draft = measures.draft(
        lead=people.organisation("OWN", "government").code,
        co_executors=(services.CoExecutorDraft(bank.code),),
    )
    measure = services.add_measure(actor=SYSTEM, plan=measures.plan(), draft=draft)

    stored = content_of(measure)

    assert cells_of(draft) == stored
    assert cells_of(draft_of(stored)) == stored


def test_an_old_version_comes_back_as_a_new_one_with_its_record():
    measure = measures.measure()
    measure = write_record(actor=SYSTEM, measure=measure, draft=RECORD, version=1)
    before = content_of(measure)
    _change(measure, 2, title=measures.text("Another law"))
    write_record(actor=SYSTEM, measure=measure, draft=RecordDraft(), version=3)

    measure.refresh_from_db()
    restored = restore_version(actor=SYSTEM, measure=measure, number=2)

    assert content_of(restored) == before
    assert record_of(before) == RecordDraft(
        texts={**{name: Trilingual() for name in record_of(before).texts}, **RECORD.texts},
        effect=RECORD.effect,
        milestones=RECORD.milestones,
        risks=RECORD.risks,
        funding=RECORD.funding,
    )
    assert MeasureVersion.objects.get(number=5).restored_from == 2
    with pytest.raises(SameContent):
        restore_version(actor=SYSTEM, measure=restored, number=5)


def test_differences_are_told_word_by_word():
    before, after = word_differences("ten banks agree", "ten large banks agree")

    assert [piece.text for piece in before if piece.is_changed] == []
    assert [piece.text.strip() for piece in after if piece.is_changed] == ["large"]


def test_a_code_is_compared_as_words_of_the_reader():
    (change,) = compare({"deadline": "2026Q4"}, {"deadline": "2027H1"}, {})

    assert "2026" in change.before[0].text
    assert change.before[0].text != "2026Q4"
    assert change.label


def test_the_plan_tells_what_was_added_and_changed():
    plan = measures.plan()
    first = measures.measure(plan)
    plan.refresh_from_db()
    start = plan.version
    measures.measure(plan, code="NEW")
    _change(first, 1, title=measures.text("Another law"))
    plan.refresh_from_db()

    found = compare_plan(SYSTEM, plan, start, plan.version)
    backwards = compare_plan(SYSTEM, plan, plan.version, start)

    assert [(one.code, one.old, one.new) for one in found] == [
        (first.code, 1, 2),
        ("NEW", None, 1),
    ]
    assert {change.cell for change in found[0].changes} == {"title.kk", "title.ru", "title.en"}
    assert [(one.code, one.old, one.new) for one in backwards] == [
        (first.code, 2, 1),
        ("NEW", 1, None),
    ]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "content", "conflicts"),
    [
        ({"code": "A"}, {"code": "B"}, {"code": "A", "lead": "X"}, {"code": "B", "lead": "X"}, ()),
        ({"code": "A"}, {"code": "B"}, {"code": "C"}, {"code": "C"}, ("code",)),
        ({"code": "A"}, {"code": "B"}, {"code": "B"}, {"code": "B"}, ()),
        ({"code": "A", "lead": "X"}, {"code": "A"}, {"code": "A", "lead": "X"}, {"code": "A"}, ()),
        (None, {"code": "B"}, {"code": "C"}, {"code": "C"}, ("code",)),
        ({}, {}, {"goal.kk": "G", "gap.G-1": "1"}, {"goal.kk": "G", "gap.G-1": "1"}, ()),
    ],
)
def test_two_changes_are_put_together(base, mine, theirs, content, conflicts):
    merged = merge(base, mine, theirs)

    assert merged.content == content
    assert merged.conflicts == conflicts


def test_nobody_loses_what_he_wrote():
    measure = measures.measure()
    _change(measure, 1, rationale=measures.text("Theirs"))

    mine = measures.draft(code=measure.code, form_of_completion=measures.text("Mine"))
    merged = save_together(actor=SYSTEM, measure=measure, draft=mine, version=1)

    stored = queries.get_measure(SYSTEM, measure.reference)
    assert stored.rationale == measures.text("Theirs")
    assert stored.form_of_completion == measures.text("Mine")
    assert set(merged.taken) == {"rationale.kk", "rationale.ru", "rationale.en"}


def test_where_both_wrote_in_one_cell_the_writer_chooses():
    measure = measures.measure()
    _change(measure, 1, rationale=Trilingual("Олар", "Они", "Theirs"))
    mine = measures.draft(code=measure.code, rationale=Trilingual("Мен", "Я", "Mine"))

    with pytest.raises(BothChanged) as refused:
        save_together(actor=SYSTEM, measure=measure, draft=mine, version=1)
    chosen = {"rationale.kk": "mine", "rationale.ru": "theirs", "rationale.en": "mine"}
    save_together(actor=SYSTEM, measure=measure, draft=mine, version=1, chosen=chosen)

    assert refused.value.merged.conflicts == ("rationale.kk", "rationale.ru", "rationale.en")
    stored = queries.get_measure(SYSTEM, measure.reference)
    assert stored.rationale == Trilingual("Мен", "Они", "Mine")


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_both_keep_their_words():
    measure = measures.measure()
    drafts = [
        measures.draft(code=measure.code, rationale=measures.text("First")),
        measures.draft(code=measure.code, form_of_completion=measures.text("Second")),
    ]
    failures: list[Exception] = []

    def write(draft) -> None:
        try:
            save_together(actor=SYSTEM, measure=measure, draft=draft, version=1)
        except Exception as error:  # noqa: BLE001 - told to the test
            failures.append(error)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=[draft]) for draft in drafts]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert failures == []
    stored = queries.get_measure(SYSTEM, measure.reference)
    assert stored.rationale == measures.text("First")
    assert stored.form_of_completion == measures.text("Second")
    assert stored.version == 3


def test_a_note_is_written_answered_settled_and_opened_again():
    member = people.user(Role.AGENCY_MEMBER, people.organisation("OWN", "government")).actor
    measure = measures.measure()
    first = write_note(actor=member, measure=measure, cell="deadline", text="Too early")
    resolve_note(actor=member, note=first, is_resolved=True)

    write_note(actor=SYSTEM, measure=measure, cell="", text="Why?", answers=first)

    assert Note.objects.get(pk=first.pk).resolved_at is None
    assert Note.objects.get(parent=first).cell == "deadline"
    with pytest.raises(EmptyNote):
        write_note(actor=member, measure=measure, cell="nothing", text="Words")
    with pytest.raises(NotAllowed):
        write_note(
            actor=people.user(Role.OBSERVER).actor, measure=measure, cell="title", text="Words"
        )


def test_the_check_says_what_to_improve_and_a_reason_sets_it_aside():
    measure = measures.measure()

    found = {one.criterion: one for one in check_measure_smart(SYSTEM, measure)}
    override_smart(
        actor=SYSTEM, measure=measure, criterion=Criterion.RELEVANT, reason="Asked by the treaty"
    )
    again = {one.criterion: one for one in check_measure_smart(SYSTEM, measure)}

    assert found[Criterion.SPECIFIC].reasons == ("no_lead",)
    assert found[Criterion.ACHIEVABLE].verdict == Verdict.UNKNOWN
    assert found[Criterion.RELEVANT].verdict == Verdict.TO_IMPROVE
    assert again[Criterion.RELEVANT].verdict == Verdict.OVERRIDDEN
    assert again[Criterion.RELEVANT].override == "Asked by the treaty"
    with pytest.raises(OverrideNeedsReason):
        override_smart(actor=SYSTEM, measure=measure, criterion=Criterion.RELEVANT, reason=" ")


def test_a_goal_makes_a_measure_relevant():
    measure = write_record(actor=SYSTEM, measure=measures.measure(), draft=RECORD, version=1)

    found = {one.criterion: one.verdict for one in check_measure_smart(SYSTEM, measure)}

    assert found[Criterion.RELEVANT] == Verdict.MET


def test_the_full_record_is_stored_and_counted():
    measure = write_record(actor=SYSTEM, measure=measures.measure(), draft=RECORD, version=1)
    reach_milestone(actor=SYSTEM, measure=measure, position=1, on=date(2026, 1, 1))

    record = get_record(measure)

    assert record.done == Decimal("0.75")
    assert [risk.size for risk in record.risks] == [25, 8]
    line = next(line for line in record.funding if line.year == 2026)
    assert (line.needed, line.gap) == (12500, 3500)
    assert record.effect == (1, 2, Decimal("3.5"))


@pytest.mark.parametrize(
    ("draft", "error"),
    [
        (RecordDraft(effect=(Decimal(3), Decimal(2), Decimal(4))), EffectOrder),
        (RecordDraft(effect=(None, Decimal(2), None)), EffectOrder),
        (RecordDraft(risks=(RiskDraft("x", 6, 1),)), RiskLevel),
        (
            RecordDraft(milestones=(MilestoneDraft("x", date(2026, 1, 1), depends_on=(1,)),)),
            MilestoneOrder,
        ),
        (RecordDraft(funding=(FundingDraft(1999, "grant"),)), FundingOutsidePlan),
    ],
)
def test_an_unsound_record_is_refused(draft, error):
    measure = measures.measure()

    with pytest.raises(error):
        write_record(actor=SYSTEM, measure=measure, draft=draft, version=1)


def test_only_the_lead_says_that_a_milestone_is_reached():
    measure = write_record(actor=SYSTEM, measure=measures.measure(), draft=RECORD, version=1)
    other = people.user(Role.AGENCY_MEMBER, people.organisation("OTHER", "government")).actor

    with pytest.raises(NotOwnMeasure):
        reach_milestone(actor=other, measure=measure, position=1, on=None)


@pytest.mark.parametrize(
    "text", ["{{ plan.secret }}", "{{ plan.title", "{% load x %}", "{{ 1+1 }}"]
)
def test_an_unknown_placeholder_is_a_clear_error(text):
    with pytest.raises(UnknownPlaceholder):
        word_paper(
            actor=SYSTEM, plan=measures.plan(), texts={"notes": Trilingual(kk="", ru=text, en="")}
        )


def test_a_value_with_braces_is_not_looked_at_again():
    assert fill("{{ a }}", {"a": "{{ b }}", "b": "never"}) == "{{ b }}"


def test_the_secretariat_words_the_corner_and_the_notes():
    plan = measures.plan()
    measures.measure(plan)

    word_paper(
        actor=SYSTEM,
        plan=plan,
        texts={
            "corner": Trilingual("Бекітілді\n{{ plan.title }}", "", ""),
            "notes": Trilingual("{{ plan.years }}", "", ""),
        },
    )
    paper = documents.make_plan(plan, Language.KK)

    assert paper.approval == ("Бекітілді", "Plan kk")
    assert paper.notes == ("2026–2029",)
    assert documents.make_plan(plan, Language.RU).notes == ()


@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
def test_the_parallel_edition_comes_back_with_both_languages(file_format):
    plan = measures.plan()
    lead = people.organisation("OWN", "government")
    for number in range(3):
        measures.measure(plan, code=f"L-{number}", lead=lead.code)

    name, content = documents.export_plan(
        actor=SYSTEM,
        plan=plan,
        file_format=file_format,
        language=Language.KK,
        template="decree-parallel",
    )
    read = preview(name, content)
    made = services.import_plan(actor=SYSTEM, slug="again", preview=read)

    again = made.measures.order_by("position")
    assert [(m.title.kk, m.title.ru) for m in again] == [("Draft a law kk", "Draft a law ru")] * 3
    assert {m.form_of_completion.ru for m in again} == {"Draft law ru"}
    assert (made.title.kk, made.title.ru) == ("Plan kk", "Plan ru")
    assert {m.lead for m in again} == {lead}
    assert read.odd_count == 0


@pytest.mark.parametrize("file_format", ["docx", "xlsx", "pdf"])
def test_target_indicators_stand_before_the_measures_and_are_not_read_as_measures(file_format):
    plan = measures.plan()
    measures.measure(plan)

    paper = documents.make_plan(plan, Language.RU, "indicators")
    name, content = documents.export_plan(
        actor=SYSTEM,
        plan=plan,
        file_format=file_format,
        language=Language.RU,
        template="indicators",
    )

    assert [row.baseline for section in paper.targets for row in section.rows] == [72]
    assert content
    if file_format != "pdf":
        assert len(preview(name, content).rows) == 1


# pages


@pytest.fixture
def secretary(client):
    client.force_login(people.user(Role.SECRETARY))
    return client


def _page(name: str, measure, **more: object) -> str:
    return reverse(f"measures:{name}", kwargs={"reference": measure.reference, **more})


def test_the_pages_of_drafting_open(secretary):
    measure = write_record(actor=SYSTEM, measure=measures.measure(), draft=RECORD, version=1)
    write_note(actor=SYSTEM, measure=measure, cell="title", text="Which banks?")

    pages = [
        secretary.get(address)
        for address in (
            _page("measure", measure),
            _page("versions", measure) + "?old=1&new=2",
            _page("record", measure),
            reverse("measures:plan_changes") + "?old=0&new=2",
            reverse("measures:plan_advice"),
            reverse("measures:papers"),
            reverse("measures:list"),
        )
    ]

    assert [page.status_code for page in pages] == [200] * 7
    assert "Which banks?" in pages[0].content.decode()
    assert "<ins>" in pages[1].content.decode()


def test_what_is_typed_is_kept_for_its_writer_only(secretary, client):
    measure = measures.measure()
    secretary.post(
        _page("autosave", measure),
        {"version": "1", "indicators": "1", "title_kk": "Менің сөзім", "code": "MINE"},
        headers={"HX-Request": "true"},
    )

    mine = secretary.get(_page("edit", measure)).content.decode()
    client.force_login(people.user(Role.SECRETARY))
    theirs = client.get(_page("edit", measure)).content.decode()

    assert "Менің сөзім" in mine
    assert "Менің сөзім" not in theirs
    assert queries.get_measure(SYSTEM, measure.reference).version == 1


def test_a_draft_is_put_away(secretary):
    measure = measures.measure()
    secretary.post(_page("autosave", measure), {"version": "1", "code": "MINE"})

    secretary.post(_page("discard_draft", measure))

    assert not PersonalDraft.objects.exists()


def test_the_record_is_written_on_its_page(secretary):
    measure = measures.measure()
    typed = {
        "version": "1",
        "milestones": "1",
        "risks": "1",
        "goal_kk": "Мақсат",
        "milestone-0-title": "Draft",
        "milestone-0-due_on": "2026-06-30",
        "risk-0-text": "Late",
        "risk-0-probability": "3",
        "risk-0-impact": "4",
        "approved_republican_budget_2026": "9 000",
    }

    refused = secretary.post(_page("record", measure), {**typed, "milestone-0-due_on": ""})
    saved = secretary.post(_page("record", measure), typed)

    assert refused.status_code == 422
    assert saved.status_code == 302
    record = get_record(measure)
    assert [step.title for step in record.milestones] == ["Draft"]
    assert record.risks[0].size == 12


def test_a_point_is_set_aside_and_holds_again(secretary):
    measure = measures.measure()
    address = _page("override_smart", measure, criterion="relevant")

    secretary.post(address, {"reason": "Asked by the treaty"})
    kept = SmartOverride.objects.count()
    secretary.post(address, {"then": "withdraw"})

    assert (kept, SmartOverride.objects.count()) == (1, 0)


def test_a_wrong_placeholder_is_said_beside_the_field(secretary):
    measures.plan("one")

    answer = secretary.post(reverse("measures:papers") + "?plan=one", {"head_kk": "{{ x }}"})

    assert answer.status_code == 422
    assert "{{ x }}" in answer.content.decode()
