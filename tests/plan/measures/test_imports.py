"""A printed plan becomes the plan that was printed."""

from __future__ import annotations

import io
from decimal import Decimal

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from factories import measures, people
from kept import kept
from ortaq.engine.exchange.plan_table import NoPlanTable, UnknownPlanFile
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Language, Trilingual
from ortaq.plan.measures import services
from ortaq.plan.measures.deadlines import Deadline
from ortaq.plan.measures.documents import export_plan, make_plan
from ortaq.plan.measures.models import CostSource, Plan
from ortaq.plan.measures.queries.imports import preview
from ortaq.plan.measures.services import CoExecutorDraft, CostDraft
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.people.models import Organisation
from web.languages import LANGUAGES

pytestmark = pytest.mark.django_db
DEADLINES = (
    "2026-12-25", "2026-12", "2026Q4", "2026H2", "2026", "2026-2028", "monthly 2026-2028",
    "quarterly 2026-2029", "half-yearly 2026-2029", "yearly 2026-2028", "continuous 2026-2029",
)  # fmt: skip


def _long_plan(count: int = 120) -> Plan:
    """Measures in every direction with every sort of deadline, money and executor."""
    plan = measures.plan(
        title=Trilingual(
            "2026–2029 жылдарға арналған жоспар", "План на 2026–2029 годы", "Plan for 2026–2029"
        )
    )
    bodies = [
        people.organisation(f"B{n}", group="government" if n % 2 else "telecom") for n in range(7)
    ]
    directions, sources = list(Direction), list(CostSource)
    for n in range(count):
        costs = tuple(
            CostDraft(
                2026 + k,
                sources[(n + k) % 4 if n % 5 else n % 4],
                Decimal(100 * n + k) + Decimal("0.5"),
            )
            for k in range(n % 4)
        )
        measures.measure(
            plan,
            code=f"M{n}",
            direction=directions[n % len(directions)],
            title=measures.text(f"Measure {n}: build, test, run"),
            lead=bodies[n % 7].code,
            co_executors=tuple(
                CoExecutorDraft(bodies[(n + k) % 7].code) for k in range(1, n % 4 + 1)
            ),
            deadline=Deadline.parse(DEADLINES[n % len(DEADLINES)]),
            costs=costs,
            is_funding_required=bool(costs),
        )
    return plan


