from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from ortaq.data import country
from ortaq.engine.extract import LinkKeys
from ortaq.engine.link.batch.columns import UNKNOWN
from ortaq.engine.link.tables.mentions import (
    UnknownIdentifierKind,
    UnknownMentionRole,
    UnreadableConfidence,
)
from ortaq.engine.link.tables.moments import UnreadableTime, seconds
from ortaq.engine.link.tables.read import RepeatedReport, UnnamedReport, read_tables
from ortaq.engine.link.tables.reports import UnreadableAmount
from ortaq.engine.link.tables.source import CompoundColumn, MissingColumn

DAY = date(2026, 3, 2)


def mention(report="one", kind="phone", value="+77090000001", role="offender", **more):
    return {"report_id": report, "kind": kind, "value": value, "role": role} | more


def table(*rows):
    return pa.Table.from_pylist(list(rows))


def report(name="one", at=DAY, **more):
    return {"report_id": name, "reported_at": at} | more


def test_reports_come_in_order_of_time_then_reference():
    reports = table(report("b"), report("a"), report("c", date(2026, 1, 1)))

    read = read_tables(table(mention("a")), reports)

    assert read.reference.to_pylist() == ["c", "a", "b"]
    assert read.place.tolist() == [2, 1, 0]
    assert read.mentions.report.tolist() == [1]


def test_traits_are_numbered_by_spelling_and_empty_is_unknown():
    rows = [
        report("a", crime_type="loan"),
        report("b", crime_type="job"),
        report("c", crime_type=""),
    ]

    read = read_tables(table(mention("a")), table(*rows, report("d", crime_type=None)))

    assert read.reports.traits[0].tolist() == [1, 0, UNKNOWN, UNKNOWN]
    assert read.reports.traits[1].tolist() == [UNKNOWN] * 4


def test_an_unknown_amount_stands_in_the_middle():
    rows = [report("a", amount_kzt=Decimal(1000)), report("b", amount_kzt=Decimal(100000))]

    read = read_tables(table(mention("a")), table(*rows, report("c", amount_kzt=None)))

    assert read.reports.amount.tolist() == [-16, 16, 0]


def test_the_victims_role_speaks_against_and_an_unknown_one_not_at_all():
    roles = [mention(role=role, role_confidence=0.9) for role in ("offender", "victim", "unknown")]

    read = read_tables(table(*roles))

    assert read.mentions.offender.tolist() == [2197, -2197, 0]


def test_a_page_and_its_site_are_one_witness():
    page = mention(kind="url", value="https://a.example/x", start=5, end=24)
    site = mention(kind="domain", value="a.example", start=13, end=22)

    read = read_tables(table(page, site))

    assert [read.values[row].as_py() for row in read.mentions.identifier] == ["a.example"]


def test_a_page_on_a_hub_stands_for_itself():
    page = mention(kind="url", value="https://a.example/x", start=5, end=24)
    site = mention(kind="domain", value="a.example", role="hub", start=13, end=22)

    read = read_tables(table(page, site))

    assert len(read.mentions) == 2


def kept_without_places(*rows) -> list[str]:
    """The values of the mentions that are kept where nobody tells their places in the texts."""
    keys = LinkKeys(country.load("kz"))
    read = read_tables(table(*rows), key=keys.of)
    return [read.values[row].as_py() for row in read.mentions.identifier]


@pytest.mark.parametrize("rest", ["/x", "/?id=1", ":8443/x"])
def test_without_places_a_page_and_its_site_of_one_report_are_one_witness(rest):
    page = mention(kind="url", value=f"https://www.evil.example{rest}")
    site = mention(kind="domain", value="login.evil.example")

    assert kept_without_places(page, site) == ["login.evil.example"]


def test_without_places_a_page_whose_site_only_others_name_stands_for_itself():
    page = mention(kind="url", value="https://evil.example/x")
    others = mention("two", kind="domain", value="evil.example")

    assert kept_without_places(page, others) == ["https://evil.example/x", "evil.example"]


def test_without_places_a_page_on_a_hub_stands_for_itself():
    page = mention(kind="url", value="https://evil.example/x")
    site = mention(kind="domain", value="evil.example", role="hub")

    assert kept_without_places(page, site) == ["https://evil.example/x", "evil.example"]


@pytest.mark.parametrize("column", ["report_id", "kind", "value", "role"])
def test_a_missing_column_is_named(column):
    mentions = table(mention()).drop_columns([column])

    with pytest.raises(MissingColumn) as caught:
        read_tables(mentions)

    assert caught.value.parameters["field"] == column


def test_a_repeated_report_is_refused():
    with pytest.raises(RepeatedReport) as caught:
        read_tables(table(mention()), table(report("a"), report("b"), report("b")))

    assert caught.value.parameters["value"] == "b"


@pytest.mark.parametrize("name", [None, ""])
def test_a_report_without_a_name_is_refused_on_either_side(name):
    with pytest.raises(UnnamedReport):
        read_tables(table(mention(), mention(name)))
    with pytest.raises(UnnamedReport):
        read_tables(table(mention()), table(report("a"), report(name)))


