from __future__ import annotations

import pytest

from ortaq.engine.exchange.layout import Layout, MissingColumnError
from ortaq.engine.exchange.mapping import Mapping
from ortaq.engine.exchange.report_fields import BARE_NAMES, SYNONYMS, UNCLEAR_OWNER, ReportField


def _found(*columns, toml=""):
    layout = Layout.of(columns, Mapping.from_toml(toml))
    return {str(name): names for name, names in layout.columns.items()}


@pytest.mark.parametrize(
    "columns",
    [
        ("report_id", "Reported at", "TEXT", "Region", "Crime type", "Amount"),
        ("Номер обращения", "Дата обращения", "Описание", "Область", "Вид", "Ущерб"),
        ("Хабарлама нөмірі", "Хабарлама күні", "Мәтін", "Өңір", "Түрі", "Залал"),
    ],
)
def test_columns_are_found_by_name_in_three_languages(columns):
    found = _found(*columns)

    assert list(found) == [
        "source_id",
        "narrative",
        "reported_at",
        "region",
        "crime_type",
        "claimed_kzt",
    ]


def test_the_mapping_wins_over_the_names_and_the_rest_is_found():
    found = _found("date", "text", "description", toml='[columns]\nnarrative = "description"')

    assert found == {"narrative": ("description",), "reported_at": ("date",)}


def test_what_is_not_used_is_said_once_and_what_is_ignored_is_not():
    layout = Layout.of(
        ("date", "text", "Operator", "Shift"), Mapping.from_toml('ignore = ["Shift"]')
    )

    assert [(note.code, note.parameters) for note in layout.notes] == [
        ("column_ignored", {"column": "Operator"})
    ]


def test_several_columns_may_hold_the_offender_but_only_one_the_text():
    layout = Layout.of(("date", "text", "description", "url", "site"))

    assert layout.columns[ReportField.SITE] == ("site", "url")
    assert [note.parameters for note in layout.notes] == [{"column": "description"}]


def test_a_phone_of_nobody_is_left_out_and_said():
    layout = Layout.of(("date", "text", "Телефон"))

    assert ReportField.PHONE not in layout.columns
    assert [(note.code, note.parameters) for note in layout.notes] == [
        ("column_unclear", {"column": "Телефон"})
    ]


def test_a_phone_belongs_to_the_side_that_has_none():
    offender = _found("date", "text", "phone", "телефон заявителя")
    reporter = _found("date", "text", "phone", "offender_phone")

    assert offender["phone"] == ("phone",)
    assert reporter["reporter_phone"] == ("phone",)


@pytest.mark.parametrize(
    ("columns", "toml", "parameters"),
    [
        (("date", "sum"), "", {"field": "narrative", "found": "date, sum"}),
        (("text",), "", {"field": "reported_at", "found": "text"}),
        (
            ("date", "text"),
            '[columns]\nregion = "City"',
            {"field": "region", "column": "City", "found": "date, text"},
        ),
    ],
)
def test_a_missing_column_names_those_that_were_found(columns, toml, parameters):
    with pytest.raises(MissingColumnError) as caught:
        Layout.of(columns, Mapping.from_toml(toml))

    assert caught.value.parameters == parameters


def test_every_field_has_names_and_no_name_means_two_fields():
    names = [name for group in SYNONYMS.values() for name in group]

    assert set(SYNONYMS) == set(ReportField)
    assert "" not in names
    assert len(names) == len(set(names))
    assert {name for side in UNCLEAR_OWNER for name in SYNONYMS[side]} >= BARE_NAMES
