from __future__ import annotations

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import assessments, people, rounds
from ortaq.engine.exchange.tabular.reader import TableError
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.assessments.models import AnswerState, Response
from ortaq.plan.assessments.services import Rating
from ortaq.plan.rounds import queries, services
from ortaq.plan.rounds.documents import write_questionnaire
from ortaq.plan.rounds.models import Upload
from ortaq.plan.rounds.queries import Fate
from ortaq.plan.rounds.questionnaire import guard
from ortaq.plan.rounds.questionnaire.read import (
    NotThisQuestionnaire,
    QuestionnaireOfOthers,
    column_letters,
)
from ortaq.shared import clock
from ortaq.shared.actors import SYSTEM
from plan.rounds.workbooks import Book

pytestmark = pytest.mark.django_db

HOSTILE = '=HYPERLINK("http://evil")'


@pytest.fixture
def agency():
    return people.organisation("AG-1", "government")


@pytest.fixture
def user(agency):
    return rounds.member(agency)


@pytest.fixture
def desk(agency, user):
    return rounds.desk(rounds.opened(agency), user)


def written(desk, language: str = "en") -> bytes:
    return write_questionnaire(
        desk,
        queries.list_parts(desk),
        queries.list_source_lines(desk, language),
        language=language,
        created_at=clock.now(),
    )


def uploaded(desk, book: Book, tmp_path) -> queries.Preview:
    upload = services.keep_upload(desk=desk, path=book.save(tmp_path / "filled.xlsx"))
    return queries.get_preview(desk, upload)


def fates(preview: queries.Preview) -> dict[str, Fate]:
    return {row.provision.code: row.fate for row in preview.rows}


def codes_of(preview: queries.Preview) -> list[tuple[str, str]]:
    return [(str(problem["code"]), str(problem["cell"])) for problem in preview.problems]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_untouched_questionnaire_changes_nothing(desk, tmp_path, language):
    rounds.answered(desk, "S-1", assessments.rating(2, None, "line one\n  line two \n"))
    rounds.answered(
        desk, "S-2", Rating(AnswerState.DONT_KNOW, justification=Trilingual(kk="білмейміз"))
    )
    rounds.answered(desk, "S-3", Rating(AnswerState.NOT_APPLICABLE))
    spot = queries.get_spot(desk, "S-1")
    services.add_source(desk=desk, provision=spot.provision, draft=assessments.source())

    preview = uploaded(desk, Book(written(desk, language)), tmp_path)

    assert fates(preview) == {}
    assert preview.same == 4
    assert preview.problems == ()
    assert preview.ignored_columns == ()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_is_filled_in_is_previewed_and_then_saved(desk, tmp_path, language):
    book = Book(written(desk, language))
    law = {"kk": "Law partial kk", "ru": "Law partial ru", "en": "Law partial en"}[language]
    practice = {"kk": "Practice full kk", "ru": "Practice full ru", "en": "Practice full en"}
    book.fill("S-1", law=law, practice=practice[language], why="Because\nof this")
    book.fill("S-2", sources="")

    preview = uploaded(desk, book, tmp_path)
    before = Response.objects.count()
    done = services.apply_upload(desk=desk, upload=preview.upload)

    response = Response.objects.get()
    assert fates(preview) == {"S-1": Fate.NEW}
    assert before == 0
    assert done.answers == 1
    assert (response.law, response.practice) == (1, 2)
    assert response.justification.as_dict()[language] == "Because\nof this"
    assert not Upload.objects.exists()


def test_a_filled_file_round_trips_equal(desk, tmp_path):
    book = Book(written(desk))
    book.fill("S-1", law="Law none en", practice="don’t know", why="x")
    book.fill("S-4", law="not applicable", practice="not applicable")
    services.apply_upload(desk=desk, upload=uploaded(desk, book, tmp_path).upload)

    again = Book(written(desk))

    for code in rounds.ALL:
        assert again.row(code)[3:] == book.row(code)[3:]