@pytest.mark.parametrize(("kind", "named"), [("fax", "fax"), ("PHONE", "PHONE"), (None, "")])
def test_an_unknown_kind_is_refused(kind, named):
    with pytest.raises(UnknownIdentifierKind) as caught:
        read_tables(table(mention(kind="phone"), mention(kind=kind)))

    assert caught.value.parameters["value"] == named
    assert "phone, iban" in caught.value.parameters["kinds"]


@pytest.mark.parametrize("role", ["VICTIM", "жертва", "boss"])
def test_an_unknown_role_is_refused_since_it_would_make_victims_link(role):
    with pytest.raises(UnknownMentionRole) as caught:
        read_tables(table(mention(), mention(role=role)))

    assert caught.value.parameters["value"] == role


@pytest.mark.parametrize("role", [None, ""])
def test_an_empty_role_is_an_unknown_one(role):
    assert read_tables(table(mention(role=role))).mentions.offender.tolist() == [0]


@pytest.mark.parametrize("confidence", ["high", 9.0, -1.0])
def test_a_confidence_that_is_none_is_refused(confidence):
    with pytest.raises(UnreadableConfidence) as caught:
        read_tables(table(mention(role_confidence=confidence)))

    assert caught.value.parameters["value"] == str(confidence)


@pytest.mark.parametrize("confidence", [None, float("nan")])
def test_no_confidence_tells_nothing(confidence):
    told = mention(role="victim", role_confidence=confidence)

    read = read_tables(table(mention(role="victim", role_confidence=0.9), told))

    assert 0 in read.mentions.offender.tolist()


def test_the_crime_counts_before_its_report():
    rows = [report("a", date(2026, 3, 9), occurred_at=DAY), report("b", DAY, occurred_at=None)]

    found = seconds(table(*rows))

    assert found[0] == found[1]


@pytest.mark.parametrize(
    "at",
    [
        "2026-03-02T06:00:00Z",
        "2026-03-02 06:00:00",
        datetime(2026, 3, 2, 6, tzinfo=UTC),
    ],
)
def test_times_in_any_form(at):
    found = seconds(table({"reported_at": at}))

    assert found.tolist() == [1772431200]


def test_unknown_times_stand_in_the_middle():
    days = [date(2026, 3, 1), date(2026, 3, 3), date(2026, 3, 9), None]

    found = seconds(table(*({"reported_at": day} for day in days)))

    assert found[3] == found[1]


@pytest.mark.parametrize(
    ("times", "named"), [(["2026-03-02", "yesterday"], "yesterday"), ([1, 2], "1")]
)
def test_an_unreadable_time_is_refused_and_named(times, named):
    with pytest.raises(UnreadableTime) as caught:
        seconds(table(*({"reported_at": at} for at in times)))

    assert caught.value.parameters == {"field": "reported_at", "value": named}


def test_a_value_of_two_kinds_is_two_identifiers():
    card = mention(kind="card", value="9999991234567890")
    masked = mention(kind="card_masked", value="9999991234567890")

    read = read_tables(table(card, masked, card))

    assert read.mentions.identifier.tolist() == [0, 1, 0]
    assert read.values.to_pylist() == ["9999991234567890"] * 2


def test_a_profile_page_is_one_witness_though_its_host_is_a_hub():
    rows = [
        mention(kind="url", value="https://t.example/x", start=0, end=19),
        mention(kind="domain", value="t.example", role="hub", start=8, end=17),
        mention(kind="handle", value="telegram:x", start=8, end=19),
    ]

    read = read_tables(table(*rows))

    assert [read.values[row].as_py() for row in read.mentions.identifier] == [
        "t.example",
        "telegram:x",
    ]


def test_a_mention_without_value_never_links():
    read = read_tables(table(mention(value=None), mention("two", value=None), mention("three")))

    assert read.mentions.is_hub.tolist() == [True, True, False]


def test_amounts_in_words_are_refused():
    with pytest.raises(UnreadableAmount):
        read_tables(table(mention()), table(report(amount_kzt="a lot")))


@pytest.mark.parametrize(("values", "kind"), [([["a"]], pa.list_(pa.string())), ([{"a": 1}], None)])
def test_a_column_of_lists_or_records_is_refused_and_named(values, kind):
    mentions = table(mention())
    place = mentions.schema.get_field_index("value")

    with pytest.raises(CompoundColumn) as refused:
        read_tables(mentions.set_column(place, "value", pa.array(values, kind)), None)

    assert refused.value.parameters["field"] == "value"


def test_forms_of_one_identifier_are_one_where_a_key_tells():
    rows = [
        mention("a", "domain", "login.evil.example"),
        mention("b", "domain", "evil.example"),
        mention("c", "domain", "other.example"),
        mention("d", "url", "evil.example"),
        mention("e", "phone", "login.evil.example"),
    ]

    read = read_tables(table(*rows), key=lambda kind, value: (kind, value.removeprefix("login.")))

    one, other, apart, page, phone = read.mentions.identifier[np.argsort(read.mentions.report)]
    assert one == other
    assert len({one, apart, page, phone}) == 4
    assert read.values[one].as_py() == "evil.example"
    assert read.values[phone].as_py() == "login.evil.example"
