"""The page of a campaign: for whom it counts what, what resembles it, and what is decided on it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from factories import people
from factories.campaigns import OTHER_PHONE, PHONE, campaign_of, told
from factories.reports import TOLD_AT, draft, report
from ortaq.act.campaigns import queries
from ortaq.act.campaigns.graph import identifier_graph
from ortaq.act.campaigns.models import Campaign, Membership, Regrouping
from ortaq.act.campaigns.wording import sentence, similar_sentences
from ortaq.act.intake.services import submit
from ortaq.act.reports.models import Identifier, Report
from ortaq.shared import drawing
from ortaq.shared.actors import SYSTEM, Role

pytestmark = pytest.mark.django_db


def bank(code: str):
    return people.user(Role.DUTY_OFFICER, people.organisation(code))


@pytest.fixture
def shared():
    """A campaign of which bank A told two reports and bank B three, with a phone only B names."""
    ours, theirs = bank("BANK-A"), bank("BANK-B")
    mine = [told(PHONE, actor=ours.actor, region="KZ-75") for _ in range(2)]
    for region in ("KZ-71", "KZ-71", ""):
        told(PHONE, OTHER_PHONE, actor=theirs.actor, region=region)
    return ours, theirs, campaign_of(mine[0])


def test_totals_map_and_graph_are_of_the_readers_own_reports(shared):
    ours, theirs, campaign = shared

    one = queries.get_campaign_view(ours.actor, campaign)
    other = queries.get_campaign_view(theirs.actor, campaign)

    assert (one.count, one.by_region) == (2, {"KZ-75": 2})
    assert (other.count, other.by_region) == (3, {"KZ-71": 2})
    assert [item.identifier.value for item in one.evidence] == [PHONE]
    assert [item.reports for item in one.evidence] == [2]
    drawn = drawing.identifiers(identifier_graph(one))
    assert PHONE in drawn
    assert OTHER_PHONE not in drawn
    assert OTHER_PHONE in drawing.identifiers(identifier_graph(other))


def test_reasons_tell_nothing_of_reports_that_the_reader_may_not_see(shared):
    ours, _theirs, campaign = shared
    members = list(queries.get_campaign_view(ours.actor, campaign).reports)

    reasons = queries.explain_all(ours.actor, members)

    sentences = {strip_tags(sentence(reason)) for found in reasons.values() for reason in found}
    assert sentences == {f"The phone {PHONE} is named here and in this campaign."}


def test_a_report_linked_by_others_alone_is_said_to_be_so():
    ours, theirs = bank("BANK-A"), bank("BANK-B")
    mine = told(PHONE, actor=ours.actor)
    told(PHONE, actor=theirs.actor)

    (reason,) = queries.explain(ours.actor, Membership.objects.get(report=mine))

    assert PHONE not in sentence(reason)
    assert "may not see" in sentence(reason)


def test_the_page_of_one_bank_does_not_name_what_another_told(client, shared):
    ours, theirs, campaign = shared
    address = reverse("campaigns:campaign", args=[campaign.reference])
    client.force_login(ours)
    mine = client.get(address).content.decode()
    client.force_login(theirs)

    assert OTHER_PHONE not in mine
    assert "Identifiers that they share" in mine
    assert OTHER_PHONE in client.get(address).content.decode()


@pytest.fixture
def rented():
    """Two schemes of one kind and time that are told alike, kept apart, with an account of both."""
    script = (
        "Позвонили из банка, сказали перевести все деньги на безопасный счёт и продиктовать код"
    )
    days = [TOLD_AT - timedelta(days=number) for number in range(4)]
    one = [report(f"{script}. Мошенник звонил с номера {PHONE}", reported_at=at) for at in days]
    two = [
        report(f"{script}. Мошенник звонил с номера {OTHER_PHONE}", reported_at=at) for at in days
    ]
    return campaign_of(one[0]), campaign_of(two[0])


def test_campaigns_told_alike_are_similar_with_a_reason(rented):
    one, two = rented
    assert one != two

    (similar,) = queries.list_similar(SYSTEM, one)

    assert similar.campaign == two
    assert similar.likeness > 0.5
    said = " ".join(similar_sentences(similar))
    assert "told" not in said
    assert "tell it alike" in said
    assert "The type of crime is the same." in said


def test_a_shared_rare_identifier_is_named(rented):
    one, two = rented
    account = Identifier.objects.get(value=PHONE)
    member = Membership.objects.filter(campaign=two).first()
    member.report.mentions.create(
        identifier=account, role="offender", role_confidence=0.9, rule="test"
    )

    similar = queries.list_similar(SYSTEM, one)[0]

    assert [row.value for row in similar.shared] == [PHONE]
    said = similar_sentences(similar)
    assert f"Both name the same rare identifier: phone {PHONE}." in said
    assert "The type of crime is the same. Their last reports are of one day." in said


def test_days_apart_are_of_reports_that_the_reader_may_see(rented):
    one, two = rented
    officer = bank("BANK-A")
    for campaign, day in ((one, 0), (two, 3)):
        member = Membership.objects.filter(campaign=campaign).latest("report__reported_at")
        told_at = TOLD_AT - timedelta(days=10 + day)
        Report.objects.filter(pk=member.report_id).update(
            organisation=officer.organisation, reported_at=told_at
        )

    (similar,) = queries.list_similar(officer.actor, one)

    assert similar.days == 3


def test_similar_campaigns_are_those_that_the_reader_may_see(rented):
    one, _two = rented

    assert queries.list_similar(bank("BANK-A").actor, one) == []


@pytest.mark.parametrize(
    ("days", "trend", "counts"),
    [
        ((1, 2, 40), "growing", (2, 1)),
        ((1, 40, 41), "slowing", (1, 2)),
        ((1, 40), "steady", (1, 1)),
        ((61, 62), "quiet", (0, 0)),
    ],
)
def test_it_is_said_whether_it_grows(days, trend, counts):
    told_on = [told(PHONE, reported_at=TOLD_AT - timedelta(days=day)) for day in days]

    lately = queries.count_lately(SYSTEM, campaign_of(told_on[0]), on=TOLD_AT.date())

    assert (lately.recent, lately.before) == counts
    assert lately.trend == trend


def test_now_is_counted_over_the_readers_own_reports(shared):
    ours, theirs, campaign = shared
    on = TOLD_AT.date()

    assert queries.count_lately(ours.actor, campaign, on=on).recent == 2
    assert queries.count_lately(theirs.actor, campaign, on=on).recent == 3


def test_the_page_says_whose_reports_it_counts_to_those_who_see_a_part(client, shared):
    ours, _theirs, campaign = shared
    address = reverse("campaigns:campaign", args=[campaign.reference])
    said = "Every figure on this page is of the reports that your role may see."
    client.force_login(ours)
    part = client.get(address).content.decode()
    client.force_login(people.user(Role.ANALYST))

    assert said in part
    assert said not in client.get(address).content.decode()


def test_a_region_that_nobody_names_has_no_report_rather_than_no_figure(client, shared):
    ours, _theirs, campaign = shared
    client.force_login(ours)

    page = client.get(reverse("campaigns:campaign", args=[campaign.reference])).content.decode()

    assert "no data" not in page
    assert "Most: Almaty City, 2" in page


def test_every_reason_leads_to_its_identifier_and_beside_it_stands_what_was_told(client, shared):
    _ours, _theirs, campaign = shared
    client.force_login(people.user(Role.ANALYST))

    page = client.get(reverse("campaigns:campaign", args=[campaign.reference])).content.decode()

    members = page[page.index('id="members"') :]
    address = reverse("reports:identifier", args=[Identifier.objects.get(value=PHONE).pk])
    assert f'<a href="{address}" translate="no">{PHONE}</a>' in members
    assert "Мошенник звонил" in members


def test_the_page_shows_graph_similar_campaigns_and_no_buttons_to_a_bank(client):
    officer = bank("BANK-A")
    one, _ = (told(PHONE, actor=officer.actor) for _ in range(2))
    client.force_login(officer)

    page = client.get(
        reverse("campaigns:campaign", args=[campaign_of(one).reference])
    ).content.decode()

    assert 'class="chart identifier-graph"' in page
    assert "Similar campaigns" in page
    assert "Merge the campaigns" not in page


def decide(client, verb: str, campaign: Campaign, **answers: str):
    return client.post(
        reverse(f"campaigns:{verb}", args=[campaign.reference]), answers, follow=True
    )


def test_an_analyst_merges_and_undoes(client, rented):
    one, two = rented
    client.force_login(people.user(Role.ANALYST))

    page = decide(client, "merge", one, other=two.reference, reason="one <b>voice</b>")

    assert Membership.objects.filter(campaign=one).count() == 8
    shown = page.content.decode()
    assert "one &lt;b&gt;voice" in shown
    assert "user:" not in shown
    regrouping = Regrouping.objects.get()
    client.post(reverse("campaigns:undo_regrouping", args=[regrouping.pk]), follow=True)
    regrouping.refresh_from_db()
    assert regrouping.undone_at is not None


def test_a_similar_campaign_is_one_click_from_the_merge(client, rented):
    one, two = rented
    client.force_login(people.user(Role.ANALYST))
    address = reverse("campaigns:campaign", args=[one.reference])
    similar = client.get(address).content.decode()

    page = client.get(address, {"other": two.reference}).content.decode()

    assert f'href="?other={two.reference}#decide"' in similar
    assert f'value="{two.reference}"' in page
    assert f'value="{two.reference}"' not in similar


def test_the_list_names_who_decided_and_why_to_those_only_who_decide_too(client, rented):
    one, two = rented
    analyst, officer = people.user(Role.ANALYST), bank("BANK-A")
    Report.objects.update(organisation=officer.organisation)
    client.force_login(analyst)
    decide(client, "merge", one, other=two.reference, reason="one voice")
    page = client.get(reverse("campaigns:list")).content.decode()
    client.force_login(officer)
    theirs = client.get(reverse("campaigns:list")).content.decode()

    assert "one voice" in page
    assert f"· {analyst}" in page
    assert f"Took in campaign {two.reference}" in theirs
    assert "one voice" not in theirs
    assert str(analyst) not in theirs


@pytest.mark.parametrize(
    "answers", [{"other": "C-999999", "reason": "same voice"}, {"other": "", "reason": ""}]
)
def test_a_merge_with_nothing_says_what_is_wrong(client, rented, answers):
    one, _two = rented
    client.force_login(people.user(Role.ANALYST))

    page = decide(client, "merge", one, **answers)

    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()
    assert not Regrouping.objects.exists()


def test_a_campaign_is_not_merged_with_itself(client, rented):
    one, _two = rented
    client.force_login(people.user(Role.ANALYST))

    assert decide(client, "merge", one, other=one.reference, reason="same").status_code == 422


def test_an_analyst_splits_reports_off(client, rented):
    one, _two = rented
    client.force_login(people.user(Role.ANALYST))
    members = list(Membership.objects.filter(campaign=one).select_related("report"))
    chosen = ", ".join(member.report.reference for member in members[:2])

    page = decide(client, "split", one, reports=chosen, reason="another voice")

    assert page.status_code == 200
    assert Membership.objects.filter(campaign=one).count() == 2


def test_reports_are_ticked_to_be_split_off(client, rented):
    one, _two = rented
    client.force_login(people.user(Role.ANALYST))
    first, second = Membership.objects.filter(campaign=one).select_related("report")[:2]
    page = client.get(reverse("campaigns:campaign", args=[one.reference])).content.decode()

    address = reverse("campaigns:split", args=[one.reference])
    answer = {
        "ticked": [first.report.reference],
        "reports": second.report.reference.lower(),
        "reason": "another voice",
    }
    client.post(address, answer)

    assert f'name="ticked" value="{first.report.reference}"' in page
    assert page.count('form="split"') == 4
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.campaign == second.campaign != one


def test_what_was_ticked_stays_where_the_reason_is_missing(client, rented):
    one, _two = rented
    client.force_login(people.user(Role.ANALYST))
    member = Membership.objects.filter(campaign=one).select_related("report").first()

    address = reverse("campaigns:split", args=[one.reference])
    page = client.post(address, {"ticked": [member.report.reference], "reports": "", "reason": ""})

    form = page.content.decode().split('id="split"')[1]
    assert page.status_code == 422
    assert f">\n{member.report.reference}</textarea>" in form


def test_the_parts_of_the_page_and_the_campaign_of_a_split_are_one_click_away(client, rented):
    one, _two = rented
    client.force_login(people.user(Role.ANALYST))
    members = list(Membership.objects.filter(campaign=one).select_related("report"))
    chosen = " ".join(member.report.reference for member in members[:2])

    page = decide(client, "split", one, reports=chosen, reason="another").content.decode()

    other = Regrouping.objects.get().other
    history = page[page.index('id="history"') :]
    assert reverse("campaigns:campaign", args=[other.reference]) in history
    for place in ("when", "ties", "reports", "similar", "decide", "history"):
        assert f'href="#{place}"' in page
        assert f'id="{place}"' in page


def test_no_link_leads_a_reader_of_a_part_to_a_campaign_that_he_may_not_see(client, rented):
    one, _two = rented
    officer = bank("BANK-A")
    members = list(Membership.objects.filter(campaign=one).select_related("report"))
    client.force_login(people.user(Role.ANALYST))
    chosen = " ".join(member.report.reference for member in members[:2])
    decide(client, "split", one, reports=chosen, reason="another")
    Report.objects.filter(pk=members[3].report_id).update(organisation=officer.organisation)
    client.force_login(officer)

    address = reverse("campaigns:campaign", args=[one.reference])
    page = client.get(address).content.decode()

    other = Regrouping.objects.get().other.reference
    assert f"A part went to campaign {other}" in page
    assert reverse("campaigns:campaign", args=[other]) not in page


def test_the_next_page_of_reports_begins_at_the_reports(client):
    reports = [told(PHONE) for _ in range(26)]
    client.force_login(people.user(Role.ANALYST))

    address = reverse("campaigns:campaign", args=[campaign_of(reports[0]).reference])
    page = client.get(address).content.decode()

    assert 'href="?page=2#reports"' in page


def test_one_report_is_no_split(client, rented):
    one, _two = rented
    client.force_login(people.user(Role.ANALYST))
    (member,) = Membership.objects.filter(campaign=one).select_related("report")[:1]

    page = decide(client, "split", one, reports=member.report.reference, reason="another")

    assert page.status_code == 422
    assert not Regrouping.objects.exists()


def test_who_may_not_judge_is_refused(client, shared):
    ours, _theirs, campaign = shared
    client.force_login(ours)

    for verb in ("merge", "split"):
        assert decide(client, verb, campaign, other="C-000001", reason="x").status_code == 403


def test_five_hundred_reports_are_a_page(client, django_assert_max_num_queries):
    drafts = [
        draft(f"Мошенник звонил с номеров {PHONE} и +7709555{3000 + number // 5:04d}")
        for number in range(500)
    ]
    submit(actor=SYSTEM, drafts=drafts)
    client.force_login(people.user(Role.ANALYST))
    campaign = Campaign.objects.filter(merged_into=None).order_by("pk").first()

    with django_assert_max_num_queries(45):
        page = client.get(reverse("campaigns:campaign", args=[campaign.reference]))

    told_page = page.content.decode()
    wide = told_page[: told_page.index("drawn-narrow", told_page.index("identifier-graph"))]
    assert 2 <= len(re.findall(r'<circle cx="\d+" cy="\d+" r="[\d.]+"', wide)) <= 34
    assert "Not drawn" in told_page