def test_sources_of_the_file_are_added_once(desk, tmp_path):
    book = Book(written(desk))
    lines = "Criminal Code; 205; https://law.example/1\nOrder 5"
    book.fill("S-1", law="Law none en", practice="Practice none en", sources=lines)
    services.apply_upload(desk=desk, upload=uploaded(desk, book, tmp_path).upload)

    again = Book(written(desk))
    preview = uploaded(desk, again, tmp_path)

    assert again.row("S-1")[again.column("sources")] == lines
    assert fates(preview) == {}


def test_a_changed_answer_shows_both(desk, tmp_path):
    rounds.answered(desk, "S-1", assessments.rating(0, 0, "before"))
    book = Book(written(desk))
    book.fill("S-1", law="Law full en", why="after")

    (row,) = uploaded(desk, book, tmp_path).rows

    assert row.fate == Fate.CHANGED
    assert {(line.before, line.after) for line in row.lines} == {
        ("Law none en", "Law full en"),
        ("before", "after"),
    }


def test_emptied_cells_withdraw_the_answer(desk, tmp_path):
    rounds.answered(desk, "S-1")
    book = Book(written(desk))
    book.fill("S-1", law="", practice="", why="")

    services.apply_upload(desk=desk, upload=uploaded(desk, book, tmp_path).upload)

    assert Response.objects.get().state == AnswerState.UNANSWERED


@pytest.fixture
def conflicting(desk, agency, tmp_path):
    rounds.answered(desk, "S-1", assessments.rating(0, 0, "first"))
    book = Book(written(desk))
    book.fill("S-1", law="Law full en", why="file")
    colleague = rounds.desk(desk.round, rounds.member(agency))
    rounds.answered(colleague, "S-1", assessments.rating(1, 1, "colleague"), version=1)
    return uploaded(desk, book, tmp_path)


def test_what_somebody_else_changed_meanwhile_is_a_conflict_with_both_values(conflicting):
    (row,) = conflicting.rows

    assert row.fate == Fate.CONFLICT
    assert ("colleague", "file") in {(line.before, line.after) for line in row.lines}


def test_a_conflict_stays_as_it_is_unless_the_file_wins(desk, conflicting):
    kept = services.apply_upload(desk=desk, upload=conflicting.upload)

    assert (kept.answers, kept.left) == (0, 1)
    assert Response.objects.get().justification.en == "colleague"


def test_a_conflict_that_is_taken_wins(desk, conflicting):
    taken = services.apply_upload(desk=desk, upload=conflicting.upload, take=["S-1"])

    assert (taken.answers, taken.left) == (1, 0)
    assert Response.objects.get().justification.en == "file"


def test_a_row_that_nobody_touched_never_overwrites_a_newer_answer(desk, agency, tmp_path):
    rounds.answered(desk, "S-1", assessments.rating(0, 0, "first"))
    book = Book(written(desk))
    colleague = rounds.desk(desk.round, rounds.member(agency))
    rounds.answered(colleague, "S-1", assessments.rating(1, 1, "newer"), version=1)

    preview = uploaded(desk, book, tmp_path)

    assert fates(preview) == {}


def test_a_change_between_preview_and_confirmation_is_not_overwritten(desk, agency, tmp_path):
    book = Book(written(desk))
    book.fill("S-1", law="Law full en", practice="Practice full en")
    preview = uploaded(desk, book, tmp_path)
    colleague = rounds.desk(desk.round, rounds.member(agency))
    rounds.answered(colleague, "S-1", assessments.rating(0, 0, "quick"))

    done = services.apply_upload(desk=desk, upload=preview.upload)

    assert done.left == 1
    assert Response.objects.get().justification.en == "quick"


