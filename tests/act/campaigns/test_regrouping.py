from datetime import timedelta

import pytest

from factories import people
from factories.campaigns import campaign_of
from factories.reports import TOLD_AT, report
from ortaq.act.campaigns.models import Campaign, CampaignEvent, Membership, Regrouping
from ortaq.act.campaigns.queries import get_regrouping, list_changes, list_regroupings
from ortaq.act.campaigns.services import (
    AlreadyOne,
    SplitTooSmall,
    judge,
    merge_campaigns,
    split_campaign,
    undo_regrouping,
)
from ortaq.act.campaigns.services.moving import move
from ortaq.act.campaigns.services.relink import relink
from ortaq.act.campaigns.services.relink.opinions import pairs_of
from ortaq.act.reports.models import Report
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.models import Entry

pytestmark = pytest.mark.django_db

KIND = Regrouping.Kind


def told(*phones: str, day: int = 0) -> Report:
    words = " ".join(f"Мошенник звонил с номера +7709{phone}." for phone in phones)
    return report(words, reported_at=TOLD_AT + timedelta(days=day))


def members(campaign: Campaign) -> set[int]:
    return set(Membership.objects.filter(campaign=campaign).values_list("report", flat=True))


def keys(reports: list[Report]) -> set[int]:
    return {row.pk for row in reports}


@pytest.fixture
def analyst():
    return people.user(Role.ANALYST).actor


@pytest.fixture
def two():
    """Two campaigns that share nothing."""
    first = [told("1110001", "1110002", day=day) for day in range(3)]
    second = [told("2220001", "2220002", day=day) for day in range(3)]
    return first, second


@pytest.fixture
def one():
    """A campaign whose reports all name the same phones."""
    return [told("3330001", "3330002", day=day) for day in range(6)]


class TestMerge:
    def merged(self, analyst, two):
        first, second = two
        return merge_campaigns(
            actor=analyst,
            campaign=campaign_of(first[0]),
            other=campaign_of(second[0]),
            reason="One script, one voice.",
        )

    def test_all_reports_are_in_the_one_and_the_other_leads_there(self, analyst, two):
        regrouping = self.merged(analyst, two)

        regrouping.other.refresh_from_db()
        assert members(regrouping.campaign) == keys(two[0]) | keys(two[1])
        assert regrouping.other.merged_into == regrouping.campaign

    def test_every_relinking_obeys(self, analyst, two):
        regrouping = self.merged(analyst, two)

        done = relink(actor=SYSTEM)
        again = relink(actor=SYSTEM)

        assert members(regrouping.campaign) == keys(two[0]) | keys(two[1])
        assert (done.split, done.moved, again.explained) == (0, 0, 0)

    def test_history_tells_who_and_why(self, analyst, two):
        regrouping = self.merged(analyst, two)

        event = CampaignEvent.objects.get(campaign=regrouping.campaign, kind="took_in")
        assert (event.other, event.by) == (regrouping.other, analyst.name)
        assert event.note == "One script, one voice."
        assert Entry.objects.filter(action="campaign.merge", actor=analyst.name).count() == 1

    def test_types_are_counted_anew(self, analyst, two):
        regrouping = self.merged(analyst, two)

        regrouping.campaign.refresh_from_db()
        assert regrouping.campaign.crime_types == {"bank_call": 6}

    def test_undone_it_comes_back_under_its_reference(self, analyst, two):
        regrouping = self.merged(analyst, two)

        undo_regrouping(actor=analyst, regrouping=regrouping)
        relink(actor=SYSTEM)

        regrouping.other.refresh_from_db()
        assert members(regrouping.campaign) == keys(two[0])
        assert members(regrouping.other) == keys(two[1])
        assert regrouping.other.merged_into is None
        assert CampaignEvent.objects.filter(campaign=regrouping.other, kind="came_back").exists()

    def test_it_can_be_undone_on_the_page_of_what_linking_merged_it_into(self, analyst, two):
        regrouping = self.merged(analyst, two)
        told("4440001", "4440002")
        third = campaign_of(told("4440001", "4440002", day=1))
        move(members(regrouping.campaign), third, judged=False)
        Campaign.objects.filter(pk=regrouping.campaign.pk).update(
            merged_into=third, merged_at=TOLD_AT
        )

        assert list(list_regroupings(third)) == [regrouping]
        undo_regrouping(actor=analyst, regrouping=get_regrouping(analyst, regrouping.pk))

        assert members(regrouping.other) == keys(two[1])

    def test_of_two_merges_by_hand_the_later_is_undone_first(self, analyst, two):
        first = self.merged(analyst, two)
        told("4440001", "4440002")
        third = campaign_of(told("4440001", "4440002", day=1))
        second = merge_campaigns(
            actor=analyst, campaign=third, other=first.campaign, reason="One voice."
        )

        assert list(list_regroupings(third)) == [second]
        undo_regrouping(actor=analyst, regrouping=second)

        assert list(list_regroupings(first.campaign)) == [first]

    def test_undone_twice_is_undone_once(self, analyst, two):
        regrouping = self.merged(analyst, two)

        for _ in range(2):
            undo_regrouping(actor=analyst, regrouping=regrouping)

        assert Entry.objects.filter(action="campaign.undo_regrouping").count() == 1

    def test_what_is_one_already_is_refused(self, analyst, two):
        regrouping = self.merged(analyst, two)

        with pytest.raises(AlreadyOne):
            merge_campaigns(
                actor=analyst, campaign=regrouping.campaign, other=regrouping.other, reason="x"
            )

    def test_who_may_not_judge_is_refused(self, two):
        with pytest.raises(NotAllowed):
            self.merged(people.user(Role.DUTY_OFFICER).actor, two)
        assert not Regrouping.objects.exists()


