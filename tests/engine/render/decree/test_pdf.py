"""The decree table as PDF."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from engine.render.plans import HOSTILE, kazakh_plan, small_plan
from ortaq.engine.render.decree.pdf import write_pdf
from ortaq.engine.render.decree.plan import YearCost
from ortaq.engine.terms.language import Language

if TYPE_CHECKING:
    from ortaq.engine.render.decree.plan import PlanDocument

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
PDFTOTEXT = shutil.which("pdftotext")
reads_text = pytest.mark.skipif(
    PDFTOTEXT is None, reason="pdftotext (poppler-utils) is not installed"
)


def pages(plan: PlanDocument) -> list[str]:
    """The text of each page."""
    read = subprocess.run(
        [PDFTOTEXT, "-layout", "-", "-"],
        input=write_pdf(plan, created_at=AT),
        capture_output=True,
        check=True,
    )
    return read.stdout.decode().rstrip("\f").split("\f")


def test_the_file_is_an_accessible_pdf() -> None:
    content = write_pdf(kazakh_plan(), created_at=AT)

    assert content.startswith(b"%PDF-")
    assert b"pdfuaid:part" in content
    assert b"/Lang" in content


def test_equal_plans_give_equal_bytes() -> None:
    assert write_pdf(kazakh_plan(), created_at=AT) == write_pdf(kazakh_plan(), created_at=AT)


@pytest.mark.parametrize("language", list(Language))
def test_hostile_text_never_runs(language: Language) -> None:
    plan = small_plan(
        language,
        title=HOSTILE,
        notes=(HOSTILE, '#read("/etc/passwd")'),
        approval=(HOSTILE,),
        demo_label=HOSTILE,
        abbreviations=((HOSTILE, HOSTILE),),
    )

    assert write_pdf(plan, created_at=AT).startswith(b"%PDF-")


@reads_text
def test_heads_and_label_are_on_every_page_and_numbers_from_the_second() -> None:
    printed = pages(kazakh_plan(rows=20))

    tables = printed[:-1]
    assert len(tables) > 5
    assert all("Қаржыландыру" in page for page in tables)
    assert all("ресми құжат емес" in page for page in printed)
    assert [page.split()[0] for page in printed[1:]] == [
        str(number) for number in range(2, len(printed) + 1)
    ]


@reads_text
def test_no_section_stands_alone_at_the_foot_of_a_page() -> None:
    for rows in range(4, 16):
        for page in pages(kazakh_plan(rows=rows)):
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert not lines[-2].startswith(("1. ", "2. ", "3. "))


@reads_text
def test_sums_longer_than_a_page_are_printed_whole() -> None:
    plan = small_plan()
    sources = [f"Source{number}" for number in range(12)]
    costs = tuple(YearCost(year, Decimal(7), one) for one in sources for year in (2026, 2027, 2028))
    section = plan.sections[0]
    paid = replace(
        plan, sections=(replace(section, rows=(replace(section.rows[0], costs=costs),)),)
    )

    printed = "\n".join(pages(replace(paid, second=paid)))

    below = printed[printed.rindex("Всего") :]
    assert all(one in below for one in sources)


@reads_text
def test_hostile_text_is_printed_as_it_is() -> None:
    printed = pages(small_plan(notes=("#let x = 1 $a$ *b* @c <d>",)))

    assert "#let x = 1 $a$ *b* @c <d>" in printed[-1]
