import json

import pytest

from conftest import shared_data
from ortaq.act.intake.models import ImportRun
from ortaq.act.intake.services import import_file as run_import
from ortaq.act.intake.services import list_rejections
from ortaq.act.reports.models import Identifier, Report
from ortaq.engine.exchange.layout import MissingColumnError
from ortaq.engine.exchange.mapping import Mapping
from ortaq.engine.exchange.tabular.reader import EmptyFileError
from ortaq.shared.actors import PUBLIC, SYSTEM, NotAllowed

pytestmark = pytest.mark.django_db

HEADER = "id;дата обращения;текст;область;ущерб;вид\n"
ROWS = [
    "1;10.03.2026;Звонили с +7 709 123 45 67;г. Алматы;1 250 000,50 тг;bank_call",
    "2;2026-03-11;Сайт hxxp://kaspi-bonus[.]example;ВКО;500 тыс;phishing",
    "3;11/03/2026;Қоңырау шалды;Абай облысы;;",
    "4;12.03.2026;Плохой регион;Нарния;10;",
    "5;не дата;Плохая дата;Астана;10;",
    "6;13.03.2026;;Астана;10;",
    '7;13.03.2026;"=HYPERLINK(""http://evil.example"")";Астана;10;',
    "8;13.03.2026;Долг $500;Астана;500 USD;",
]


def write(tmp_path, text, encoding="utf-8", name="reports.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_good_rows_are_in_and_bad_rows_are_listed(tmp_path, encoding):
    # cp1251 has no Kazakh letters: the Kazakh row is left out of that file
    rows = [row for row in ROWS if encoding != "cp1251" or not row.startswith("3")]
    path = write(tmp_path, HEADER + "\n".join(rows), encoding)

    result = run_import(actor=SYSTEM, path=path, source="import:test")

    listed = {(row.row, row.field, row.code) for row in list_rejections(result.run)}
    first = Report.objects.get(source_id="1")
    shift = 1 if encoding == "cp1251" else 0
    assert result.run.accepted == len(rows) - 4
    assert (first.region, str(first.claimed_kzt)) == ("KZ-75", "1250000.50")
    assert listed == {
        (5 - shift, "region", "unknown_region"),
        (6 - shift, "reported_at", "unknown_date"),
        (7 - shift, "narrative", "empty_narrative"),
        (9 - shift, "claimed_kzt", "foreign_currency"),
    }


def test_a_second_import_adds_nothing(tmp_path):
    path = write(tmp_path, HEADER + "\n".join(ROWS))
    run_import(actor=SYSTEM, path=path, source="import:test")
    before = list(Report.objects.order_by("pk").values())

    again = run_import(actor=SYSTEM, path=path, source="import:test")

    assert (again.run.accepted, again.run.repeated) == (0, 4)
    assert list(Report.objects.order_by("pk").values()) == before


def test_one_id_for_two_reports_is_rejected_with_a_reason(tmp_path):
    path = write(tmp_path, HEADER + f"{ROWS[0]}\n{ROWS[0].replace('Звонили', 'Писали')}")

    result = run_import(actor=SYSTEM, path=path, source="import:test")

    (rejection,) = list_rejections(result.run)
    assert (rejection.row, rejection.code) == (3, "source_id_reused")
    assert Report.objects.count() == 1


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path, monkeypatch):
    lines = [f"{n};10.03.2026;Звонили с +7 709 000 {n:04d};Астана;10;" for n in range(1, 21)]
    path = write(tmp_path, HEADER + "\n".join(lines))
    monkeypatch.setattr("ortaq.act.intake.services.imports.BATCH", 5)

    def stop(rows):
        if rows == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_import(actor=SYSTEM, path=path, source="import:test", progress=stop)
    result = run_import(actor=SYSTEM, path=path, source="import:test")

    assert result.resumed_at == 10
    assert (result.run.accepted, result.run.position) == (20, 20)
    assert ImportRun.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", EmptyFileError), ("имя;город\nА;Б\n".encode(), MissingColumnError)],
)
def test_a_file_that_is_no_table_of_reports_stores_nothing(tmp_path, content, error):
    path = tmp_path / "bad.csv"
    path.write_bytes(content)

    with pytest.raises(error):
        run_import(actor=SYSTEM, path=path, source="import:test")

    assert not Report.objects.exists()
    assert not ImportRun.objects.exists()


def test_json_lines(tmp_path):
    record = {"id": "a", "reported_at": "2026-03-10T09:00:00+05:00", "narrative": "Обман"}
    path = write(tmp_path, json.dumps(record, ensure_ascii=False), name="reports.jsonl")

    result = run_import(actor=SYSTEM, path=path, source="import:test")

    assert result.run.accepted == 1


def test_the_public_may_not_import(tmp_path):
    with pytest.raises(NotAllowed):
        run_import(actor=PUBLIC, path=write(tmp_path, HEADER), source="import:test")


ETHERSCAM = Mapping.from_toml(
    """
    ignore = ["name", "url", "category", "subcategory", "coin", "wallets", "description"]
    [columns]
    source_id = ["report_id", "name"]
    reported_at = "reported_at"
    narrative = "text"
    """
)


def test_real_reports(tmp_path):
    path = shared_data("etherscamdb", "reports.csv")

    result = run_import(actor=SYSTEM, path=path, source="import:etherscamdb", mapping=ETHERSCAM)

    assert (result.run.accepted, result.run.rejected) == (6912, 0)
    assert Identifier.objects.filter(kind="wallet").count() >= 2336
    assert Identifier.objects.filter(kind="url").count() >= 6850
