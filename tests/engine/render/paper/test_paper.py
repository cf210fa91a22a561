"""Papers of blocks as DOCX and PDF."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from docx import Document
from docx.oxml.ns import qn

from engine.render.plans import HOSTILE
from engine.render.test_chart import BARS
from engine.render.test_tile_drawing import LINKED
from ortaq.engine.render.chart import draw
from ortaq.engine.render.paper.blocks import (
    TEXT_WIDTH_MM,
    Bullets,
    Figure,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    TableBlock,
    TableOfContents,
    cell_text,
    printed_width_mm,
)
from ortaq.engine.render.paper.docx import write_docx
from ortaq.engine.render.paper.pdf import write_pdf
from ortaq.engine.render.tables import Column, Table
from ortaq.engine.render.text import clean_text
from ortaq.engine.render.tile_drawing import draw_tile_map
from ortaq.engine.terms.language import Language

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
PDFTOTEXT = shutil.which("pdftotext")
TABLE = Table(
    title="1-кесте. Олқылықтар",
    columns=(Column("Ереже", width=40), Column("Балл", places=1), Column("Күні")),
    rows=(("Будапешт конвенциясы, 16-бап", Decimal(1234), date(2026, 11, 24)),) * 3,
    source="Дереккөз: сараптамалық бағалау.",
)


def paper(text: str = "Мәтін") -> Paper:
    return Paper(
        title=f"Олқылықтарды талдау {text}",
        language=Language.KK,
        imprint=("Киберқылмысқа қарсы комитет", "2026 жылғы 24 қараша"),
        demo_label="Көрсетуге арналған деректер",
        blocks=(
            TableOfContents("Мазмұны"),
            Heading("Қорытынды"),
            Paragraph(text),
            Heading("Негіздер", level=2),
            Bullets((text, "екінші")),
            PageBreak(),
            TableBlock(TABLE),
            Figure(draw(BARS), caption="1-сурет", alternative="Жолақ диаграмма"),
            Figure(draw_tile_map(LINKED), caption=text, alternative=text),
        ),
    )


def test_docx_holds_the_blocks_in_order() -> None:
    document = Document(io.BytesIO(write_docx(paper(), created_at=AT)))

    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()]
    assert texts == [
        "Олқылықтарды талдау Мәтін",
        "Киберқылмысқа қарсы комитет",
        "2026 жылғы 24 қараша",
        "Мазмұны",
        "Қорытынды\n\u2003Негіздер",
        "Қорытынды",
        "Мәтін",
        "Негіздер",
        "Мәтін",
        "екінші",
        "1-кесте. Олқылықтар",
        "Дереккөз: сараптамалық бағалау.",
        "1-сурет",
        "Мәтін",
    ]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == [
        "Будапешт конвенциясы, 16-бап",
        "1\u00a0234,0",
        "24.11.2026",
    ]


def test_docx_tables_have_the_widths_that_every_office_program_reads() -> None:
    grid = Document(io.BytesIO(write_docx(paper(), created_at=AT))).tables[0]

    in_grid = [round(column.width.mm, 1) for column in grid.columns]
    in_cells = [round(cell.width.mm, 1) for cell in grid.rows[1].cells]
    assert in_grid == in_cells
    assert in_grid[0] > 2 * in_grid[1]
    assert sum(in_grid) == pytest.approx(TEXT_WIDTH_MM, abs=0.3)


def test_docx_rows_stay_whole_unless_they_are_long() -> None:
    long = Table("", (Column("a"),), (("сөз " * 200,), ("сөз",)), source="Дереккөз")
    written = write_docx(
        Paper(title="a", language=Language.KK, blocks=(TableBlock(long),)), created_at=AT
    )

    rows = Document(io.BytesIO(written)).tables[0].rows

    whole = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None
        for row in rows
    ]
    assert whole == [True, False, True]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    assert kept == [True, None, True]


def pdf_pages(lines: int) -> list[str]:
    """Pages of a paper whose table follows so many lines."""
    rows = tuple((f"жол {number}", "мәтін") for number in range(10))
    table = Table("", (Column("Нөмірі"), Column("Мәні")), rows, source="Дереккөз")
    blocks = (*[Paragraph("Мәтін")] * lines, TableBlock(table))
    written = write_pdf(Paper(title="a", language=Language.KK, blocks=blocks), created_at=AT)
    read = subprocess.run([PDFTOTEXT, "-", "-"], input=written, capture_output=True, check=True)
    return read.stdout.decode().split("\f")


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext (poppler-utils) is not installed")
def test_the_source_of_a_table_stays_with_its_last_row() -> None:
    for lines in range(18, 30):
        page = next(page for page in pdf_pages(lines) if "Дереккөз" in page)

        assert "жол 9" in page, lines


def test_docx_pictures_are_described() -> None:
    document = Document(io.BytesIO(write_docx(paper(), created_at=AT)))

    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [
        "Жолақ диаграмма",
        "Мәтін",
    ]


@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_equal_papers_give_equal_bytes(write) -> None:
    assert write(paper(), created_at=AT) == write(paper(), created_at=AT)


def test_pdf_is_accessible() -> None:
    content = write_pdf(paper(), created_at=AT)

    assert content.startswith(b"%PDF-")
    assert b"pdfuaid:part" in content


def test_hostile_text_is_printed_and_never_runs() -> None:
    hostile = paper(HOSTILE)

    document = Document(io.BytesIO(write_docx(hostile, created_at=AT)))

    assert document.paragraphs[-1].text == clean_text(HOSTILE)
    assert write_pdf(hostile, created_at=AT).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("cell", "places", "text"),
    [
        (None, None, ""),
        ("а", 2, "а"),
        (0.5, None, "0,5"),
        (3, 1, "3,0"),
        (datetime(2026, 11, 24, 8, 5, tzinfo=UTC), None, "24.11.2026 08:05"),
    ],
)
def test_cells_are_printed_in_the_signs_of_the_language(cell, places, text) -> None:
    assert cell_text(cell, "kk", places) == text


@pytest.mark.parametrize(
    ("svg", "width"),
    [('<svg xmlns="a" width="96">', 25.4), ('<svg width="9600">', 167), ("<svg>", 167)],
)
def test_a_drawing_is_never_wider_than_the_text(svg, width) -> None:
    assert printed_width_mm(svg) == pytest.approx(width)
