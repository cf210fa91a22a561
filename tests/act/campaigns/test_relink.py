from datetime import timedelta
from decimal import Decimal

import pytest

from factories import people
from factories.campaigns import campaign_of
from factories.reports import TOLD_AT, report
from ortaq.act.campaigns import queries
from ortaq.act.campaigns.models import Campaign, CampaignEvent, Judgement, Membership
from ortaq.act.campaigns.services import judge, withdraw_judgement
from ortaq.act.campaigns.services.relink import MOST_STARTS, AlwaysOvertaken, lake, relink
from ortaq.act.campaigns.services.relink.apply import Overtaken, apply
from ortaq.act.campaigns.services.relink.found import find
from ortaq.act.campaigns.wording import SENTENCES
from ortaq.act.reports.models import Report
from ortaq.engine.link.batch.reasons import UseCode
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.models import Entry

pytestmark = pytest.mark.django_db

VERDICT = Judgement.Verdict


def told(*phones: str, day: int = 0, **changes: object) -> Report:
    """A report that names offenders' phones."""
    words = " ".join(f"Мошенник звонил с номера +7709{phone}." for phone in phones)
    return report(words, reported_at=TOLD_AT + timedelta(days=day), **changes)


def parts() -> set[frozenset[int]]:
    """Reports (keys) of each campaign."""
    found: dict[int, set[int]] = {}
    for key, campaign in Membership.objects.values_list("report", "campaign"):
        found.setdefault(campaign, set()).add(key)
    return {frozenset(members) for members in found.values()}


@pytest.fixture
def analyst():
    return people.user(Role.ANALYST).actor


@pytest.fixture
def late_bridge():
    """Two campaigns of one scheme: no single report ties both strongly enough on arrival."""
    first = [told("1110001", "1110002", day=day) for day in range(3)]
    second = [told("2220001", "2220002", day=day) for day in range(3)]
    bridge = [told("1110001", "2220001", day=day) for day in (4, 5, 6)]
    return first, second, bridge


class TestForms:
    def test_a_number_on_whatsapp_stays_with_the_phone(self):
        for day in range(3):
            told("1110001", day=day)
            report(
                "Мошенник писал с https://wa.me/77091110001 и просил деньги",
                reported_at=TOLD_AT + timedelta(days=day),
            )
        before = parts()

        relink(actor=SYSTEM)

        assert parts() == before
        assert [len(members) for members in before] == [6]


class TestOrderOfArrival:
    def test_what_arrived_before_its_bridge_becomes_one_campaign(self, late_bridge):
        first, second, bridge = late_bridge
        before = len(parts())

        done = relink(actor=SYSTEM)

        assert before == 2
        assert parts() == {frozenset(row.pk for row in (*first, *second, *bridge))}
        assert done.merged == 1

    def test_the_campaign_with_most_reports_keeps_its_reference(self, late_bridge):
        first, second, bridge = late_bridge
        larger, lesser = campaign_of(bridge[0]), campaign_of(second[0])
        if larger == lesser:
            lesser = campaign_of(first[0])
        Campaign.objects.filter(pk=lesser.pk).update(name="One voice")

        relink(actor=SYSTEM)

        lesser.refresh_from_db()
        larger.refresh_from_db()
        assert {campaign_of(row) for row in (*first, *second)} == {larger}
        assert lesser.merged_into == larger
        assert larger.name == "One voice"
        event = CampaignEvent.objects.get(kind="took_in")
        assert (event.campaign, event.other) == (larger, lesser)

    def test_every_member_has_a_reason_that_can_be_said(self, late_bridge):
        relink(actor=SYSTEM)

        for membership in Membership.objects.all():
            reasons = queries.explain(SYSTEM, membership)
            assert reasons
            assert all(reason.identifier and reason.code in SENTENCES for reason in reasons)

    def test_last_day_and_type_are_those_of_the_reports(self, late_bridge):
        relink(actor=SYSTEM)

        campaign = Campaign.objects.get(merged_into=None)
        assert campaign.last_report_on == (TOLD_AT + timedelta(days=6)).date()
        assert campaign.crime_type == "bank_call"