def test_wrong_cells_are_named_and_the_others_are_read(desk, tmp_path):
    book = Book(written(desk))
    book.fill("S-1", law="perhaps")
    book.fill("S-2", law="not applicable")
    book.fill("S-3", why="only words")
    book.fill("S-4", law="law NONE en ", practice="Practice none en")

    preview = uploaded(desk, book, tmp_path)

    assert codes_of(preview) == [
        ("questionnaire_unknown_word", "H3"),
        ("questionnaire_half_applicable", "H4"),
        ("questionnaire_words_without_rating", "J5"),
    ]
    assert fates(preview) == {"S-4": Fate.NEW}


def test_own_columns_moved_columns_and_sorted_rows_survive(desk, tmp_path):
    book = Book(written(desk))
    book.fill("S-2", law="Law none en", practice="Practice none en")
    rows = book.questions
    for number, row in enumerate(rows):
        row.insert(0, ["", "Note", "mine", "mine", "", ""][number])
    order = [rows[0], rows[1], *reversed(rows[2:])]
    rows[:] = [row[::-1] for row in order]

    preview = uploaded(desk, book, tmp_path)

    assert fates(preview) == {"S-2": Fate.NEW}
    assert preview.ignored_columns == ("Note",)


def test_renamed_headings_do_not_matter(desk, tmp_path):
    book = Book(written(desk))
    book.questions[1] = [f"renamed {number}" for number in range(len(book.questions[1]))]
    book.fill("S-1", law="Law none en", practice="Practice none en")

    assert fates(uploaded(desk, book, tmp_path)) == {"S-1": Fate.NEW}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_without_the_hidden_row_and_columns_the_headings_are_understood(desk, tmp_path, language):
    rounds.answered(desk, "S-2")
    book = Book(written(desk, language))
    book.fill("S-1", law=f"Law none {language}", practice=f"Practice none {language}")
    book.fill("S-2", law=f"Law full {language}")
    rows = book.questions
    del rows[0]
    for row in rows:
        del row[:3]

    preview = uploaded(desk, book, tmp_path)

    assert fates(preview) == {"S-1": Fate.NEW, "S-2": Fate.CONFLICT}


def test_a_column_that_is_gone_is_told(desk, tmp_path):
    book = Book(written(desk))
    place = book.column("practice")
    for row in book.questions:
        del row[place]

    preview = uploaded(desk, book, tmp_path)

    assert ("questionnaire_column_missing", "") in codes_of(preview)


def test_foreign_and_double_rows_change_nothing(desk, tmp_path):
    book = Book(written(desk))
    book.fill("S-1", law="Law none en", practice="Practice none en")
    double = list(book.row("S-1"))
    foreign = list(double)
    foreign[0] = foreign[3] = "X-1"
    nameless = ["", "", "", "", "", "", "", "Law none en"]
    book.questions.extend([double, foreign, nameless])

    preview = uploaded(desk, book, tmp_path)

    assert [code for code, _cell in codes_of(preview)] == [
        "questionnaire_row_twice",
        "questionnaire_not_asked",
        "questionnaire_row_without_question",
    ]
    assert fates(preview) == {"S-1": Fate.NEW}