class TestSplit:
    def parted(self, analyst, one):
        return split_campaign(
            actor=analyst, campaign=campaign_of(one[0]), reports=keys(one[:3]), reason="Two voices."
        )

    def test_those_reports_are_a_campaign_of_their_own(self, analyst, one):
        regrouping = self.parted(analyst, one)

        assert members(regrouping.other) == keys(one[:3])
        assert members(regrouping.campaign) == keys(one[3:])

    def test_every_relinking_obeys(self, analyst, one):
        regrouping = self.parted(analyst, one)

        relink(actor=SYSTEM)

        assert members(regrouping.other) == keys(one[:3])
        assert members(regrouping.campaign) == keys(one[3:])

    def test_no_arrival_brings_them_together(self, analyst, one):
        regrouping = self.parted(analyst, one)

        late = told("3330001", "3330002", day=7)

        assert {row.merged_into for row in Campaign.objects.all()} == {None}
        assert len({campaign_of(one[0]), campaign_of(one[5])}) == 2
        assert campaign_of(late) in {regrouping.campaign, regrouping.other}

    def test_history_of_both_tells_it(self, analyst, one):
        regrouping = self.parted(analyst, one)

        events = CampaignEvent.objects.filter(by=analyst.name).order_by("pk")
        assert [(row.campaign, row.kind) for row in events] == [
            (regrouping.other, "founded"),
            (regrouping.campaign, "split_off"),
        ]

    def test_undone_they_go_back(self, analyst, one):
        regrouping = self.parted(analyst, one)

        undo_regrouping(actor=analyst, regrouping=regrouping)
        relink(actor=SYSTEM)

        assert members(regrouping.campaign) == keys(one)

    @pytest.mark.parametrize("many", [0, 1, 5, 6])
    def test_both_parts_need_two_reports(self, analyst, one, many):
        with pytest.raises(SplitTooSmall):
            split_campaign(
                actor=analyst, campaign=campaign_of(one[0]), reports=keys(one[:many]), reason="x"
            )

    def test_reports_of_other_campaigns_stay_where_they_are(self, analyst, one):
        others = [told("4440001", "4440002", day=day) for day in range(2)]

        split_campaign(
            actor=analyst,
            campaign=campaign_of(one[0]),
            reports=keys(one[:2]) | keys(others),
            reason="x",
        )

        assert members(campaign_of(others[0])) == keys(others)


def test_a_later_split_overrules_an_earlier_merge(analyst, two):
    first, second = two
    merged = merge_campaigns(
        actor=analyst, campaign=campaign_of(first[0]), other=campaign_of(second[0]), reason="x"
    )
    split = split_campaign(
        actor=analyst, campaign=merged.campaign, reports=keys(second), reason="not so"
    )

    relink(actor=SYSTEM)

    assert members(split.other) == keys(second)
    assert members(split.campaign) == keys(first)


@pytest.mark.parametrize("kind", list(KIND))
def test_what_is_bound_grows_with_the_reports_and_not_with_their_pairs(kind):
    stayed, moved = list(range(1000)), list(range(1000, 3000))

    pairs = list(pairs_of(kind, stayed, moved))

    assert len(pairs) < len(stayed) + len(moved)


def test_judged_the_same_a_report_joins_at_once(analyst, one):
    stranger = told("9990001")

    judge(actor=analyst, report=stranger, campaign=campaign_of(one[0]), verdict="same")

    assert campaign_of(stranger) == campaign_of(one[0])
    assert Membership.objects.get(report=stranger).reasons[0]["code"] == Membership.JUDGED


def test_a_campaign_of_two_that_lends_one_ends(analyst, one):
    pair = [told("9990001", "9990002", day=day) for day in range(2)]
    campaign = campaign_of(pair[0])

    judge(actor=analyst, report=pair[0], campaign=campaign_of(one[0]), verdict="same")

    assert not members(campaign)
    assert CampaignEvent.objects.filter(campaign=campaign, kind="dissolved").exists()


def test_the_list_tells_what_changed_to_those_who_see_a_report_of_it(analyst, two):
    first, second = two
    merge_campaigns(
        actor=analyst, campaign=campaign_of(first[0]), other=campaign_of(second[0]), reason="one"
    )
    stranger = people.user(Role.DUTY_OFFICER, people.organisation("BANK-X")).actor

    seen = [(row.kind, row.note) for row in list_changes(analyst)]

    assert seen == [("took_in", "one")]
    assert list(list_changes(stranger)) == []
