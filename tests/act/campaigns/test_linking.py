from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from factories import people
from factories.reports import TOLD_AT, draft, report
from ortaq.act.campaigns import queries
from ortaq.act.campaigns.models import Campaign, CampaignEvent, Membership
from ortaq.act.campaigns.neighbourhood import LinkValue, Neighbourhood
from ortaq.act.intake.services import submit
from ortaq.engine.link.arrival import link_report
from ortaq.engine.link.facts import LinkMention
from ortaq.engine.link.policy import LinkPolicy
from ortaq.engine.link.replay import link_all
from ortaq.engine.terms.identifier import IdentifierKind, Role
from ortaq.shared.actors import SYSTEM
from ortaq.shared.actors import Role as PersonRole


@pytest.mark.django_db
class TestArrival:
    def test_two_reports_with_one_offenders_phone_found_a_campaign(self):
        first = report("Мошенник звонил с номера +77091112233")
        second = report("Мошенник звонил с номера 8 709 111 22 33")

        (campaign,) = Campaign.objects.all()

        assert set(Membership.objects.values_list("report", flat=True)) == {first.pk, second.pk}
        assert all(row.reasons for row in Membership.objects.all())
        assert campaign.reference == f"C-{campaign.pk:06d}"
        assert CampaignEvent.objects.get().kind == "founded"

    def test_a_third_joins_and_the_reference_stays(self):
        report("Мошенник звонил с номера +77091112233")
        report("Мошенник звонил с номера +77091112233")
        before = Campaign.objects.get().reference

        report("Мошенник звонил с номера +77091112233")

        assert Campaign.objects.get().reference == before
        assert Membership.objects.count() == 3

    def test_a_campaign_is_as_young_as_its_youngest_report_whichever_came_last(self):
        report("Мошенник звонил с номера +77091112233", reported_at=TOLD_AT + timedelta(days=3))
        report("Мошенник звонил с номера +77091112233", reported_at=TOLD_AT)

        day = (TOLD_AT + timedelta(days=3)).date()
        assert Campaign.objects.get().last_report_on == day

    def test_one_that_joins_takes_few_statements(self, django_assert_num_queries):
        for _ in range(3):
            report("Мошенник звонил с номера +77091112233")

        with django_assert_num_queries(16):  # of which two mark the transaction
            report("Мошенник звонил с номера +77091112233. Мой номер +77094445566.")

        assert Membership.objects.count() == 4

    def test_nobody_is_looked_for_by_the_victims_own_number(self, django_assert_num_queries):
        for _ in range(3):
            report("Мошенник звонил с номера +77091112233")

        with django_assert_num_queries(11):
            report("Мой номер +77091112233.")

        assert Membership.objects.count() == 3

    def test_a_hub_links_nothing(self):
        report("Ссылка была https://docs.google.com/forms/a1")
        report("Ссылка была https://docs.google.com/forms/b2")

        assert not Campaign.objects.exists()

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("fake-bank.wordpress.com", "prize-draw.wordpress.com"),
            ("fake-bank.neocities.org", "prize-draw.neocities.org"),
        ],
    )
    def test_strangers_on_one_hosting_are_not_linked(self, one, other):
        for site in (one, other):
            report(f"Меня обманули на сайте https://{site}/pay, перевёл деньги")

        assert not Campaign.objects.exists()

    def test_hosts_of_one_owner_are_linked(self):
        for site in ("login.fake-bank.wordpress.com", "fake-bank.wordpress.com"):
            report(f"Меня обманули на сайте https://{site}/, перевёл деньги")

        assert Campaign.objects.count() == 1

    def test_a_number_on_whatsapp_is_linked_to_the_phone_and_both_to_one_campaign(self):
        report("Мошенник писал с https://wa.me/77091112233 и просил деньги")
        report("Мошенник звонил с номера +77091112233")
        third = report("Мошенник писал с https://wa.me/77091112233 и просил деньги")

        assert Membership.objects.values("campaign").distinct().count() == 1
        assert Membership.objects.count() == 3
        reasons = queries.explain(SYSTEM, queries.find_membership(third))
        assert "whatsapp:+77091112233" in {reason.identifier.value for reason in reasons}

    def test_a_list_that_came_first_founds_nothing_with_those_whom_it_names(self):
        phones = [f"+7709222{number:04d}" for number in range(40)]
        told = report("Номера мошенников: " + ", ".join(phones))
        first = report(f"Мошенник звонил с номера {phones[7]}")

        why = queries.explain_absence(SYSTEM, first)
        report(f"Мошенник звонил с номера {phones[7]}")

        assert [row.code for row in why] == ["others_list"]
        assert Membership.objects.count() == 2
        assert not Membership.objects.filter(report=told).exists()

    def test_why_a_report_is_in_and_what_does_not_link_it(self):
        analyst = people.user(PersonRole.ANALYST).actor
        report("Мошенник звонил с номера +77091112233")
        second = report("Мошенник звонил с номера +77091112233")

        reasons = queries.explain(SYSTEM, queries.find_membership(second))

        assert [reason.identifier.value for reason in reasons] == ["+77091112233"]
        assert queries.explain_absence(analyst, second) == []


DAY = TOLD_AT.date()
PHONE = (IdentifierKind.PHONE, "+77091112233")


