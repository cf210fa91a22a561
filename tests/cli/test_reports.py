"""`ortaq reports import` and what bad files get."""

from __future__ import annotations

import csv
import json

import pytest

from cli import files
from ortaq.act.intake.models import ImportRun
from ortaq.act.reports.models import Identifier, Report
from ortaq.shared.audit.models import Entry

GOOD = "1;10.03.2026;Звонили с +7 709 123 45 67;г. Алматы;1 250 000,50 тг"


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_good_rows_are_in_and_the_others_are_listed_in_a_file(ortaq, tmp_path):
    path = files.table(
        tmp_path / "bank.csv",
        [
            GOOD,
            "2;2026-03-11;Сайт hxxp://kaspi-bonus[.]example;ВКО;500 тыс",
            "3;11/03/2026;Қоңырау шалды;Абай облысы;",
            "4;12.03.2026;Плохой регион;Нарния;10",
            f"5;12.03.2026;{'+7777' * 200_000};Астана;10",
            "6;не дата;Плохая дата;Астана;10",
        ],
    )

    done = ortaq("reports", "import", path, "--json")

    told = json.loads(done.out)
    text = (tmp_path / told["rejects_file"]).read_text(encoding="utf-8-sig")
    listed = list(csv.DictReader(text.splitlines()))
    assert done.code == 0
    assert (told["accepted"], told["repeated"], told["rejected"]) == (3, 0, 3)
    assert [(row["row"], row["code"]) for row in listed] == [
        ("5", "unknown_region"),
        ("6", "text_too_long"),
        ("7", "unknown_date"),
    ]
    assert "Нарния" in listed[0]["reason"]
    first = Report.objects.get(source_id="1")
    assert (first.region, str(first.claimed_kzt)) == ("KZ-75", "1250000.50")
    days = Report.objects.order_by("source_id").values_list("reported_at__date", flat=True)
    assert [str(day) for day in days] == ["2026-03-10", "2026-03-11", "2026-03-11"]


def test_again_it_adds_nothing(ortaq, tmp_path):
    path = files.table(tmp_path / "bank.csv", [GOOD])
    ortaq("reports", "import", path)
    entries = Entry.objects.filter(action="report.submit").count()

    done = ortaq("reports", "import", path)

    assert done.out == "0 accepted, 1 known already, 0 rejected.\n"
    assert Report.objects.count() == 1
    assert Entry.objects.filter(action="report.submit").count() == entries


def test_the_encoding_of_old_office_programs_is_read_and_said(ortaq, tmp_path):
    path = files.table(tmp_path / "old.csv", [GOOD], encoding="cp1251")

    done = ortaq("reports", "import", path)

    assert done.code == 0
    assert "cp1251" in done.err
    assert Report.objects.get().narrative.startswith("Звонили")


def test_formulas_are_neither_computed_nor_passed_on(ortaq, tmp_path):
    formula = '=HYPERLINK("http://evil.example","x")'
    path = files.workbook(
        tmp_path / "sheet.xlsx",
        [
            ["1", "10.03.2026", "Обман на рынке", "Астана", 10],
            ["2", "10.03.2026", "Обман на рынке", formula, 10],
            ["3", "10.03.2026", "Обман на рынке", "Астана", "=1+1"],
        ],
    )

    done = ortaq("reports", "import", path, "--rejects", tmp_path / "r.csv")

    listed = (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    assert done.code == 0
    # xlsxwriter stores 0 as what its formulas had last come to
    assert dict(Report.objects.values_list("source_id", "claimed_kzt")) == {"1": 10, "3": 0}
    assert "unknown_region" in listed
    assert '"=' not in listed


def test_scripts_in_every_field_are_words(ortaq, tmp_path):
    script = "<script>alert(1)</script>"
    path = files.table(
        tmp_path / "x.csv",
        [
            f"{script};10.03.2026;{script};Астана;10",
            f"2;{script};{script};Астана;10",
            f"3;10.03.2026;{script};{script};10",
            f"4;10.03.2026;{script};Астана;{script}",
        ],
    )

    done = ortaq("reports", "import", path, "--rejects", tmp_path / "r.csv", "--json")

    told = json.loads(done.out)
    assert (told["accepted"], told["rejected"]) == (1, 3)
    assert Report.objects.get().narrative == script


BAD_FILES = {
    "empty.csv": (lambda path: path.touch(), "empty", "пуст", "бос"),
    "zip.xlsx": (files.false_workbook, "XLSX", "XLSX", "XLSX"),
    "line.csv": (lambda path: files.one_line(path, 40), "longer", "длиннее", "ұзын"),
    "none.csv": (lambda path: path.write_text("город;имя\nА;Б\n"), "column", "столб", "баған"),
    "list.json": (lambda path: path.write_text("[]"), "CSV", "CSV", "CSV"),
    "bytes.csv": (lambda path: path.write_bytes(bytes(range(256)) * 50), None, None, None),
    "cut.parquet": (lambda path: path.write_bytes(b"PAR1 cut"), "Parquet", "Parquet", "Parquet"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize(("locale", "place"), [("en_US", 1), ("ru_RU", 2), ("kk_KZ", 3)])
def test_a_bad_file_gets_a_sentence_and_stores_nothing(
    ortaq, tmp_path, monkeypatch, name, locale, place
):
    monkeypatch.setenv("LC_ALL", f"{locale}.UTF-8")
    path = tmp_path / name
    BAD_FILES[name][0](path)

    done = ortaq("reports", "import", path)

    word = BAD_FILES[name][place]
    assert done.code == 1
    assert len(done.err.strip().splitlines()) == 1
    assert done.out == ""
    assert word is None or word in done.err
    assert not Report.objects.exists()
    assert not Identifier.objects.exists()
    assert not ImportRun.objects.exists()
    assert not list(tmp_path.glob("*-rejected.csv*"))


def test_a_file_damaged_after_many_good_rows_stores_none_of_them(ortaq, tmp_path, monkeypatch):
    monkeypatch.setattr("ortaq.act.intake.services.imports.BATCH", 2)
    path = files.table(tmp_path / "cut.csv", [*files.campaign_rows(20, 1), '21;"never closed'])

    done = ortaq("reports", "import", path)

    assert done.code == 1
    assert "22" in done.err
    assert not Report.objects.exists()
    assert not ImportRun.objects.exists()


def test_a_file_that_is_not_there_is_a_wrong_call(ortaq, tmp_path):
    done = ortaq("reports", "import", tmp_path / "none.csv")

    assert done.code == 2
    assert "none.csv" in done.err


def test_a_mapping_that_names_no_field_is_refused(ortaq, tmp_path):
    mapping = tmp_path / "m.toml"
    mapping.write_text('[columns]\nnarative = "текст"\n', encoding="utf-8")
    path = files.table(tmp_path / "bank.csv", [GOOD])

    done = ortaq("reports", "import", path, "--mapping", mapping)

    assert done.code == 1
    assert "narative" in done.err or "columns" in done.err
    assert not Report.objects.exists()


def test_a_mapping_in_another_encoding_is_refused_in_a_sentence(ortaq, tmp_path):
    mapping = tmp_path / "m.toml"
    mapping.write_bytes('[columns]\nnarrative = "текст"\n'.encode("cp1251"))
    path = files.table(tmp_path / "bank.csv", [GOOD])

    done = ortaq("reports", "import", path, "--mapping", mapping)

    assert done.code == 1
    assert "UTF-8" in done.err
    assert not Report.objects.exists()
