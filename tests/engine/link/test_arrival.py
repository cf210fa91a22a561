"""One new report against what is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.link.strategies import DAY, candidate_lists, candidates, mentions, shared_identifiers
from ortaq.engine.link.arrival import link_report
from ortaq.engine.link.facts import Candidate, LinkMention, NamelessCandidate, SharedIdentifier
from ortaq.engine.link.policy import DEFAULT
from ortaq.engine.link.verdict import ReasonCode, Verdict
from ortaq.engine.terms.identifier import IdentifierKind, Role

PHONE, IBAN = "+77091234567", "KZ90999TEST000000001"


def named(value, role=Role.OFFENDER, kind=IdentifierKind.PHONE):
    return LinkMention("new", kind, value, role, DAY)


def shared(value, role=Role.OFFENDER, kind=IdentifierKind.PHONE, **others):
    facts = {"report_count": 1, "last_seen_on": DAY, **others}
    return SharedIdentifier(kind=kind, value=value, role=role, **facts)


def campaign(reference, *items, **others):
    return Candidate(campaign=reference, shared=items, **others)


def codes(reasons):
    return [reason.code for reason in reasons]


def test_a_fresh_offenders_identifier_seen_nowhere_else_joins():
    verdict = link_report([named(PHONE)], [campaign("C-1", shared(PHONE))], on=DAY)

    assert verdict.campaign == "C-1"
    assert verdict.weight == pytest.approx(DEFAULT.weight[IdentifierKind.PHONE])
    assert codes(verdict.reasons) == [ReasonCode.ONLY_HERE]
    assert verdict.not_linked == ()


def test_nothing_shared_joins_nothing():
    assert link_report([named(PHONE)], [], on=DAY) == Verdict()


def test_reports_in_no_campaign_are_companions_with_their_own_reasons():
    first = Candidate("", (shared(PHONE),), reports=("R-1",))
    second = Candidate("", (shared(IBAN, kind=IdentifierKind.IBAN),), reports=("R-2",))

    verdict = link_report(
        [named(PHONE), named(IBAN, kind=IdentifierKind.IBAN)], [first, second], on=DAY
    )

    assert verdict.campaign is None
    assert verdict.is_linked
    assert verdict.companions == ("R-1", "R-2")
    assert [reason.value for reason in verdict.reasons_with("R-2")] == [IBAN]


@pytest.mark.parametrize(
    ("role", "code"), [(Role.HUB, ReasonCode.HUB), (Role.VICTIM, ReasonCode.VICTIM)]
)
def test_a_refused_role_on_either_side_says_why_not(role, code):
    in_report = link_report([named(PHONE, role)], [campaign("C-1", shared(PHONE))], on=DAY)
    in_campaign = link_report([named(PHONE)], [campaign("C-1", shared(PHONE, role))], on=DAY)

    for verdict in (in_report, in_campaign):
        assert not verdict.is_linked
        assert codes(verdict.not_linked) == [code]


def test_a_victims_number_stays_his_though_the_text_also_blames_it():
    mentions_of_one_number = [named(PHONE, Role.OFFENDER), named(PHONE, Role.VICTIM)]

    verdict = link_report(mentions_of_one_number, [campaign("C-1", shared(PHONE))], on=DAY)

    assert codes(verdict.not_linked) == [ReasonCode.VICTIM]


def test_a_number_long_unseen_may_have_a_new_owner():
    year_ago = DAY - timedelta(days=365)

    verdict = link_report(
        [named(PHONE)], [campaign("C-1", shared(PHONE, last_seen_on=year_ago))], on=DAY
    )

    assert not verdict.is_linked
    assert codes(verdict.not_linked) == [ReasonCode.TOO_OLD]
    assert verdict.not_linked[0].days == 365


def test_a_late_report_of_a_time_when_the_number_was_in_use_joins():
    in_use = shared(PHONE, first_seen_on=date(2024, 1, 1), last_seen_on=date(2027, 1, 1))

    verdict = link_report([named(PHONE)], [campaign("C-1", in_use)], on=DAY)

    assert [reason.days for reason in verdict.reasons] == [0]
    assert verdict.campaign == "C-1"


@pytest.mark.parametrize("report_count", [10, 1000])
def test_an_account_that_many_others_carry_says_little(report_count):
    rented = shared(IBAN, kind=IdentifierKind.IBAN, report_count=report_count)

    verdict = link_report(
        [named(IBAN, kind=IdentifierKind.IBAN)], [campaign("C-1", rented)], on=DAY
    )

    assert codes(verdict.not_linked) == [ReasonCode.TOO_COMMON]


def test_an_identifier_of_one_large_campaign_keeps_its_weight():
    own = shared(PHONE, report_count=5000, here_count=5000)

    verdict = link_report([named(PHONE)], [campaign("C-1", own)], on=DAY)

    assert verdict.campaign == "C-1"


def test_a_rented_account_does_not_merge_two_schemes():
    account = named(IBAN, kind=IdentifierKind.IBAN)
    renter = campaign("C-1", shared(IBAN, kind=IdentifierKind.IBAN))
    scheme = campaign("C-2", shared(PHONE), shared("+77091234568"))

    verdict = link_report([account, named(PHONE), named("+77091234568")], [renter, scheme], on=DAY)

    assert verdict.campaign == "C-2"
    assert verdict.merge == ()
    assert codes(verdict.not_linked) == [ReasonCode.OTHER_CAMPAIGN]


def test_two_independent_identifiers_on_both_sides_merge():
    numbers = [f"+7709123456{digit}" for digit in range(4)]
    one = campaign("C-1", shared(numbers[0]), shared(numbers[1]))
    other = campaign("C-2", shared(numbers[2]), shared(numbers[3]))

    verdict = link_report([named(number) for number in numbers], [other, one], on=DAY)

    assert verdict.campaign == "C-1"
    assert verdict.merge == ("C-2",)
    assert {reason.campaign for reason in verdict.reasons} == {"C-1", "C-2"}


def test_a_campaign_chosen_by_one_heavy_identifier_takes_in_no_other():
    sure = replace(DEFAULT, weight={**DEFAULT.weight, IdentifierKind.WALLET: 0.99})
    wallet = {"kind": IdentifierKind.WALLET}
    single = campaign("C-2", shared("wallet", **wallet))
    double = campaign("C-1", shared(PHONE), shared("+77091234568"))

    verdict = link_report(
        [named("wallet", **wallet), named(PHONE), named("+77091234568")],
        [single, double],
        on=DAY,
        policy=sure,
    )

    assert verdict.campaign == "C-2"
    assert verdict.merge == ()


def test_a_campaign_tied_by_one_heavy_identifier_is_not_merged_into_another():
    sure = replace(DEFAULT, weight={**DEFAULT.weight, IdentifierKind.WALLET: 0.92})
    wallet = {"kind": IdentifierKind.WALLET}
    double = campaign("C-1", shared(PHONE), shared("+77091234568"))
    single = campaign("C-2", shared("wallet", **wallet))

    verdict = link_report(
        [named("wallet", **wallet), named(PHONE), named("+77091234568")],
        [single, double],
        on=DAY,
        policy=sure,
    )

    assert verdict.campaign == "C-1"
    assert verdict.merge == ()


def test_a_list_of_numbers_joins_and_merges_nothing():
    phones = [f"+7709{number:07d}" for number in range(DEFAULT.most_named + 1)]
    known = [
        campaign("C-1", shared(phones[0]), shared(phones[1])),
        campaign("C-2", shared(phones[2]), shared(phones[3])),
        Candidate("", (shared(phones[4]),), reports=("R-1",)),
    ]

    told = link_report([named(phone) for phone in phones], known, on=DAY)
    shorter = link_report([named(phone) for phone in phones[:-1]], known, on=DAY)

    assert not told.is_linked
    assert set(codes(told.not_linked)) == {ReasonCode.LIST}
    assert shorter.is_linked


def test_a_list_that_came_before_is_not_taken_along():
    listed = Candidate("", (shared(PHONE),), reports=("R-1",), is_list=True)

    verdict = link_report([named(PHONE)], [listed, campaign("C-1", shared(PHONE))], on=DAY)

    assert (verdict.campaign, verdict.companions) == ("C-1", ())
    assert codes(verdict.not_linked) == [ReasonCode.OTHERS_LIST]


def test_victims_own_identifiers_make_no_list():
    own = [named(f"+7709{number:07d}", Role.VICTIM) for number in range(DEFAULT.most_named + 1)]

    verdict = link_report([*own, named(PHONE)], [campaign("C-1", shared(PHONE))], on=DAY)

    assert verdict.campaign == "C-1"


def test_a_page_and_its_site_are_one_witness():
    page, site = "https://bank.example/in", "bank.example"
    both = [named(page, kind=IdentifierKind.URL), named(site, kind=IdentifierKind.DOMAIN)]
    same = campaign(
        "C-1",
        shared(page, kind=IdentifierKind.URL),
        shared(site, kind=IdentifierKind.DOMAIN),
    )

    verdict = link_report(both, [same], on=DAY)

    assert verdict.weight == pytest.approx(DEFAULT.weight[IdentifierKind.URL])
    assert codes(verdict.not_linked) == [ReasonCode.SAME_WITNESS]


def test_another_type_of_crime_weakens_but_an_unknown_one_does_not():
    def weight(own, theirs):
        candidate = campaign("C-1", shared(PHONE), crime_type=theirs)
        return link_report([named(PHONE)], [candidate], on=DAY, crime_type=own).weight

    assert weight("loan", "investment") < weight("loan", "loan")
    assert weight("loan", None) == weight(None, "investment") == weight("loan", "loan")


def test_equal_campaigns_go_to_the_one_seen_last():
    old = campaign("C-1", shared(PHONE), last_report_on=DAY - timedelta(days=9))
    new = campaign("C-2", shared(PHONE), last_report_on=DAY)

    verdict = link_report([named(PHONE)], [old, new], on=DAY)

    assert verdict.campaign == "C-2"


def test_a_candidate_must_stand_for_something():
    with pytest.raises(NamelessCandidate):
        Candidate(campaign="", shared=())


@given(st.lists(mentions(st.sampled_from([Role.HUB, Role.VICTIM]))), candidate_lists())
def test_hubs_and_victims_identifiers_never_link(named_by_report, stored):
    verdict = link_report(named_by_report, stored, on=DAY)

    assert not verdict.is_linked
    assert verdict.weight == 0


@given(st.lists(mentions(), max_size=6), candidate_lists(), st.randoms())
def test_order_does_not_matter(named_by_report, stored, shuffler):
    before = link_report(named_by_report, stored, on=DAY)
    mixed = [
        replace(item, shared=tuple(shuffler.sample(item.shared, len(item.shared))))
        for item in shuffler.sample(stored, len(stored))
    ]

    after = link_report(shuffler.sample(named_by_report, len(named_by_report)), mixed, on=DAY)

    assert after == before


@given(st.lists(mentions(), max_size=6), candidate_lists(), candidates(number=-1))
def test_an_unrelated_candidate_changes_nothing(named_by_report, stored, stranger):
    unrelated = tuple(replace(item, value="c.example") for item in stranger.shared)

    verdict = link_report(named_by_report, [*stored, replace(stranger, shared=unrelated)], on=DAY)

    assert verdict == link_report(named_by_report, stored, on=DAY)


@given(st.lists(mentions(), max_size=6), candidates(), shared_identifiers())
def test_weight_never_falls_with_one_more_shared_identifier(named_by_report, stored, more):
    before = link_report(named_by_report, [stored], on=DAY)

    richer = replace(stored, shared=(*stored.shared, more))
    after = link_report(named_by_report, [richer], on=DAY)

    assert after.weight >= before.weight - 1e-12


@given(st.lists(mentions(), max_size=6), candidate_lists())
def test_there_is_a_reason_for_every_link_and_none_without(named_by_report, stored):
    verdict = link_report(named_by_report, stored, on=DAY)

    assert verdict.is_linked == bool(verdict.reasons)
    assert all(verdict.reasons_with(companion) for companion in verdict.companions)
    linked_campaigns = {reason.campaign for reason in verdict.reasons} - {""}
    assert linked_campaigns == {verdict.campaign, *verdict.merge} - {None}
    assert all(0 < reason.weight <= 1 for reason in verdict.reasons)


@given(st.lists(mentions(), max_size=6), candidate_lists())
def test_one_witness_never_merges(named_by_report, stored):
    verdict = link_report(named_by_report, stored, on=DAY)

    for merged in verdict.merge:
        assert sum(reason.campaign == merged for reason in verdict.reasons) >= 2


class TestJudgedApart:
    """What somebody judged different is never brought together."""

    def strong(self, reference):
        other = IdentifierKind.IBAN
        return campaign(reference, shared(PHONE, report_count=2), shared(IBAN, kind=other))

    def arrived(self, candidates, **others):
        own = [named(PHONE), named(IBAN, kind=IdentifierKind.IBAN)]
        return link_report(own, candidates, on=DAY, **others)

    def lone(self, report):
        return Candidate("", (shared(PHONE),), reports=(report,))

    def test_a_report_joins_the_better_one_and_does_not_merge_them(self):
        pair = [self.strong("C-1"), self.strong("C-2")]

        free = self.arrived(pair, policy=replace(DEFAULT, merge=0.5))
        bound = self.arrived(
            pair, policy=replace(DEFAULT, merge=0.5), apart=[frozenset({"C-1", "C-2"})]
        )

        assert (free.campaign, free.merge) == ("C-1", ("C-2",))
        assert (bound.campaign, bound.merge) == ("C-1", ())
        assert ReasonCode.JUDGED_APART in codes(bound.not_linked)

    def test_it_does_not_take_along_what_is_apart_from_its_campaign(self):
        candidates = [self.strong("C-1"), self.lone("R-1"), self.lone("R-2")]

        verdict = self.arrived(candidates, apart=[frozenset({"C-1", "R-1"})])

        assert verdict.companions == ("R-2",)

    def test_of_two_that_are_apart_it_takes_one(self):
        candidates = [self.lone("R-2"), self.lone("R-1")]

        verdict = self.arrived(candidates, apart=[frozenset({"R-1", "R-2"})])

        assert verdict.companions == ("R-1",)

    @given(st.lists(mentions(), max_size=6), candidate_lists(), st.integers(1, 6))
    def test_whatever_is_apart_is_not_linked_together(self, own, found, apart_by):
        names = sorted({n for c in found for n in ((c.campaign,) if c.campaign else c.reports)})
        apart = [frozenset(pair) for pair in zip(names, names[apart_by:], strict=False)]

        verdict = link_report(own, found, on=DAY, apart=apart)

        linked = {verdict.campaign, *verdict.merge, *verdict.companions}
        bundles = [set(c.reports) for c in found if not c.campaign]
        for pair in apart:
            inside = any(pair <= bundle for bundle in bundles)
            assert inside or not pair <= linked