def test_a_second_run_changes_nothing(late_bridge):
    relink(actor=SYSTEM)
    before = list(Membership.objects.order_by("report").values())
    changed = list(Report.objects.order_by("pk").values_list("changed_at", flat=True))

    done = relink(actor=SYSTEM)

    assert (done.joined, done.moved, done.left, done.explained) == (0, 0, 0, 0)
    assert (done.founded, done.merged, done.split, done.dissolved) == (0, 0, 0, 0)
    assert list(Membership.objects.order_by("report").values()) == before
    assert list(Report.objects.order_by("pk").values_list("changed_at", flat=True)) == changed
    assert Entry.objects.filter(action="campaign.relink").count() == 1


def test_the_lake_reads_again_what_moved(late_bridge):
    moment = Report.objects.latest("changed_at").changed_at
    moved = set(Membership.objects.values_list("report", "campaign"))

    relink(actor=SYSTEM)

    moved = {key for key, _ in moved ^ set(Membership.objects.values_list("report", "campaign"))}
    assert moved
    assert moved <= set(Report.objects.filter(changed_at__gt=moment).values_list("pk", flat=True))


def test_what_links_is_not_said_not_to_link(analyst):
    for _ in range(2):
        told("8880001")
    old = told("8880001", day=-700)
    relink(actor=SYSTEM)
    campaign = Campaign.objects.get()
    phone = Membership.objects.exclude(report=old).first().reasons[0]["identifier"]
    Membership.objects.update_or_create(
        report=old,
        defaults={
            "campaign": campaign,
            "weight": 0.5,
            "reasons": [{"code": "only_here", "identifier": phone, "weight": 0.5, "days": 700}],
            "linked_at": TOLD_AT,
        },
    )

    absent = queries.explain_absence(analyst, old)

    assert absent == []


class TestMeanwhile:
    """What happens between reading the register and writing the difference."""

    def found(self):
        return find(lake.read(lake.refresh()))

    def test_a_report_that_arrives_follows_its_campaign(self, late_bridge):
        _first, second, _bridge = late_bridge
        found = self.found()
        late = told("2220001", "2220002", day=7)

        apply(SYSTEM, found)

        assert campaign_of(late) == campaign_of(second[0])
        assert len(parts()) == 1

    def test_a_campaign_that_an_arrival_founded_lives(self):
        alone = told("7770001")
        found = self.found()
        late = told("7770001")

        apply(SYSTEM, found)

        assert parts() == {frozenset([alone.pk, late.pk])}
        assert not CampaignEvent.objects.filter(kind="dissolved").exists()

    def test_a_judgement_starts_the_linking_again(self, late_bridge, analyst):
        first, _second, _bridge = late_bridge
        found = self.found()
        before = parts()
        judge(
            actor=analyst,
            report=first[0],
            campaign=campaign_of(first[0]),
            verdict=VERDICT.UNSURE,
        )

        with pytest.raises(Overtaken):
            apply(SYSTEM, found)
        assert parts() == before


def test_where_people_decide_again_and_again_it_ends(late_bridge, monkeypatch):
    starts = []

    def overtaken(actor, found):
        starts.append(actor)
        raise Overtaken

    monkeypatch.setattr("ortaq.act.campaigns.services.relink.apply", overtaken)

    with pytest.raises(AlwaysOvertaken):
        relink(actor=SYSTEM)
    assert len(starts) == MOST_STARTS


def test_an_empty_register_is_linked_to_nothing():
    done = relink(actor=SYSTEM)

    assert (done.reports, done.campaigns) == (0, 0)


def test_every_code_that_links_has_a_sentence():
    assert {str(code) for code in UseCode} | {Membership.JUDGED} <= set(SENTENCES)


