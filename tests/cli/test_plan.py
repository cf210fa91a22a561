"""`ortaq plan`: the printed plan and its standing."""

from __future__ import annotations

import json
import zipfile

import docx
import pytest
from python_calamine import CalamineWorkbook

from factories import measures
from ortaq.engine.terms.language import Trilingual

TITLE = Trilingual(
    kk="Шоттарды тез тоқтата тұру", ru="Быстро приостанавливать счета", en="Hold accounts fast"
)
FORMATS = ("docx", "xlsx", "pdf")


@pytest.fixture
def measure(db):
    return measures.measure(title=TITLE, code="ACT-7")


def words_of(path) -> str:
    """All words of a document."""
    if path.suffix == ".docx":
        document = docx.Document(path)
        return "\n".join(cell.text for t in document.tables for r in t.rows for cell in r.cells)
    book = CalamineWorkbook.from_path(path)
    return "\n".join(
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    )


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("ending", FORMATS)
def test_the_plan_is_printed_in_every_language(ortaq, measure, tmp_path, ending, lang):
    path = tmp_path / f"plan.{ending}"

    done = ortaq("plan", "export", path, "--lang", lang, "--template", "decree")

    assert done.code == 0
    assert list(tmp_path.iterdir()) == [path]
    if ending == "pdf":
        assert path.read_bytes().startswith(b"%PDF-")
    else:
        assert TITLE.in_(lang) in words_of(path)
        assert zipfile.ZipFile(path).testzip() is None


def test_without_a_language_it_is_kazakh(ortaq, measure, tmp_path):
    ortaq("plan", "export", tmp_path / "plan.docx")

    assert TITLE.kk in words_of(tmp_path / "plan.docx")


@pytest.mark.parametrize("name", ["plan.txt", "plan", "plan.doc"])
def test_an_unknown_ending_is_a_wrong_call_and_writes_nothing(ortaq, measure, tmp_path, name):
    done = ortaq("plan", "export", tmp_path / name)

    assert done.code == 2
    assert "docx" in done.err
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_the_environments_fault(ortaq, measure, tmp_path):
    done = ortaq("plan", "export", tmp_path / "none" / "plan.xlsx")

    assert done.code == 3
    assert "none" in done.err


def test_without_a_plan_it_says_so_and_writes_nothing(ortaq, db, tmp_path):
    done = ortaq("plan", "export", tmp_path / "plan.docx", "--lang", "ru")

    assert done.code == 1
    assert any("а" <= letter <= "я" for letter in done.err)
    assert not list(tmp_path.iterdir())


def test_the_standing_of_every_measure(ortaq, measure):
    done = ortaq("plan", "status", "--lang", "ru", "--json")

    (row,) = json.loads(done.out)
    assert done.code == 0
    assert (row["code"], row["title"]) == ("ACT-7", TITLE.ru)
    assert row["computed"]
    assert row["declared"]
    assert row["standing"] in {"red", "amber", "unknown", "green", "done", "none"}
    assert row["report"]


@pytest.mark.parametrize(
    ("kind", "ending", "start"),
    [
        ("half-year-report", "docx", b"PK"),
        ("summary", "pdf", b"%PDF"),
        ("annual-report", "pdf", b"%PDF"),
    ],
)
def test_a_paper_on_a_half_year_is_written(ortaq, measure, tmp_path, kind, ending, start):
    out = tmp_path / f"paper.{ending}"

    done = ortaq("plan", "report", out, "--period", "2026H1", "--kind", kind, "--lang", "kk")

    assert done.code == 0
    assert out.read_bytes().startswith(start)


def test_a_half_year_that_is_none_is_refused(ortaq, measure, tmp_path):
    done = ortaq("plan", "report", tmp_path / "paper.pdf", "--period", "2026H3")

    assert done.code == 1
    assert not list(tmp_path.iterdir())
