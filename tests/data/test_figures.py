from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from data.trilingual_rules import faults, latin_words, share_with_kazakh_letters
from ortaq.data import country, figures
from ortaq.engine.terms.figure import Basis, PublishedFigure, Qualifier

FIGURES = figures.load("kz")
YEAR_2023 = (date(2023, 1, 1), date(2024, 1, 1))


def _national(indicator: str, period: tuple[date, date]) -> list[PublishedFigure]:
    return [
        figure
        for figure in FIGURES
        if figure.indicator == indicator
        and figure.area == "KZ"
        and (figure.period_from, figure.period_to) == period
        and not figure.typology
    ]


def test_there_are_enough_figures() -> None:
    assert len(FIGURES) >= 50


def test_conflicting_crimes_of_2023_stand_side_by_side() -> None:
    found = _national("online_fraud_registered", YEAR_2023)

    assert [(figure.value, figure.qualifier) for figure in found] == [
        (Decimal(21777), Qualifier.EXACT),
        (Decimal(21800), Qualifier.ROUNDED),
    ]


def test_conflicting_damage_of_2023_differs_by_basis() -> None:
    found = _national("online_fraud_damage_kzt", YEAR_2023)

    assert {figure.definition.basis: figure.value for figure in found} == {
        Basis.UNSTATED: Decimal("17.5e9"),
        Basis.ESTABLISHED: Decimal("4e9"),
        Basis.CLAIMED: Decimal("21e9"),
    }
    assert all(figure.source.url for figure in found)


@pytest.mark.parametrize(("year", "counts"), [(2024, {22560, 22870}), (2025, {27892, 28851})])
def test_ministry_and_legal_statistics_disagree(year: int, counts: set[int]) -> None:
    found = _national("online_fraud_registered", (date(year, 1, 1), date(year + 1, 1, 1)))

    assert {int(figure.value) for figure in found} == counts


def test_each_figure_has_source_definition_and_dates() -> None:
    for figure in FIGURES:
        assert re.match(r"https://[\w.-]+", figure.source.url)
        assert re.fullmatch(r"20\d\d(-\d\d(-\d\d)?)?", figure.source.published)
        assert figure.period_from < figure.period_to
        assert figure.confidence in {"high", "medium"}


def test_nothing_was_published_before_its_period_began() -> None:
    early = [f for f in FIGURES if f.source.published < str(f.period_from)[:4]]

    assert early == []


def test_units_fit_values() -> None:
    units = {figure.unit for figure in FIGURES}
    shares = [figure.value for figure in FIGURES if figure.unit == "share"]
    counts = [figure.value for figure in FIGURES if figure.unit != "share"]

    assert units == {
        "crimes",
        "incidents",
        "persons",
        "groups",
        "calls",
        "requests",
        "KZT",
        "share",
    }
    assert all(0 <= share <= 1 for share in shares)
    assert all(count == count.to_integral_value() and count > 0 for count in counts)


def test_sums_of_money_say_which_damage_they_are() -> None:
    unclear = [f for f in FIGURES if (f.unit == "KZT") != (f.definition.basis is not None)]

    assert unclear == []


def test_areas_are_the_country_or_its_regions() -> None:
    known = {"KZ", *(region.code for region in country.load("kz").regions)}

    assert {figure.area for figure in FIGURES} <= known


def test_categories_exist_and_add_up_to_the_total() -> None:
    known = {(entry.typology, entry.category) for entry in figures.typologies()}
    ministry = [f for f in FIGURES if f.typology == "mia" and f.period_from.year == 2025]

    assert {(f.typology, f.category) for f in FIGURES if f.typology} <= known
    assert sum(figure.value for figure in ministry) == 27892


def test_no_figure_is_given_twice() -> None:
    keys = [
        (f.period_from, f.period_to, f.area, f.definition.code, f.typology, f.category, f.value)
        for f in FIGURES
    ]

    assert len(keys) == len(set(keys))


def test_texts_stand_in_three_languages() -> None:
    names = [
        *(figure.definition.name for figure in FIGURES),
        *(figure.definition.text for figure in FIGURES),
        *(entry.name for entry in figures.typologies()),
    ]
    sources = [figure.source.name for figure in FIGURES]

    assert faults([*names, *sources]) == []
    assert latin_words(names) == []
    assert share_with_kazakh_letters(names) > 0.9


def test_country_without_figures_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        figures.load("xx")
