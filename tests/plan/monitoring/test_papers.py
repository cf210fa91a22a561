"""The papers of the half-year."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
import time_machine

from factories import measures, monitoring, people
from ortaq.engine.terms.direction import Direction
from ortaq.engine.terms.language import Language
from ortaq.plan.measures.documents import make_plan
from ortaq.plan.monitoring.cycle import HalfYear
from ortaq.plan.monitoring.documents import export_paper
from ortaq.shared.actors import SYSTEM

if TYPE_CHECKING:
    from ortaq.shared.people.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _late_july():
    with time_machine.travel("2026-07-26 06:00Z", tick=False):
        yield


@pytest.fixture
def lead() -> Organisation:
    return people.organisation("MIN")


def _paper(kind: str) -> docx.document.Document:
    _name, content = export_paper(
        actor=SYSTEM,
        kind=kind,
        period=HalfYear(2026, 1),
        file_format="docx",
        language=Language.RU,
    )
    return docx.Document(io.BytesIO(content))


def test_measures_have_the_numbers_of_the_printed_plan(lead):
    plan = measures.plan()
    for code, direction in (("B-1", Direction.LITERACY), ("A-1", Direction.LAW)):
        measures.measure(
            plan, code=code, direction=direction, lead=lead.code, start_on=date(2026, 1, 12)
        )

    report, summary = _paper("half-year-report"), _paper("summary")

    printed = [
        row.number for section in make_plan(plan, Language.RU).sections for row in section.rows
    ]
    in_report = [row.cells[0].text for table in report.tables for row in table.rows[1:]]
    assert in_report == [
        f"{number}\n{code}" for number, code in zip(printed, ("A-1", "B-1"), strict=True)
    ]
    lines = [paragraph.text for paragraph in summary.paragraphs]
    assert any(line.startswith("1. ") and "A-1" in line for line in lines)
    assert any("1\u00a0(A-1), 2\u00a0(B-1)" in line for line in lines)


def test_values_have_as_many_decimals_as_they_have(lead):
    measure = measures.measure(measures.plan(), lead=lead.code, start_on=date(2026, 1, 12))
    monitoring.progress_report(measure)

    cells = [cell.text for cell in _paper("annual-report").tables[1].rows[1].cells]

    assert not any(cell.endswith(",0") for cell in cells), cells
