from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from factories import people, rounds
from ortaq.plan.rounds import services
from ortaq.plan.rounds.jobs import remind_in_the_morning
from ortaq.plan.rounds.models import Reminder
from ortaq.plan.rounds.reminding import reminder_days, step_due
from ortaq.shared.actors import SYSTEM
from ortaq.shared.outbox.models import Message

NOON = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=5)))
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def day(number: int) -> date:
    return NOON.date() + timedelta(days=number)


def test_reminders_come_before_on_and_after_the_last_day():
    days = reminder_days(date(2026, 3, 31), days_before=[7, 1], on_the_day=True, weeks_after=2)

    assert [str(one) for one in days] == [
        "2026-03-24",
        "2026-03-30",
        "2026-03-31",
        "2026-04-07",
        "2026-04-14",
    ]


@given(
    DAYS, st.lists(st.integers(1, 90), max_size=5), st.booleans(), st.integers(0, 12), DAYS, DAYS
)
def test_a_step_is_due_once_and_never_from_before_the_opening(
    deadline, before, on_the_day, weeks, opened, on
):
    days = reminder_days(deadline, days_before=before, on_the_day=on_the_day, weeks_after=weeks)

    step = step_due(days, opened=opened, last_step=None, on=on)

    if step is None:
        assert not any(opened < one <= on for one in days)
    else:
        assert opened < step <= on
        assert step_due(days, opened=opened, last_step=step, on=on) is None


@pytest.fixture
def agency():
    return people.organisation("AG-1", "government")


def reminded_days(until: int) -> list[date]:
    """Run the morning's work every day and say on which days somebody was reminded."""
    for number in range(until + 1):
        with time_machine.travel(NOON + timedelta(days=number), tick=False):
            remind_in_the_morning(None)
            remind_in_the_morning(None)
    return sorted(Reminder.objects.values_list("on", flat=True))


@pytest.mark.django_db
def test_an_organisation_that_is_silent_is_reminded_by_the_plan(agency):
    rounds.member(agency)
    with time_machine.travel(NOON, tick=False):
        rounds.opened(agency, days=10, days_before=[14, 7, 1], weeks_after=1)

    days = reminded_days(until=30)

    assert days == [day(3), day(9), day(10), day(17)]
    assert Message.objects.filter(kind="rounds.reminder").count() == 4


@pytest.mark.django_db
def test_who_is_done_is_not_reminded(agency):
    user = rounds.member(agency)
    with time_machine.travel(NOON, tick=False):
        round_ = rounds.opened(agency, days=10, days_before=[7], weeks_after=0)
        services.hand_in(desk=rounds.desk(round_, user))

    assert reminded_days(until=12) == []


@pytest.mark.django_db
def test_after_days_without_a_worker_only_the_latest_reminder_goes_out(agency):
    rounds.member(agency)
    with time_machine.travel(NOON, tick=False):
        rounds.opened(agency, days=10, days_before=[7, 5, 3], weeks_after=0)

    with time_machine.travel(NOON + timedelta(days=8), tick=False):
        count = services.remind_due(actor=SYSTEM)

    assert count == 1
    assert [str(one.step_on) for one in Reminder.objects.all()] == [str(day(7))]


@pytest.mark.django_db
def test_nobody_is_reminded_before_the_morning(agency):
    rounds.member(agency)
    with time_machine.travel(NOON, tick=False):
        rounds.opened(agency, days=10, days_before=[7])
    early = NOON.replace(hour=8) + timedelta(days=3)

    with time_machine.travel(early, tick=False):
        last = remind_in_the_morning(None)

    assert last is None
    assert not Reminder.objects.exists()


@pytest.mark.django_db
def test_by_hand_an_organisation_is_reminded_once_a_day(agency):
    user = rounds.member(agency, language="ru")
    round_ = rounds.opened(agency)
    rounds.answered(rounds.desk(round_, user))

    reminded = services.remind(actor=SYSTEM, round_=round_, organisations=["AG-1", "NO-1"])

    message = Message.objects.get(kind="rounds.reminder")
    assert reminded == 1
    assert "3" in message.body
    with pytest.raises(services.NothingToRemind):
        services.remind(actor=SYSTEM, round_=round_, organisations=["AG-1"])


@pytest.mark.django_db
def test_a_reminder_holds_the_same_personal_link_as_the_letter(agency):
    from ortaq.shared.personal_links.services import token_of
    from ortaq.shared.secrets import unseal

    round_ = rounds.opened(agency)
    invitation = rounds.invited(round_, agency)

    services.remind(actor=SYSTEM, round_=round_, organisations=["AG-1"])

    message = Message.objects.get(kind="rounds.reminder")
    assert token_of(invitation) in unseal(bytes(message.sealed_body), bound_to=message.key)


@pytest.mark.django_db
def test_a_closed_round_reminds_nobody(agency):
    rounds.member(agency)
    with time_machine.travel(NOON, tick=False):
        round_ = rounds.opened(agency, days=10)
        services.close_round(actor=SYSTEM, round_=round_)

    assert reminded_days(until=12) == []
