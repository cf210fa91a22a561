"""Pages and files of the picture."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal

import pytest
import time_machine
from python_calamine import CalamineWorkbook

from factories.reports import report
from ortaq.act.reports.models import Report
from ortaq.picture.statistics.services import refresh_lake

pytestmark = pytest.mark.django_db
HOSTILE = "<b>KZ"


@pytest.fixture(autouse=True)
def _on():
    with time_machine.travel(datetime(2026, 6, 15, 12, tzinfo=UTC), tick=False):
        yield


def told(count=1, month=3, **changes):
    for _number in range(count):
        report(reported_at=datetime(2026, month, 10, 9, tzinfo=UTC), **changes)


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_speaks_every_language(analyst, language):
    told(2, claimed_kzt=Decimal(2500))
    refresh_lake()

    response = analyst.get(f"/{language}/picture/?show=claimed_kzt")

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<svg") >= 5
    assert f'href="/{language}/picture/data.csv?' in page
    assert "/data.xlsx?" in page


def test_hostile_values_are_shown_as_text(analyst):
    told()
    Report.objects.update(region=HOSTILE, channel="<i>x")
    refresh_lake()

    page = analyst.get("/en/picture/").content.decode()

    assert HOSTILE not in page
    assert "<i>x" not in page
    assert "&lt;b&gt;KZ" in page


@pytest.mark.parametrize(
    "query",
    [
        "from=2026-99&to=abc",
        "region='%3B+DROP+TABLE+x%3B--",
        "show=<script>alert(1)</script>&crime_type=<script>",
        "from=0000-01&to=9999-12",
        "region=%01&language=%FF",
    ],
)
def test_a_hostile_address_narrows_nothing(analyst, query):
    told()
    refresh_lake()

    response = analyst.get(f"/en/picture/?{query}")

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_tile_narrows_and_keeps_the_rest(analyst):
    told(language="kk", narrative="Қоңырау шалды.")
    refresh_lake()

    page = analyst.get("/en/picture/?language=kk&show=claimed_kzt").content.decode()

    kept = "from=2026-03&amp;to=2026-03&amp;language=kk&amp;show=claimed_kzt"
    assert f'<a href="/en/picture/?{kept}&amp;region=KZ-75" aria-label="Almaty City: ' in page


def test_an_empty_register_says_what_to_do(analyst):
    page = analyst.get("/en/picture/").content.decode()

    assert "No picture yet" in page
    assert "ortaq lake refresh" in page


def test_a_filter_without_reports_says_what_to_do(analyst):
    told()
    refresh_lake()

    page = analyst.get("/en/picture/?region=KZ-62").content.decode()

    assert "No reports match" in page


def test_csv_holds_the_numbers_of_the_filter(analyst):
    told(2, claimed_kzt=Decimal(100))
    told(1, claimed_kzt=Decimal(900), region="")
    told(1, month=4, region="KZ-71")
    refresh_lake()

    response = analyst.get("/en/picture/data.csv?table=region&from=2026-03&to=2026-03")

    heads, *rows = rows_of(response)
    assert response["Content-Type"].startswith("text/csv")
    assert 'filename="ortaq-region-2026-03-2026-03.csv"' in response["Content-Disposition"]
    assert heads[:3] == ["Region, code", "Region", "Reports"]
    assert rows[0][:6] == ["", "not stated", "1", "1", "900", "900"]
    assert rows[1][:6] == ["KZ-75", "Almaty City", "2", "2", "200", "100"]
    assert len(rows) == 2


def test_csv_turns_no_text_into_a_formula(analyst):
    told()
    Report.objects.update(region="=1+1")
    refresh_lake()

    (_heads, row) = rows_of(analyst.get("/en/picture/data.csv?table=region"))

    assert row[0] == "'=1+1"


def test_a_workbook_holds_the_same_numbers(analyst):
    told(3, claimed_kzt=Decimal(100))
    refresh_lake()

    response = analyst.get("/en/picture/data.xlsx?table=region_and_type")

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0)
    assert sheet.to_python()[1][:5] == [
        "KZ-75",
        "Almaty City",
        "bank_call",
        "Call in the name of a bank, the police or a state body",
        3.0,
    ]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("table", ["", "campaign", "../../etc/passwd", "organisation"])
def test_an_unknown_table_is_not_found(analyst, kind, table):
    told()
    refresh_lake()

    assert analyst.get(f"/en/picture/data.{kind}?table={table}").status_code == 404


def test_the_public_gets_hidden_cells_no_filter_and_no_second_dimension(client):
    told(9)
    told(8, region="KZ-71")
    told(1, region="KZ-62")
    refresh_lake()

    page = client.get("/en/picture/?region=KZ-62").content.decode()
    rows = rows_of(client.get("/en/picture/data.csv?table=region&region=KZ-62"))

    assert "filter-form" not in page
    assert 'aria-label="Almaty City' not in page
    assert "crime_type=" not in page
    assert ["KZ-62", "Ulytau Region", *["hidden"] * 4] in rows
    assert len(rows) == 4
    assert client.get("/en/picture/data.csv?table=region_and_type").status_code == 404


def test_writing_to_the_page_is_refused(analyst):
    assert analyst.post("/en/picture/").status_code == 405
