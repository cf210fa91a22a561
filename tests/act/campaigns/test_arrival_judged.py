"""Arrivals obey what people judged."""

from datetime import timedelta

import pytest

from factories import people
from factories.reports import TOLD_AT, draft, report
from ortaq.act.campaigns.models import Campaign, Judgement, Membership
from ortaq.act.campaigns.services import judge, merge_campaigns, withdraw_judgement
from ortaq.act.campaigns.services.apart import campaign_name, find_apart
from ortaq.act.campaigns.services.moving import BY_HAND
from ortaq.act.intake.services import submit
from ortaq.act.reports.models import Identifier, Mention, Report
from ortaq.shared.actors import SYSTEM, Role
from ortaq.shared.audit.models import Entry

pytestmark = pytest.mark.django_db

VERDICT = Judgement.Verdict


def told(*phones: str, day: int = 0) -> Report:
    words = " ".join(f"Мошенник звонил с номера +7709{phone}." for phone in phones)
    return report(words, reported_at=TOLD_AT + timedelta(days=day))


def campaign_of(one: Report) -> Campaign | None:
    membership = Membership.objects.filter(report=one).first()
    return membership.campaign if membership else None


def test_a_report_is_placed_at_once_when_the_judgement_is_withdrawn(analyst):
    reports = [told("3330001", "3330002", day=day) for day in range(3)]
    campaign = campaign_of(reports[0])
    assert campaign is not None
    judgement = judge(
        actor=analyst, report=reports[2], campaign=campaign, verdict=VERDICT.DIFFERENT
    )
    assert campaign_of(reports[2]) is None

    withdraw_judgement(actor=analyst, judgement=judgement)

    assert campaign_of(reports[2]) == campaign
    assert Entry.objects.filter(action="campaign.link", actor=analyst.name).exists()


def test_a_report_stays_out_while_another_judgement_says_so(analyst):
    reports = [told("3330001", "3330002", day=day) for day in range(3)]
    campaign = campaign_of(reports[0])
    assert campaign is not None
    first, _second = (
        judge(actor=analyst, report=reports[2], campaign=campaign, verdict=VERDICT.DIFFERENT)
        for _ in range(2)
    )

    withdraw_judgement(actor=analyst, judgement=first)

    assert campaign_of(reports[2]) is None


def two_campaigns() -> tuple[list[Report], list[Report]]:
    """Campaigns of three reports each that share nothing."""
    return (
        [told("3330001", "3330002", day=day) for day in range(3)],
        [told("4440001", "4440002", day=day) for day in range(3)],
    )


def put(analyst, one: Report, campaign: Campaign, verdict=VERDICT.SAME) -> Judgement:
    return judge(actor=analyst, report=one, campaign=campaign, verdict=verdict)


def test_a_report_that_was_only_put_there_goes_back_when_that_is_withdrawn(analyst):
    first, second = two_campaigns()
    home, other = campaign_of(first[0]), campaign_of(second[0])
    judgement = put(analyst, first[0], other)
    assert campaign_of(first[0]) == other

    withdraw_judgement(actor=analyst, judgement=judgement)

    assert campaign_of(first[0]) == home
    other.refresh_from_db()
    assert other.crime_types == {"bank_call": 3}
    assert Entry.objects.filter(action="campaign.link", actor=analyst.name).exists()


def test_a_stranger_that_was_put_there_is_in_none_again(analyst):
    first, _second = two_campaigns()
    stranger = told("9990001")
    judgement = put(analyst, stranger, campaign_of(first[0]))

    withdraw_judgement(actor=analyst, judgement=judgement)

    assert campaign_of(stranger) is None


def test_what_else_holds_a_report_there_holds_it_still(analyst):
    reports = [told("3330001", "3330002", day=day) for day in range(3)]
    campaign = campaign_of(reports[0])
    judgement = put(analyst, reports[0], campaign)
    membership = Membership.objects.get(report=reports[0])
    linked = membership.reasons
    membership.reasons = [*linked, BY_HAND]  # as a re-linking says it
    membership.save()

    withdraw_judgement(actor=analyst, judgement=judgement)

    membership.refresh_from_db()
    assert (membership.campaign, membership.reasons) == (campaign, linked)


def test_the_earlier_word_counts_again_at_once(analyst):
    first, second = two_campaigns()
    other = campaign_of(second[0])
    put(analyst, first[0], other)
    judgement = put(analyst, first[0], other, VERDICT.DIFFERENT)
    assert campaign_of(first[0]) != other

    withdraw_judgement(actor=analyst, judgement=judgement)

    assert campaign_of(first[0]) == other


def test_the_earlier_word_that_it_does_not_belong_counts_again_at_once(analyst):
    first, second = two_campaigns()
    other = campaign_of(second[0])
    put(analyst, first[0], other, VERDICT.DIFFERENT)
    judgement = put(analyst, first[0], other)
    assert campaign_of(first[0]) == other

    withdraw_judgement(actor=analyst, judgement=judgement)

    assert campaign_of(first[0]) != other


