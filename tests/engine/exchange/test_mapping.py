from __future__ import annotations

import pytest

from ortaq.engine.exchange.mapping import BadMappingError, Mapping
from ortaq.engine.exchange.report_fields import ReportField

WHOLE = """
ignore = ["Operator"]

[columns]
narrative = "Fabula"
phone = ["Phone 1", "Phone 2"]

[values.crime_type]
"Фишинг (сайт)" = "phishing"
"*" = "other"

[defaults]
channel = "partner"

[formats]
dates = ["%d.%m.%y"]
encoding = "cp1251"
delimiter = ";"
sheet = "2026"
"""


def test_a_whole_mapping_is_read():
    mapping = Mapping.from_toml(WHOLE)

    assert mapping == Mapping(
        columns={
            ReportField.NARRATIVE: ("Fabula",),
            ReportField.PHONE: ("Phone 1", "Phone 2"),
        },
        values={ReportField.CRIME_TYPE: {"фишинг сайт": "phishing", "*": "other"}},
        defaults={ReportField.CHANNEL: "partner"},
        date_formats=("%d.%m.%y",),
        encoding="cp1251",
        delimiter=";",
        sheet="2026",
        ignore=("Operator",),
    )


def test_an_empty_mapping_leaves_everything_to_the_names():
    assert Mapping.from_toml("") == Mapping()


@pytest.mark.parametrize(
    ("text", "where", "problem"),
    [
        ("columns = [", "", "not_toml"),
        ("colums = {}", "colums", "unknown_key"),
        ('[columns]\ntext = "a"', "columns.text", "unknown_key"),
        ("[columns]\nnarrative = 1", "columns.narrative", "not_text"),
        ('[columns]\nnarrative = ["a", "b"]', "columns.narrative", "not_text"),
        ('[values.narrative]\n"a" = "b"', "values.narrative", "unknown_key"),
        ("[values]\nregion = 1", "region", "not_a_table"),
        ("[defaults]\nregion = 1", "defaults.region", "not_text"),
        ('[formats]\ncolour = "red"', "formats.colour", "unknown_key"),
        ('[formats]\ndelimiter = ";;"', "formats.delimiter", "not_one_sign"),
        ('[formats]\ndates = "%d"', "formats.dates", "not_a_list"),
        ('[formats]\ndates = ["%d.%m"]', "formats.dates", "bad_date_format"),
        ('[formats]\ndates = ["%Q"]', "formats.dates", "bad_date_format"),
        ('ignore = "a"', "ignore", "not_a_list"),
    ],
)
def test_a_wrong_mapping_says_where_and_how(text, where, problem):
    with pytest.raises(BadMappingError) as caught:
        Mapping.from_toml(text)

    assert caught.value.parameters["where"] == where
    assert caught.value.parameters["problem"] == problem


def test_an_unknown_key_names_the_allowed_ones():
    with pytest.raises(BadMappingError) as caught:
        Mapping.from_toml('[formats]\ncolour = "red"')

    assert caught.value.parameters["allowed"] == "dates, encoding, delimiter, sheet"