def test_hostile_text_comes_back_as_text(desk, tmp_path):
    hostile = f"{HOSTILE}\n<script>\x07 _x0041_ end"
    rounds.answered(desk, "S-1", assessments.rating(1, 1, hostile))
    content = written(desk)

    preview = uploaded(desk, Book(content), tmp_path)
    with zipfile.ZipFile(io_of(content, tmp_path)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()

    assert fates(preview) == {}
    assert "<f>" not in sheet


def io_of(content: bytes, tmp_path):
    path = tmp_path / "raw.xlsx"
    path.write_bytes(content)
    return path


def test_the_sheet_offers_choices_and_locks_the_rest(desk, tmp_path):
    with zipfile.ZipFile(io_of(written(desk, "ru"), tmp_path)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
        book = archive.read("xl/workbook.xml").decode()

    assert sheet.count('<dataValidation type="list"') == 2
    assert "<sheetProtection" in sheet
    assert 'state="veryHidden"' in book
    assert sheet.count('hidden="1"') == 2  # the row of keys, the three key columns as one


def test_another_organisations_file_is_refused(desk, tmp_path):
    other = people.organisation("AG-2", "government")
    round_ = rounds.opened(other)
    foreign = Book(written(rounds.desk(round_, rounds.member(other))))

    with pytest.raises(QuestionnaireOfOthers):
        uploaded(desk, foreign, tmp_path)


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0old"])
def test_what_is_no_workbook_is_refused(desk, tmp_path, content):
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)

    with pytest.raises(TableError):
        services.keep_upload(desk=desk, path=path)


def test_a_workbook_of_something_else_is_refused(desk, tmp_path):
    book = Book(written(desk))
    book.sheets = {"Sheet1": [["a", "b"], ["1", "2"]]}

    with pytest.raises(NotThisQuestionnaire):
        uploaded(desk, book, tmp_path)


def test_a_bomb_is_refused_before_it_is_unpacked(desk, tmp_path):
    path = io_of(written(desk), tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * (guard.MAX_UNPACKED_BYTES + 1))

    with pytest.raises(TableError) as refused:
        services.keep_upload(desk=desk, path=path)

    assert refused.value.code == "archive_too_large"


def test_a_file_that_is_too_large_is_refused_by_the_form(client, desk, user):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(user)
    base = f"/en/rounds/{desk.round.reference}/organisations/AG-1/"
    large = SimpleUploadedFile("a.xlsx", b"x" * (guard.MAX_FILE_BYTES + 1))

    answer = client.post(f"{base}upload/", {"file": large})

    assert answer.status_code == 422
    assert "larger than 5 MB" in answer.content.decode()


def test_the_pages_lead_from_file_to_preview_to_saved(client, desk, user, tmp_path):
    client.force_login(user)
    base = f"/en/rounds/{desk.round.reference}/organisations/AG-1/"
    book = Book(client.get(f"{base}questionnaire.xlsx?in=ru").content)
    book.fill("S-1", law="Law none ru", practice="Practice none ru", why="<b>так</b>")
    book.fill("S-2", law="наверное")
    path = book.save(tmp_path / "filled.xlsx")

    with path.open("rb") as file:
        sent = client.post(f"{base}upload/", {"file": file})
    page = client.get(sent.url).content.decode()
    saved = client.post(f"{sent.url}apply")

    assert "&lt;b&gt;так&lt;/b&gt;" in page
    assert "Cell H4" in page
    assert saved.url == base
    assert Response.objects.get().justification.ru == "<b>так</b>"


def test_uploads_that_nobody_confirms_are_forgotten(desk, tmp_path):
    import time_machine

    uploaded(desk, Book(written(desk)), tmp_path)

    with time_machine.travel(clock.now() + services.upload.KEPT * 1.1, tick=False):
        dropped = services.drop_old_uploads()

    assert dropped == 1


def test_a_handed_in_part_takes_no_file(desk, tmp_path):
    services.hand_in(desk=desk)

    with pytest.raises(services.HandedInAlready):
        uploaded(desk, Book(written(desk)), tmp_path)


def test_after_the_round_is_closed_no_file_is_taken(desk, tmp_path):
    services.close_round(actor=SYSTEM, round_=desk.round)

    with pytest.raises(services.RoundWrongStatus):
        uploaded(desk, Book(written(desk)), tmp_path)


@given(st.text(max_size=200))
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_words_come_back_untouched(desk, tmp_path, words):
    response = queries.get_spot(desk, "S-1").response
    rating = Rating(AnswerState.ANSWERED, 1, 1, Trilingual(en=words.replace("\0", "")))
    rounds.answered(desk, "S-1", rating, version=response.version if response else 0)

    preview = uploaded(desk, Book(written(desk)), tmp_path)

    assert fates(preview) == {}
    assert preview.problems == ()


def test_columns_have_the_names_of_spreadsheets():
    assert [column_letters(place) for place in (0, 25, 26, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
    ]
