from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import ortaq.data
from ortaq.data.demo.nation import reports
from ortaq.data.demo.nation.campaigns import LIFE_DAYS
from ortaq.data.demo.nation.traits import nation

KZ = Path(ortaq.data.__file__).parent / "kz"
UNTIL = date(2026, 11, 24)
ANY_ACCOUNT = re.compile(r"KZ\d\d[\d ]{16,20}|9999[\d ]{12,15}")
ANY_PHONE = re.compile(r"(?<!\w)(?:\+7|8|7)[ (-]*(\d{3})[) -]*\d{3}[ -]*\d{2}[ -]*\d{2}(?!\w)")


def codes(table: str) -> set[str]:
    with (KZ / table).open(encoding="utf-8") as file:
        rows = list(csv.reader(file))
    return {row[0] for row in rows[1:]}


def shares(values: list[str]) -> dict[str, float]:
    return {value: count / len(values) for value, count in Counter(values).items()}


def digest(seed: int) -> str:
    told = reports(seed, 1_500, until=UNTIL)
    return hashlib.sha256("\n".join(map(repr, told)).encode()).hexdigest()


def test_same_seed_gives_same_bytes_and_another_seed_does_not():
    assert digest(7) == digest(7)
    assert digest(7) != digest(8)


def test_reports_come_in_order_of_time_inside_the_window(told):
    times = [report.reported_at for report in told]

    assert len(told) == 12_000
    assert times == sorted(times)
    assert times[0] >= datetime(2023, 11, 23, 19, tzinfo=UTC)
    assert times[-1] < datetime(2026, 11, 23, 19, tzinfo=UTC)
    assert len({report.source_id for report in told}) == len(told)


def test_nobody_reports_before_it_happened_or_at_night(told):
    for report in told:
        local = report.reported_at + timedelta(hours=5)

        assert report.occurred_on <= local.date()
        assert 8 <= local.hour <= 22


def test_codes_are_those_of_the_country_pack(told):
    crime_types = codes("crime_types.csv")

    assert {report.true_crime_type for report in told} == crime_types
    assert {report.crime_type for report in told} <= crime_types
    assert {report.region for report in told} == codes("regions.csv")


@pytest.mark.parametrize("year", [2024, 2025])
def test_true_types_follow_the_published_shares(told, year):
    found = shares([r.true_crime_type for r in told if r.occurred_on.year == year])

    for crime_type, share in nation().shares(year).items():
        assert found.get(crime_type, 0) == pytest.approx(share, abs=0.03)


def test_reports_grow_with_the_years(told):
    years = Counter(report.reported_at.year for report in told)

    assert 1.1 < years[2025] / years[2024] < 1.45


def test_four_units_hold_almost_half(told):
    found = shares([report.region for report in told])

    assert sum(found[code] for code in ("KZ-71", "KZ-75", "KZ-35", "KZ-55")) == pytest.approx(
        0.45, abs=0.05
    )


def test_languages_channels_and_mistakes(told):
    languages = shares([report.language for report in told])
    channels = shares([report.channel for report in told])
    mistaken = [report.crime_type != report.true_crime_type for report in told]

    assert languages == pytest.approx({"kk": 0.45, "ru": 0.5, "en": 0.05}, abs=0.02)
    assert channels == pytest.approx(nation().channels, abs=0.02)
    assert sum(mistaken) / len(told) == pytest.approx(0.25, abs=0.02)


def test_money_never_grows_on_its_way_back(told):
    for report in told:
        claimed = report.claimed_kzt or 0

        assert 0 <= report.restored_kzt <= report.held_kzt <= claimed


def test_some_claims_are_unknown_and_banks_hold_most(told):
    unknown = [report.claimed_kzt is None for report in told]
    held = defaultdict(list)
    for report in told:
        held[report.channel].append(report.held_kzt > 0)

    assert sum(unknown) / len(told) == pytest.approx(0.15, abs=0.02)
    assert sum(held["bank"]) / len(held["bank"]) > 2 * sum(held["desk"]) / len(held["desk"])


def test_campaigns_are_heavy_tailed(told):
    sizes = Counter(report.campaign_truth for report in told)
    alone = sizes.pop("")

    assert alone / len(told) == pytest.approx(0.35, abs=0.01)
    assert 200 < len(sizes) < 400
    assert min(sizes.values()) == 2
    assert 100 < max(sizes.values()) <= 150
    assert sorted(sizes.values())[len(sizes) // 2] < sum(sizes.values()) / len(sizes)


def test_details_of_a_campaign_rotate(told):
    days = defaultdict(list)
    for report in told:
        for field in report.offender_fields:
            if report.campaign_truth:
                days[report.campaign_truth, field].append(report.occurred_on)
    lives = [(max(seen) - min(seen)).days + 1 for seen in days.values()]
    largest = Counter(r.campaign_truth for r in told if r.campaign_truth).most_common(1)[0][0]

    assert sum(life <= LIFE_DAYS[1] for life in lives) / len(lives) > 0.97
    assert sum(1 for campaign, _ in days if campaign == largest) > 10


def test_few_accounts_are_shared_by_two_campaigns_and_nothing_else_is(told):
    owners = defaultdict(set)
    for report in told:
        for field in report.offender_fields:
            owners[field].add(report.campaign_truth or report.source_id)
    shared = {field for field, campaigns in owners.items() if len(campaigns) > 1}
    accounts = {field for field in owners if ANY_ACCOUNT.fullmatch(field[1])}

    assert shared <= accounts
    assert 3 < len(shared) < 0.05 * len(accounts)


def test_every_phone_in_the_text_is_synthetic(told):
    prefixes = {
        match.group(1)
        for report in told
        for match in ANY_PHONE.finditer(ANY_ACCOUNT.sub(" ", report.narrative))
    }

    assert prefixes == {"709", "799"}


def test_reporters_are_synthetic_and_about_half(told):
    reporters = [report.reporter for report in told if report.reporter]

    assert len(reporters) / len(told) == pytest.approx(0.5, abs=0.02)
    assert all(person.synthetic for person in reporters)
    assert all(person.phone.startswith(("+7709", "+7799")) for person in reporters)


def test_narratives_differ_and_leave_no_place_unfilled(told):
    narratives = [report.narrative for report in told]

    assert len(set(narratives)) / len(narratives) > 0.95
    assert not [text for text in narratives if re.search(r"[{}<>|]", text)]


@pytest.mark.parametrize("count", [1, 40, 300])
def test_small_nations_have_the_asked_number(count):
    told = list(reports(3, count, until=UNTIL, months=2))

    assert len(told) == count


def test_most_holds_are_told_with_their_time_and_a_made_up_provider(told):
    held = [report for report in told if report.held_kzt]
    timed = [report for report in held if report.held_at]

    assert 0.75 < len(timed) / len(held) < 0.95
    assert all(report.held_by.startswith("Demo ") for report in timed)
    assert all(report.held_at.date() >= report.occurred_on - timedelta(days=1) for report in timed)
    assert not [report for report in told if report.held_at and not report.held_kzt]
    assert max(report.held_at for report in timed) < datetime(2026, 11, 23, 19, tzinfo=UTC)
