"""Published figures stand beside each other and beside nothing of ours."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ortaq.data import figures
from ortaq.engine.terms.figure import Basis
from ortaq.picture.statistics import queries, wording


def test_figures_that_disagree_stand_in_one_group():
    crimes, damage = queries.list_rivals()

    assert (damage.period_from, damage.period_to) == (date(2023, 1, 1), date(2024, 1, 1))
    assert {figure.value for figure in crimes.figures} == {Decimal(21777), Decimal(21800)}
    assert {(figure.value, figure.definition.basis) for figure in damage.figures} == {
        (Decimal(17_500_000_000), Basis.UNSTATED),
        (Decimal(4_000_000_000), Basis.ESTABLISHED),
        (Decimal(21_000_000_000), Basis.CLAIMED),
    }


def test_every_published_figure_is_shown_once():
    totals = [
        figure
        for indicator in (*queries.list_national(), *queries.list_regional())
        for period in (*indicator.single, *indicator.disputed)
        for figure in period.figures
    ]
    typed = [figure for typology in queries.list_typologies() for _name, figure in typology.rows]

    assert sorted(map(repr, [*totals, *typed])) == sorted(map(repr, figures.load("kz")))


def test_the_rows_of_a_typology_have_one_definition_period_and_source():
    for typology in queries.list_typologies():
        kinds = {
            (row.definition.code, row.source.code, row.period_from) for _, row in typology.rows
        }
        assert len(kinds) == 1


def test_a_country_without_figures_has_none(settings):
    settings.COUNTRY = "zz"

    assert queries.list_national() == queries.list_rivals() == []


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (Decimal(17_500_000_000), "KZT", ("17.5", "billion tenge")),
        (Decimal(11_355_000_000), "KZT", ("11.355", "billion tenge")),
        (Decimal(8_400_000), "KZT", ("8.4", "million tenge")),
        (Decimal(900), "KZT", ("900", "KZT")),
        (Decimal("0.506"), "share", ("50.6", "per cent")),
        (Decimal(21777), "crimes", ("21,777", "crimes")),
    ],
)
def test_a_value_keeps_the_figures_it_was_published_with(value, unit, expected):
    first = figures.load("kz")[0]
    figure = type(first)(
        first.period_from,
        first.period_to,
        first.area,
        value,
        first.qualifier,
        next(f.definition for f in figures.load("kz") if f.unit == unit),
        first.source,
    )

    assert (wording.figure_value(figure), wording.figure_unit(figure)) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2023, 1, 1), date(2024, 1, 1), "2023"),
        (date(2025, 1, 1), date(2025, 7, 1), "first half of 2025"),
        (date(2024, 7, 22), date(2026, 1, 1), "22 July 2024 – 31 December 2025"),
    ],
)
def test_a_period_is_named_as_readers_name_it(start, end, expected):
    assert wording.period(start, end) == expected


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_names_source_definition_and_doubt(client, language):
    response = client.get(f"/{language}/picture/published/")

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count('rel="noopener noreferrer"') >= len(
        {f.source.code for f in figures.load("kz")}
    )
    assert page.count('class="unverified"') == sum(not f.verified for f in figures.load("kz"))


@pytest.mark.django_db
def test_each_indicator_says_once_what_was_counted(client):
    response = client.get("/en/picture/published/")

    for indicator in (*response.context["national"], *response.context["regional"]):
        texts = [definition.text for definition in indicator.definitions]
        shown = {figure.definition for period in indicator.periods for figure in period.figures}
        assert len(texts) == len(set(texts))
        assert shown == set(texts)


@pytest.mark.django_db
def test_figures_that_disagree_share_a_row(client):
    response = client.get("/en/picture/published/")

    damage = next(
        i for i in response.context["national"] if i.anchor == "country-online_fraud_damage_kzt"
    )
    disputed = [period.title for period in damage.periods if period.is_disputed]
    page = response.content.decode()
    assert "2023" in disputed
    assert page.count("rivals-several") >= len(disputed)
