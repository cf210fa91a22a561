"""The decree table as DOCX."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

from docx import Document
from docx.oxml.ns import qn

from engine.render.plans import HOSTILE, kazakh_plan, small_plan
from ortaq.engine.render.decree.docx import write_docx
from ortaq.engine.render.decree.lines import table_lines
from ortaq.engine.render.decree.words import WORDS
from ortaq.engine.render.text import clean_text
from ortaq.engine.terms.language import Language

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


def written(plan=None):
    return Document(io.BytesIO(write_docx(plan or kazakh_plan(), created_at=AT)))


def row_texts(row):
    """Texts of the cells of a row, a merged cell once."""
    return [
        "".join(
            node.text if node.tag == qn("w:t") else "\n"
            for node in cell.iter(qn("w:t"), qn("w:br"))
        )
        for cell in row._tr.tc_lst
    ]


def test_the_table_has_the_lines_of_the_plan() -> None:
    plan = kazakh_plan()

    rows = [row_texts(row) for row in written(plan).tables[0].rows]

    assert rows[0] == list(WORDS[Language.KK].headings)
    assert rows[1] == ["1", "2", "3", "4", "5", "6", "7"]
    assert rows[2:] == [list(line.cells) for line in table_lines(plan)]


def test_corner_title_and_abbreviations_stand_in_order() -> None:
    texts = [paragraph.text for paragraph in written().paragraphs if paragraph.text]

    assert texts[0] == "Жоба"
    assert texts[1].endswith("№ 000 қаулысымен\nбекітілген")
    assert texts[2].startswith("Киберқылмысқа қарсы іс-қимыл")
    assert texts[3] == "Ескертпе: аббревиатуралардың толық жазылуы:"
    assert texts[4] == "ІІМ – Қазақстан Республикасының Ішкі істер министрлігі"


def test_an_approved_plan_carries_no_draft_mark() -> None:
    texts = [paragraph.text for paragraph in written(kazakh_plan(draft=False)).paragraphs]

    assert "Жоба" not in texts


def test_an_approved_plan_begins_with_its_approval_and_no_empty_line() -> None:
    plan = kazakh_plan(draft=False)

    assert written(plan).paragraphs[0].text == "\n".join(plan.approval)


def test_each_approval_of_a_parallel_edition_may_be_missing() -> None:
    plan = small_plan(Language.KK, draft=False, approval=())
    beside = written(replace(plan, second=small_plan(draft=False, approval=()))).tables[0]

    assert [cell.text for cell in beside.rows[0].cells] == ["", ""]


def test_heads_repeat_and_rows_stay_whole() -> None:
    rows = [row._tr.trPr for row in written().tables[0].rows]

    assert [row.find(qn("w:tblHeader")) is not None for row in rows[:3]] == [True, True, False]
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_a_section_keeps_with_its_first_measure() -> None:
    section = written().tables[0].rows[2].cells[0]

    assert section.paragraphs[0].paragraph_format.keep_with_next


def test_the_page_lies_across_and_is_numbered_from_the_second() -> None:
    section = written().sections[0]

    assert section.page_width > section.page_height
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_made_up_data_are_named_on_every_page() -> None:
    section = written().sections[0]

    assert {section.footer.paragraphs[0].text, section.first_page_footer.paragraphs[0].text} == {
        "Көрсетуге арналған деректер: ресми құжат емес"
    }


def test_approvals_of_two_languages_stand_side_by_side_above_both_titles() -> None:
    plan = small_plan(Language.KK, title="Іс-шаралар жоспары", approval=("Бекітілді",))
    document = written(replace(plan, second=small_plan(approval=("Утверждён",))))

    beside, _table = document.tables
    assert [cell.text.split("\n")[0] for cell in beside.rows[0].cells] == ["Жоба", "Проект"]
    assert beside.rows[0].cells[1].text.endswith("Утверждён")
    assert [paragraph.text for paragraph in document.paragraphs[:2]] == [
        "Іс-шаралар жоспары",
        "План мероприятий",
    ]


def test_hostile_text_is_printed_and_nothing_else() -> None:
    document = written(small_plan(title=HOSTILE, notes=(HOSTILE,), demo_label=HOSTILE))

    assert document.paragraphs[-1].text == clean_text(HOSTILE)
    assert "w:hyperlink" not in document.element.xml


def test_equal_plans_give_equal_bytes_without_a_time_of_writing() -> None:
    first, second = (write_docx(kazakh_plan(), created_at=AT) for _ in range(2))

    assert first == second
    assert {entry.date_time[0] for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {1980}


def test_properties_name_title_language_and_instant() -> None:
    core = written().core_properties

    assert core.title.startswith("Киберқылмысқа")
    assert (core.language, core.created, core.author) == ("kk-KZ", AT, "")