class TestJudgements:
    def test_a_report_that_does_not_belong_leaves_at_once(self, analyst):
        reports = [told("3330001", "3330002", day=day) for day in range(4)]

        judge(
            actor=analyst,
            report=reports[3],
            campaign=campaign_of(reports[0]),
            verdict=VERDICT.DIFFERENT,
        )

        assert Entry.objects.filter(action="campaign.judge", actor=analyst.name).exists()
        assert parts() == {frozenset(row.pk for row in reports[:3])}

    def test_and_stays_out_until_the_judgement_is_withdrawn(self, analyst):
        reports = [told("3330001", "3330002", day=day) for day in range(4)]
        campaign = campaign_of(reports[0])
        judgement = judge(
            actor=analyst, report=reports[3], campaign=campaign, verdict=VERDICT.DIFFERENT
        )

        relink(actor=SYSTEM)
        obeyed = parts()
        withdraw_judgement(actor=analyst, judgement=judgement)
        relink(actor=SYSTEM)

        assert obeyed == {frozenset(row.pk for row in reports[:3])}
        assert parts() == {frozenset(row.pk for row in reports)}
        assert campaign_of(reports[3]) == campaign

    def test_reports_judged_the_same_are_joined_and_say_why(self, analyst):
        reports = [told("3330001", "3330002", day=day) for day in range(3)]
        stranger = told("4440001")
        campaign = campaign_of(reports[0])
        judge(actor=analyst, report=stranger, campaign=campaign, verdict=VERDICT.SAME)

        relink(actor=SYSTEM)

        assert campaign_of(stranger) == campaign
        (reason,) = queries.explain(SYSTEM, Membership.objects.get(report=stranger))
        assert (reason.code, reason.identifier) == (Membership.JUDGED, None)
        view = queries.get_campaign_view(analyst, campaign)
        assert view.count == 4

    def test_a_later_judgement_overrules(self, analyst):
        reports = [told("3330001", "3330002", day=day) for day in range(4)]
        campaign = campaign_of(reports[0])
        for verdict in (VERDICT.DIFFERENT, VERDICT.SAME):
            judge(actor=analyst, report=reports[3], campaign=campaign, verdict=verdict)

        relink(actor=SYSTEM)

        assert parts() == {frozenset(row.pk for row in reports)}

    def test_unsure_binds_nobody(self, analyst):
        reports = [told("3330001", "3330002", day=day) for day in range(4)]
        before = parts()
        judge(
            actor=analyst,
            report=reports[3],
            campaign=campaign_of(reports[0]),
            verdict=VERDICT.UNSURE,
        )

        relink(actor=SYSTEM)

        assert parts() == before

    def test_a_campaign_of_two_that_loses_one_is_none(self, analyst):
        reports = [told("3330001", "3330002", day=day) for day in range(2)]
        campaign = campaign_of(reports[0])

        judge(actor=analyst, report=reports[1], campaign=campaign, verdict=VERDICT.DIFFERENT)
        relink(actor=SYSTEM)

        assert parts() == set()
        assert CampaignEvent.objects.filter(campaign=campaign, kind="dissolved").count() == 1

    def test_who_may_not_judge_is_refused(self):
        reports = [told("3330001", "3330002", day=day) for day in range(2)]
        officer = people.user(Role.DUTY_OFFICER).actor

        with pytest.raises(NotAllowed):
            judge(
                actor=officer,
                report=reports[1],
                campaign=campaign_of(reports[0]),
                verdict=VERDICT.DIFFERENT,
            )
        assert not Judgement.objects.exists()


def test_a_scheme_judged_apart_is_split_off_and_the_largest_part_keeps_the_reference(analyst):
    larger = [told("5550001", "5550002", day=day) for day in range(4)]
    lesser = [told("5550001", "5550003", day=day) for day in range(4, 6)]
    campaign = campaign_of(larger[0])
    Membership.objects.filter(report__in=lesser).update(campaign=campaign)
    for row in lesser:
        judgement = Judgement.objects.create(
            report=row,
            campaign=campaign,
            verdict=VERDICT.DIFFERENT,
            judged_at=TOLD_AT,
            judged_by=analyst.name,
        )
        judgement.others.set(larger)

    relink(actor=SYSTEM)

    assert {campaign_of(row) for row in larger} == {campaign}
    (other,) = {campaign_of(row) for row in lesser}
    event = CampaignEvent.objects.get(kind="split_off")
    assert (event.campaign, event.other) == (campaign, other)
    assert CampaignEvent.objects.filter(campaign=other, kind="founded").exists()


def test_totals_of_a_limited_reader_count_only_his_reports():
    ours = people.user(Role.DUTY_OFFICER, people.organisation("BANK-A")).actor
    theirs = people.user(Role.DUTY_OFFICER, people.organisation("BANK-B")).actor
    mine = told("6660001", "6660002", actor=ours, claimed_kzt=Decimal(100))
    for day in range(3):
        told("6660001", "6660002", day=day, actor=theirs, claimed_kzt=Decimal(1000))

    relink(actor=SYSTEM)

    view = queries.get_campaign_view(ours, campaign_of(mine))
    assert (view.count, view.claimed_kzt) == (1, 100)
