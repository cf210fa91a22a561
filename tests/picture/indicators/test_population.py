"""The population: entered, imported, and what rates make of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from factories import people, reports
from ortaq.data.indicators import loader
from ortaq.picture.indicators import queries, services
from ortaq.picture.indicators.models import Indicator, IndicatorValue, PopulationFigure
from ortaq.picture.indicators.periods import Period
from ortaq.picture.indicators.population_file import BadPopulationFile, read_population
from ortaq.picture.indicators.services import BadPopulation, PopulationEntry
from ortaq.picture.statistics.services import refresh_lake
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.country import pack

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
SOURCE = "Bureau, table 1"


@pytest.fixture
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def loaded(now):
    services.load_indicators(actor=SYSTEM, definitions=loader.load())


def _entry(year=2026, region="", persons=20_000_000, **changes):
    return PopulationEntry(date(year, 1, 1), region, persons, SOURCE, **changes)


def _enter(*entries):
    return services.enter_population(actor=SYSTEM, entries=entries)


def _rate(period, **options):
    return queries.compute_value(SYSTEM, "REP-100K", Period.parse(period), **options)


def _told(*months):
    for year, month in months:
        reports.report("Мошенник", reported_at=datetime(year, month, 10, 6, tzinfo=UTC))
    refresh_lake()


def test_a_rate_takes_the_figure_of_its_year_or_of_the_year_before(loaded):
    _told((2026, 9), (2025, 9), (2024, 9))
    _enter(_entry(2025, persons=10_000_000))

    known = [_rate(period)[""] for period in ("2026-09", "2025-09", "2024-09")]
    _enter(_entry(2026, persons=5_000_000))
    newer = [_rate(period)[""] for period in ("2026-09", "2025-09")]

    assert known == [Decimal("0.01"), Decimal("0.01"), None]
    assert newer == [Decimal("0.02"), Decimal("0.01")]


def test_an_older_figure_serves_nobody(loaded):
    _told((2026, 9))

    _enter(_entry(2024))

    assert _rate("2026-09") == {"": None}


def test_the_country_is_the_sum_of_its_regions_only_where_all_are_known(now):
    regions = [region.code for region in pack().regions]

    _enter(*(_entry(region=code, persons=1000) for code in regions[1:]))
    part = queries.get_population().at("2026-05")
    _enter(_entry(region=regions[0], persons=500, is_verified=False))
    whole = queries.get_population().at("2026-05")[""]

    assert "" not in part
    assert (whole.persons, whole.is_sum, whole.is_verified) == (19_500, True, False)
    assert whole.source == SOURCE


def test_each_region_has_its_rate_and_a_silent_one_counts_zero(loaded):
    from ortaq.engine.cube.query import Dimension

    _told((2026, 9))
    _enter(_entry(region="KZ-75", persons=50_000), _entry(region="KZ-79", persons=50_000))

    rates = _rate("2026-09", by=Dimension.REGION)

    assert rates == {"KZ-75": 2, "KZ-79": 0}


def test_stored_rates_keep_the_figure_they_rest_on_and_get_a_revision_with_a_newer_one(loaded):
    _told((2026, 9))
    services.store_computed(actor=SYSTEM)
    _enter(_entry(persons=10_000_000))
    services.store_computed(actor=SYSTEM)
    _enter(_entry(persons=20_000_000))

    services.store_computed(actor=SYSTEM)

    rows = IndicatorValue.objects.filter(indicator__code="REP-100K", period="2026-09")
    assert list(rows.order_by("revision").values_list("value", "note")) == [
        (None, ""),
        (Decimal("0.01"), f"10000000 · 2026-01-01 · {SOURCE}"),
        (Decimal("0.005"), f"20000000 · 2026-01-01 · {SOURCE}"),
    ]


def test_crimes_per_head_follow_what_the_statistics_office_enters(loaded):
    crimes = Indicator.objects.get(code="CRIMES")
    for year, value in (("2024", 22_000), ("2025", 28_851)):
        services.enter_value(
            actor=SYSTEM,
            indicator=crimes,
            period=Period.parse(year),
            value=Decimal(value),
            source="yearbook",
        )
    _enter(_entry(2025, persons=20_000_000))

    services.store_computed(actor=SYSTEM)

    rates = IndicatorValue.objects.filter(indicator__code="CRIMES-100K").order_by("period")
    assert list(rates.values_list("period", "value")) == [
        ("2024", None),
        ("2025", Decimal("144.255")),
    ]


def test_the_same_figure_again_is_nothing_and_another_one_is_a_revision(now):
    first = _enter(_entry())
    again = _enter(_entry())
    other = _enter(_entry(persons=20_000_001))

    assert (first, again, other) == (1, 0, 1)
    assert PopulationFigure.objects.count() == 2
    assert queries.get_population().persons("2026-03") == {"": 20_000_001}


@pytest.mark.parametrize(
    "entry",
    [
        PopulationEntry(date(2026, 1, 1), "KZ-99", 5, SOURCE),
        PopulationEntry(date(2026, 1, 1), "", 0, SOURCE),
        PopulationEntry(date(2027, 1, 1), "", 5, SOURCE),
        PopulationEntry(date(1900, 1, 1), "", 5, SOURCE),
        PopulationEntry(date(2026, 1, 1), "", 5, "  "),
    ],
)
def test_a_figure_that_cannot_be_right_is_refused(now, entry):
    with pytest.raises(BadPopulation):
        _enter(_entry(2025), entry)

    assert not PopulationFigure.objects.exists()


def test_an_agency_member_enters_none(now):
    with pytest.raises(NotAllowed):
        services.enter_population(actor=people.user(Role.AGENCY_MEMBER).actor, entries=[_entry()])


def test_a_table_of_the_office_is_read_with_its_own_words(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(
        "Регион;Численность населения;Год\n"
        "Республика Казахстан;20 033 842;2024\nг. Алматы;2 228 675;2024\n",
        encoding="utf-8",
    )

    read = read_population(path, source=SOURCE)

    assert read == [_entry(2024, "", 20_033_842), _entry(2024, "KZ-75", 2_228_675)]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("persons,year\n5,2024\n", "region"),
        ("region,persons,year\nAtlantis,5,2024\n", "region"),
        ("region,persons,year\nKZ-75,many,2024\n", "persons"),
        ("region,persons,year\nKZ-75,5,24\n", "year"),
        ("region,persons\nKZ-75,5\n", "year"),
    ],
)
def test_a_table_that_cannot_be_read_says_where(tmp_path, text, column):
    path = tmp_path / "table.csv"
    path.write_text(text)

    with pytest.raises(BadPopulationFile) as caught:
        read_population(path, source=SOURCE)

    assert caught.value.parameters["column"] == column


def test_an_administrator_enters_figures_on_the_page_and_everybody_reads_them(client, now):
    client.force_login(people.user(Role.ADMINISTRATOR))
    form = {"year": "2026", "source": SOURCE, "persons_KZ-75": "2300000"}

    saved = client.post(reverse("indicators:population"), form, follow=True)
    empty = client.post(reverse("indicators:population"), {"year": "2026", "source": SOURCE})
    client.logout()
    seen = client.get(reverse("indicators:population")).content.decode()
    refused = client.post(reverse("indicators:population"), form)
    table = client.get(reverse("indicators:population_csv")).content.decode("utf-8-sig")

    assert saved.status_code == 200
    assert empty.status_code == 422
    assert SOURCE in seen
    assert "unverified" in seen
    assert refused.status_code == 403
    assert f'2026-01-01,KZ-75,2300000,"{SOURCE}",false' in table
