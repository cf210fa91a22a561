"""A known effect in made-up reports is found on the page and by the query."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
import time_machine
from django.urls import reverse

from factories import measures, people, reports
from ortaq.act.intake.services import submit
from ortaq.data.indicators import loader
from ortaq.picture.indicators.services import load_indicators
from ortaq.picture.statistics.services import refresh_lake
from ortaq.plan.effects import queries
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.country import pack

pytestmark = pytest.mark.django_db
pytest.importorskip("statsmodels", reason="needs the extra `effects`")
NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
START, FIRST = "2026-05", 14


def _told_at(month: int) -> datetime:
    """The tenth of a month, counted from March 2025."""
    year, number = divmod(2025 * 12 + 2 + month, 12)
    return datetime(year, number + 1, 10, 6, 0, tzinfo=UTC)


@pytest.fixture
def nation():
    """Twenty months of five regions; in two of them reports fall by half at the start."""
    draw = np.random.default_rng(3)
    regions = [region.code for region in pack().regions][:5]
    with time_machine.travel(NOW, tick=False):
        drafts = [
            reports.draft("Мошенник звонил", region=region, reported_at=_told_at(month))
            for month in range(20)
            for place, region in enumerate(regions)
            for _ in range(
                4 + int(draw.integers(0, 2)) - (2 if place < 2 and month >= FIRST else 0)
            )
        ]
        submit(actor=SYSTEM, drafts=drafts)
        refresh_lake()
        yield regions


def test_the_regions_with_the_measure_fell_more(nation):
    found = queries.evaluate_measure(SYSTEM, "REP", START, set(nation[:2]))

    assert found.difference.effect.value == pytest.approx(-2, abs=0.7)
    assert found.difference.effect.is_clear
    assert found.difference.treated == 2
    assert found.months[found.start] == START


def test_a_start_without_months_after_it_is_told_and_not_guessed(nation):
    found = queries.evaluate_measure(SYSTEM, "REP", "2026-10")

    assert found.interruption is None
    assert found.why_not.code == "too_few_periods"


def test_the_page_says_what_it_rests_on(client, nation):
    load_indicators(actor=SYSTEM, definitions=loader.load())
    measure = measures.measure()
    client.force_login(people.user(Role.ANALYST))

    asked = client.get(reverse("effects:effect", args=[measure.reference]))
    told = client.get(
        reverse("effects:effect", args=[measure.reference]),
        {"indicator": "REP", "start": START, "regions": nation[:2]},
    )

    assert asked.status_code == 200
    assert "no proof that the measure moved it" in told.content.decode()
    assert "95 per cent interval" in told.content.decode()


def test_a_month_that_is_none_is_said(client):
    measure = measures.measure()
    client.force_login(people.user(Role.ANALYST))

    page = client.get(
        reverse("effects:effect", args=[measure.reference]), {"indicator": "REP", "start": "May"}
    )

    assert page.status_code == 422
    assert "Write a month" in page.content.decode()
