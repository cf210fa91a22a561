from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import docx
import pytest
from python_calamine import load_workbook

from factories import measures, people
from ortaq.data.demo.content import committee, organisations
from ortaq.data.demo.plan import measures as demo_measures
from ortaq.data.indicators import loader as indicators
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Language
from ortaq.picture.indicators.services import load_indicators
from ortaq.plan.measures import documents, official, queries, services
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.models import CostSource, Plan
from ortaq.plan.measures.services import CoExecutorDraft
from ortaq.shared.actors import PUBLIC, SYSTEM
from ortaq.shared.country import pack
from ortaq.shared.people.services import load_organisations

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_plan() -> Plan:
    load_organisations(actor=SYSTEM, institutions=pack().institutions)
    load_indicators(actor=SYSTEM, definitions=indicators.load())
    return services.load_demo_plan(
        actor=SYSTEM, slug="demo", plan=committee().plan, measures=demo_measures(), gaps={}
    )


def test_every_direction_and_source_has_its_official_words():
    for words, values in ((official.SECTIONS, Direction), (official.SOURCES, CostSource)):
        assert set(words) == set(values)
        assert all(all(text.as_dict().values()) for text in words.values())


def test_a_row_is_printed_with_executors_deadline_and_money():
    people.organisation("MIN", "government")
    people.organisation("BANK", "financial")
    plan = measures.plan()
    measures.measure(plan, lead="MIN", co_executors=(CoExecutorDraft("BANK"),))

    paper = documents.make_plan(plan, Language.RU)

    (section,) = paper.sections
    (row,) = section.rows
    assert section.title == "Совершенствование законодательства"
    assert (row.number, row.name, row.deadline) == ("1", "Draft a law ru", "IV квартал 2026 года")
    assert [(body.name, body.by_agreement) for body in row.executors] == [
        ("MIN", False),
        ("BANK", True),
    ]
    assert [(cost.year, cost.thousands, cost.source) for cost in row.costs] == [
        (2026, Decimal(12500), "РБ"),
        (2027, Decimal("700.5"), "средства гранта"),
    ]
    assert set(paper.abbreviations) == {
        ("BANK", "Организация BANK"),
        ("MIN", "Организация MIN"),
        ("РБ", "республиканский бюджет"),
    }


def test_the_corner_of_a_draft_has_blanks_and_that_of_a_plan_in_force_the_decision():
    plan = measures.plan()

    draft = documents.make_plan(plan, Language.KK)
    approved = services.approve_plan(
        actor=SYSTEM, plan=plan, decision="D-000007", on=date(2026, 3, 2)
    )
    final = documents.make_plan(approved, Language.KK)

    assert draft.draft
    assert draft.approval[0] == "Бекітілді"
    assert "____" in draft.approval[1]
    assert not final.draft
    assert final.approval == (
        "Бекітілді",
        "Комитеттің шешімімен",
        "2026 жылғы 2 наурыз, № D-000007",
    )


def test_the_demonstration_plan_loads_whole(demo_plan):
    rows = queries.list_measures(PUBLIC, demo_plan, on=date(2026, 11, 24))

    assert len(rows) == len(demo_measures()) >= 25
    assert {row.measure.direction for row in rows} == set(Direction)
    assert all(row.measure.reported_at for row in rows)
    assert demo_plan.is_demo
    assert demo_plan.is_draft
    leads = {row.measure.lead.code for row in rows if row.measure.lead}
    assert leads <= set(organisations())
    first = next(row.measure for row in rows if row.measure.code == "LAW-1")
    assert first.deadline == Deadline.parse("2026H2")


@pytest.mark.parametrize("language", list(Language))
def test_the_demonstration_plan_prints_in_every_format(demo_plan, language):
    files = {
        kind: documents.export_plan(
            actor=PUBLIC, plan=demo_plan, file_format=kind, language=language
        )
        for kind in ("docx", "xlsx", "pdf")
    }

    assert files["docx"][0] == f"demo-{language}.docx"
    table = docx.Document(io.BytesIO(files["docx"][1])).tables[0]
    words = " ".join(cell.text for row in table.rows[:6] for cell in row.cells)
    assert official.SECTIONS[Direction.LAW].in_(language) in words
    sheet = load_workbook(io.BytesIO(files["xlsx"][1])).get_sheet_by_index(0)
    assert any(demo_plan.title.in_(language) in row for row in sheet.to_python())
    assert files["pdf"][1].startswith(b"%PDF")


def test_a_hidden_plan_is_not_printed_for_the_public():
    plan = measures.plan()

    with pytest.raises(Plan.DoesNotExist):
        documents.export_plan(actor=PUBLIC, plan=plan, file_format="pdf", language=Language.KK)


def test_an_unknown_format_is_refused():
    with pytest.raises(documents.UnknownFormat):
        documents.export_plan(
            actor=SYSTEM, plan=measures.plan(), file_format="exe", language=Language.KK
        )
