from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ortaq.engine.exchange.layout import Layout
from ortaq.engine.exchange.mapping import Mapping
from ortaq.engine.exchange.rejections import Rejection
from ortaq.engine.exchange.report_rows import ReporterDetails, ReportRow, RowParser
from ortaq.engine.exchange.tabular import BrokenRow, open_table

ETHERSCAM = Path(__file__).parents[4] / "shared" / "data" / "etherscamdb" / "reports.csv"

FULL = {
    "source_id": "A-1",
    "narrative": "Звонок из банка\r\nи перевод",
    "reported_at": "03.04.2026 10:30",
    "occurred_on": "02.04.2026",
    "region": "г. Алматы",
    "crime_type": "Фишинг",
    "channel": "Hot line",
    "language": "русский",
    "claimed_kzt": "1 250 000,50 тг",
    "held_kzt": "500 тыс",
    "restored_kzt": 0,
    "held_at": "03.04.2026 11:05",
    "held_by": "Kaspi Bank",
    "offender_phone": "+7 709 123 45 67; 8 709 765 43 21",
    "site": "http://bank.example",
    "reporter_name": "Test Person",
    "reporter_phone": "+7 799 000 00 00",
}


def _parser(pack, now, columns=tuple(FULL), toml="", **options):
    return RowParser(Layout.of(columns, Mapping.from_toml(toml)), pack, now=now, **options)


def test_a_full_row_becomes_a_report(pack, now):
    row = _parser(pack, now).parse(2, FULL)

    assert row == ReportRow(
        source_id="A-1",
        digest=row.digest,
        narrative="Звонок из банка\nи перевод",
        reported_at=datetime(2026, 4, 3, 5, 30, tzinfo=UTC),
        occurred_on=date(2026, 4, 2),
        region="KZ-75",
        crime_type="phishing",
        channel="hot_line",
        language="ru",
        claimed_kzt=Decimal("1250000.50"),
        held_kzt=Decimal(500000),
        restored_kzt=Decimal(0),
        held_at=datetime(2026, 4, 3, 6, 5, tzinfo=UTC),
        held_by="Kaspi Bank",
        offender_fields=(
            ("phone", "+7 709 123 45 67"),
            ("phone", "8 709 765 43 21"),
            ("site", "http://bank.example"),
        ),
        reporter=ReporterDetails(name="Test Person", phone="+7 799 000 00 00"),
    )


def test_only_text_and_date_are_needed(pack, now):
    parser = _parser(pack, now, columns=("date", "text"))

    row = parser.parse(2, {"date": "2026-04-03", "text": "x"})

    assert isinstance(row, ReportRow)
    assert (row.region, row.claimed_kzt, row.offender_fields, row.reporter) == ("", None, (), None)


def test_without_a_number_of_the_source_equal_rows_are_one_report(pack, now):
    parser = _parser(pack, now, columns=("date", "text"))

    ids = [
        parser.parse(number, {"date": "2026-04-03", "text": text}).source_id
        for number, text in enumerate(("x", "y", "x"), start=2)
    ]

    assert ids[0] == ids[2] != ids[1]
    assert ids[0].startswith("sha256:")


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("source_id", "", "empty_source_id"),
        ("narrative", "\x00", "empty_narrative"),
        ("narrative", "+7777" * 200_000, "text_too_long"),
        ("reported_at", "", "empty_date"),
        ("reported_at", "21.11.2026", "future_date"),
        ("occurred_on", "someday", "unknown_date"),
        ("region", "Atlantis", "unknown_region"),
        ("claimed_kzt", "500 USD", "foreign_currency"),
        ("claimed_kzt", "-1", "negative_amount"),
        ("held_kzt", "2 000 000", "held_exceeds_claimed"),
        ("restored_kzt", "600 000", "restored_exceeds_held"),
        ("held_at", "03.04.2026", "time_missing"),
        ("held_at", "soon", "unknown_date"),
        ("held_at", "03.04.2126 10:00", "future_date"),
        ("reporter_name", "x" * 1000, "text_too_long"),
    ],
)
def test_a_wrong_cell_refuses_the_row_by_number_field_and_reason(pack, now, field, cell, code):
    rejection = _parser(pack, now).parse(7, FULL | {field: cell})

    assert isinstance(rejection, Rejection)
    assert (rejection.row, rejection.field, rejection.code) == (7, field, code)
    assert len(rejection.value) <= 81


def test_a_label_nobody_knows_is_told_and_does_not_lose_the_report(pack, now):
    parser = _parser(pack, now)

    row = parser.parse(7, FULL | {"crime_type": "3 ANT"})

    assert row.crime_type == ""
    assert [(note.code, note.parameters) for note in parser.notes] == [
        ("unknown_crime_type", {"value": "3 ANT", "rows": "1"})
    ]


def test_a_repeated_number_shows_by_its_digest_and_can_be_joined_with_another_column(pack, now):
    plain = _parser(pack, now)
    joined = _parser(pack, now, toml='[columns]\nsource_id = ["source_id", "site"]')

    first, second = (plain.parse(2, FULL | {"site": site}) for site in ("a.example", "b.example"))

    assert first.source_id == second.source_id
    assert first.digest != second.digest
    assert joined.parse(2, FULL).source_id == "A-1|http://bank.example"


def test_a_broken_row_is_refused_with_its_own_reason(pack, now):
    rejection = _parser(pack, now).parse(7, BrokenRow("broken_json", "{"))

    assert rejection == Rejection(7, "", "broken_json", "{")


CELLS = st.one_of(
    st.text(max_size=30),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.lists(st.integers(), max_size=2),
    st.sampled_from(["<script>alert(1)</script>", "=1+1", "\ud800", "'; DROP TABLE x; --"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(tuple(FULL)), CELLS))
def test_whatever_a_row_holds_it_becomes_a_report_or_a_rejection(pack, now, changes):
    outcome = _parser(pack, now).parse(2, FULL | changes)

    assert isinstance(outcome, ReportRow | Rejection)
    repr(outcome).encode("utf-8")


@pytest.mark.skipif(not ETHERSCAM.exists(), reason="the real reports are not beside the checkout")
def test_all_real_reports_of_a_public_database_are_accepted(pack, now):
    mapping = Mapping.from_toml(
        'ignore = ["name", "category", "subcategory", "coin", "wallets", "description"]\n'
        '[columns]\nsource_id = ["report_id", "name"]\nnarrative = "text"'
    )
    with open_table(ETHERSCAM) as table:
        layout = Layout.of(table.columns, mapping)
        parser = RowParser(layout, pack, now=now)

        outcomes = [parser.parse(number, row) for number, row in table]

    assert layout.notes == ()
    assert parser.notes == ()
    assert [outcome for outcome in outcomes if isinstance(outcome, Rejection)] == []
    assert len({outcome.source_id for outcome in outcomes}) == 6_912
