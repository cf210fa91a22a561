from __future__ import annotations

import pytest

from ortaq.engine.exchange.coded_cells import CodedCells
from ortaq.engine.exchange.mapping import BadMappingError, Mapping
from ortaq.engine.exchange.values import ValueProblem


def _cells(pack, toml="", channels=()):
    return CodedCells(Mapping.from_toml(toml), pack, channels)


def test_an_unknown_region_is_refused_with_suggestions(pack):
    with pytest.raises(ValueProblem) as caught:
        _cells(pack).region("Алматинсая область")

    assert caught.value.code == "unknown_region"
    assert caught.value.parameters["suggestions"][0] == "Алматинская область"


def test_the_mapping_goes_before_the_names_and_its_star_after_them(pack):
    cells = _cells(pack, '[values.crime_type]\n"предоплата" = "phishing"\n"*" = ""')

    assert cells.crime_type("Предоплата") == "phishing"
    assert cells.crime_type("prepayment") == "prepayment"
    assert cells.crime_type("3 ANT") == ""


def test_empty_cells_take_the_default_and_unknown_ones_do_not(pack):
    cells = _cells(pack, '[defaults]\ncrime_type = "phishing"')

    assert cells.crime_type(None) == "phishing"
    assert cells.crime_type("3 ANT") == ""


def test_labels_nobody_knows_are_counted_up_to_a_limit(pack):
    cells = _cells(pack)

    for label in ("3 ANT", "Scam", "3 ANT", *map(str, range(1000))):
        assert cells.crime_type(label) == ""

    assert cells.unknown_types["3 ANT"] == 2
    assert len(cells.unknown_types) == 100


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("kk", "kk"), ("Русский", "ru"), ("қазақ тілі", "kk"), ("ENG", "en"), ("uz", ""), ("", "")],
)
def test_languages(pack, cell, expected):
    assert _cells(pack).language(cell) == expected


def test_channels_are_any_short_code_or_one_of_a_list(pack):
    assert _cells(pack).channel("Hot Line") == "hot_line"
    assert _cells(pack, channels=("hot_line",)).channel("Hot-line") == "hot_line"
    with pytest.raises(ValueProblem, match="unknown_channel"):
        _cells(pack, channels=("hot_line",)).channel("mail")
    with pytest.raises(ValueProblem, match="unknown_channel"):
        _cells(pack).channel("=cmd|'/c calc'!A0 <script>" * 3)


@pytest.mark.parametrize(
    "toml",
    [
        '[values.region]\n"x" = "KZ-00"',
        '[defaults]\ncrime_type = "fishing"',
        '[defaults]\nlanguage = "de"',
        '[defaults]\nchannel = "post"',
    ],
)
def test_a_mapping_to_a_code_that_does_not_exist_is_refused(pack, toml):
    with pytest.raises(BadMappingError) as caught:
        _cells(pack, toml, channels=("hot_line",))

    assert caught.value.parameters["problem"] == "unknown_code"