class TestCandidates:
    def test_a_common_identifier_leaves_only_those_who_carry_it_most(self):
        hood = Neighbourhood(
            campaigns={7: Campaign(pk=7, last_report_on=DAY)},
            is_list=dict.fromkeys(range(1, 6), False),
        )
        for number in range(1, 6):
            hood.place(report=number, key=PHONE, role=Role.OFFENDER, day=DAY)
        hood.campaign_of.update(dict.fromkeys([1, 2, 3], 7))
        named = [LinkValue(*PHONE, Role.OFFENDER)]

        every = hood.candidates(named)
        few = hood.candidates(named, most_elsewhere=2)

        assert [(row.campaign, row.reports) for row in every] == [
            (f"{7:018d}", ()),
            ("", ("4",)),
            ("", ("5",)),
        ]
        assert few == every[:1]

    @given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.integers(0, 4))
    def test_what_is_left_out_would_link_nothing(self, campaigns, most):
        hood = Neighbourhood(
            campaigns={key: Campaign(pk=key, last_report_on=DAY) for key in (1, 2, 3)},
            is_list=dict.fromkeys(range(1, 9), False),
        )
        for number, campaign in enumerate(campaigns, 1):
            hood.place(report=number, key=PHONE, role=Role.OFFENDER, day=DAY)
            if campaign:
                hood.campaign_of[number] = campaign
        named, policy = [LinkValue(*PHONE, Role.OFFENDER)], LinkPolicy(maximum_elsewhere=most)

        whole = link_report(named, hood.candidates(named), on=DAY, policy=policy)
        pruned = hood.candidates(named, most_elsewhere=most)

        left = link_report(named, pruned, on=DAY, policy=policy)
        assert replace(left, not_linked=()) == replace(whole, not_linked=())


@pytest.mark.django_db
def test_totals_count_only_what_the_reader_may_see():
    ours = people.user(PersonRole.DUTY_OFFICER, people.organisation("BANK-A")).actor
    theirs = people.user(PersonRole.DUTY_OFFICER, people.organisation("BANK-B")).actor
    report("Мошенник звонил с номера +77091112233", actor=ours, claimed_kzt=Decimal(100))
    for _ in range(3):
        report("Мошенник звонил с номера +77091112233", actor=theirs, claimed_kzt=Decimal(1000))
    campaign = Campaign.objects.get()

    mine = queries.get_campaign_view(ours, campaign)
    whole = queries.get_campaign_view(people.user(PersonRole.ANALYST).actor, campaign)

    assert (mine.count, mine.claimed_kzt) == (1, 100)
    assert (whole.count, whole.claimed_kzt) == (4, 3100)
    (listed,) = queries.list_campaigns(ours, on=TOLD_AT.date())
    assert (listed.seen, listed.claimed) == (1, 100)


@pytest.mark.django_db
def test_a_campaign_of_foreign_reports_is_not_there():
    theirs = people.user(PersonRole.DUTY_OFFICER, people.organisation("BANK-B")).actor
    ours = people.user(PersonRole.DUTY_OFFICER, people.organisation("BANK-A")).actor
    for _ in range(2):
        report("Мошенник звонил с номера +77091112233", actor=theirs)
    campaign = Campaign.objects.get()

    with pytest.raises(Campaign.DoesNotExist):
        queries.find_survivor(ours, campaign.pk)
    assert not queries.list_campaigns(ours, on=TOLD_AT.date()).exists()


_PHONES = st.sets(st.integers(0, 5), min_size=1, max_size=2)


class SameAsReference(TestCase):
    """The register links like the engine's plain replay, in one batch and one by one."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(_PHONES, min_size=1, max_size=8), st.integers(1, 4))
    def test_on_random_reports(self, reports, batch):
        drafts = [
            draft(
                " ".join(
                    f"Мошенник звонил с номера +7709000000{phone}." for phone in sorted(phones)
                ),
                reported_at=TOLD_AT + timedelta(minutes=number),
            )
            for number, phones in enumerate(reports)
        ]

        for start in range(0, len(drafts), batch):
            submit(actor=SYSTEM, drafts=drafts[start : start + batch])

        stored = defaultdict(set)
        for source_id, campaign in Membership.objects.values_list("report__source_id", "campaign"):
            stored[campaign].add(source_id)
        expected = defaultdict(set)
        mentions = [
            LinkMention(
                one.source_id,
                IdentifierKind.PHONE,
                f"+7709000000{phone}",
                Role.OFFENDER,
                one.reported_at.date(),
            )
            for one, phones in zip(drafts, reports, strict=True)
            for phone in phones
        ]
        types = {one.source_id: one.crime_type for one in drafts}
        ordered = {one.source_id: f"{number:03d}" for number, one in enumerate(drafts)}
        renamed = [LinkMention(ordered[m.report], m.kind, m.value, m.role, m.on) for m in mentions]
        linkage = link_all(renamed, crime_types={ordered[k]: v for k, v in types.items()})
        back = {name: source for source, name in ordered.items()}
        for name, campaign in linkage.campaign_of.items():
            expected[campaign].add(back[name])
        assert sorted(map(sorted, stored.values())) == sorted(map(sorted, expected.values()))
