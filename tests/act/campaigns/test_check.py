"""What may be said of a value: by whom it is read, whose it is, and what is protected."""

from __future__ import annotations

from datetime import timedelta

import pytest

from factories import people
from factories.reports import TOLD_AT, report
from ortaq.act.campaigns.queries.check import Verdict, check_values
from ortaq.act.reports.models import HubEffect, Mention
from ortaq.act.reports.services import ReporterDetails, add_hub
from ortaq.engine.terms.identifier import Role
from ortaq.shared.actors import PUBLIC, SYSTEM, NotAllowed
from ortaq.shared.actors import Role as Job

pytestmark = pytest.mark.django_db

PHONE = "+77095550001"
TYPED = "8 (709) 555-00-01"
ACCUSES = f"Мошенник звонил с номера {PHONE} и просил перевести деньги"


@pytest.fixture(autouse=True)
def _in_march(time_machine_at_told):
    """The day after the reports of the factory."""


@pytest.fixture
def time_machine_at_told():
    import time_machine

    with time_machine.travel(TOLD_AT + timedelta(days=1), tick=False):
        yield


def citizens(count: int, text: str = ACCUSES, **changes: object):
    return [
        report(
            text,
            channel="form",
            reporter=ReporterDetails(phone=f"+7709555{number:04d}"),
            **changes,
        )
        for number in range(9000, 9000 + count)
    ]


def verdict(value: str = TYPED, actor=PUBLIC) -> Verdict:
    (answer,) = check_values(actor, [value])
    return answer.verdict


def analyst():
    return people.user(Job.ANALYST).actor


def test_what_nobody_reported_is_unknown():
    assert verdict() is Verdict.UNKNOWN


@pytest.mark.parametrize(("count", "expected"), [(2, Verdict.UNKNOWN), (3, Verdict.FLAGGED)])
def test_three_persons_flag(count, expected):
    citizens(count)

    assert verdict() is expected


def test_one_person_who_reports_often_flags_nothing():
    for _ in range(5):
        citizens(1)

    assert verdict() is Verdict.UNKNOWN
    assert verdict(actor=analyst()) is Verdict.MENTIONED


def test_anonymous_reports_flag_nothing():
    for _ in range(5):
        report(ACCUSES, channel="form")

    assert verdict() is Verdict.UNKNOWN


def test_one_institution_flags_and_its_numbers_are_its_own():
    ours = people.user(Job.DUTY_OFFICER, people.organisation("BANK-A")).actor
    theirs = people.user(Job.DUTY_OFFICER, people.organisation("BANK-B")).actor
    report(ACCUSES, actor=ours, offender_fields=(("offender_contact", PHONE),))

    (mine,) = check_values(ours, [TYPED])
    (foreign,) = check_values(theirs, [TYPED])

    assert (mine.verdict, foreign.verdict) == (Verdict.FLAGGED, Verdict.FLAGGED)
    assert mine.standing.seen is not None
    assert mine.standing.seen.reports == 1
    assert foreign.standing.seen is None
    assert foreign.campaigns == ()


def test_campaigns_are_told_to_those_who_see_their_reports():
    ours = people.user(Job.DUTY_OFFICER, people.organisation("BANK-A")).actor
    theirs = people.user(Job.DUTY_OFFICER, people.organisation("BANK-B")).actor
    for _ in range(2):
        last = report(ACCUSES, actor=ours)
    reference = last.membership.campaign.reference

    assert check_values(ours, [TYPED])[0].campaigns == (reference,)
    assert check_values(theirs, [TYPED])[0].campaigns == ()


def test_a_victims_number_is_known_to_nobody():
    citizens(3)
    Mention.objects.update(role=Role.VICTIM)

    assert verdict() is Verdict.UNKNOWN
    assert verdict(actor=analyst()) is Verdict.UNKNOWN


def test_a_number_that_is_as_often_the_victims_is_known_to_nobody():
    citizens(4)
    half = Mention.objects.order_by("pk").values_list("pk", flat=True)[:2]
    Mention.objects.filter(pk__in=list(half)).update(role=Role.VICTIM)

    assert verdict(actor=analyst()) is Verdict.UNKNOWN


def test_a_report_counts_once_however_often_it_names_the_value():
    citizens(2, f"{ACCUSES}. Потом опять позвонил {PHONE}")
    assert Mention.objects.filter(identifier__value=PHONE).count() > 2

    (answer,) = check_values(analyst(), [TYPED])

    assert answer.standing.seen is not None
    assert (answer.standing.seen.reports, answer.standing.seen.reporters) == (2, 2)


def test_days_are_counted_in_utc_as_reports_are_told():
    late = TOLD_AT.replace(hour=23, minute=59, second=59, microsecond=999_000)
    for moment in (late - timedelta(days=3), late):
        citizens(2, reported_at=moment)
    ours = people.user(Job.DUTY_OFFICER, people.organisation("BANK-A")).actor
    report(ACCUSES, actor=ours, reported_at=late, offender_fields=(("offender_contact", PHONE),))

    standing = check_values(analyst(), [TYPED])[0].standing
    theirs = check_values(ours, [TYPED])[0].standing

    assert standing.seen[:4] == (5, 3, (late - timedelta(days=3)).date(), late.date())
    assert standing.flag[1:4] == (5, (late - timedelta(days=3)).date(), late.date())
    assert theirs.seen[:4] == (1, 1, late.date(), late.date())
    assert theirs.flag == standing.flag