def test_a_merge_that_stands_holds_a_report_that_was_put_there(analyst):
    first, second = two_campaigns()
    home, other = campaign_of(first[0]), campaign_of(second[0])
    judgement = put(analyst, first[0], other)
    merge_campaigns(actor=analyst, campaign=other, other=home, reason="One voice.")

    withdraw_judgement(actor=analyst, judgement=judgement)

    assert campaign_of(first[0]) == other


def test_a_report_with_which_another_was_put_together_stays(analyst):
    first, second = two_campaigns()
    other = campaign_of(second[0])
    judgement = put(analyst, first[0], other)
    beside = put(analyst, first[1], other)
    beside.others.set([first[0]])

    withdraw_judgement(actor=analyst, judgement=judgement)

    assert campaign_of(first[0]) == other


def test_an_unsure_word_keeps_no_report_from_its_place(analyst):
    reports = [told("3330001", "3330002", day=day) for day in range(3)]
    campaign = campaign_of(reports[0])
    put(analyst, reports[2], campaign, VERDICT.UNSURE)
    judgement = put(analyst, reports[2], campaign, VERDICT.DIFFERENT)

    withdraw_judgement(actor=analyst, judgement=judgement)

    assert campaign_of(reports[2]) == campaign


@pytest.fixture
def analyst():
    return people.user(Role.ANALYST).actor


@pytest.fixture
def left(analyst):
    """A report that was judged not to belong to the campaign of three others, and those."""
    reports = [told("3330001", "3330002", day=day) for day in range(4)]
    judge(
        actor=analyst,
        report=reports[3],
        campaign=campaign_of(reports[0]),
        verdict=VERDICT.DIFFERENT,
    )
    return reports[3], reports[:3]


def test_a_new_report_does_not_take_it_along(left):
    report_apart, others = left

    late = told("3330001", "3330002", day=5)

    assert campaign_of(late) == campaign_of(others[0])
    assert campaign_of(report_apart) is None


def test_it_does_so_again_when_the_judgement_is_withdrawn(left, analyst):
    report_apart, others = left
    withdraw_judgement(actor=analyst, judgement=Judgement.objects.get())

    told("3330001", "3330002", day=5)

    assert campaign_of(report_apart) == campaign_of(others[0])


def test_a_later_word_that_it_belongs_counts(left, analyst):
    report_apart, others = left
    judge(
        actor=analyst,
        report=report_apart,
        campaign=campaign_of(others[0]),
        verdict=VERDICT.SAME,
    )

    assert find_apart([campaign_of(others[0]).pk], [report_apart.pk]) == set()


def test_two_campaigns_that_are_judged_apart_stay_two(left, analyst):
    report_apart, others = left
    told("7770001", "7770002", day=5)
    Membership.objects.create(
        report=report_apart,
        campaign=Campaign.objects.create(founded_at=TOLD_AT, last_report_on=TOLD_AT.date()),
        weight=0.5,
        reasons=[],
        linked_at=TOLD_AT,
    )
    campaigns = [campaign_of(report_apart).pk, campaign_of(others[0]).pk]

    told("3330001", "3330002", day=6)

    assert find_apart(campaigns, []) == {frozenset(map(campaign_name, campaigns))}
    assert len({campaign_of(report_apart), campaign_of(others[0])}) == 2
    assert not Campaign.objects.exclude(merged_into=None).exists()


def test_two_that_are_judged_apart_do_not_found_a_campaign_together(analyst):
    one, other = told("1110001"), told("2220001", day=1)
    campaign = Campaign.objects.create(founded_at=TOLD_AT, last_report_on=TOLD_AT.date())
    judgement = Judgement.objects.create(
        report=one,
        campaign=campaign,
        verdict=VERDICT.DIFFERENT,
        judged_at=TOLD_AT,
        judged_by=analyst.name,
    )
    judgement.others.set([other])

    late = told("1110001", "2220001", day=2)

    assert len({campaign_of(one), campaign_of(other)}) == 2
    assert campaign_of(late) is not None


def test_judging_costs_no_query_where_nothing_is_brought_together(
    django_assert_max_num_queries,
):
    told("5550001")
    told("5550001", day=1)

    with django_assert_max_num_queries(24):
        told("5550001", day=2)


def test_what_is_stored_grows_with_the_mentions_and_never_with_pairs_of_reports():
    rows = []
    for many in (20, 40):
        before = Mention.objects.count() + Membership.objects.count() + Identifier.objects.count()
        submit(
            actor=SYSTEM,
            drafts=[draft("Мошенник звонил с номера +77098880001.") for _ in range(many)],
        )
        after = Mention.objects.count() + Membership.objects.count() + Identifier.objects.count()
        rows.append(after - before)

    assert rows == [20 + 20 + 1, 40 + 40]
