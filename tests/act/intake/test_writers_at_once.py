"""Several writers at once against PostgreSQL; `tests/cli` does the same with processes on SQLite."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from factories import people
from factories.reports import draft, report
from ortaq.act.campaigns import queries
from ortaq.act.campaigns.models import Campaign, Judgement, Membership, Regrouping
from ortaq.act.campaigns.services import AlreadyOne, judge, merge_campaigns
from ortaq.act.campaigns.services.relink import lake, relink
from ortaq.act.intake.services import submit
from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.one_moment import one_moment

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db(transaction=True)

EACH = 15
PATIENCE_S = 60


def one_by_one(writer: int) -> None:
    """Reports that all name one phone, and one that only this writer names."""
    for number in range(EACH):
        words = f"Мошенник звонил с номера +77091110001 и +7709222{writer:04d}."
        submit(actor=SYSTEM, drafts=[draft(words, source_id=f"{writer}-{number}")])


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Run each in a thread of its own; what went wrong."""
    wrong: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - told to the test
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert not any(thread.is_alive() for thread in threads), "somebody waits for ever"
    return wrong


@pytest.mark.postgresql
def test_nothing_is_lost_and_nobody_waits_for_ever():
    wrong = at_once(
        lambda: one_by_one(1),
        lambda: one_by_one(2),
        lambda: relink(actor=SYSTEM),
        lambda: one_by_one(3),
        lambda: relink(actor=SYSTEM),
    )
    relink(actor=SYSTEM)
    last = relink(actor=SYSTEM)
    linked = lake.read(lake.refresh())

    assert wrong == []
    assert Report.objects.count() == 3 * EACH
    shared = Identifier.objects.get(value="+77091110001")
    assert shared.report_count == 3 * EACH
    assert Mention.objects.filter(identifier=shared).count() == 3 * EACH
    assert last.reports == linked.reports.num_rows == 3 * EACH
    assert linked.mentions.num_rows == Mention.objects.count() == 2 * 3 * EACH
    assert (last.joined, last.moved, last.left, last.postponed) == (0, 0, 0, 0)


def campaign_of_two(number: int) -> Campaign:
    told = [report(f"Мошенник звонил с номера +7709333{number:04d}.") for _ in range(2)]
    return Membership.objects.get(report=told[0]).campaign


@pytest.mark.postgresql
def test_two_that_merge_the_same_two_at_once_make_them_one():
    analyst = people.user(Role.ANALYST).actor
    one, other = campaign_of_two(1), campaign_of_two(2)

    def merge(into: Campaign, taken: Campaign) -> None:
        merge_campaigns(actor=analyst, campaign=into, other=taken, reason="one voice")

    wrong = at_once(lambda: merge(one, other), lambda: merge(other, one))

    assert [type(error) for error in wrong] == [AlreadyOne]
    assert Regrouping.objects.count() == 1
    assert len(set(Membership.objects.values_list("campaign", flat=True))) == 1


@pytest.mark.postgresql
def test_two_judge_the_same_at_once_and_a_relinking_obeys():
    analyst = people.user(Role.ANALYST).actor
    campaign = campaign_of_two(1)
    third = report("Мошенник звонил с номера +77093330001.")

    def different() -> None:
        judge(actor=analyst, report=third, campaign=campaign, verdict=Judgement.Verdict.DIFFERENT)

    wrong = at_once(different, lambda: relink(actor=SYSTEM), different)
    relink(actor=SYSTEM)

    assert wrong == []
    assert Judgement.objects.count() == 2
    assert not Membership.objects.filter(report=third).exists()


@pytest.mark.postgresql
def test_a_page_of_a_campaign_that_ends_meanwhile_is_whole():
    analyst = people.user(Role.ANALYST).actor
    one, other = campaign_of_two(1), campaign_of_two(2)

    with one_moment():
        campaign = queries.find_survivor(analyst, other.pk)
        wrong = at_once(
            lambda: merge_campaigns(actor=analyst, campaign=one, other=other, reason="one voice")
        )
        view = queries.get_campaign_view(analyst, campaign)
        similar = queries.list_similar(analyst, campaign)

    assert wrong == []
    assert (view.count, sum(count for _, count in view.by_month)) == (2, 2)
    assert all(row.campaign.merged_into is None for row in similar)
