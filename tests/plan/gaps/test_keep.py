from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from factories import gaps, people
from ortaq.engine.terms.language import Trilingual
from ortaq.plan.gaps import services
from ortaq.plan.gaps.models import Gap, GapStatus
from ortaq.shared.actors import SYSTEM, NotAllowed, Role
from ortaq.shared.audit.queries import list_entries

pytestmark = pytest.mark.django_db
REASON = "Order No. 5 of 2026 is in force"


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.AGENCY_MEMBER, Role.OBSERVER])
def test_participants_name_gaps(role):
    gap = gaps.gap(people.user(role).actor)

    assert gap.reference.startswith("G-")
    assert list_entries(subject=gap.reference)[0].action == "gap.open"


@pytest.mark.parametrize("role", [Role.ANALYST, Role.DUTY_OFFICER])
def test_others_do_not(role):
    with pytest.raises(NotAllowed):
        gaps.gap(people.user(role).actor)


@pytest.mark.parametrize("severity", ["-0.01", "1.01"])
def test_a_size_outside_is_refused(severity):
    with pytest.raises(services.SeverityUnfit):
        gaps.gap(severity=Decimal(severity))


def test_a_gap_without_a_title_is_refused():
    with pytest.raises(services.GapIncomplete):
        gaps.gap(title=Trilingual())


@pytest.mark.parametrize("reason", ["", "   ", "done"])
def test_closing_needs_a_reason(reason):
    gap = gaps.gap()

    with pytest.raises(services.ClosingReasonNeeded):
        services.close_gap(actor=SYSTEM, gap=gap, reason=reason)

    assert Gap.objects.get().status == GapStatus.OPEN


def test_a_closed_gap_is_opened_again():
    gap = services.close_gap(actor=SYSTEM, gap=gaps.gap(), reason=REASON)

    reopened = services.reopen_gap(actor=SYSTEM, gap=gap)

    assert (reopened.status, reopened.closed_at, reopened.closed_reason) == ("open", None, "")


def test_closing_twice_and_reopening_an_open_one_are_refused():
    gap = gaps.gap()
    with pytest.raises(services.GapWrongStatus):
        services.reopen_gap(actor=SYSTEM, gap=gap)
    services.close_gap(actor=SYSTEM, gap=gap, reason=REASON)

    with pytest.raises(services.GapWrongStatus):
        services.close_gap(actor=SYSTEM, gap=gap, reason=REASON)


def test_an_addressed_gap_stays_addressed_and_a_closed_one_is_not_addressed():
    gap = gaps.gap()
    services.address_gap(actor=SYSTEM, gap=gap)

    again = services.address_gap(actor=SYSTEM, gap=gap)
    services.close_gap(actor=SYSTEM, gap=gap, reason=REASON)

    assert again.status == GapStatus.ADDRESSED
    with pytest.raises(services.GapWrongStatus):
        services.address_gap(actor=SYSTEM, gap=gap)


def test_only_the_secretariat_closes():
    gap = gaps.gap()

    with pytest.raises(NotAllowed):
        services.close_gap(actor=people.user(Role.AGENCY_MEMBER).actor, gap=gap, reason=REASON)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "closed"},
        {"closed_reason": "because"},
        {"severity": Decimal("1.5")},
        {"origin": "score"},
    ],
)
def test_the_database_keeps_the_rules(values):
    gap = gaps.gap()

    with pytest.raises(IntegrityError), transaction.atomic():
        Gap.objects.filter(pk=gap.pk).update(**values)
