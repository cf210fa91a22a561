"""Indicators: counted, stored with revisions, entered, compared with targets."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from factories import people, reports
from ortaq.data.indicators import loader
from ortaq.engine.terms.language import Trilingual
from ortaq.picture.indicators import queries, services
from ortaq.picture.indicators.method import method_rows
from ortaq.picture.indicators.models import Direction, Indicator, IndicatorValue
from ortaq.picture.indicators.periods import BadPeriod, Frequency, Period
from ortaq.picture.indicators.queries import Outlook, Standing
from ortaq.picture.indicators.services import PassportDraft
from ortaq.picture.statistics.services import refresh_lake
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, SYSTEM, NotAllowed, Role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
NAME = Trilingual("Атауы", "Название", "Name")


@pytest.fixture
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def loaded(now):
    services.load_indicators(actor=SYSTEM, definitions=loader.load())


def _entered(**changes):
    values = {"name": NAME, "definition": NAME, "direction": Direction.UP, **changes}
    return services.add_indicator(
        actor=SYSTEM, code=values.pop("code", "STAFF"), draft=PassportDraft(**values)
    )


def _told(month: int, **changes):
    told_at = datetime(2026, month, 10, 6, 0, tzinfo=UTC)
    return reports.report("Мошенник звонил", reported_at=told_at, **changes)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2026-03", "2026-03", "2026-04"),
        ("2026Q4", "2026-10", "2027-01"),
        ("2026H1", "2026-01", "2026-07"),
        ("2026", "2026-01", "2027-01"),
    ],
)
def test_a_period_has_its_months(code, first, last):
    period = Period.parse(code)

    assert (period.months.from_month, period.months.to_month) == (first, last)
    assert period.code == code
    assert period.shifted(1).shifted(-1) == period


@pytest.mark.parametrize("code", ["", "26", "2026-13", "2026Q5", "2026H3", "2026-1"])
def test_what_is_no_period_is_refused(code):
    with pytest.raises(BadPeriod):
        Period.parse(code)


def test_the_product_brings_at_least_twenty_in_three_languages(loaded):
    assert Indicator.objects.count() >= 20
    for indicator in Indicator.objects.all():
        for text in (indicator.name, indicator.definition, indicator.limits):
            assert all(text.as_dict().values()), indicator.code


def test_each_says_how_it_is_counted_in_each_language(loaded):
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            for indicator in Indicator.objects.all():
                rows = dict(method_rows(indicator))
                assert len(rows) >= 3, (language, indicator.code)
                assert all(rows.values()), (language, indicator.code)


def test_an_indicator_that_others_count_takes_values_and_one_of_reports_does_not(loaded):
    entered = set(Indicator.objects.filter(is_computed=False).values_list("code", flat=True))

    assert {"CRIMES", "SOLVED-SHARE", "TRAINED"} <= entered
    assert not entered & {"REP", "CRIMES-100K", "HOLD-MEDIAN"}


def test_loading_twice_adds_nothing(loaded):
    assert services.load_indicators(actor=SYSTEM, definitions=loader.load()) == 0


def test_counts_what_the_reports_say(loaded):
    _told(9, claimed_kzt=Decimal(1000), held_kzt=Decimal(250))
    _told(9, claimed_kzt=Decimal(3000))
    _told(9)
    refresh_lake()

    period = Period.parse("2026-09")
    value = {
        code: queries.compute_value(SYSTEM, code, period)[""]
        for code in ("REP", "CLAIMED", "HELD-SHARE", "REP-DAMAGE", "CLAIMED-MEDIAN", "RESTORED")
    }

    assert value["REP"] == 3
    assert value["CLAIMED"] == 4000
    assert value["HELD-SHARE"] == Decimal("6.25")
    assert round(value["REP-DAMAGE"], 3) == Decimal("66.667")
    assert value["CLAIMED-MEDIAN"] == 2000
    assert value["RESTORED"] is None


def test_a_value_that_moves_gets_a_revision_and_keeps_the_one_before(loaded):
    _told(9)
    refresh_lake()
    services.store_computed(actor=SYSTEM)
    _told(9)
    refresh_lake()

    services.store_computed(actor=SYSTEM)
    again = services.store_computed(actor=SYSTEM)

    rows = IndicatorValue.objects.filter(indicator__code="REP", period="2026-09").order_by(
        "revision"
    )
    assert [(row.revision, row.value) for row in rows] == [(1, 1), (2, 2)]
    assert again == 0


def test_a_month_without_reports_counts_zero_and_knows_no_sum(loaded):
    _told(9, claimed_kzt=Decimal(5))
    refresh_lake()

    services.store_computed(actor=SYSTEM)

    october = {
        row.indicator.code: row.value for row in IndicatorValue.objects.filter(period="2026-10")
    }
    assert october["REP"] == 0
    assert october["CLAIMED"] is None
    assert october["HELD-SHARE"] is None


def test_an_owner_enters_values_of_his_own_indicator_only(now):
    owner, other = people.user(Role.AGENCY_MEMBER), people.user(Role.AGENCY_MEMBER)
    indicator = _entered(owner=owner.organisation)
    period = Period.parse("2026H1")

    entered = services.enter_value(
        actor=owner.actor, indicator=indicator, period=period, value=Decimal(12), source="order 5"
    )

    assert entered.revision == 1
    with pytest.raises(NotAllowed):
        services.enter_value(
            actor=other.actor, indicator=indicator, period=period, value=Decimal(1), source="x"
        )


def test_a_computed_indicator_takes_no_value(loaded):
    with pytest.raises(services.IsComputed):
        services.enter_value(
            actor=SYSTEM,
            indicator=Indicator.objects.get(code="REP"),
            period=Period.parse("2026-09"),
            value=Decimal(1),
            source="x",
        )


@pytest.mark.parametrize("code", ["2026-09", "2026H2", "2027H1"])
def test_a_period_of_another_length_or_to_come_is_refused(now, code):
    indicator = _entered()

    with pytest.raises(services.WrongPeriod):
        services.enter_value(
            actor=SYSTEM,
            indicator=indicator,
            period=Period.parse(code),
            value=Decimal(1),
            source="x",
        )


def _read(indicator):
    return queries.get_reading(SYSTEM, indicator.code, on=clock.today())


@pytest.mark.parametrize(
    ("value", "standing"),
    [
        (20, Standing.REACHED),
        (15, Standing.ON_TRACK),
        (14, Standing.AT_RISK),
        (13, Standing.OFF_TRACK),
    ],
)
def test_stands_against_the_part_of_the_way_that_the_year_has_gone(now, value, standing):
    indicator = _entered(baseline=Decimal(10), baseline_period="2025")
    services.set_target(actor=SYSTEM, indicator=indicator, year=2026, value=Decimal(20))

    services.enter_value(
        actor=SYSTEM,
        indicator=indicator,
        period=Period.parse("2026H1"),
        value=Decimal(value),
        source="x",
    )

    assert _read(indicator).standing == standing


def test_less_is_better_works_by_the_signs(now):
    indicator = _entered(direction=Direction.DOWN, baseline=Decimal(100), baseline_period="2025")
    services.set_target(actor=SYSTEM, indicator=indicator, year=2026, value=Decimal(80))

    services.enter_value(
        actor=SYSTEM,
        indicator=indicator,
        period=Period.parse("2026H1"),
        value=Decimal(88),
        source="x",
    )

    assert _read(indicator).achievement == Decimal("0.6")
    assert _read(indicator).standing == Standing.ON_TRACK


def test_a_missing_value_is_unknown_and_not_bad(now):
    indicator = _entered(baseline=Decimal(100), baseline_period="2025")
    services.set_target(actor=SYSTEM, indicator=indicator, year=2026, value=Decimal(80))

    assert _read(indicator).standing == Standing.UNKNOWN
    assert _read(indicator).outlook == Outlook.UNKNOWN


@pytest.mark.parametrize(("target", "outlook"), [(5, Outlook.LIKELY), (500, Outlook.UNLIKELY)])
def test_the_trend_meets_the_target_or_not(now, target, outlook):
    indicator = _entered(frequency=Frequency.MONTH)
    for month in range(1, 11):
        services.enter_value(
            actor=SYSTEM,
            indicator=indicator,
            period=Period.parse(f"2026-{month:02d}"),
            value=Decimal(10 + month + month % 2),
            source="x",
        )
    services.set_target(actor=SYSTEM, indicator=indicator, year=2026, value=Decimal(target))

    assert _read(indicator).outlook == outlook


def test_a_changed_passport_keeps_what_and_why(now):
    indicator = _entered()
    draft = PassportDraft(name=NAME, definition=NAME, direction=Direction.DOWN)

    changed = services.change_indicator(
        actor=SYSTEM, indicator=indicator, draft=draft, version=1, reason="a mistake"
    )

    assert changed.version == 2
    assert [(row.fields, row.reason) for row in changed.changes.all()] == [
        (["direction"], "a mistake")
    ]
    with pytest.raises(services.IndicatorChangedMeanwhile):
        services.change_indicator(
            actor=SYSTEM, indicator=indicator, draft=draft, version=1, reason="x"
        )


def test_the_public_sees_public_ones_only(now):
    _entered(code="OPEN")
    _entered(code="CLOSED", is_public=False)

    codes = [indicator.code for indicator in queries.list_indicators(PUBLIC)]

    assert codes == ["OPEN"]


def test_open_data_has_values_and_their_dictionary(client, loaded):
    _told(9)
    refresh_lake()
    services.store_computed(actor=SYSTEM)

    values = client.get(reverse("indicators:csv")).content.decode("utf-8-sig")
    words = client.get(reverse("indicators:dictionary")).content.decode("utf-8-sig")
    whole = client.get(reverse("indicators:json")).json()

    assert "REP,2026-09,1.000000,1," in values
    assert "Reports per 100,000 residents" in words
    assert {one["code"] for one in whole["indicators"]} == set(queries.definitions())
    assert "Numerator: Reports that came in during the period; Denominator: Inhabitants" in words


def test_the_secretary_adds_an_indicator_and_its_value(client, now):
    client.force_login(people.user(Role.SECRETARY))
    texts = {
        f"{name}_{code}": f"{name} {code}"
        for name in ("name", "definition", "limits", "unit_words", "source")
        for code in ("kk", "ru", "en")
    }
    form = {
        **texts,
        "code": "TRAINED",
        "version": "1",
        "direction": "up",
        "frequency": "half_year",
        "places": "0",
        "baseline": "100",
        "baseline_period": "2025",
        "is_public": "on",
    }

    page = client.post(reverse("indicators:new"), form, follow=True)
    saved = client.post(
        reverse("indicators:value", args=["TRAINED"]),
        {"period": "2026H1", "value": "150", "source": "order 7"},
        follow=True,
    )

    assert page.status_code == 200
    assert "150" in saved.content.decode()
    assert IndicatorValue.objects.get().source == "order 7"
