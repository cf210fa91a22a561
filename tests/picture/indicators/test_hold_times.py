"""How long it takes from a report to a hold, by provider; and identifiers that are used again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from factories import reports
from ortaq.data.indicators import loader
from ortaq.engine.cube.query import Dimension
from ortaq.picture.indicators import queries, services
from ortaq.picture.indicators.periods import Period
from ortaq.picture.statistics.services import refresh_lake
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, SYSTEM

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
TOLD_AT = datetime(2026, 9, 10, 6, 0, tzinfo=UTC)


@pytest.fixture
def now():
    with time_machine.travel(NOW, tick=False):
        services.load_indicators(actor=SYSTEM, definitions=loader.load())
        yield


def _held(minutes, provider="Kaspi Bank"):
    held_at = None if minutes is None else TOLD_AT + timedelta(minutes=minutes)
    reports.report(
        "Мошенник",
        reported_at=TOLD_AT,
        claimed_kzt=Decimal(9),
        held_kzt=Decimal(4),
        held_at=held_at,
        held_by=provider,
    )


def _value(code, **options):
    return queries.compute_value(SYSTEM, code, Period.parse("2026-09"), **options)


def test_median_and_p90_are_told_for_all_and_by_provider(now):
    for minutes in (10, 20, 30, 40):
        _held(minutes)
    for minutes in (100, 300):
        _held(minutes, "Wallet LLP")
    _held(None, "Wallet LLP")
    refresh_lake()

    assert _value("HOLD-MEDIAN") == {"": 35}
    assert _value("HOLD-P90") == {"": 300}
    assert _value("HOLD-MEDIAN", by=Dimension.PROVIDER) == {"CASPKZKA": 25, "Wallet LLP": 200}
    assert round(_value("HOLD-TIMED")[""], 1) == Decimal("85.7")


def test_a_month_without_a_hold_has_no_time(now):
    reports.report("Мошенник", reported_at=TOLD_AT)
    refresh_lake()

    assert _value("HOLD-MEDIAN") == {"": None}
    assert _value("HOLD-TIMED") == {"": None}


def test_the_public_sees_no_provider_of_few_holds(client, now):
    for minutes in range(30):
        _held(10 + minutes)
    for minutes in (100, 300):
        _held(minutes, "Wallet LLP")
    refresh_lake()

    public = queries.get_provider_times(PUBLIC, on=clock.today())
    exact = queries.get_provider_times(SYSTEM, on=clock.today())
    page = client.get(reverse("indicators:indicator", args=["HOLD-MEDIAN"])).content.decode()

    assert [(row.name, row.holds, row.p90_min) for row in exact.rows] == [
        ("Kaspi Bank", 30, 36),
        ("Wallet LLP", 2, 300),
    ]
    assert public.has_hidden
    assert all(row.holds is None for row in public.rows if row.name == "Wallet LLP")
    assert ">300<" not in page


def test_reports_of_a_known_identifier_are_its_repeat_use(now):
    text = "Звонили с номера +7 709 555 12 34"
    for days in (0, 0, 1, 2):
        reports.report(text, reported_at=TOLD_AT + timedelta(days=days))
    reports.report("Ничего не помню", reported_at=TOLD_AT)
    refresh_lake()

    assert _value("REPEAT-USE") == {"": 50}
