"""The list of campaigns: its orders, its readers, and figures that were counted before."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from factories import people
from factories.reports import TOLD_AT, report
from ortaq.act.campaigns.jobs import refresh_figures
from ortaq.act.campaigns.models import Campaign, CampaignTally, Judgement, Membership
from ortaq.act.campaigns.queries import SORTS, CampaignFilter, list_campaigns
from ortaq.act.campaigns.queries import listing as listing_query
from ortaq.act.campaigns.queries.check import STANDINGS
from ortaq.act.campaigns.services import judge, merge_campaigns
from ortaq.act.campaigns.services.relink import relink
from ortaq.act.campaigns.services.tallies import count_tallies, refresh_tallies
from ortaq.act.reports.queries import digest_index
from ortaq.home import Home
from ortaq.shared import clock
from ortaq.shared.actors import PUBLIC, SYSTEM, Role

pytestmark = pytest.mark.django_db

NOW = TOLD_AT + timedelta(days=1)
FIGURES = [
    "reference",
    "seen",
    "claimed",
    "recent",
    "before",
    "growth",
    "regions",
    "new_regions",
    "first_at",
    "last_at",
]


@pytest.fixture(autouse=True)
def _in_march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def banks():
    return [
        people.user(Role.DUTY_OFFICER, people.organisation(code)).actor
        for code in ("BANK-A", "BANK-B")
    ]


def campaign(number: int, *told: tuple[int, str], actor=SYSTEM, damage: int = 1_000) -> Campaign:
    """A campaign of reports told so many days ago from these regions."""
    for days, region in told:
        last = report(
            f"Мошенник звонил с номера +7709555{number:04d}",
            actor=actor,
            reported_at=NOW - timedelta(days=days),
            region=region,
            claimed_kzt=Decimal(damage),
        )
    return Membership.objects.get(report=last).campaign


@pytest.fixture
def nation():
    return {
        "old": campaign(1, (50, "KZ-75"), (50, "KZ-75"), (40, "KZ-71"), damage=9_000_000),
        "growing": campaign(2, (45, "KZ-75"), (3, "KZ-75"), (2, "KZ-75"), (1, "KZ-75")),
        "spreading": campaign(3, (45, "KZ-75"), (44, "KZ-75"), (2, "KZ-71")),
    }


def listed(sort: str, actor=SYSTEM, **narrowed: str) -> list[Campaign]:
    found = list_campaigns(actor, on=clock.today(), sort=sort, narrowed=CampaignFilter(**narrowed))
    return list(found)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("hot", ["growing", "spreading", "old"]),
        ("growing", ["growing"]),
        ("damage", ["old", "growing", "spreading"]),
        ("new_regions", ["spreading"]),
        ("largest", ["growing", "old", "spreading"]),
        ("newest", ["growing", "spreading", "old"]),
    ],
)
def test_each_order_shows_what_it_says(nation, sort, expected):
    names = {row.pk: name for name, row in nation.items()}

    found = [names[row.pk] for row in listed(sort)]

    assert found == expected or (sort in {"largest", "newest"} and set(found) == set(expected))
    if sort == "largest":
        assert found[0] == "growing"


@pytest.mark.parametrize("sort", SORTS)
def test_who_sees_no_report_sees_no_campaign(nation, sort):
    assert listed(sort, PUBLIC) == []
    assert listed(sort, people.user(Role.OBSERVER).actor) == []


def figures(rows: list[Campaign]) -> list[list[object]]:
    return [[getattr(row, name) for name in FIGURES] for row in rows]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("who", [0, 1, 2])
def test_counted_before_and_counted_now_are_equal(nation, banks, monkeypatch, sort, who):
    campaign(4, (3, "KZ-75"), (2, "KZ-11"), actor=banks[0])
    campaign(2, (3, "KZ-75"), actor=banks[0])
    campaign(2, (5, "KZ-75"), (5, "KZ-39"), actor=banks[1])
    actor = [SYSTEM, *banks][who]
    now = [figures(listed(sort, actor)), figures(listed(sort, actor, region="KZ-71"))]
    assert count_tallies() == 4

    monkeypatch.setattr(listing_query, "COUNTED_LIVE", 0)

    assert [
        figures(listed(sort, actor)),
        figures(listed(sort, actor, region="KZ-71")),
    ] == now


def test_a_reader_is_told_of_his_own_reports_only(banks):
    ours = campaign(1, (3, "KZ-75"), (2, "KZ-75"), actor=banks[0])
    campaign(1, (1, "KZ-71"), (1, "KZ-71"), actor=banks[1])
    campaign(2, (1, "KZ-71"), (1, "KZ-71"), actor=banks[1])

    (row,) = listed("hot", banks[0])

    assert (row.pk, row.seen, row.regions, row.claimed) == (ours.pk, 2, 1, 2_000)
    assert listed("hot", banks[0], region="KZ-71") == []


def test_only_what_changed_is_counted_again(nation):
    count_tallies()
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        campaign(2, (0, "KZ-11"))

        assert refresh_tallies() <= 3
        tally = CampaignTally.objects.get(campaign=nation["growing"], organisation=None)

    assert (tally.seen, tally.regions, tally.new_regions) == (5, 2, 1)


def _count_later() -> None:
    """Count after a report of another campaign: that one alone would be looked at again."""
    with time_machine.travel(NOW + timedelta(minutes=30), tick=False):
        report("Мошенник звонил с номера +77099990009")
        count_tallies()


@pytest.mark.parametrize(
    ("named", "verdict"),
    [("growing", Judgement.Verdict.DIFFERENT), ("spreading", Judgement.Verdict.SAME)],
    ids=["sent away", "lent to another"],
)
def test_a_campaign_that_a_report_left_by_hand_is_counted_again(nation, analyst, named, verdict):
    one = nation["growing"]
    _count_later()
    before = CampaignTally.objects.get(campaign=one, organisation=None).seen

    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        gone = Membership.objects.filter(campaign=one).first().report
        judge(actor=analyst, report=gone, campaign=nation[named], verdict=verdict)
        refresh_tallies()

    assert CampaignTally.objects.get(campaign=one, organisation=None).seen == before - 1


def test_what_was_written_while_the_last_count_read_is_counted(nation, analyst):
    one, other = nation["growing"], nation["spreading"]
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        count_tallies()
    with time_machine.travel(NOW + timedelta(minutes=59), tick=False):
        merge_campaigns(actor=analyst, campaign=one, other=other, reason="one voice")
    with time_machine.travel(NOW + timedelta(hours=1, minutes=1), tick=False):
        refresh_tallies()

    assert not CampaignTally.objects.filter(campaign=other).exists()


@pytest.fixture
def analyst():
    return people.user(Role.ANALYST).actor


def test_a_new_day_counts_everything(nation):
    refresh_tallies()
    with time_machine.travel(NOW + timedelta(days=20), tick=False):
        assert refresh_tallies() == 3

    tally = CampaignTally.objects.get(campaign=nation["spreading"], organisation=None)
    assert (tally.recent, tally.before) == (1, 0)


def test_relinking_and_the_background_count(nation, settings, tmp_path):
    settings.HOME = Home(tmp_path / "home")
    settings.HOME.make()

    relink(actor=SYSTEM)
    counted = CampaignTally.objects.count()
    refresh_figures()

    assert counted == CampaignTally.objects.count() == 3
    assert digest_index.list_index_files()
    assert STANDINGS.index.list_files()


def page(client, **query: str) -> str:
    return client.get(reverse("campaigns:list"), query).content.decode()


def test_the_page_has_its_orders_in_its_address(client, nation):
    client.force_login(people.user(Role.ANALYST))

    told = page(client, sort="new_regions", region="KZ-71")

    assert nation["spreading"].reference in told
    assert nation["old"].reference not in told
    assert "?sort=growing&amp;region=KZ-71" in told or "region=KZ-71&amp;sort=growing" in told
    assert "never reported it before" in told


def test_an_empty_order_says_so(client, nation):
    client.force_login(people.user(Role.ANALYST))

    assert "No campaign does this now" in page(client, sort="growing", crime_type="phishing")


def test_the_csv_has_the_rows_of_the_page(client, nation):
    client.force_login(people.user(Role.ANALYST))

    answer = client.get(reverse("campaigns:csv"), {"sort": "damage"})

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Type"].startswith("text/csv")
    assert [row[0] for row in rows[1:]] == [row.reference for row in listed("damage")]
    assert Decimal(rows[1][5]) == 27_000_000


def test_the_list_takes_as_many_queries_for_many_as_for_one(
    client, nation, django_assert_max_num_queries
):
    client.force_login(people.user(Role.ANALYST))
    for number in range(10, 25):
        campaign(number, (3, "KZ-75"), (2, "KZ-75"))

    with django_assert_max_num_queries(14):
        page(client)