def test_a_flag_runs_out():
    import time_machine

    citizens(3)

    with time_machine.travel(TOLD_AT + timedelta(days=366), tick=False):
        assert verdict() is Verdict.UNKNOWN
        assert verdict(actor=analyst()) is Verdict.MENTIONED


def test_a_protected_number_cannot_be_flagged():
    citizens(3)
    add_hub(
        actor=SYSTEM,
        value=PHONE,
        effect=HubEffect.PROTECTED,
        category="bank",
        reason="The bank's own call centre, letter 12-3",
    )

    assert verdict() is Verdict.PROTECTED
    (answer,) = check_values(analyst(), [TYPED])
    assert (answer.verdict, answer.standing.flag) == (Verdict.PROTECTED, None)


def test_a_protected_site_protects_its_hosts_and_pages():
    citizens(3, "Мошенники прислали ссылку https://www.bank-bonus.top/win")
    add_hub(
        actor=SYSTEM,
        value="bank-bonus.top",
        effect=HubEffect.PROTECTED,
        category="bank",
        reason="The bank's own prize, letter 12-3",
    )

    assert verdict("m.bank-bonus.top") is Verdict.PROTECTED
    assert verdict("https://bank-bonus.top/other") is Verdict.PROTECTED
    assert verdict("https://bank-bonus.top/win") is Verdict.FLAGGED, "the page itself is reported"


def test_a_number_on_whatsapp_is_known_as_the_phone():
    citizens(2)
    report(
        f"Мошенник писал с https://wa.me/{PHONE[1:]} и просил перевести деньги",
        channel="form",
        reporter=ReporterDetails(phone="+77095558000"),
    )

    (number,) = check_values(PUBLIC, [TYPED])
    (account,) = check_values(PUBLIC, [f"https://wa.me/{PHONE[1:]}"])

    assert number.verdict is Verdict.FLAGGED
    assert number.standing.flag.reports == 3
    assert (account.verdict, account.standing) == (number.verdict, number.standing)


def test_a_bank_of_the_country_is_well_known_whatever_is_reported():
    citizens(3, "Мошенники прислали ссылку https://halykbank.kz/ и украли деньги")

    assert verdict("halykbank.kz") is Verdict.WELL_KNOWN


def test_reports_of_what_everybody_shares_are_not_read(django_assert_max_num_queries):
    citizens(3, "Мошенники прислали ссылку https://halykbank.kz/ и украли деньги")
    verdict("halykbank.kz")

    with django_assert_max_num_queries(1):  # the entries of administrators
        assert verdict("halykbank.kz") is Verdict.WELL_KNOWN


def test_a_link_is_known_by_its_page_or_by_its_site():
    citizens(3, "Мошенник прислал ссылку https://get-bonus-kz.top/pay?utm_source=sms")

    (page,) = check_values(PUBLIC, ["https://www.get-bonus-kz.top/pay?utm_source=vk"])
    (other,) = check_values(PUBLIC, ["get-bonus-kz.top/other"])

    assert (page.verdict, page.about) == (Verdict.FLAGGED, "value")
    assert (other.verdict, other.about) == (Verdict.FLAGGED, "site")


def test_a_link_that_one_person_named_is_warned_of_where_its_site_is():
    citizens(2, "Мошенник прислал ссылку https://get-bonus-kz.top/one")
    citizens(1, "Мошенник прислал ссылку https://get-bonus-kz.top/two")
    report("Мошенник прислал ссылку https://get-bonus-kz.top/three", channel="form")
    bank = people.user(Job.DUTY_OFFICER, people.organisation("BANK-A")).actor
    report("Мошенник прислал ссылку https://get-bonus-kz.top", actor=bank)

    for actor in (PUBLIC, analyst()):
        (answer,) = check_values(actor, ["get-bonus-kz.top/one"])
        assert (answer.verdict, answer.about) == (Verdict.FLAGGED, "site")


def test_a_site_on_a_hosting_says_nothing_of_its_neighbours():
    citizens(3, "Мошенник прислал ссылку https://get-bonus.wordpress.com/pay")

    assert verdict("get-bonus.wordpress.com") is Verdict.FLAGGED
    assert verdict("recipes.wordpress.com") is Verdict.UNKNOWN


@pytest.mark.parametrize("value", ["", " ", "hello there", "9" * 40, "x" * 5000, "\x00"])
def test_what_is_no_identifier_is_said_so(value):
    assert verdict(value) is Verdict.INVALID


def test_answers_come_in_order_with_repeats():
    citizens(3)

    answers = check_values(PUBLIC, [TYPED, "nonsense words", PHONE, "+77095550999"])

    assert [row.verdict for row in answers] == ["flagged", "invalid", "flagged", "unknown"]


def test_a_card_is_known_by_its_digest_and_told_masked():
    citizens(3, "Мошенник велел перевести на карту 4405 6399 9999 9996")

    (answer,) = check_values(PUBLIC, ["4405639999999996"])

    assert "63999999999" not in answer.value
    assert answer.value.endswith("9996")


def test_who_may_not_check_is_refused():
    with pytest.raises(NotAllowed):
        check_values(people.user(Job.OBSERVER).actor, [TYPED])


def test_many_values_are_checked_with_few_queries(django_assert_max_num_queries):
    citizens(3)
    values = [f"+77095{number:06d}" for number in range(550_000, 550_400)]

    with django_assert_max_num_queries(8):
        answers = check_values(SYSTEM, values)

    assert [row.verdict for row in answers[:3]] == ["unknown", "flagged", "unknown"]
