"""Whole sets linked in the order of arrival."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.link.strategies import worlds
from ortaq.engine.link.facts import LinkMention
from ortaq.engine.link.groups import groups_by_shared
from ortaq.engine.link.replay import Linkage, link_all
from ortaq.engine.link.verdict import ReasonCode
from ortaq.engine.terms.identifier import IdentifierKind, Role

START = date(2026, 1, 1)


def named(report, value, day=0, role=Role.OFFENDER, kind=IdentifierKind.PHONE):
    return LinkMention(report, kind, value, role, START + timedelta(days=day))


def test_a_chain_of_rotating_numbers_is_one_campaign():
    mentions = [
        named("R-1", "+77091000001"),
        named("R-2", "+77091000001", 1),
        named("R-2", "+77091000002", 1),
        named("R-3", "+77091000002", 2),
        named("R-4", "+77091000009", 2),
    ]

    linkage = link_all(mentions)

    assert linkage.campaign_of == {"R-1": "R-1", "R-2": "R-1", "R-3": "R-1"}
    assert {reason.value for reason in linkage.reasons["R-3"]} == {"+77091000002"}


def test_a_bridge_of_two_numbers_each_way_merges_and_one_does_not():
    pairs = {"A": ("+77091000001", "+77091000002"), "B": ("+77091000003", "+77091000004")}
    schemes = [
        named(f"{scheme}-{index}", number, index)
        for scheme, numbers in pairs.items()
        for index in (1, 2)
        for number in numbers
    ]
    bridge = [named("Z", number, 3) for numbers in pairs.values() for number in numbers]

    merged = link_all([*schemes, *bridge])
    apart = link_all([*schemes, *bridge[:3]])

    assert set(merged.campaign_of.values()) == {"A-1"}
    assert {apart.campaign_of["Z"], apart.campaign_of["B-1"]} == {"A-1", "B-1"}
    assert ReasonCode.OTHER_CAMPAIGN in {reason.code for reason in apart.not_linked["Z"]}


def test_a_number_that_one_report_calls_its_own_still_links_the_others():
    mentions = [
        named("R-1", "+77091000001"),
        named("R-2", "+77091000001", 1, role=Role.VICTIM),
        named("R-3", "+77091000001", 2),
    ]

    linkage = link_all(mentions)

    assert linkage.campaign_of.keys() <= {"R-1", "R-3"}
    assert "R-2" in linkage.not_linked


def test_crime_types_reach_the_judgement():
    ip = {"kind": IdentifierKind.CARD_MASKED}
    mentions = [named("R-1", "532041******5889", **ip), named("R-2", "532041******5889", 30, **ip)]

    same = link_all(mentions, crime_types={"R-1": "loan", "R-2": "loan"})
    other = link_all(mentions, crime_types={"R-1": "loan", "R-2": "investment"})

    assert same.campaign_of
    assert not other.campaign_of


@given(worlds(), st.randoms())
def test_order_of_mentions_does_not_matter(mentions, shuffler):
    shuffled = shuffler.sample(mentions, len(mentions))

    assert link_all(shuffled) == link_all(mentions)


@given(worlds())
def test_every_member_has_a_reason_and_every_campaign_two_members(mentions):
    linkage = link_all(mentions)

    campaigns = list(linkage.campaign_of.values())
    assert linkage.campaign_of.keys() == linkage.reasons.keys()
    assert all(linkage.reasons.values())
    assert all(campaigns.count(campaign) >= 2 for campaign in campaigns)


@given(worlds())
def test_disjoint_identifiers_give_no_campaign(mentions):
    disjoint = [replace(item, value=f"{item.report}.{item.value}") for item in mentions]

    assert link_all(disjoint) == Linkage({}, {}, {})


@given(worlds())
def test_campaigns_never_reach_beyond_what_linkable_identifiers_connect(mentions):
    refused = {
        (item.report, item.kind, item.value)
        for item in mentions
        if item.role in {Role.HUB, Role.VICTIM}
    }
    linkable = [item for item in mentions if (item.report, item.kind, item.value) not in refused]
    groups = [set(group) for group in groups_by_shared(linkable, set(IdentifierKind))]

    linkage = link_all(mentions)

    for report, campaign in linkage.campaign_of.items():
        assert any({report, campaign} <= group for group in groups)