@pytest.fixture(scope="module")
def long_plan(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield _long_plan()


def _imported(plan: Plan, file_format: str, language: Language) -> Plan:
    name, content = export_plan(actor=SYSTEM, plan=plan, file_format=file_format, language=language)
    return services.import_plan(actor=SYSTEM, slug="again", preview=preview(name, content))


@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_export_and_import_give_an_equal_plan(long_plan, file_format, language):
    language = Language(language)

    again = _imported(long_plan, file_format, language)

    assert make_plan(again, language) == make_plan(long_plan, language)


@pytest.mark.parametrize("template", ["decree", "decree-parallel", "indicators"])
@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
def test_our_own_papers_have_nothing_odd(file_format, template):
    name, content = export_plan(
        actor=SYSTEM,
        plan=_long_plan(12),
        file_format=file_format,
        language=Language.KK,
        template=template,
    )

    found = preview(name, content)

    assert [one.odd for one in found.rows] == [()] * 12
    assert found.plan.unplaced == ()


@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
def test_a_system_that_knows_no_organisation_prints_the_same(long_plan, file_format):
    paper = make_plan(long_plan, Language.KK)
    name, content = export_plan(
        actor=SYSTEM, plan=long_plan, file_format=file_format, language=Language.KK
    )
    Plan.objects.get().measures.all().delete()
    Plan.objects.all().delete()
    Organisation.objects.all().delete()

    again = services.import_plan(actor=SYSTEM, slug="again", preview=preview(name, content))

    assert make_plan(again, Language.KK) == paper


def _table(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document()
    document.add_paragraph("План мероприятий на 2026–2028 годы")
    table = document.add_table(rows=0, cols=7)
    heads = (
        "№",
        "Мероприятие",
        "Форма завершения",
        "Исполнители",
        "Срок",
        "Расходы, тыс. тенге",
        "Источник",
    )
    for row in (heads, tuple("1234567"), *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


ODD = ("1", "Навести порядок", "Отчёт", "МВД", "по мере готовности", "сколько дадут", "РБ")


def test_odd_cells_are_marked_and_never_dropped():
    content = _table(
        ODD, ("x", "", "Отчёт", "МВД", "", "", ""), ("2", "Обучить", "Отчёт", "", "2027", "5", "РБ")
    )

    found = preview("plan.docx", content)
    plan = services.import_plan(actor=SYSTEM, slug="odd", preview=found)

    first, second = plan.measures.order_by("position")
    assert {(one["column"], one["text"]) for one in first.unread} == {
        ("deadline", "по мере готовности"),
        ("costs", "сколько дадут"),
    }
    assert first.deadline is None
    assert first.lead.short_name.ru == "МВД"
    assert {one["reason"] for one in second.unread} == {"year_unread", "executors_missing"}
    assert [odd.reason for odd in found.plan.unplaced] == ["no_name"]


HOSTILE = (
    ("IV квартал 2026", "2026 – 12 500", "2026Q4", ""),
    ("ай сайын", "талап етілмейді", "monthly 2026-2028", ""),
    ("2026-2028 жылдар", "2026 – 12 500 (РБ)", "2026-2028", ""),
    ("2026 жылдың соңына дейін", "Қаржыландыру талап етілмейді", "2026", ""),
    ("ІV тоқсан 2026 ж.", "2026 год – 1,5 млн тенге", "2026Q4", ""),
    ("III-IV кварталы 2026 года", "2026 г. - 5 000; 2027 г. - 6 000", "2026Q4", ""),
    ("01.07.2026¹", "12 500¹", "2026-07-01", "costs"),
    ("2027", "12 500 *", "2027", "costs"),
    ("2027", "12.500", "2027", "costs"),
    ("2027", "(12 500)", "2027", "costs"),
    ("2027", "от 10 000 до 20 000", "2027", "costs"),
    ("2027", "12 млн 500 тыс. тенге", "2027", "costs"),
    ("2027", "Всего 5 000, в том числе 2026 – 2 000", "2027", "costs"),
    ("2027", "2026-2028 гг. – 3 000", "2027", "costs"),
    ("2027", "в пределах выделенных средств РБ", "2027", "costs"),
    ("2027", "1 000 000 000 000 000 000", "2027", "costs"),
    ("декабрь 2026, 2027, 2028 годов", "талап етілмейді", "", "deadline"),
    ("30 февраля 2026 года", "талап етілмейді", "", "deadline"),
    ("весна 2026 года", "талап етілмейді", "", "deadline"),
    ("қажеттілігіне қарай", "талап етілмейді", "", "deadline"),
    ("в течение всего срока", "талап етілмейді", "", "deadline"),
    ("после 2026 года", "талап етілмейді", "", "deadline"),
)
"""Deadline and costs as foreign papers write them, the deadline read, and the cell that is odd."""


def test_every_cell_of_a_foreign_table_is_read_or_marked():
    rows = [
        (str(number), f"Measure {number}", "Отчёт", "МВД", deadline, costs, "РБ")
        for number, (deadline, costs, _code, _odd) in enumerate(HOSTILE, start=1)
    ]

    found = preview("plan.docx", _table(*rows))
    plan = services.import_plan(actor=SYSTEM, slug="foreign", preview=found)

    for measure, (deadline, costs, code, odd) in zip(
        plan.measures.order_by("position"), HOSTILE, strict=True
    ):
        said = {one["column"]: one["text"] for one in measure.unread}
        assert measure.deadline == (Deadline.parse(code) if code else None), deadline
        assert said.get("deadline") == (deadline if odd == "deadline" else None), deadline
        assert ("costs" in said) == (odd == "costs"), costs
        if odd == "costs":
            assert costs.startswith(said["costs"]), costs


def test_a_programme_of_the_budget_behind_a_source_is_kept():
    row = ("1", "Создать центр", "Акт", "МВД", "2027 год", "2027 год – 5 000", "РБ (БП 001)")

    plan = services.import_plan(
        actor=SYSTEM, slug="programme", preview=preview("plan.docx", _table(row))
    )

    measure = plan.measures.get()
    assert [cost.source for cost in measure.costs.all()] == [CostSource.REPUBLICAN_BUDGET]
    assert measure.unread == [
        {"column": "source", "text": "РБ (БП 001)", "reason": "source_in_part"}
    ]


@pytest.mark.parametrize("file_format", ["docx", "xlsx"])
def test_money_that_nobody_has_named_yet_comes_back_as_needed(file_format):
    plan = _long_plan(0)
    measures.measure(plan, costs=(), is_funding_required=True, lead=people.organisation("MIN").code)

    again = _imported(plan, file_format, Language.KK)

    assert make_plan(again, Language.KK) == make_plan(plan, Language.KK)
    assert again.measures.get().is_funding_required
    assert again.measures.get().unread == []


def test_the_preview_says_a_deadline_in_the_readers_language(client):
    client.force_login(people.user(Role.SECRETARY))
    row = ("1", "Сообщать", "Отчёт", "МВД", "1 раз в полугодие", "5", "РБ")
    file = SimpleUploadedFile("plan.docx", _table(row))

    with translation.override("ru"):
        shown = client.post(reverse("measures:import"), {"file": file}, follow=True)

    assert "half-yearly" not in shown.content.decode()
    assert "= раз в полугодие" in shown.content.decode()


def test_saving_a_measure_puts_its_odd_cells_aside():
    plan = services.import_plan(actor=SYSTEM, slug="odd", preview=preview("plan.docx", _table(ODD)))
    measure = plan.measures.get()

    changed = services.change_measure(
        actor=SYSTEM, measure=measure, draft=measures.draft(code="1"), version=measure.version
    )

    assert changed.unread == []


def test_a_continued_table_goes_on():
    document = docx.Document(io.BytesIO(_table(ODD)))
    more = document.add_table(rows=1, cols=7)
    for cell, text in zip(more.rows[0].cells, replace_number(ODD, "2"), strict=True):
        cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)

    assert [row.row.number for row in preview("plan.docx", buffer.getvalue()).rows] == ["1", "2"]


def replace_number(row: tuple[str, ...], number: str) -> tuple[str, ...]:
    return (number, *row[1:])


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("plan.pdf", b"%PDF-1.7", UnknownPlanFile),
        ("plan.docx", b"not a zip", UnknownPlanFile),
        ("plan.docx", None, NoPlanTable),
    ],
)
def test_a_file_that_is_no_plan_is_refused(name, content, error):
    if content is None:
        buffer = io.BytesIO()
        docx.Document().save(buffer)
        content = buffer.getvalue()

    with pytest.raises(error):
        preview(name, content)


def test_the_secretary_uploads_looks_and_confirms(client):
    plan = _long_plan(12)
    name, content = export_plan(actor=SYSTEM, plan=plan, file_format="xlsx", language=Language.RU)
    client.force_login(people.user(Role.SECRETARY))

    shown = client.post(
        reverse("measures:import"), {"file": SimpleUploadedFile(name, content)}, follow=True
    )
    made = client.post(shown.request["PATH_INFO"], {"slug": "from-a-file"}, follow=True)

    assert "12 measures" in shown.content.decode()
    assert made.status_code == 200
    assert Plan.objects.get(slug="from-a-file").measures.count() == 12
